// The editor at the other end of the connection: what it is told, asked and shown. What it cannot do it is not asked for.

import {
    type Connection,
    DidChangeConfigurationNotification,
    DidChangeWatchedFilesNotification,
    type Disposable,
    type FileSystemWatcher,
    MessageType,
    ShowMessageNotification,
} from 'vscode-languageserver/node';
import type { Range } from '../language/document';
import { baseName } from '../model/paths';
import type { Abilities } from './abilities';
import { field } from './params';
import { STATUS } from './protocol';
import type { Client } from './session';

export class Editor implements Client {
    /** The paths that are watched, as one text. */
    private watched: string | undefined;
    private watcher: Promise<Disposable | undefined> = Promise.resolve(undefined);

    constructor(
        private readonly connection: Connection,
        private readonly abilities: Abilities,
        readonly schedule: Client['schedule'],
        /** The URI of a folder or a file, as the core names it. */
        private readonly uriOf: (file: string) => string,
    ) {}

    publish: Client['publish'] = (uri, version, diagnostics) => {
        this.sent(
            this.connection.sendDiagnostics({ uri, diagnostics, ...(version !== undefined && { version }) }),
        );
    };

    status: Client['status'] = status => {
        if (this.abilities.wantsStatus) this.sent(this.connection.sendNotification(STATUS, status));
    };

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
        const watchers = [{ globPattern: '**/*.eemi' }, ...files.map(file => this.watcherOf(file))];
        this.watcher = this.connection.client
            .register(DidChangeWatchedFilesNotification.type, { watchers })
            .catch(() => undefined);
        // The new one first, so that nothing is missed between them.
        this.sent(Promise.all([this.watcher, before]).then(([, old]) => old?.dispose()));
    };

    /** Asks for the value of `eemi.inlayHints`, which comes later if at all. */
    askForInlayHints(take: (value: unknown) => void): void {
        if (!this.abilities.hasConfiguration) return;
        const settings: Promise<unknown> = this.connection.workspace.getConfiguration('eemi');
        this.sent(settings.then(each => take(field(each, 'inlayHints'))));
    }

    /** Asks to be told when settings change. */
    followConfiguration(): void {
        if (!this.abilities.registersConfiguration) return;
        this.sent(
            this.connection.client.register(DidChangeConfigurationNotification.type, { section: 'eemi' }),
        );
    }

    /** Shows a message and, where there is a place and the editor can, offers to go there. */
    tell(
        kind: 'info' | 'error',
        message: string,
        place?: { readonly uri: string; readonly range: Range },
    ): void {
        if (place !== undefined && this.abilities.showsDocuments) {
            this.sent(
                this.connection.window
                    .showErrorMessage(message, { title: 'Show the first' })
                    .then(async answer => {
                        if (answer === undefined) return;
                        const { uri, range } = place;
                        await this.connection.window.showDocument({ uri, selection: range, takeFocus: true });
                    }),
            );
            return;
        }
        const type = kind === 'error' ? MessageType.Error : MessageType.Info;
        this.sent(this.connection.sendNotification(ShowMessageNotification.type, { type, message }));
    }

    log(message: string): void {
        this.connection.console.error(message);
    }

    private watcherOf(file: string): FileSystemWatcher {
        // No pattern can quote the characters that have a meaning in one, but each of them is one character.
        const pattern = baseName(file).replace(/[*?{}[\]!]/g, '?');
        const folder = file.slice(0, -baseName(file).length - 1) || '/';
        return {
            globPattern: this.abilities.watchesOutside
                ? { baseUri: this.uriOf(folder), pattern }
                : `**/${pattern}`,
        };
    }

    /** What an editor does not answer, or answers with an error, is worth a line in the log and no more. */
    private sent(sending: Promise<unknown>): void {
        sending.catch((error: unknown) => this.log(`the editor refused: ${String(error)}`));
    }
}
