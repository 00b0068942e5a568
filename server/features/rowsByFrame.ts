// Which rows hang on which frame: granting one of them to a domain grants them all.

import { frameNumber } from '../model/page';
import { type AccessRow, type AccessTable, isAccessTable, type Program } from '../model/program';
import { addTo } from '../model/sorted';

export interface FrameRow {
    readonly table: AccessTable;
    readonly row: AccessRow;
}

const known = new WeakMap<Program, ReadonlyMap<bigint, readonly FrameRow[]>>();

/** The rows of the node and reset tables in scope through the frame that holds a byte address, in the order of the text. */
export function rowsOnFrame(program: Program, address: bigint): readonly FrameRow[] {
    let frames = known.get(program);
    if (frames === undefined) {
        frames = collect(program);
        known.set(program, frames);
    }
    return frames.get(frameNumber(address)) ?? [];
}

function collect({ tables }: Program): ReadonlyMap<bigint, readonly FrameRow[]> {
    const frames = new Map<bigint, FrameRow[]>();
    for (const table of tables.filter(isAccessTable)) {
        for (const row of table.rows) {
            if (row.frame !== undefined) addTo(frames, frameNumber(row.frame.address), { table, row });
        }
    }
    return frames;
}
