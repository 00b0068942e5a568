// How the target `xen` scans a register table: the first row that covers an address decides alone, and a row that starts
// above the address ends the scan. The two checks of a row's place use this.

import { countLeading } from '../language/sorted';
import type { MmioRow, MmioTable } from '../model/program';
import { whereOrderBreaks } from './forms';

/** What a row does not decide, from its start on. */
export interface Hidden {
    /** Another row decides (`shadowed`), or the scan ends before it comes to the row (`unreached`). */
    readonly kind: 'shadowed' | 'unreached';
    readonly row: MmioRow;
    /** The row that decides, or at which the scan ends. */
    readonly by: MmioRow;
    /** The byte address up to which this is so; not included. */
    readonly end: bigint;
}

/** The rows of a table that do not decide about all of their addresses, in the order of the text. */
export const hiddenRows = whereOrderBreaks(
    // If each row starts at or after the end of the one above it, no row hides another.
    (above: MmioRow, below: MmioRow) => above.end <= below.start,
    (table: MmioTable): readonly Hidden[] => [...scan(table)],
);

/**
 * A row decides about its addresses at or above the ends of all earlier rows, and about no others: an address below such an end is
 * in that row, or that row starts above it and ends the scan. So the parts that the rows decide about are ascending and disjoint.
 */
function* scan({ rows }: MmioTable): Iterable<Hidden> {
    const deciding: { readonly row: MmioRow; readonly from: bigint }[] = [];
    for (const row of rows) {
        const { start } = row;
        const next = deciding[countLeading(deciding, ({ row: { end } }) => end <= start)];
        if (next !== undefined) yield hiddenBy(next.row, next.from, row);
        const from = larger(start, deciding.at(-1)?.row.end ?? start);
        if (from < row.end) deciding.push({ row, from });
    }
}

/** `by` is the first row that decides about any address at or above the start of `row`; it does so from `from` to its own end. */
function hiddenBy(by: MmioRow, from: bigint, row: MmioRow): Hidden {
    const isShadowed = from <= row.start;
    const end = isShadowed ? by.end : from;
    return {
        kind: isShadowed ? 'shadowed' : 'unreached',
        row,
        by,
        end: end < row.end ? end : row.end,
    };
}

const larger = (a: bigint, b: bigint): bigint => (a > b ? a : b);
