// How the target `xen` scans a register table: the first row that covers an address decides alone, and a row that starts
// above the address ends the scan. The two checks of a row's place use this.

import { countLeading } from '../language/sorted';
import type { MmioRow, MmioTable } from '../model/program';
import { whereOrderBreaks } from './forms';

/** A row at whose start another row decides (`shadowed`), or that the scan never reaches (`unreached`). */
export type Hidden =
    | { readonly kind: 'shadowed'; readonly row: MmioRow; readonly by: MmioRow }
    /** `by` ends the scan: it is the first row that starts above this one. */
    | { readonly kind: 'unreached'; readonly row: MmioRow; readonly by: MmioRow };

/** The rows of a table that do not decide at their own start, in the order of the text. */
export const hiddenRows = whereOrderBreaks(
    // If each row starts at or after the end of the one above it, no row hides another.
    (above: MmioRow, below: MmioRow) => above.end <= below.start,
    (table: MmioTable): readonly Hidden[] => [...scan(table)],
);

function* scan({ rows }: MmioTable): Iterable<Hidden> {
    /** The rows that the scan reaches, ascending; each with the row, up to and including it, that ends furthest. */
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
