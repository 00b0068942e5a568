// The rows of a node or reset table by the frame through which they grant.

import { Groups } from './kept/groups';
import { type RowIndex, rowIndex } from './kept/row-index';
import { frameNumber } from './page';
import type { AccessRow, AccessTable } from './program';

/** The rows of a table by the frame number that they use. */
export const rowsByFrame = rowIndex<AccessRow, AccessTable, RowsByFrame>(() => new RowsByFrame());

class RowsByFrame implements RowIndex<AccessRow> {
    private readonly rows = new Groups<number, AccessRow>();

    add(row: AccessRow): void {
        const { page } = row;
        if (page !== undefined) this.rows.add(page, row);
    }

    delete(row: AccessRow): void {
        const { page } = row;
        if (page !== undefined) this.rows.delete(page, row);
    }

    /** How many frames the rows use. */
    get frames(): number {
        return this.rows.size;
    }

    /** The numbers of these frames. */
    keys(): Iterable<number> {
        return this.rows.keys();
    }

    /** The rows that use a frame, by its number, in no particular order. */
    in(frame: number): AccessRow[] {
        return [...this.rows.get(frame)];
    }

    /** What the first row of the text calls a frame, by its number, of those that name it and have an id; `undefined` if there is none. */
    nameOf(frame: number): string | undefined {
        let first: AccessRow | undefined;
        for (const row of this.rows.get(frame))
            if (row.frameName !== undefined && row.size > 0 && !(first && first.line < row.line)) first = row;
        return first?.frameName?.name;
    }

    /** How many rows use a frame, by its number. */
    sizeOf(frame: number): number {
        return this.rows.sizeOf(frame);
    }

    /** The rows that use the frame that contains a byte address, in no particular order. */
    of(address: bigint): Iterable<AccessRow> {
        return this.rows.get(keyOf(address));
    }

    /** The rows that use the frame that contains a byte address, in the order of the text. */
    at(address: bigint): AccessRow[] {
        return [...this.rows.get(keyOf(address))].sort((a, b) => a.line - b.line);
    }
}

/** A frame number has at most 52 bits, which a double holds exactly. */
const keyOf = (address: bigint): number => Number(frameNumber(address));
