// What was changed by hand in the rows of a generated file, read back as what those rows grant. Nothing is guessed: all that differs has
// to be in rows of the source, and has to have the form in which rows are generated.

import { count } from '../diagnostics/phrases';
import type { Program, Row } from '../model/program';
import type { RowLines } from './printed';
import { type HandEdit, type NotTakenOver, readRowBack } from './rows-back';

/** Compares a generated file with what its source generates now. The lines of both texts end with LF; `rows` are those of `printed`. */
export function handEdits(
    program: Program,
    existing: string,
    printed: string,
    rows: readonly RowLines[],
): readonly HandEdit[] | NotTakenOver {
    const [found, made] = [existing.split('\n'), printed.split('\n')];
    const body = made.indexOf(BANNER_END) + 1;
    if (found.slice(0, body).join('\n') !== made.slice(0, body).join('\n'))
        return { why: 'is not only edited, but also of an older source; compare the two' };
    if (found.length !== made.length)
        return {
            why: `has ${linesMore(found.length - made.length)} than was generated; only changed rows are taken over`,
        };
    const own = ownRows(program);
    const edits = new Map<Row, HandEdit>();
    for (const [at, line] of found.entries()) {
        if (line === made[at]) continue;
        const place = rows.find(({ row, first, last }) => first <= at && at <= last && own.has(row));
        const edit = place && readBack(place, program, found, made);
        if (edit === undefined)
            return { why: `has a change in line ${at + 1}, which is no row that can be read back` };
        if ('why' in edit) return { why: `has a change in line ${at + 1}, ${edit.why}` };
        edits.set(edit.row, edit);
    }
    return [...edits.values()];
}

/** The last line of the banner. What stands above it is equal if the file was generated from the source of now. */
const BANNER_END = ' */';

const linesMore = (more: number): string => `${count(Math.abs(more), 'line')} ${more > 0 ? 'more' : 'fewer'}`;

const ownRows = ({ tables, file }: Program): ReadonlySet<Row> =>
    new Set(tables.filter(table => table.file === file).flatMap((table): readonly Row[] => table.rows));

function readBack(
    { row, first, last }: RowLines,
    program: Program,
    found: readonly string[],
    made: readonly string[],
): HandEdit | NotTakenOver | undefined {
    const textOf = (lines: readonly string[]): string => lines.slice(first, last + 1).join('\n');
    return readRowBack(row, program, textOf(found), textOf(made));
}
