// A row while it is read, and what it becomes.

import { type Branch, conditionsBelow } from './conditionals';
import type { CComment, CIndex, CRow, CValue, Trivium } from './reading';
import { useOf } from './spelling';
import { outermost, placeOfToken, type Token, writtenFirst } from './token';

/** A row while it is read: nothing of it is kept but the row that it becomes, since a table may have very many. */
export interface OpenRow {
    readonly first: Token;
    last: Token;
    readonly index: CIndex;
    readonly lead: readonly Trivium[];
    /** Those that count, by path. */
    readonly values: Map<string, CValue>;
    readonly clears: (readonly string[])[];
    inside: readonly CComment[];
    behind: readonly CComment[];
    /** Whether it names fields behind the index, or leaves the braces of the element out. */
    isPart: boolean;
    /** As of a `CRow`. */
    unknownMacro?: string;
}

/** A row as it is told, in a table that stands in a branch. */
export function rowOf(
    { first, index, lead, values, clears, inside, behind, isPart, unknownMacro }: OpenRow,
    branch: Branch | undefined,
): CRow {
    const from = outermost(first);
    const row: CRow = {
        at: placeOfToken(first),
        index,
        values: [...values.values()],
        clears: isPart ? clears : NONE,
        sets: isPart ? 'part' : 'whole',
        macro: from !== undefined && first.kind === 'punctuator' ? useOf(from) : undefined,
        lead,
        inside,
        behind,
        conditions: conditionsBelow(branch, writtenFirst(first).branch),
    };
    return unknownMacro === undefined ? row : { ...row, unknownMacro };
}

/** Of most rows: an empty array for each would take as much room as all that they say. */
const NONE: readonly never[] = [];
