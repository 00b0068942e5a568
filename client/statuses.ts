// What the server says of each document: it says so after each change that concerns the document, whoever made it. This client can have
// only one listener to a notification, and several surfaces want to know.

import { type Disposable, EventEmitter } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { STATUS, Status } from '../server/lsp/protocol';

const NOTIFICATION: typeof STATUS = 'eemi/status';

export class Statuses {
    private readonly told = new EventEmitter<Status>();
    readonly onDidTell = this.told.event;
    private readonly listening: Disposable;

    constructor(client: LanguageClient) {
        this.listening = client.onNotification(NOTIFICATION, (status: Status) => this.told.fire(status));
    }

    dispose(): void {
        this.listening.dispose();
        this.told.dispose();
    }
}
