// mmio-shadowed: under `xen` the first row that covers an address decides alone, so an earlier row hides a later one.

import { type Problem, problem, rangeIn, removeLines } from '../model/problem';
import type { MmioTable } from '../model/program';
import { traitsOf } from '../model/targets';
import { eachTable } from './forms';
import { addressSpan, relatedIn } from './places';
import { type Hidden, hiddenRows } from './scan';

export const mmioShadowed = eachTable({
    codes: ['mmio-shadowed'],
    of: ['mmio'],
    *find(table, program) {
        if (!traitsOf(program.target).firstRowDecides) return;
        for (const hidden of hiddenRows(table)) if (hidden.kind === 'shadowed') yield found(table, hidden);
    },
});

function found(table: MmioTable, { row, by: hider, end }: Hidden): Problem {
    const whole = end === row.end;
    return problem(
        'mmio-shadowed',
        rangeIn(row.line, addressSpan(row)),
        { start: row.start, end, hiderLine: hider.line + 1, whole },
        {
            related: [relatedIn(table, hider.line, addressSpan(hider), 'this row counts')],
            fixes: whole ? [removeLines('Remove the row that has no effect', row.line, row.line)] : [],
            unnecessary: whole,
        },
    );
}
