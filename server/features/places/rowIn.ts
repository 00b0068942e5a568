// Rows and the tables that they are in, found by binary search.

import { countLeading } from '../../language/sorted';
import type { Program, Row, Table } from '../../model/program';

/** The row of a table in a line of its file. */
export function rowIn({ rows: all }: Table, line: number): Row | undefined {
    const rows: readonly Row[] = all;
    const row = rows[countLeading(rows, each => each.line < line)];
    return row?.line === line ? row : undefined;
}

/** The table that a row is in. */
export const tableOf = ({ tables }: Pick<Program, 'tables'>, row: Row): Table | undefined =>
    tables.find(table => rowIn(table, row.line) === row);
