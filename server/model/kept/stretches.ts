// Register rows by the stretches of addresses that they hold, for places where thousands meet.

import { compare, countLeading } from '../../language/sorted';
import type { MmioRow } from '../program';

/** A row, and from which bound to which (exclusive) it counts. */
export interface Stretched {
    readonly row: MmioRow;
    /** The row's place among the others. */
    readonly rank: number;
    readonly from: number;
    readonly to: number;
}

/** Some rows in the order of the text. `choose` says where each counts; without it, everywhere that it holds. */
export class Stretches {
    /** Where rows begin and end, in ascending order: they are compared by their places in here, which are plain numbers. */
    private readonly bounds: readonly bigint[];
    /** By where they begin. */
    private readonly all: readonly Stretched[];
    /** For each of these, the last bound that it or one before it ends at. */
    private readonly reach: readonly number[];
    /** Where each begins and ends, in ascending order. */
    private readonly begins: readonly number[];
    private readonly ends: readonly number[];
    /** The answer that was given last: who asks often asks again. */
    private last: { readonly place: number; readonly rows: readonly MmioRow[] } | undefined;

    constructor(
        rows: readonly MmioRow[],
        choose: (rows: readonly Stretched[]) => readonly Stretched[] = all => all,
    ) {
        this.bounds = [...new Set(rows.flatMap(({ start, end }) => [start, end]))].sort(compare);
        const placeOf = new Map(this.bounds.map((bound, at) => [bound, at]));
        const placed = rows.map((row, rank) => ({
            row,
            rank,
            from: placeOf.get(row.start) ?? 0,
            to: placeOf.get(row.end) ?? 0,
        }));
        this.all = [...choose(placed)].sort((a, b) => a.from - b.from || a.rank - b.rank);
        this.begins = this.all.map(({ from }) => from);
        this.ends = this.all.map(({ from, to }) => Math.max(from, to)).sort((a, b) => a - b);
        let reach = 0;
        this.reach = this.all.map(({ to }) => {
            reach = Math.max(reach, to);
            return reach;
        });
    }

    /** How many rows count at a byte address. */
    countHolding(address: bigint): number {
        const place = this.placeOf(address);
        return countLeading(this.begins, from => from <= place) - countLeading(this.ends, to => to <= place);
    }

    /** The rows that count at a byte address, in their order. */
    holding(address: bigint): readonly MmioRow[] {
        const place = this.placeOf(address);
        if (this.last?.place !== place) this.last = { place, rows: this.holdingAt(place) };
        return this.last.rows;
    }

    private placeOf(address: bigint): number {
        return countLeading(this.bounds, bound => bound <= address) - 1;
    }

    private holdingAt(place: number): readonly MmioRow[] {
        const { all } = this;
        const found: Stretched[] = [];
        const rows: MmioRow[] = [];
        let isInOrder = true;
        let above = -1;
        for (let at = countLeading(this.reach, to => to <= place); ; at++) {
            const each = all[at];
            if (each === undefined || each.from > place) break;
            if (place >= each.to) continue;
            isInOrder &&= above < each.rank;
            above = each.rank;
            found.push(each);
            rows.push(each.row);
        }
        return isInOrder ? rows : found.sort((a, b) => a.rank - b.rank).map(({ row }) => row);
    }
}
