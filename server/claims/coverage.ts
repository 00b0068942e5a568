// Which rows the tests of a file consult: those that decided about a claim. A row that none consults may say anything.

import { oneLine } from '../diagnostics/phrases';
import { finish } from '../language/steps';
import { relativePath, resolvePath } from '../model/paths';
import type { Program, Row, Table, TestLine } from '../model/program';
import { rowsTogether } from './claim-rows';

export interface Coverage {
    /** How many rows the tables have, imported ones too. A range of ids is one row. */
    readonly rows: number;
    /** Those that no claim consults, in the order of the tables. */
    readonly unconsulted: readonly PlacedRow[];
}

/** A row as a person is shown it. */
export interface PlacedRow {
    /** Such as `tables.eemi:12`, from the folder that the path of the file is from. */
    readonly at: string;
    readonly table: string;
    /** As written, without its comment, with one blank between its words. */
    readonly text: string;
}

/** What claims consult of the tables that they are about; `path` is that of the file as a person reads it. */
export function coverageOfClaims(program: Program, path: string, claims: readonly TestLine[]): Coverage {
    const consulted = new Set([...finish(rowsTogether(program, claims)).values()].flatMap(rows => [...rows]));
    const rows = program.tables.flatMap((table: Table) => rowsOf(table).map(row => ({ table, row })));
    const unconsulted = rows.filter(({ row }) => !consulted.has(row));
    return {
        rows: rows.length,
        unconsulted: unconsulted.map(({ table, row }) => placed(program, path, table, row)),
    };
}

/** How many rows of a table are not among those that are consulted, and the first few of them. */
export function unconsultedIn(
    table: Table,
    consulted: ReadonlySet<Row>,
    most: number,
): { readonly rows: number; readonly count: number; readonly first: readonly Row[] } {
    const rows = rowsOf(table);
    const count = rows.length - consulted.size;
    const first: Row[] = [];
    // It comes to an end behind those that are consulted, however long the table is.
    for (const row of rows) {
        if (first.length >= Math.min(most, count)) break;
        if (!consulted.has(row)) first.push(row);
    }
    return { rows: rows.length, count, first };
}

/** The rows of a table of any kind. */
export const rowsOf = (table: Table): readonly Row[] => table.rows;

/** A row with its place. */
export function placed({ file }: Program, path: string, table: Table, row: Row): PlacedRow {
    const shown = table.file === file ? path : resolvePath(path, relativePath(file, table.file));
    return { at: `${shown}:${row.line + 1}`, table: table.name, text: textOf(table, row) };
}

function textOf({ document }: Table, row: Row): string {
    const line = document.lines.get(row.line);
    if (line === undefined) return '';
    const { text, comment } = line;
    return oneLine(text.slice(0, comment === -1 ? text.length : comment));
}
