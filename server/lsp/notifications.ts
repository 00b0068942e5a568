// Every notification that the server heeds, one row each: its method, and what it does to the session.

import {
    type Connection,
    DidChangeConfigurationNotification,
    DidChangeTextDocumentNotification,
    DidChangeWatchedFilesNotification,
    DidChangeWorkspaceFoldersNotification,
    DidCloseTextDocumentNotification,
    DidDeleteFilesNotification,
    DidOpenTextDocumentNotification,
    DidRenameFilesNotification,
    DidSaveTextDocumentNotification,
    type NotificationType,
} from 'vscode-languageserver/node';
import { changesIn, field, renamesIn, textIn, uriIn, urisIn, versionIn } from './params';
import type { Context } from './row';

export interface NotificationRow {
    readonly method: string;
    readonly listen: (connection: Connection, heed: Heed) => void;
}

/** Does what a notification asks, and sees to its failing. */
export type Heed = (method: string, act: (context: Context) => void) => void;

const row = <P>(type: NotificationType<P>, act: (context: Context, params: P) => void): NotificationRow => ({
    method: type.method,
    listen: (connection, heed) =>
        connection.onNotification(type, params => heed(type.method, context => act(context, params))),
});

export const NOTIFICATIONS: readonly NotificationRow[] = [
    row(DidOpenTextDocumentNotification.type, ({ session, abilities }, params) => {
        if (!abilities.watchesFiles) session.lookAtDisk();
        session.opened(uriIn(params), versionIn(params), textIn(params));
    }),
    row(DidChangeTextDocumentNotification.type, ({ session }, params) => {
        const uri = uriIn(params);
        const isOpen = session.edited(uri, versionIn(params), changesIn(params));
        if (!isOpen) throw new Error(`${uri} is not open`);
    }),
    row(DidSaveTextDocumentNotification.type, ({ session, abilities }, params) => {
        if (!abilities.watchesFiles) session.lookAtDisk();
        session.saved(uriIn(params));
    }),
    row(DidCloseTextDocumentNotification.type, ({ session, tokens }, params) => {
        const uri = uriIn(params);
        tokens.delete(session.fileOf(uri));
        session.closed(uri);
    }),
    row(DidChangeWatchedFilesNotification.type, ({ session }, params) =>
        session.changedOnDisk(urisIn(params, 'changes').map(uri => session.fileOf(uri))),
    ),
    row(DidRenameFilesNotification.type, ({ session }, params) => {
        const uris = renamesIn(params).flatMap(({ oldUri, newUri }) => [oldUri, newUri]);
        session.movedOnDisk(uris.map(uri => session.fileOf(uri)));
    }),
    row(DidDeleteFilesNotification.type, ({ session }, params) =>
        session.movedOnDisk(urisIn(params, 'files').map(uri => session.fileOf(uri))),
    ),
    row(DidChangeWorkspaceFoldersNotification.type, ({ session }, { event }) =>
        session.changeFolders(urisIn(event, 'removed'), urisIn(event, 'added')),
    ),
    row(DidChangeConfigurationNotification.type, ({ configured }, params) =>
        configured(field(field(field(params, 'settings'), 'eemi'), 'inlayHints')),
    ),
];
