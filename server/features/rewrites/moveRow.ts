// Moves a row to its place, after the row with the next lower index.

import type { Document } from '../../language/document';
import { eolOf, isBlank, isCommentLine, type Line } from '../../language/lines';
import { countLeading } from '../../language/sorted';
import { coverageOf } from '../../model/coverage';
import { type Edit, insertLines, removeLines } from '../../model/problem';
import type { AccessRow, AccessTable } from '../../model/program';
import type { LineRange } from '../places/lines';
import { rowAtLine } from '../places/rowAt';
import type { Rewriter } from './rewrite';

/** Offered at a misplaced row of a node or reset table, where the order of the rows has no meaning. */
export const moveRow: Rewriter = (program, { first, last }) => {
    const { row, table } = rowAtLine(program, first) ?? {};
    if (first !== last || row?.kind !== 'access' || (table?.kind !== 'node' && table?.kind !== 'reset'))
        return [];
    const edits = moved(table, row);
    return edits === undefined ? [] : [{ title: 'Move the row to its place by index', edits }];
};

function moved(table: AccessTable, row: AccessRow): Edit[] | undefined {
    const { document, rows } = table;
    const [run] = row.runs;
    if (run === undefined || document.lines.get(row.line)?.node.flaws.length !== 0) return undefined;
    const covered = coverageOf(table);
    const lower = covered.takenBelow(run.index - 1);
    const below = covered.rowsAt(lower).at(-1);
    const above = rows[countLeading(rows, each => each.line < row.line) - 1];
    if (below === row || above === below || isBetween(above, startOf(below, lower), run.index))
        return undefined;
    const lines = withComments(document, row.line);
    const target = below === undefined ? firstLine(table) : below.line + 1;
    const moving = document.lines.between(lines.first, lines.last);
    const text = Array.from(moving, line => line.text + eolOf(document)).join('');
    const removed = withBlank(document, lines);
    return [...insertLines('', target, text).edits, ...removeLines('', removed.first, removed.last).edits];
}

/** The first index of the run that includes an index; 0 if no row has it. */
const startOf = (row: AccessRow | undefined, taken: number): number =>
    row?.runs.find(({ index, count }) => index <= taken && taken < index + count)?.index ?? 0;

/** Whether a row begins at one of these indexes, both included. A row after another with the same index is in its place too. */
function isBetween(row: AccessRow | undefined, first: number, last: number): boolean {
    const [run] = row?.runs ?? [];
    return run !== undefined && run.index >= first && run.index <= last;
}

/** The line of the first row, or of the comment directly above it. */
const firstLine = ({ document, rows, first }: AccessTable): number =>
    commentedFrom(document, rows[0]?.line ?? first + 1);

/** A row's line with the comments directly above it, unless they head a group of several rows. */
function withComments(document: Document, line: number): LineRange {
    const { lines } = document;
    const first = commentedFrom(document, line);
    const isHeading =
        lines.get(line + 1)?.node.statement.kind === 'access-row' && isHeadOfGroup(lines.get(first - 1));
    return { first: isHeading ? line : first, last: line };
}

function commentedFrom({ lines }: Document, line: number): number {
    let first = line;
    while (isCommentLine(lines.get(first - 1))) first--;
    return first;
}

const isHeadOfGroup = (above: Line | undefined): boolean =>
    isBlank(above) || (above !== undefined && 'opens' in above.node.statement);

/** Of the blank lines on either side of what is removed, one stays, or none at the end of the block. */
function withBlank({ lines }: Document, { first, last }: LineRange): LineRange {
    const ends = isBlank(lines.get(last + 1)) || lines.get(last + 1)?.node.statement.kind === 'close';
    return { first: ends && isBlank(lines.get(first - 1)) ? first - 1 : first, last };
}
