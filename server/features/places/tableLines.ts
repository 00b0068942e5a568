// The tables and rows on some lines of a program's own file. Rows are found by binary search, so that a question about a few
// lines of a long table costs no more than these lines.

import { ownTables } from '../../checks/places';
import { countLeading } from '../../language/sorted';
import type { Program, Table } from '../../model/program';
import type { LineRange } from './lines';

/** The tables of the file whose block contains one of the lines, head and `}` included. */
export const tablesIn = (program: Program, { first, last }: LineRange): Table[] =>
    ownTables(program).filter(table => table.first <= last && table.last >= first);

/** Those of some things, which are in the order of the text, that are on the lines. */
export function among<T extends { readonly line: number }>(
    things: readonly T[],
    { first, last }: LineRange,
): readonly T[] {
    const from = countLeading(things, ({ line }) => line < first);
    return things.slice(
        from,
        from + countLeading(things.slice(from, from + last - first + 1), ({ line }) => line <= last),
    );
}
