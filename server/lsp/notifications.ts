// Every notification that the server heeds, one row each: its method, and what it does to the session.

import type { MessageConnection } from 'vscode-jsonrpc/node';
import { type Method, notification, type ParamsOf } from './messages';
import { changesIn, field, renamesIn, textIn, uriIn, urisIn, versionIn } from './params';
import type { Context } from './row';

export interface NotificationRow {
    readonly method: string;
    readonly listen: (connection: MessageConnection, heed: Heed) => void;
}

/** Does what a notification asks, and sees to its failing. */
export type Heed = (method: string, act: (context: Context) => void) => void;

const row = <M extends Method>(
    method: M,
    act: (context: Context, params: ParamsOf<M>) => void,
): NotificationRow => ({
    method,
    listen: (connection, heed) => {
        connection.onNotification(notification(method), params =>
            heed(method, context => act(context, params)),
        );
    },
});

export const NOTIFICATIONS: readonly NotificationRow[] = [
    row('textDocument/didOpen', ({ session, abilities }, params) => {
        if (!abilities.watchesFiles) session.lookAtDisk();
        session.opened(uriIn(params), versionIn(params), textIn(params));
    }),
    row('textDocument/didChange', ({ session }, params) => {
        const uri = uriIn(params);
        const isOpen = session.edited(uri, versionIn(params), changesIn(params));
        if (!isOpen) throw new Error(`${uri} is not open`);
    }),
    row('textDocument/didSave', ({ session, abilities }, params) => {
        if (!abilities.watchesFiles) session.lookAtDisk();
        session.saved(uriIn(params));
    }),
    row('textDocument/didClose', ({ session, tokens }, params) => {
        const uri = uriIn(params);
        tokens.delete(session.fileOf(uri));
        session.closed(uri);
    }),
    row('workspace/didChangeWatchedFiles', ({ session }, params) =>
        session.changedOnDisk(urisIn(params, 'changes').map(uri => session.fileOf(uri))),
    ),
    row('workspace/didRenameFiles', ({ session }, params) => {
        const uris = renamesIn(params).flatMap(({ oldUri, newUri }) => [oldUri, newUri]);
        session.movedOnDisk(uris.map(uri => session.fileOf(uri)));
    }),
    row('workspace/didDeleteFiles', ({ session }, params) =>
        session.movedOnDisk(urisIn(params, 'files').map(uri => session.fileOf(uri))),
    ),
    row('workspace/didChangeWorkspaceFolders', ({ session }, { event }) =>
        session.changeFolders(urisIn(event, 'removed'), urisIn(event, 'added')),
    ),
    row('workspace/didChangeConfiguration', ({ configured }, params) =>
        configured(field(field(field(params, 'settings'), 'eemi'), 'inlayHints')),
    ),
];
