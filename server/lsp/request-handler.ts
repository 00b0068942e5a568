// The rows of the table of requests: how the parameters of a request become the arguments of a feature.

import type { CancellationToken, HandlerResult, MessageConnection } from 'vscode-jsonrpc/node';
import type { ServerCapabilities } from 'vscode-languageserver-protocol';
import type { GeneratedDocument } from '../features/outputs/generatedDocument';
import type { Workspace } from '../features/workspace';
import type { Position, Range } from '../language/document';
import { isSteps, type Steps } from '../language/steps';
import type { Edit } from '../model/problem';
import type { Abilities } from './abilities';
import type { Given } from './comparing';
import { type Method, type ParamsOf, type ResultOf, request } from './messages';
import { given, positionIn, rangeIn, uriIn } from './params';
import type { BaseAnswer, EmitAnswer } from './protocol';
import type { Session } from './session';
import type { TokenResults } from './token-results';

/** What an answer may depend on, besides its parameters. */
export interface ServerContext {
    readonly session: Session;
    readonly workspace: Workspace;
    readonly abilities: Abilities;
    readonly settings: { readonly inlayHints: boolean };
    readonly tokens: TokenResults;
    /** Shows the result of an emission in the editor. */
    readonly emitted: (answer: EmitAnswer) => void;
    /** Asks the person at the editor. Gives whether the answer was the one offered. */
    readonly agrees: (question: string, answer: string) => Promise<boolean>;
    /** Has the editor edit a file; gives whether it did. It does not if the file was changed meanwhile. */
    readonly apply: (file: string, edits: readonly Edit[]) => Promise<boolean>;
    /** Does work that begins later than the request that asks for it, as a request of its own. */
    readonly inTurns: <R>(begin: () => Steps<R>) => Promise<Awaited<R>>;
    /** Has the editor open a document. */
    readonly show: (uri: string) => void;
    /** To be called when settings change; `inlayHints` is the new value of that one, if the editor sent it. */
    readonly configured: (inlayHints: unknown) => void;
    /** Takes over what a document is compared with. */
    readonly compare: (file: string, given: Given) => Steps<BaseAnswer>;
    /** Compares a piece of what was taken over; gives whether there may be more. */
    readonly compareNext: () => boolean;
    /** Sends the first requests to an editor that is ready. */
    readonly greet: () => void;
}

/**
 * Calls `answer` for an incoming request, unless that was cancelled, and turns failures into errors. If `fileOf` gives a file, it
 * is analysed first, in turns that let other messages in, unless it was generated. If it is patient, other requests are answered first, and it begins again
 * when a file changes.
 */
export type Serve = <R>(
    method: string,
    token: CancellationToken,
    fileOf: (context: ServerContext) => string | undefined,
    answer: (context: ServerContext) => R | Steps<R>,
    isPatient?: boolean,
) => R | Promise<Awaited<R>>;

export interface RequestHandler {
    readonly method: string;
    readonly capabilities: ServerCapabilities;
    readonly listen: (connection: MessageConnection, serve: Serve) => void;
}

/** The type of the answer is determined by the method, not by the feature. */
type Answer<M extends Method> = Result<M> | Steps<Result<M>>;

type Result<M extends Method> = HandlerResult<ResultOf<NoInfer<M>> | null, void>;

/** Answers about a generated file, where a method does. */
type InGenerated<M extends Method> = (
    document: GeneratedDocument,
    params: ParamsOf<M>,
    context: ServerContext,
) => Answer<M>;

/** A request, and the function that answers it. */
export const handler = <M extends Method>(
    method: M,
    capabilities: ServerCapabilities,
    answer: (context: ServerContext, params: ParamsOf<M>) => Answer<M>,
    fileOf: (context: ServerContext, params: ParamsOf<M>) => string | undefined = () => undefined,
): RequestHandler => ({
    method,
    capabilities,
    listen: (connection, serve) => {
        connection.onRequest(request(method), (params, token) =>
            serve(
                method,
                token,
                context => fileOf(context, params),
                (context): Result<M> | Steps<Result<M>> => answer(context, given(params)),
            ),
        );
    },
});

/** A request for which nobody waits with the next key, such as of a view that follows what is typed. */
export const patient = (row: RequestHandler): RequestHandler => ({
    ...row,
    listen: (connection, serve) =>
        row.listen(connection, (method, token, fileOf, answer) => serve(method, token, fileOf, answer, true)),
});

/** A request about a whole document. */
export const inDocument = <M extends Method>(
    method: M,
    capabilities: ServerCapabilities,
    feature: (workspace: Workspace, file: string, params: ParamsOf<M>, context: ServerContext) => Answer<M>,
    inGenerated?: InGenerated<M>,
): RequestHandler =>
    handler<M>(
        method,
        capabilities,
        (context, params) => {
            const file = fileIn(context, params);
            return context.session.generated?.has(file)
                ? answerInGenerated(context, file, params, inGenerated)
                : feature(context.workspace, file, params, context);
        },
        fileIn,
    );

/** Nothing is said about a document of another language that was not generated, and by most methods also of one that was. */
function* answerInGenerated<M extends Method>(
    context: ServerContext,
    file: string,
    params: ParamsOf<M>,
    answer: InGenerated<M> | undefined,
): Steps<Result<M>> {
    const document = answer && (yield* context.session.generated?.read(file) ?? []);
    if (answer === undefined || document === undefined) return null;
    const answered = answer(document, params, context);
    return isSteps(answered) ? yield* answered : answered;
}

const fileIn = ({ session }: ServerContext, params: unknown): string => session.fileOf(uriIn(params));

/** A request about a place in a document. */
export const atPosition = <M extends Method>(
    method: M,
    capabilities: ServerCapabilities,
    feature: (
        workspace: Workspace,
        file: string,
        position: Position,
        params: ParamsOf<M>,
        context: ServerContext,
    ) => Answer<M>,
    inGenerated?: (
        document: GeneratedDocument,
        position: Position,
        context: ServerContext,
        params: ParamsOf<M>,
    ) => Answer<M>,
): RequestHandler =>
    inDocument(
        method,
        capabilities,
        (workspace, file, params, context) => feature(workspace, file, positionIn(params), params, context),
        inGenerated &&
            ((document, params, context) => inGenerated(document, positionIn(params), context, params)),
    );

/** A request about a part of a document. */
export const inRange = <M extends Method>(
    method: M,
    capabilities: ServerCapabilities,
    feature: (
        workspace: Workspace,
        file: string,
        range: Range,
        params: ParamsOf<M>,
        context: ServerContext,
    ) => Answer<M>,
    inGenerated?: (
        document: GeneratedDocument,
        range: Range,
        params: ParamsOf<M>,
        context: ServerContext,
    ) => Answer<M>,
): RequestHandler =>
    inDocument(
        method,
        capabilities,
        (workspace, file, params, context) => feature(workspace, file, rangeIn(params), params, context),
        inGenerated &&
            ((document, params, context) => inGenerated(document, rangeIn(params), params, context)),
    );
