// Every notification that the server handles, one row each: its method, and what it does to the session.

import type { MessageConnection } from 'vscode-jsonrpc/node';
import type { TextDocumentSaveReason } from 'vscode-languageserver-protocol';
import { type Method, notification, type ParamsOf } from './messages';
import {
    changesIn,
    field,
    languageIn,
    refuse,
    textIn,
    uriIn,
    versionIn,
    withRenames,
    withUris,
} from './params';
import { TRUSTED } from './protocol';
import type { ServerContext } from './request-handler';

export interface NotificationHandler {
    readonly method: string;
    readonly listen: (connection: MessageConnection, handle: HandleNotification) => void;
}

/** Handles a notification, and logs a failure. `changed` gives the open file whose text it changes, if there is one. */
export type HandleNotification = (
    method: string,
    act: (context: ServerContext) => void,
    changed: (context: ServerContext) => string | undefined,
) => void;

const handler = <M extends Method>(
    method: M,
    act: (context: ServerContext, params: ParamsOf<M>) => void,
    changed: (context: ServerContext, params: ParamsOf<M>) => string | undefined = () => undefined,
): NotificationHandler => ({
    method,
    listen: (connection, handle) => {
        connection.onNotification(notification(method), params =>
            handle(
                method,
                context => act(context, params),
                context => changed(context, params),
            ),
        );
    },
});

const fileOf = ({ session }: ServerContext, params: unknown): string => session.fileOf(uriIn(params));

const BY_HAND: typeof TextDocumentSaveReason.Manual = 1;

export const NOTIFICATIONS: readonly NotificationHandler[] = [
    handler('textDocument/didOpen', ({ session, abilities }, params) => {
        if (!abilities.watchesFiles) session.lookAtDisk();
        session.opened(uriIn(params), versionIn(params), textIn(params), languageIn(params));
    }),
    handler(
        'textDocument/didChange',
        ({ session }, params) => {
            const uri = uriIn(params);
            const isOpen = session.edited(uri, versionIn(params), changesIn(params));
            if (!isOpen) refuse(`${uri} is not open`);
        },
        fileOf,
    ),
    handler('textDocument/willSave', ({ session }, params) =>
        session.willSave(uriIn(params), field(params, 'reason') === BY_HAND),
    ),
    handler('textDocument/didSave', ({ session, abilities }, params) => {
        if (!abilities.watchesFiles) session.lookAtDisk();
        session.saved(uriIn(params));
    }),
    handler(
        'textDocument/didClose',
        ({ session, tokens }, params) => {
            const uri = uriIn(params);
            tokens.delete(session.fileOf(uri));
            session.closed(uri);
        },
        fileOf,
    ),
    handler('workspace/didChangeWatchedFiles', ({ session }, params) =>
        withUris(params, 'changes', uris => session.changedOnDisk(uris.map(uri => session.fileOf(uri)))),
    ),
    handler('workspace/didRenameFiles', ({ session }, params) =>
        withRenames(params, renamed => {
            const uris = renamed.flatMap(({ oldUri, newUri }) => [oldUri, newUri]);
            session.movedOnDisk(uris.map(uri => session.fileOf(uri)));
        }),
    ),
    handler('workspace/didDeleteFiles', ({ session }, params) =>
        withUris(params, 'files', uris => session.movedOnDisk(uris.map(uri => session.fileOf(uri)))),
    ),
    handler('workspace/didChangeWorkspaceFolders', ({ session }, params) => {
        const event = field(params, 'event');
        withUris(event, 'removed', removed =>
            withUris(event, 'added', added => session.changeFolders(removed, added)),
        );
    }),
    handler('workspace/didChangeConfiguration', ({ configured }, params) =>
        configured(field(field(field(params, 'settings'), 'eemi'), 'inlayHints')),
    ),
    handler(TRUSTED, ({ session }) => session.trusted()),
];
