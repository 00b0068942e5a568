// mmio-unsorted: under `xen` the scan stops and denies at the first row that starts above the address, so a row after one
// with a higher start is never reached.

import { eolOf } from '../language/lines';
import { type Problem, problem, rangeIn, removeLines } from '../model/problem';
import { type MmioRow, type MmioTable, traitsOf } from '../model/program';
import { eachTable } from './forms';
import { addressSpan, relatedIn } from './places';
import { hiddenRows } from './scan';

export const mmioUnsorted = eachTable({
    codes: ['mmio-unsorted'],
    of: ['mmio'],
    *find(table, program) {
        if (!traitsOf(program.target).firstRowDecides) return;
        for (const hidden of hiddenRows(table))
            if (hidden.kind === 'unreached') yield found(table, hidden.row, hidden.by);
    },
});

function found(table: MmioTable, row: MmioRow, hider: MmioRow): Problem {
    const { document } = table;
    const { text } = row.at;
    const eol = eolOf(document);
    const start = { line: hider.line, character: 0 };
    const [removal] = removeLines('', row.line, row.line).edits;
    const insertion = { range: { start, end: start }, newText: text + eol };
    const edits = removal === undefined ? [insertion] : [insertion, removal];
    const params = { start: row.start, hider: hider.start, hiderLine: hider.line + 1 };
    return problem('mmio-unsorted', rangeIn(row.line, addressSpan(row)), params, {
        related: [relatedIn(table, hider.line, addressSpan(hider), 'the scan stops here')],
        fixes: [{ title: 'Move the row to its place by address', edits }],
    });
}
