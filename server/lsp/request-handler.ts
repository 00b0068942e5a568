// The rows of the table of requests: how the parameters of a request become the arguments of a feature.

import type { CancellationToken, HandlerResult, MessageConnection } from 'vscode-jsonrpc/node';
import type { ServerCapabilities } from 'vscode-languageserver-protocol';
import type { Workspace } from '../features/workspace';
import type { Position, Range } from '../language/document';
import type { Steps } from '../language/steps';
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
 * is analysed first, in turns that let other messages in.
 */
export type Serve = <R>(
    method: string,
    token: CancellationToken,
    fileOf: (context: ServerContext) => string | undefined,
    answer: (context: ServerContext) => R | Steps<R>,
) => R | Promise<Awaited<R>>;

export interface RequestHandler {
    readonly method: string;
    readonly capabilities: ServerCapabilities;
    readonly listen: (connection: MessageConnection, serve: Serve) => void;
}

/** The type of the answer is determined by the method, not by the feature. */
type Answer<M extends Method> = Result<M> | Steps<Result<M>>;

type Result<M extends Method> = HandlerResult<ResultOf<NoInfer<M>>, void>;

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

/** A request about a whole document. */
export const inDocument = <M extends Method>(
    method: M,
    capabilities: ServerCapabilities,
    feature: (workspace: Workspace, file: string, params: ParamsOf<M>, context: ServerContext) => Answer<M>,
): RequestHandler =>
    handler(
        method,
        capabilities,
        (context, params) => feature(context.workspace, fileIn(context, params), params, context),
        fileIn,
    );

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
): RequestHandler =>
    inDocument(method, capabilities, (workspace, file, params, context) =>
        feature(workspace, file, positionIn(params), params, context),
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
): RequestHandler =>
    inDocument(method, capabilities, (workspace, file, params, context) =>
        feature(workspace, file, rangeIn(params), params, context),
    );
