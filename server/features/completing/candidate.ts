// A possible completion, before it is known whether it is among the best. One is made for every name, so it is small.

import type { CompletionItemKind } from 'vscode-languageserver-types';
import type { NameKind } from '../../language/syntax';
import type { NameEntry } from '../../model/names';
import type { Program } from '../../model/program';
import { valueSummary } from '../texts/nameMarkdown';

/** What the documentation of an item is made from, when the editor requests it. */
export type CompletionData =
    | { readonly file: string; readonly name: string }
    | { readonly file: string; readonly domain: string }
    | { readonly code: string }
    | { readonly word: string };

export interface Candidate {
    readonly label: string;
    readonly kind: CompletionItemKind;
    /** Lower ranks come first. */
    readonly rank: number;
    readonly detail?: () => string;
    /** The text to insert, if it is not the label. */
    readonly insert?: string;
    /** Whether `insert` has snippet placeholders: `$1`, `${2:text}`. */
    readonly isSnippet?: boolean;
    /** Whether it is of no use to an editor without snippets. */
    readonly needsSnippets?: boolean;
    /** Whether something else is chosen from a list right after it. */
    readonly opensList?: boolean;
    readonly data?: CompletionData;
}

/** The ranks: what is probably meant, words of the language, other names, and names that are rarely right. */
export const LIKELY = 0;
export const WORDS = 1;
export const REST = 2;
export const UNLIKELY = 3;

/** The protocol's numbers. */
export const ITEM_KINDS = {
    /** Field. */
    register: 5,
    /** Variable. */
    parameter: 6,
    /** Class. */
    domain: 7,
    /** Module. */
    module: 9,
    /** Value. */
    value: 12,
    /** Keyword. */
    word: 14,
    /** Snippet. */
    snippet: 15,
    /** File. */
    file: 17,
    /** Folder. */
    folder: 19,
    /** Enum member. */
    id: 20,
    /** Constant. */
    frame: 21,
    /** Struct. */
    table: 22,
    /** Event. */
    code: 23,
} as const satisfies Record<string, CompletionItemKind>;

const NAME_ITEMS: Record<NameKind, CompletionItemKind> = {
    node: ITEM_KINDS.id,
    reset: ITEM_KINDS.id,
    clock: ITEM_KINDS.id,
    frame: ITEM_KINDS.frame,
    register: ITEM_KINDS.register,
};

/** A declared name, with its value beside it. */
export function nameCandidate({ file }: Program, entry: NameEntry, rank: number): Candidate {
    return {
        label: entry.name,
        kind: NAME_ITEMS[entry.kind],
        rank,
        detail: () => valueSummary(entry),
        data: { file, name: entry.name },
    };
}

/** A word that is not a declared name. */
export const wordCandidate = (label: string, kind: keyof typeof ITEM_KINDS, rank: number): Candidate => ({
    label,
    kind: ITEM_KINDS[kind],
    rank,
});
