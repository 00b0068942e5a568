// The tables and rows of a program's own file that stand on some lines. Rows are found and not walked over, so that a question
// about a few lines of a long table costs what these lines cost.

import { ownTables } from '../../checks/places';
import { countLeading } from '../../language/sorted';
import type { Program, Table } from '../../model/program';
import type { LineRange } from './lines';

/** The tables of the file whose block has one of the lines, its head and its `}` included. */
export const tablesIn = (program: Program, { first, last }: LineRange): Table[] =>
    ownTables(program).filter(table => table.first <= last && table.last >= first);

/** What stands on the lines, of things in the order of the text. */
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
