// The rows that use a frame: granting the frame to a domain grants them all.

import { least } from '../../language/least';
import { frameNumber } from '../../model/page';
import { type AccessRow, type AccessTable, isAccessTable, type Program } from '../../model/program';
import { rowsByFrame } from '../../model/rows-by-frame';

export interface FrameRow {
    readonly table: AccessTable;
    readonly row: AccessRow;
}

/** How many rows of the node and reset tables in scope use the frame that contains a byte address. */
export function countOnFrame({ tables }: Program, address: bigint): number {
    const frame = Number(frameNumber(address));
    return tables.filter(isAccessTable).reduce((sum, table) => sum + rowsByFrame(table).sizeOf(frame), 0);
}

/** The first `most` of these rows, table by table in the order of the text. */
export const rowsOnFrame = ({ tables }: Program, address: bigint, most: number): FrameRow[] =>
    tables
        .filter(isAccessTable)
        .flatMap(table =>
            least(rowsByFrame(table).of(address), most, ({ line }) => line).map(row => ({ table, row })),
        )
        .slice(0, most);
