// mmio-shadowed: rows that change nothing, because of a row above them. Under `xen` the first row that covers an address decides alone;
// under `xlnx` a row without a mask does, and a row that repeats another adds nothing.

import { removeRow } from '../model/moving/row-lines';
import { type Problem, problem, rangeIn } from '../model/problem';
import type { MmioRow, MmioTable } from '../model/program';
import { traitsOf } from '../model/targets';
import { eachTable } from './forms';
import { addressSpan, relatedIn } from './places';
import { type Hidden, hiddenRows } from './scan';
import { type Unheard, unheardRows } from './scan-all';

export const mmioShadowed = eachTable({
    codes: ['mmio-shadowed'],
    of: ['mmio'],
    *find(table, { target }) {
        if (!traitsOf(target).firstRowDecides)
            for (const part of unheardRows(table)) yield found(table, part, reasonOf(part));
        else
            for (const part of hiddenRows(table))
                if (part.kind === 'shadowed') yield found(table, firstPart(part), 'first');
    },
});

function reasonOf({ by, onlyReads }: Unheard): 'decides' | 'reads' | 'repeats' {
    if (onlyReads) return 'reads';
    return by.mask === undefined ? 'decides' : 'repeats';
}

/** Under `xen` it begins where the row does. */
const firstPart = ({ row, by, end }: Hidden): Part => ({
    row,
    by,
    start: row.start,
    end,
    whole: end === row.end,
});

/** Addresses of a row about which another one decides; the end is not included. */
interface Part {
    readonly row: MmioRow;
    readonly by: MmioRow;
    readonly start: bigint;
    readonly end: bigint;
    /** Whether these are all of its addresses. */
    readonly whole: boolean;
}

function found(
    table: Pick<MmioTable, 'file' | 'document'>,
    { row, by, start, end, whole }: Part,
    why: 'first' | 'decides' | 'reads' | 'repeats',
): Problem {
    const isUseless = whole && why !== 'reads';
    return problem(
        'mmio-shadowed',
        rangeIn(row.line, addressSpan(row)),
        { start, end, hiderLine: by.line + 1, whole, why },
        {
            related: [relatedIn(table, by.line, addressSpan(by), 'this row counts')],
            fixes: isUseless
                ? [{ title: 'Remove the row that has no effect', edits: removeRow(table.document, row.line) }]
                : [],
            unnecessary: isUseless,
        },
    );
}
