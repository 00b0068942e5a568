// The part of a long table that the view of its C shows: the rows around the cursor. To print, send and show all of them after each key
// would take seconds, and one sees fifty.

import { ownTables } from '../checks/places';
import { printExcerpt, type TableExcerpt } from '../emit/c';
import { OutputPart } from '../emit/printed';
import { among } from '../features/places/tableLines';
import { countLeading } from '../language/sorted';
import { baseName } from '../model/paths';
import type { Program, Row, Table } from '../model/program';
import type { OutputAnswer } from './protocol';

/** Tables with more ids than this in all are shown in part. */
const MOST_WHOLE = 2000;
/** How many lines are shown on each side of the cursor's, and for how many ids. */
const REACH = 200;
const MOST_IDS = MOST_WHOLE / 2;

/** Whether the C of a program is shown in part. */
export const isLong = ({ tables }: Program): boolean =>
    tables.reduce((sum, { ids }) => sum + ids, 0) > MOST_WHOLE;

/** The C around a line, of the table that it is in or that comes next; `undefined` for a file without tables of its own. */
export function excerptAround(
    program: Program,
    around: number,
): Pick<OutputAnswer, 'text' | 'rows' | 'excerpt'> | undefined {
    const tables = ownTables(program);
    const table = tables.find(({ last }) => last >= around) ?? tables.at(-1);
    if (table === undefined) return undefined;
    const lines = linesAround(table, around);
    const part = new OutputPart(true);
    part.lines(headOf(program, table, lines));
    printExcerpt(program, table, lines, part);
    return {
        text: Buffer.concat(part.pieces()).toString('utf8'),
        rows: part.rowLines(0).map(({ row, first, last }) => ({ line: row.line, first, last })),
        excerpt: { first: lines.first, last: lines.last },
    };
}

function linesAround({ first: head, last: end, rows: all }: Table, around: number): TableExcerpt {
    const at = Math.max(head + 1, Math.min(around, end - 1));
    const near = { first: Math.max(head + 1, at - REACH), last: Math.min(end - 1, at + REACH) };
    const rows = among<Row>(all, near);
    const own = countLeading(rows, ({ line }) => line < at);
    const from = own - fitting(rows.slice(0, own).reverse());
    const to = own + fitting(rows.slice(own));
    return {
        first: Math.min(at, (rows[from - 1]?.line ?? near.first - 1) + 1),
        last: Math.max(at, (rows[to]?.line ?? near.last + 1) - 1),
        rows: rows.slice(from, to),
    };
}

/** How many of these rows, beginning with the first, are shown. */
function fitting(rows: readonly Row[]): number {
    let room = MOST_IDS;
    const tooMany = rows.findIndex(({ size }) => {
        room -= size;
        return room < 0;
    });
    return tooMany === -1 ? rows.length : tooMany;
}

const headOf = ({ file }: Program, { name, ids }: Table, { first, last }: TableExcerpt): string[] => [
    '/*',
    ` * Lines ${first + 1} to ${last + 1} of ${baseName(file)}, around the cursor: all of ${name}, for ${ids}`,
    ' * ids, would be too much to show after each key. What is written has them all.',
    ' */',
    '',
];
