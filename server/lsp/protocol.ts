// What this server and an editor's extension say to each other beyond the protocol of editors. An editor that knows
// none of it misses nothing else.

import type { Range } from 'vscode-languageserver-types';
import type { Freshness } from '../emit/freshness';

/** Request: what an open document would print now. Answered by `null` for a document that is not known. */
export const OUTPUT = 'eemi/output';

export interface OutputParams {
    readonly textDocument: { readonly uri: string };
    readonly format: 'c' | 'ts';
}

export interface OutputAnswer {
    readonly text: string;
    /** Of the document that it was printed from; `null` when it is not open. */
    readonly version: number | null;
    /** When it is not 0, the text holds only the rows that could be resolved, and nothing of it is written. */
    readonly errors: number;
    /** Which lines come from which rows of this document, ascending by `line`. Lines count from 0. */
    readonly rows: readonly OutputRow[];
}

export interface OutputRow {
    /** In the document. */
    readonly line: number;
    /** In the output, both included. */
    readonly first: number;
    readonly last: number;
}

/**
 * Notification to the editor: how an open document stands. Sent after its diagnostics, to an editor that says
 * `experimental: { eemiStatus: true }` among its capabilities.
 */
export const STATUS = 'eemi/status';

export interface Status {
    readonly uri: string;
    readonly version: number;
    readonly errors: number;
    readonly warnings: number;
    /** Ids with a name and without a row, in the tables of this document; those that a waiver is about do not count. */
    readonly gaps: number;
    readonly outputs: readonly OutputStatus[];
}

export interface OutputStatus {
    readonly uri: string;
    readonly format: 'c' | 'ts';
    /** As last judged: on opening, on saving, and when it changed on disk; `null` while the document has errors. */
    readonly freshness: Freshness | null;
}

/**
 * Command, arguments `[uri, options?]`: writes the outputs of one file, as the editor has it: what is not saved yet counts.
 * Its answer is an `EmitAnswer`.
 */
export const EMIT = 'eemi.emit';

/** Command, arguments `[options?]`: writes the outputs of every file of the workspace, all or none. */
export const EMIT_ALL = 'eemi.emitAll';

export interface EmitOptions {
    /** Only outputs that exist already; with none there is nothing to do and nothing to say. */
    readonly onlyExisting?: boolean;
    /** Success is not worth a message. */
    readonly quiet?: boolean;
}

export interface EmitAnswer {
    /** The URIs of the outputs that were written. */
    readonly written: readonly string[];
    /** The URIs of those that were up to date. */
    readonly unchanged: readonly string[];
    /** Something stands in the way, and `message` says what; nothing was written, unless the disk failed half-way. */
    readonly isRefused: boolean;
    /** So many errors stand in the way. */
    readonly errors: number;
    readonly firstError: { readonly uri: string; readonly range: Range; readonly message: string } | null;
    /** What a person is told; empty where there is nothing to say. The server has shown it already. */
    readonly message: string;
}
