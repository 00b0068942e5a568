// Where rows use names that come out of headers: what is wrong with such a name is said there, because the header is no part of the result.

import type { CPlace } from '../c/reading';
import { isName } from './c-expression';
import type { FoundTable } from './found-table';
import type { Declared } from './names';

/** A name that the result takes out of a header. */
export interface HeaderUse {
    /** Where the header defines it. */
    readonly definition: CPlace;
    /** The first row that uses it. */
    readonly row: CPlace;
    /** What is wrong with its value by itself; `undefined` if nothing is. */
    readonly trap: string | undefined;
}

/** The uses of names out of headers; what only an index macro names is in no row. */
export function usesOf(
    declared: Iterable<Declared>,
    tables: readonly FoundTable[],
    tokensOf: (spelling: string) => readonly string[],
    trapOf: (declared: Declared) => string | undefined,
): HeaderUse[] {
    const named = [...declared].filter(({ header }) => header !== undefined);
    const rows = named.length === 0 ? new Map<string, CPlace>() : firstRows(tables, tokensOf);
    return named.flatMap(each => {
        const row = rows.get(each.name);
        return each.at === undefined || row === undefined
            ? []
            : { definition: each.at, row, trap: trapOf(each) };
    });
}

/** The first row that spells a name, be it by a macro. */
function firstRows(
    tables: readonly FoundTable[],
    tokensOf: (spelling: string) => readonly string[],
): Map<string, CPlace> {
    const rows = new Map<string, CPlace>();
    const seen = new Set<string>();
    const look = (spelling: string, at: CPlace): void => {
        if (seen.has(spelling)) return;
        seen.add(spelling);
        for (const token of tokensOf(spelling)) if (isName(token) && !rows.has(token)) rows.set(token, at);
    };
    for (const { table } of tables)
        for (const { index, values, at } of table.rows) {
            for (const spelling of index.spellings) look(spelling, at);
            for (const { spellings } of values) for (const spelling of spellings) look(spelling, at);
        }
    return rows;
}
