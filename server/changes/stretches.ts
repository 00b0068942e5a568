// The register space in stretches: between two neighbouring ends of rows, of either policy, every address is held by the same rows. So
// one address of a stretch answers for all of it, and the comparison is exact.

import type { PolicyMmioRow } from '../access/policy';
import { compare, countLeading } from '../language/sorted';

/** Addresses that the same rows hold. */
export interface Stretch {
    /** A byte address. */
    readonly start: bigint;
    /** A byte address, not included. */
    readonly end: bigint;
    /** The rows of each policy, by their places in its table, in order. */
    readonly holding: readonly [readonly number[], readonly number[]];
}

interface Edge {
    readonly address: bigint;
    readonly side: 0 | 1;
    /** The place of the row in its table. */
    readonly row: number;
    readonly begins: boolean;
}

/** The stretches that any row of two tables holds, in ascending order. The same arrays are used again for the next stretch. */
export function* stretchesOf(
    rows: readonly [readonly PolicyMmioRow[], readonly PolicyMmioRow[]],
): Iterable<Stretch> {
    const edges: Edge[] = [];
    for (const side of [0, 1] as const) addEdges(edges, rows[side], side);
    edges.sort((a, b) => compare(a.address, b.address));
    const holding: [number[], number[]] = [[], []];
    for (const [at, { address, side, row, begins }] of edges.entries()) {
        const place = countLeading(holding[side], each => each < row);
        if (begins) holding[side].splice(place, 0, row);
        else holding[side].splice(place, 1);
        const end = edges[at + 1]?.address ?? address;
        if (end > address && holding[0].length + holding[1].length > 0)
            yield { start: address, end, holding };
    }
}

function addEdges(edges: Edge[], rows: readonly PolicyMmioRow[], side: 0 | 1): void {
    for (const [row, { start, end }] of rows.entries()) {
        // Under `xlnx`, the end 0 stands for the one address `start`.
        const last = end === 0n ? start + 1n : end;
        if (last <= start) continue;
        edges.push({ address: start, side, row, begins: true });
        edges.push({ address: last, side, row, begins: false });
    }
}
