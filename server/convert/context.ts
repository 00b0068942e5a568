// What the conversion of one table works with, and what it gives.

import type { CPlace } from '../c/reading';
import type { NameKind } from '../language/syntax';
import type { Target } from '../model/targets';
import type { Macro } from './c-expression';
import type { Written } from './expression';
import type { FoundTable } from './found-table';
import type { BlockLines, ImportedLine } from './lines';
import type { Names } from './names';
import type { Remarking } from './remarks';
import type { IndexRule } from './subjects';
import type { TableRows } from './table-rows';

export interface TableContext {
    readonly found: FoundTable;
    readonly rows: TableRows;
    readonly target: Target;
    readonly names: Names;
    /** What to do about a name without a value. */
    readonly remedy: string;
    /** Whether runs of like rows become ranges. */
    readonly ranges: boolean;
    readonly tokensOf: (spelling: string) => readonly string[];
    readonly macroOf: (name: string) => Macro | undefined;
    /** Where a macro with parameters is defined last, if it stood for something else before; `undefined` if it did not. */
    readonly redefinedAt: (macro: string) => CPlace | undefined;
    /** The index macro that the table has already, if rows are added to one. */
    readonly ownMacro?: string;
    readonly remark: Remarking;
    /** Names a trap at a row, in the result and as a remark. */
    readonly trap: (lines: BlockLines, at: CPlace, message: string) => void;
    /** A place of the C, as a comment in the result says it. */
    readonly shown: (at: CPlace) => string;
}

export interface ConvertedTable {
    /** The lines below the head that are no rows. */
    readonly head: readonly string[];
    /** How indexes are made of ids, unless they are the ids. */
    readonly rule?: IndexRule | undefined;
    readonly lines: readonly ImportedLine[];
    /** How many rows of the C are in a line with another one. */
    readonly joined?: number;
}

/** A part of a row; `spelt` is how C has it, where the language has to say it in another way. */
export interface Part {
    readonly text: string;
    readonly spelt?: string;
    /** The id, if the part is a single one. */
    readonly id?: bigint;
}

/** A name of a kind as an expression of the language; `undefined` if it cannot be used. */
export function nameAs(names: Names, kind: NameKind, name: string): Written | undefined {
    const value = names.use(name, kind);
    return value === undefined ? undefined : { text: name, value };
}
