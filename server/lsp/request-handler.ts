// What a row of the table is made of: how a request's parameters become what a feature takes.

import type { CancellationToken, HandlerResult, MessageConnection } from 'vscode-jsonrpc/node';
import type { ServerCapabilities } from 'vscode-languageserver-protocol';
import type { Workspace } from '../features/workspace';
import type { Position, Range } from '../language/document';
import type { Abilities } from './abilities';
import { type Method, type ParamsOf, type ResultOf, request } from './messages';
import { positionIn, rangeIn, uriIn } from './params';
import type { EmitAnswer } from './protocol';
import type { Session } from './session';
import type { TokenResults } from './token-results';

/** What an answer may depend on beside its parameters. */
export interface Context {
    readonly session: Session;
    readonly workspace: Workspace;
    readonly abilities: Abilities;
    readonly settings: { readonly inlayHints: boolean };
    readonly tokens: TokenResults;
    /** Tells the person at the editor what became of an emission. */
    readonly emitted: (answer: EmitAnswer) => void;
    /** Settings changed; `inlayHints` is what the editor says of that one, if anything. */
    readonly configured: (inlayHints: unknown) => void;
    /** What there is to ask of an editor that is ready. */
    readonly greet: () => void;
}

/** Calls `answer` for a request that came in, unless it was cancelled, and sees to its failing. */
export type Serve = <R>(method: string, token: CancellationToken, answer: (context: Context) => R) => R;

export interface RequestHandler {
    readonly method: string;
    readonly capabilities: ServerCapabilities;
    readonly listen: (connection: MessageConnection, serve: Serve) => void;
}

/** The method says what its answer is, not the feature. */
type Answer<M extends Method> = HandlerResult<ResultOf<NoInfer<M>>, void>;

/** A request, and the function that answers it. */
export const handler = <M extends Method>(
    method: M,
    capabilities: ServerCapabilities,
    answer: (context: Context, params: ParamsOf<M>) => Answer<M>,
): RequestHandler => ({
    method,
    capabilities,
    listen: (connection, serve) => {
        connection.onRequest(request(method), (params, token) =>
            serve(method, token, context => answer(context, params)),
        );
    },
});

/** A request about a whole document. */
export const inDocument = <M extends Method>(
    method: M,
    capabilities: ServerCapabilities,
    feature: (workspace: Workspace, file: string, params: ParamsOf<M>, context: Context) => Answer<M>,
): RequestHandler =>
    handler(method, capabilities, (context, params) =>
        feature(context.workspace, context.session.fileOf(uriIn(params)), params, context),
    );

/** A request about a place in a document. */
export const atPosition = <M extends Method>(
    method: M,
    capabilities: ServerCapabilities,
    feature: (
        workspace: Workspace,
        file: string,
        position: Position,
        params: ParamsOf<M>,
        context: Context,
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
        context: Context,
    ) => Answer<M>,
): RequestHandler =>
    inDocument(method, capabilities, (workspace, file, params, context) =>
        feature(workspace, file, rangeIn(params), params, context),
    );
