// What the scan of the target `xen` makes of a register table: the first row that covers an address decides alone, and a
// row that starts above the address ends the scan. The two checks of a row's place ask this.

import { countLeading } from '../language/sorted';
import type { MmioRow, MmioTable } from '../model/program';
import { whereOrderBreaks } from './forms';

/** A row whose start another one decides (`shadowed`), or that the scan never gets to (`unreached`). */
export type Hidden =
    | { readonly kind: 'shadowed'; readonly row: MmioRow; readonly by: MmioRow }
    /** `by` ends the scan: the first row that starts above this one. */
    | { readonly kind: 'unreached'; readonly row: MmioRow; readonly by: MmioRow };

/** The rows of a table that do not decide about their own start, in the order of the text. */
export const hiddenRows = whereOrderBreaks(
    // Where each row starts at the end of the one above it or behind that, none hides another.
    (above: MmioRow, below: MmioRow) => above.end <= below.start,
    (table: MmioTable): readonly Hidden[] => [...scan(table)],
);

function* scan({ rows }: MmioTable): Iterable<Hidden> {
    /** The rows that the scan gets to; they ascend. Beside each, which row up to it ends furthest. */
    const reached: MmioRow[] = [];
    const furthest: MmioRow[] = [];
    for (const row of rows) {
        const below = countLeading(reached, ({ start }) => start <= row.start);
        const cover = furthest[below - 1];
        const above = reached[below];
        if (cover !== undefined && cover.end > row.start) yield { kind: 'shadowed', row, by: cover };
        else if (above !== undefined) yield { kind: 'unreached', row, by: above };
        if (above !== undefined) continue;
        const last = furthest.at(-1);
        reached.push(row);
        furthest.push(last !== undefined && last.end > row.end ? last : row);
    }
}
