// What the server says of each document: it says so after each change that concerns the document, whoever made it. This client can have
// only one listener to a notification, and several surfaces want to know. Of a source that is not open the server says only what is wrong.

import { type Disposable, type Event, EventEmitter, type Uri, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { STATUS, Status } from '../server/lsp/protocol';

const NOTIFICATION: typeof STATUS = 'eemi/status';

export class Statuses {
    private readonly told = new EventEmitter<Status>();
    readonly onDidTell = this.told.event;
    private readonly renewed = new EventEmitter<void>();
    /** Something is new about a source, open or not. */
    readonly onNews = this.renewed.event;
    private readonly listening: readonly Disposable[];

    /** `onDidCheck` tells each source whose diagnostics came. */
    constructor(client: LanguageClient, onDidCheck: Event<Uri>) {
        this.listening = [
            client.onNotification(NOTIFICATION, (status: Status) => {
                this.told.fire(status);
                this.renewed.fire();
            }),
            // Of an open one there is a status right after them.
            onDidCheck(uri => {
                if (!isOpen(uri)) this.renewed.fire();
            }),
        ];
    }

    dispose(): void {
        for (const each of [...this.listening, this.told, this.renewed]) each.dispose();
    }
}

const isOpen = (uri: Uri): boolean =>
    workspace.textDocuments.some(document => document.uri.toString() === uri.toString());
