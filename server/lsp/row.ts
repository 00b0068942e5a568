// What a row of the table is made of: how a request's parameters become what a feature takes.

import type {
    CancellationToken,
    Connection,
    Disposable,
    HandlerResult,
    RequestType,
    ServerCapabilities,
} from 'vscode-languageserver/node';
import type { Workspace } from '../features/workspace';
import type { Position, Range } from '../language/document';
import type { Abilities } from './abilities';
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

export interface Row {
    readonly method: string;
    readonly capabilities: ServerCapabilities;
    readonly listen: (connection: Connection, serve: Serve) => Disposable;
}

/** The request's type says what its answer is, not the feature. */
type Answer<R, E> = HandlerResult<NoInfer<R>, NoInfer<E>>;

/** A request, and the function that answers it. */
export const row = <P, R, E>(
    type: RequestType<P, R, E>,
    capabilities: ServerCapabilities,
    answer: (context: Context, params: P) => Answer<R, E>,
): Row => ({
    method: type.method,
    capabilities,
    listen: (connection, serve) =>
        connection.onRequest(type, (params, token) =>
            serve(type.method, token, context => answer(context, params)),
        ),
});

/** A request about a whole document. */
export const inDocument = <P, R, E>(
    type: RequestType<P, R, E>,
    capabilities: ServerCapabilities,
    feature: (workspace: Workspace, file: string, params: P, context: Context) => Answer<R, E>,
): Row =>
    row(type, capabilities, (context, params) =>
        feature(context.workspace, context.session.fileOf(uriIn(params)), params, context),
    );

/** A request about a place in a document. */
export const atPosition = <P, R, E>(
    type: RequestType<P, R, E>,
    capabilities: ServerCapabilities,
    feature: (
        workspace: Workspace,
        file: string,
        position: Position,
        params: P,
        context: Context,
    ) => Answer<R, E>,
): Row =>
    inDocument(type, capabilities, (workspace, file, params, context) =>
        feature(workspace, file, positionIn(params), params, context),
    );

/** A request about a part of a document. */
export const inRange = <P, R, E>(
    type: RequestType<P, R, E>,
    capabilities: ServerCapabilities,
    feature: (workspace: Workspace, file: string, range: Range, params: P, context: Context) => Answer<R, E>,
): Row =>
    inDocument(type, capabilities, (workspace, file, params, context) =>
        feature(workspace, file, rangeIn(params), params, context),
    );
