// mmio-unsorted: under `xen` the scan denies at the first row that starts above the address, so a row behind one with a
// higher start is never reached.

import { type Problem, problem, rangeIn, removeLines } from '../model/problem';
import type { MmioRow, MmioTable } from '../model/program';
import { countLeading } from '../model/sorted';
import type { Check } from './check';
import { addressSpan, ownTables, relatedIn } from './scope';

export const mmioUnsorted: Check = {
    codes: ['mmio-unsorted'],
    *find(program) {
        if (program.target !== 'xen') return;
        for (const table of ownTables(program)) {
            if (table.kind === 'mmio')
                for (const { row, hider, place } of unreached(table)) yield found(table, row, hider, place);
        }
    },
};

/**
 * The rows whose start the scan never reaches, each with the row that stops it and the first one that starts above it.
 * The other rows ascend.
 */
export function* unreached({ rows }: MmioTable): Iterable<{ row: MmioRow; hider: MmioRow; place: MmioRow }> {
    const ascending: MmioRow[] = [];
    for (const row of rows) {
        const hider = ascending.at(-1);
        if (hider === undefined || row.start >= hider.start) ascending.push(row);
        else
            yield {
                row,
                hider,
                place: ascending[countLeading(ascending, ({ start }) => start <= row.start)] ?? hider,
            };
    }
}

function found(table: MmioTable, row: MmioRow, hider: MmioRow, place: MmioRow): Problem {
    const { document } = table;
    const text = document.lines[row.line]?.text ?? '';
    const eol = document.lines[0]?.eol || '\n';
    const start = { line: place.line, character: 0 };
    const [removal] = removeLines('', row.line, row.line).edits;
    const insertion = { range: { start, end: start }, newText: text + eol };
    const edits = removal === undefined ? [insertion] : [insertion, removal];
    const params = { start: row.start, hider: hider.start, hiderLine: hider.line + 1 };
    return problem('mmio-unsorted', rangeIn(row.line, addressSpan(row)), params, {
        related: [relatedIn(table, hider.line, addressSpan(hider), 'the scan stops here')],
        fixes: [{ title: 'Move the row to its place in the order of addresses', edits }],
    });
}
