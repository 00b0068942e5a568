// Moves a row to its place, after the row with the next lower index.

import { countLeading } from '../../language/sorted';
import { coverageOf } from '../../model/coverage';
import { commentedFrom, moveRow as movedRow } from '../../model/moving/row-lines';
import type { Edit } from '../../model/problem';
import type { AccessRow, AccessTable } from '../../model/program';
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
    // Of a row without a grant, the line below may be the rest.
    if (run === undefined || row.node.grant === undefined) return undefined;
    if (document.lines.get(row.line)?.node.flaws.length !== 0) return undefined;
    const covered = coverageOf(table);
    const lower = covered.takenBelow(run.index - 1);
    const below = covered.rowsAt(lower).at(-1);
    const above = rows[countLeading(rows, each => each.line < row.line) - 1];
    if (below === row || above === below || isBetween(above, startOf(below, lower), run.index))
        return undefined;
    const target = below === undefined ? firstLine(table) : below.line + 1;
    return movedRow(document, row.line, target);
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
