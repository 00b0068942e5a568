// What the array of a register or clock table does not have as the text has it: rows without a place, and rows that a later one replaces.

import { count } from '../diagnostics/phrases';
import type { TableContext } from './context';
import type { FieldRow } from './elements';
import { leaveOutFlawed } from './flawed';
import type { RowsInOrder } from './in-order';
import { type BlockLines, rowComments } from './lines';
import { speltFields } from './spelt';
import { isRefused, whyUnplaced, whyUnsaid } from './unsaid';

/** Says them behind the rows that count, each with its comments. */
export function sayUncounted(
    { unplaced, replaced, omitted, repeated }: RowsInOrder,
    context: TableContext,
    lines: BlockLines,
): void {
    const { found, remark, trap, shown, remedy } = context;
    const isFlawed = (row: FieldRow): boolean => sayFlawed(row, lines, context);
    const leaveOut = (row: FieldRow, why: string): void => {
        sayComments(row, lines);
        lines.comment([`left out: ${speltFields(row)}: ${why}`]);
        remark('left-out', row.row.at, why);
    };
    for (const row of unplaced) if (!isFlawed(row)) leaveOut(row, whyUnplaced(row.row, remedy));
    for (const { row, by } of replaced) {
        if (isFlawed(row)) continue;
        if (isRefused(row.row)) {
            leaveOut(row, whyUnsaid(row.values, [...row.values.names], remedy) ?? '');
            continue;
        }
        sayComments(row, lines);
        const place = `${found.table.name}[${row.row.index.first}]`;
        const message = `${place} stands twice; the row ${shown(by.row.at)} counts, and not this one: ${speltFields(row)}`;
        trap(lines, row.row.at, message);
    }
    const omit = (places: number, what: string): void => {
        if (places === 0) return;
        const message = `${count(places, 'more place')} of the array ${what}`;
        lines.comment([`left out: ${message}`]);
        remark('left-out', found.table.at, message);
    };
    omit(omitted, 'have no row: they are all zero');
    omit(repeated, 'have a row that stands above already: they are in its range');
}

/** Says a row that was not understood; whether it is one. */
function sayFlawed({ row }: FieldRow, lines: BlockLines, context: TableContext): boolean {
    if (row.flaw === undefined) return false;
    lines.trivia(row.lead, row.at);
    leaveOutFlawed(row.flaw, row.at, rowComments(row, undefined, undefined), lines, context);
    return true;
}

function sayComments({ row }: FieldRow, lines: BlockLines): void {
    lines.trivia(row.lead, row.at);
    for (const comment of rowComments(row, undefined, undefined)) lines.comment(comment);
}
