// mmio-shadowed: rows that change nothing, because of a row above them. Under `xen` the first row that covers an address decides alone;
// under `xlnx` a row without a mask does, and a row that repeats another adds nothing.

import { removeRow } from '../model/moving/row-lines';
import { type Problem, problem, rangeIn } from '../model/problem';
import type { MmioRow, MmioTable } from '../model/program';
import { traitsOf } from '../model/targets';
import { eachTable } from './forms';
import { addressSpan, relatedIn } from './places';
import { hiddenRows } from './scan';
import { unheardRows } from './scan-all';

export const mmioShadowed = eachTable({
    codes: ['mmio-shadowed'],
    of: ['mmio'],
    *find(table, { target }) {
        if (!traitsOf(target).firstRowDecides)
            for (const part of unheardRows(table))
                yield found(table, part, part.by.mask === undefined ? 'decides' : 'repeats');
        else
            for (const part of hiddenRows(table))
                if (part.kind === 'shadowed') yield found(table, { ...part, start: part.row.start }, 'first');
    },
});

/** Addresses of a row about which another one decides; the end is not included. */
interface Part {
    readonly row: MmioRow;
    readonly by: MmioRow;
    readonly start: bigint;
    readonly end: bigint;
}

function found(
    table: Pick<MmioTable, 'file' | 'document'>,
    { row, by, start, end }: Part,
    why: 'first' | 'decides' | 'repeats',
): Problem {
    const whole = start === row.start && end === row.end;
    return problem(
        'mmio-shadowed',
        rangeIn(row.line, addressSpan(row)),
        { start, end, hiderLine: by.line + 1, whole, why },
        {
            related: [relatedIn(table, by.line, addressSpan(by), 'this row counts')],
            fixes: whole
                ? [{ title: 'Remove the row that has no effect', edits: removeRow(table.document, row.line) }]
                : [],
            unnecessary: whole,
        },
    );
}
