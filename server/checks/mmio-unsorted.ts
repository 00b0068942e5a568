// mmio-unsorted: under `xen` the scan stops and denies at the first row that starts above the address, so a row after one
// with a higher start is not reached, or only in part.

import { commentedFrom, moveRow } from '../model/moving/row-lines';
import { type Edit, type Fix, type Problem, preferred, problem, rangeIn } from '../model/problem';
import type { MmioRow, MmioTable } from '../model/program';
import type { Scope } from '../model/scope';
import { traitsOf } from '../model/targets';
import { eachTable } from './forms';
import { devicesOf, registerMeant } from './meant-pages';
import { addressSpan, relatedIn } from './places';
import { type Hidden, hiddenRows } from './scan';

export const mmioUnsorted = eachTable({
    codes: ['mmio-unsorted'],
    of: ['mmio'],
    *find(table, program) {
        if (!traitsOf(program.target).firstRowDecides) return;
        for (const hidden of hiddenRows(table)) {
            if (hidden.kind === 'unreached' && !isMeantElsewhere(hidden.row, program.scope))
                yield found(table, hidden);
        }
    },
});

/** A row with a frame number for an address is not in its place because of that. */
const isMeantElsewhere = ({ first }: MmioRow, scope: Scope): boolean =>
    registerMeant(first, devicesOf(scope)) !== undefined;

function found(table: MmioTable, hidden: Hidden): Problem {
    const { row, by: hider, end } = hidden;
    const whole = end === row.end;
    const params = { start: row.start, end, whole, hider: hider.start, hiderLine: hider.line + 1 };
    return problem('mmio-unsorted', rangeIn(row.line, addressSpan(row)), params, {
        related: [relatedIn(table, hider.line, addressSpan(hider), 'the scan stops here')],
        fixes: () => (whole ? [fixOf(table, hidden)] : []),
    });
}

/** Before the hider, a row that reaches into it would decide in its place. */
const fixOf = (table: MmioTable, { row, by }: Hidden): Fix =>
    preferred({
        title: 'Move the row to its place by address, where it gives what it says',
        edits: moved(table, row, by),
    });

/** Each row keeps the comments above it. */
const moved = ({ document }: MmioTable, row: MmioRow, hider: MmioRow): Edit[] =>
    moveRow(document, row.line, commentedFrom(document, hider.line));
