// The messages between this server and an editor's extension that are not in the editor protocol. An editor that does not
// know them can use everything else.

import type { Range } from 'vscode-languageserver-types';
import type { Freshness } from '../emit/freshness-words';
import type { AccessData, ShownTable } from '../view/access';

/** Request: the current output of a document. The answer is `null` for an unknown document. */
export const OUTPUT = 'eemi/output';

export interface OutputParams {
    readonly textDocument: { readonly uri: string };
    readonly format: 'c' | 'ts';
    /** The line of the document, from 0, around which long tables are shown; by default its first. */
    readonly around?: number;
}

export interface OutputAnswer {
    readonly text: string;
    /** The version of the document that it was generated from; `null` if that is not open. */
    readonly version: number | null;
    /** If not 0, the text has only the rows that could be resolved, some of them in part, and is never written to a file. */
    readonly errors: number;
    /** Which lines come from which rows of this document, sorted by `line`. Lines count from 0. */
    readonly rows: readonly OutputRow[];
    /** The lines of this document that it shows, both included; `null` if it shows all of them. */
    readonly excerpt: { readonly first: number; readonly last: number } | null;
    /** The errors in tables of this document, in the order of the text; of very many only the first. */
    readonly faults: readonly OutputFault[];
}

/** An error where the output shows it, or would if the row could be resolved. */
export interface OutputFault {
    /** In the document. */
    readonly line: number;
    readonly message: string;
    /** The line of the output that stands below it: the first of the row itself, or what follows the place where the row is missing. */
    readonly above: number;
}

export interface OutputRow {
    /** In the document. */
    readonly line: number;
    /** In the output, both included. */
    readonly first: number;
    readonly last: number;
}

/**
 * Notification to the editor: the status of an open document. Sent after its diagnostics to editors with
 * `experimental: { eemiStatus: true }` in their capabilities.
 */
export const STATUS = 'eemi/status';

export interface Status {
    readonly uri: string;
    readonly version: number;
    readonly errors: number;
    readonly warnings: number;
    /** Named ids without a row in the tables of this document, except those that are waived. */
    readonly gaps: number;
    readonly outputs: readonly OutputStatus[];
    /** What is being typed, by the last edit; `null` if there was none since the document was opened or saved. */
    readonly typed: TypedLine | null;
}

/** As long as the cursor is on these lines, they are not finished, and what is wrong with them need not be told. */
export interface TypedLine {
    /** The line that was edited last, or the block that it is in or above, with what is above it, if that block still lacks its first row or its end; from 0, both included. */
    readonly first: number;
    readonly last: number;
    /** How many of the document's errors and warnings are about that line, or about what the block lacks. */
    readonly errors: number;
    readonly warnings: number;
}

export interface OutputStatus {
    readonly uri: string;
    readonly format: 'c' | 'ts';
    /** How the file on disk compares with what the text in the editor gives; `null` while the document has errors. */
    readonly freshness: Freshness | null;
}

/**
 * Notification to the server, `{}`: the workspace is trusted from now on. An editor that has workspaces which are not
 * says so by `initializationOptions: { isTrusted: false }`.
 */
export const TRUSTED = 'eemi/trusted';

/**
 * Command, arguments `[uri, options?]`: writes the outputs of one file, including changes in the editor that are not saved yet.
 * The answer is an `EmitAnswer`.
 */
export const EMIT = 'eemi.emit';

/**
 * Command, argument `[uri]`: the same after the person at the editor was asked, also over outputs that were edited by hand or come
 * from elsewhere.
 */
export const OVERWRITE = 'eemi.overwrite';

/**
 * Command, arguments `[uri, output]`: takes the rows that were changed by hand in this header over into its source, after the person at
 * the editor was asked; the header stays as it is. What cannot be taken over is said, with the reason.
 */
export const TAKE_OVER = 'eemi.takeOver';

/** Command, argument `[uri]`: has the editor open the source of a generated file. */
export const OPEN_SOURCE = 'eemi.openSource';

/** Command, arguments `[options?]`: writes the outputs of every file in the workspace, all or none. */
export const EMIT_ALL = 'eemi.emitAll';

export interface EmitOptions {
    /** Writes only outputs that exist already; if there are none, does nothing and shows no message. */
    readonly onlyExisting?: boolean;
    /** Shows no message on success, nor about what the diagnostics say: errors, and outputs that are kept. */
    readonly quiet?: boolean;
    /** Also replaces outputs that were edited by hand or come from elsewhere. */
    readonly overwrite?: boolean;
}

export interface EmitAnswer {
    /** The URIs of the outputs that were written. */
    readonly written: readonly string[];
    /** The URIs of the outputs that were up to date. */
    readonly unchanged: readonly string[];
    /** Whether something prevented it, as `message` says. Nothing was written, unless the disk failed halfway. */
    readonly isRefused: boolean;
    /** How many errors prevented it. */
    readonly errors: number;
    readonly firstError: { readonly uri: string; readonly range: Range; readonly message: string } | null;
    /** The message for a person, which the server has already shown; may be empty. */
    readonly message: string;
}

/** Request: which domain may use what, and who owns which page. The answer is `null` for an unknown document. */
export const ACCESS = 'eemi/access';

