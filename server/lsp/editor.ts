// The editor at the other end of the connection: everything that the server sends on its own. It requests only what the editor
// can do.

import type { MessageConnection } from 'vscode-jsonrpc/node';
import type { FileSystemWatcher, MessageType } from 'vscode-languageserver-protocol';
import type { Range } from '../language/document';
import { endingOf } from '../model/file-kinds';
import { baseName } from '../model/paths';
import type { Edit } from '../model/problem';
import { PROJECT_FILE } from '../model/project-file';
import type { Abilities } from './abilities';
import type { Client } from './client';
import type { Log } from './log';
import type { Method, ParamsOf, ResultOf } from './messages';
import { field } from './params';
import { CHANGES, type Changes, STATUS } from './protocol';

export class Editor implements Client {
    /** The watched paths, as one text. */
    private watched: string | undefined;
    private watcher: Promise<Unregister> = Promise.resolve(() => {});
    private registrations = 0;

    constructor(
        private readonly connection: MessageConnection,
        private readonly log: Log,
        private readonly abilities: Abilities,
        readonly schedule: Client['schedule'],
        /** The URI of a folder or a file, which is given as the core names it. */
        private readonly uriOf: (file: string) => string,
    ) {}

    publish: Client['publish'] = (uri, version, diagnostics) => {
        this.notify('textDocument/publishDiagnostics', {
            uri,
            diagnostics,
            ...(version !== undefined && { version }),
        });
    };

    status: Client['status'] = status => {
        if (this.abilities.wantsStatus) this.notify(STATUS, status);
    };

    changes(changes: Changes): void {
        this.notify(CHANGES, changes);
    }

    refresh: Client['refresh'] = () => {
        for (const each of this.abilities.refreshes) {
            this.sent(this.connection.sendRequest(`workspace/${each}/refresh`));
        }
    };

    /** Watches all sources and these files. */
    watch: Client['watch'] = files => {
        const key = files.join('\n');
        if (!this.abilities.watchesFiles || key === this.watched) return;
        this.watched = key;
        const before = this.watcher;
        const watchers = [
            { globPattern: `**/*${endingOf('source')}` },
            { globPattern: `**/${PROJECT_FILE}` },
            ...files.map(file => this.watcherOf(file)),
        ];
        this.watcher = this.register('workspace/didChangeWatchedFiles', { watchers });
        // The new one first, so that no change in between is missed.
        this.sent(Promise.all([before, this.watcher]).then(([unregister]) => unregister()));
    };

    warn: Client['warn'] = message => {
        this.notify('window/showMessage', { type: MESSAGE_TYPES.warning, message });
    };

    /** Asks for the value of `eemi.inlayHints`; the answer comes later, if at all. */
    askForInlayHints(take: (value: unknown) => void): void {
        if (!this.abilities.hasConfiguration) return;
        const settings = this.ask('workspace/configuration', { items: [{ section: 'eemi' }] });
        this.sent(settings.then(answer => take(field(Array.isArray(answer) && answer[0], 'inlayHints'))));
    }

    /** Asks for a notification when settings change. */
    followConfiguration(): void {
        if (!this.abilities.registersConfiguration) return;
        this.sent(this.register('workspace/didChangeConfiguration', { section: 'eemi' }));
    }

    /** Shows a message. If there is a place and the editor can open it, offers to go there. */
    show(
        kind: 'info' | 'error',
        message: string,
        place?: { readonly uri: string; readonly range: Range },
    ): void {
        const type = MESSAGE_TYPES[kind];
        if (place !== undefined && this.abilities.showsDocuments)
            this.sent(this.offer({ type, message, actions: [{ title: 'Show the first' }] }, place));
        else this.notify('window/showMessage', { type, message });
    }

    /** Opens a document, in an editor that can. */
    open(uri: string): void {
        if (this.abilities.showsDocuments)
            this.sent(this.ask('window/showDocument', { uri, takeFocus: true }));
    }

    /** Asks a question with one answer to choose. An editor that does not let one choose has not agreed. */
    async agrees(question: string, answer: string): Promise<boolean> {
        const params = { type: MESSAGE_TYPES.warning, message: question, actions: [{ title: answer }] };
        const chosen = await this.ask('window/showMessageRequest', params).catch((error: unknown) => {
            this.refused(error);
            return null;
        });
        return chosen?.title === answer;
    }

    /** Edits a document of this version, `null` if it is not open; gives whether it was edited. */
    async apply(uri: string, version: number | null, edits: readonly Edit[]): Promise<boolean> {
        const edit = { documentChanges: [{ textDocument: { uri, version }, edits: [...edits] }] };
        const answer = await this.ask('workspace/applyEdit', { edit }).catch((error: unknown) => {
            this.refused(error);
            return undefined;
        });
        return answer?.applied === true;
    }

    private async offer(
        params: ParamsOf<'window/showMessageRequest'>,
        { uri, range }: { readonly uri: string; readonly range: Range },
    ): Promise<void> {
        const answer = await this.ask('window/showMessageRequest', params);
        if (answer) await this.ask('window/showDocument', { uri, selection: range, takeFocus: true });
    }

    /** Registers for something. Gives a function that undoes it, which does nothing if the editor refused. */
    private async register(method: string, registerOptions: object): Promise<Unregister> {
        const id = `${method} ${++this.registrations}`;
        try {
            await this.ask('client/registerCapability', { registrations: [{ id, method, registerOptions }] });
        } catch (error) {
            this.refused(error);
            return () => {};
        }
        return () =>
            this.sent(this.ask('client/unregisterCapability', { unregisterations: [{ id, method }] }));
    }

    private watcherOf(file: string): FileSystemWatcher {
        // A glob cannot escape its special characters, but `?` matches each of them.
        const pattern = baseName(file).replace(/[*?{}[\]!]/g, '?');
        const folder = file.slice(0, -baseName(file).length - 1) || '/';
        return {
            globPattern: this.abilities.watchesOutside
                ? { baseUri: this.uriOf(folder), pattern }
                : `**/${pattern}`,
        };
    }

    private notify<M extends Method>(method: M, params: ParamsOf<M>): void {
        this.sent(this.connection.sendNotification(method, params));
    }

    private async ask<M extends Method>(method: M, params: ParamsOf<M>): Promise<ResultOf<M>> {
        return this.connection.sendRequest<ResultOf<M>>(method, params);
    }

    /** An error in answer to a request only gets a line in the log. */
    private sent(sending: Promise<unknown>): void {
        sending.catch((error: unknown) => this.refused(error));
    }

    private refused(error: unknown): void {
        this.log.error(`the editor refused: ${error instanceof Error ? error.message : String(error)}`);
    }
}

/** Undoes a registration. */
type Unregister = () => void;

const MESSAGE_TYPES = { error: 1, warning: 2, info: 3 } as const satisfies Record<string, MessageType>;
