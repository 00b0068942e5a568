// The rows of a register or clock table by the nodes that they need: of rows that need the same, who passes one passes all.

import { Groups } from './kept/groups';
import { type RowIndex, rowIndex } from './kept/row-index';
import type { ClockRow, ClockTable, MmioRow, MmioTable } from './program';

/** Register rows of one node that are alike in who may read and write by them. */
export const registerRowsAlike = rowIndex<MmioRow, MmioTable, RowsAlike<MmioRow>>(
    () => new RowsAlike(({ nodeId, node: { readonly, onlyHwdom } }) => `${nodeId} ${readonly} ${onlyHwdom}`),
);

/** The register rows of a node, by its id. */
export const registerRowsOf = (table: MmioTable, node: number): Iterable<MmioRow> =>
    registerRowsByNode(table).of(`${node}`);

const registerRowsByNode = rowIndex<MmioRow, MmioTable, RowsAlike<MmioRow>>(
    () => new RowsAlike(({ nodeId }) => `${nodeId}`),
);

/** Clock rows of the same nodes. */
export const clockRowsAlike = rowIndex<ClockRow, ClockTable, RowsAlike<ClockRow>>(
    () => new RowsAlike(({ nodes }) => nodes.map(({ id }) => id).join()),
);

class RowsAlike<R extends object> implements RowIndex<R> {
    private readonly rows = new Groups<string, R>();

    constructor(private readonly keyOf: (row: R) => string) {}

    add(row: R): void {
        this.rows.add(this.keyOf(row), row);
    }

    delete(row: R): void {
        this.rows.delete(this.keyOf(row), row);
    }

    /** In no particular order. */
    of(key: string): Iterable<R> {
        return this.rows.get(key);
    }

    /** The rows of each group, in no particular order; none is empty. */
    *groups(): Iterable<readonly R[]> {
        for (const key of this.rows.keys()) yield [...this.rows.get(key)];
    }
}