export interface AccessParams {
    readonly textDocument: { readonly uri: string };
}

export type AccessAnswer = AccessData | null;

/** Request: why. The answer is sentences, and empty if there is no such row or domain (any more). */
export const ACCESS_TRACE = 'eemi/accessTrace';

export interface AccessTraceParams {
    readonly textDocument: { readonly uri: string };
    readonly kind: ShownTable['kind'];
    /** As the data have it. */
    readonly id: string;
    /** `null` for all domains. */
    readonly domain: string | null;
}

/**
 * Request: the tests of a document, and what became of them. The answer is `null` for a document of which the editor is not shown what
 * is wrong either. After each change that concerns the tests of a document its diagnostics are sent, so that is when to ask again.
 */
export const TESTS = 'eemi/tests';

export interface TestsParams {
    readonly textDocument: { readonly uri: string };
    /** Whether to say which rows each claim consults. */
    readonly coverage?: boolean;
}

export interface TestsAnswer {
    /** How many errors the document has that are not about claims. */
    readonly errors: number;
    /** In the order of the text. */
    readonly tests: readonly ToldTest[];
    /** The rows of all tables, imported ones too; none unless `coverage` was asked for. */
    readonly rows: readonly RowsOfFile[];
    /** Lists of rows that decided about claims, by their place among all of `rows`, counted from 0; each once, however many claims have it. */
    readonly consulted: readonly (readonly number[])[];
}

export interface ToldTest {
    readonly title: string;
    /** From its head to its `}`. */
    readonly range: Range;
    /** In the order of the text. */
    readonly claims: readonly ToldClaim[];
}

export interface ToldClaim {
    readonly range: Range;
    /** As written, with one blank between its words. */
    readonly text: string;
    readonly verdict: 'holds' | 'false' | 'unknown';
    /** What is so instead and why, in a sentence, or why nothing is known; empty if it holds. */
    readonly message: string;
    /**
     * The rows that decided, by their place in `consulted`; missing if there are none, or nobody asked. In a file whose lists would be
     * very long, claims of a test have one list of what they consult together.
     */
    readonly consults?: number | undefined;
}

export interface RowsOfFile {
    readonly uri: string;
    /** The line of each row, from 0. */
    readonly lines: readonly number[];
}

/** Request: the tables of C files as one file of the language, which is to be saved beside the first of them. Nothing is written. */
export const IMPORT = 'eemi/import';

export interface ImportParams {
    readonly textDocument: { readonly uri: string };
    /** The text of the file, which may not be saved. */
    readonly text: string;
    readonly others?: readonly { readonly uri: string; readonly text: string }[];
}

export interface ImportAnswer {
    /** The file of the language; `null` if there is nothing to import. */
    readonly text: string | null;
    /** What was left out or changed, traps, and how things were understood; or why nothing can be imported. */
    readonly report: string;
    /** The places of the C at the beginning of its lines, a line from 0 each; `end` is a column of the report. */
    readonly links: readonly ImportLink[];
}

export interface ImportLink {
    readonly line: number;
    readonly end: number;
    readonly to: { readonly uri: string; readonly line: number };
}

/**
 * Request: hands over what a document is to be compared with, from now on until it is closed. The answer names files that the old
 * version reads and that were not handed over; the editor then hands over everything again, with them.
 */
export const BASE = 'eemi/base';

/** A revision, or the file on disk, for changes that are not saved. */
export type BaseKind = 'head' | 'disk';

export interface BaseParams {
    readonly textDocument: { readonly uri: string };
    readonly kind: BaseKind;
    /** Of a revision, the document and what it reads, as far as that is known; of the disk, nothing. `null`: nothing is compared any more. */
    readonly files: readonly BaseFile[] | null;
    /** Whether the text of the comparison is shown, and not only what stands at tables and rows: then also tables of any size are compared. */
    readonly isShown: boolean;
    /** The URI that the document has in the revision, if that is another one: it was renamed since. */
    readonly was?: string;
}

export interface BaseFile {
    readonly uri: string;
    /** The bytes in base 64; `null` if the revision has no such file. */
    readonly content: string | null;
}

export interface BaseAnswer {
    /** URIs. */
    readonly wanted: readonly string[];
}

/** Notification to the editor: what a document grants compared with the other version, after each change of either. */
export const CHANGES = 'eemi/changes';

export interface Changes {
    readonly uri: string;
    readonly kind: BaseKind;
    readonly version: number;
    /** What stands at the head of a table; the line from 0. */
    readonly tables: readonly { readonly line: number; readonly text: string }[];
    /** What rows change, each a sentence without its full stop. */
    readonly rows: readonly { readonly line: number; readonly sentences: readonly string[] }[];
    /** The comparison for people. */
    readonly text: string;
    readonly links: readonly ChangesLink[];
}

/** A part of a line of the text, in UTF-16 units without the end, that leads to a row. */
export interface ChangesLink {
    readonly line: number;
    readonly start: number;
    readonly end: number;
    /** `isOld`: in the other version. */
    readonly to: { readonly uri: string; readonly line: number; readonly isOld: boolean };
}
