// Register rows by the stretches of addresses that they hold, for places where thousands meet.

import { compare, countLeading } from '../../language/sorted';
import type { MmioRow } from '../program';

/** A row, and its place among the others. */
export interface Ranked {
    readonly row: MmioRow;
    readonly rank: number;
}

/** Some rows in the order of the text. */
export class Stretches {
    /** Where rows begin and end, in ascending order: they are compared by their places in here, which are plain numbers. */
    private readonly bounds: readonly bigint[];
    /**
     * A segment tree: at `count + place` the rows that hold this stretch alone, and at half of a number those that hold both of its halves.
     * So a row is in few lists, and those that hold an address are in the lists from its place to the root.
     */
    private readonly lists: (Ranked[] | undefined)[];
    /** Where each begins and ends, in ascending order. */
    private readonly begins: readonly number[];
    private readonly ends: readonly number[];

    constructor(rows: readonly MmioRow[]) {
        this.bounds = [...new Set(rows.flatMap(({ start, end }) => [start, end]))].sort(compare);
        this.lists = Array.from<Ranked[] | undefined>({ length: 2 * this.bounds.length });
        const placeOf = new Map(this.bounds.map((bound, at) => [bound, at]));
        const begins: number[] = [];
        const ends: number[] = [];
        for (const [rank, row] of rows.entries()) {
            const from = placeOf.get(row.start) ?? 0;
            const to = placeOf.get(row.end) ?? 0;
            begins.push(from);
            ends.push(Math.max(from, to));
            this.add({ row, rank }, from, to);
        }
        this.begins = begins.sort((a, b) => a - b);
        this.ends = ends.sort((a, b) => a - b);
    }

    private add(row: Ranked, from: number, to: number): void {
        const count = this.bounds.length;
        for (let [low, high] = [from + count, to + count]; low < high; low >>= 1, high >>= 1) {
            if (low % 2 === 1) this.addAt(low++, row);
            if (high % 2 === 1) this.addAt(--high, row);
        }
    }

    private addAt(at: number, row: Ranked): void {
        const list = this.lists[at];
        if (list === undefined) this.lists[at] = [row];
        else list.push(row);
    }

    /** How many rows hold a byte address. */
    countHolding(address: bigint): number {
        const place = this.placeOf(address);
        return countLeading(this.begins, from => from <= place) - countLeading(this.ends, to => to <= place);
    }

    /** The rows that hold a byte address, in their order. */
    holding(address: bigint): readonly MmioRow[] {
        const lists = this.listsHolding(address);
        const all = lists.length > 1 ? lists.flat().sort((a, b) => a.rank - b.rank) : lists[0];
        return all?.map(({ row }) => row) ?? [];
    }

    /** The same in lists, each in their order. A list never changes, and another address may have it too. */
    listsHolding(address: bigint): readonly (readonly Ranked[])[] {
        const place = this.placeOf(address);
        if (place < 0) return [];
        const found: (readonly Ranked[])[] = [];
        for (let at = this.bounds.length + place; at > 0; at >>= 1) {
            const list = this.lists[at];
            if (list !== undefined) found.push(list);
        }
        return found;
    }

    private placeOf(address: bigint): number {
        return countLeading(this.bounds, bound => bound <= address) - 1;
    }
}
