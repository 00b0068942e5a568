// The table and the row of a line in a program's own file.

import { blockAt } from '../../model/blocks';
import type { Program, Row, Table } from '../../model/program';
import { rowIn } from './rowIn';

export interface TableRow {
    readonly table: Table;
    readonly row: Row;
}

/** The table whose block a line is in. */
export function tableAt(program: Program, line: number): Table | undefined {
    const block = blockAt(program, line);
    if (block?.head.kind !== 'table') return undefined;
    const { first } = block;
    return program.tables.find(table => table.file === program.file && table.first === first);
}

/** The row of a line; `undefined` for a line that is not a row, or a row that could not be resolved. */
export function rowAtLine(program: Program, line: number): TableRow | undefined {
    const table = tableAt(program, line);
    const row = table && rowIn(table, line);
    return table && row && { table, row };
}
