// What a session sends to its editor, whatever the connection is.

import type { Diagnostic } from 'vscode-languageserver-protocol';
import type { Status } from './protocol';

/** What a session sends to its editor. */
export interface Client {
    /** `version` is missing for a file that is not open. */
    readonly publish: (uri: string, version: number | undefined, diagnostics: Diagnostic[]) => void;
    readonly status: (status: Status) => void;
    /** What is shown in open documents (hints, lenses, colours) may be outdated although they were not edited. */
    readonly refresh: () => void;
    /** Files outside the workspace's own sources whose changes matter, sorted. */
    readonly watch: (files: readonly string[]) => void;
    /** Shows a message to the user. */
    readonly warn: (message: string) => void;
    /** There is work to do. */
    readonly schedule: () => void;
}
