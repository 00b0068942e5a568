// Places cut into segments where ranges begin and end. Work on ranges that overlap is bounded so by how many they are, and not by how
// far they go.

import { countLeading } from '../language/sorted';

/** Consecutive places; both ends are in it. */
export interface Places {
    readonly first: number;
    readonly last: number;
}

/** The segments of some ranges, ascending, from the lowest place to the highest. Each is open until it is closed. */
export class Segments {
    /** Where each begins; behind them, where the last one ends. */
    private readonly bounds: readonly number[];
    /** For each, the next one at or behind it that may be open: who follows them gets there in a few steps. */
    private readonly next: Int32Array;

    constructor(ranges: readonly Places[]) {
        const ends = new Float64Array(2 * ranges.length);
        for (const [at, { first, last }] of ranges.entries()) {
            ends[2 * at] = first;
            ends[2 * at + 1] = last + 1;
        }
        const bounds: number[] = [];
        for (const bound of ends.sort()) if (bound !== bounds.at(-1)) bounds.push(bound);
        this.bounds = bounds;
        this.next = Int32Array.from(bounds, (_, at) => at);
    }

    get count(): number {
        return Math.max(this.bounds.length - 1, 0);
    }

    placesOf(segment: number): Places {
        const [first = 0, end = first] = [this.bounds[segment], this.bounds[segment + 1]];
        return { first, last: end - 1 };
    }

    /** How many segments one of the ranges has, open or not. */
    countIn({ first, last }: Places): number {
        return this.from(last + 1) - this.from(first);
    }

    /** Visits the open segments of one of the ranges, ascending. Those for which `visit` is true are closed. */
    eachOpen({ first, last }: Places, visit: (segment: number) => boolean): void {
        const end = this.from(last + 1);
        for (let at = this.openFrom(this.from(first)); at < end; at = this.openFrom(at + 1))
            if (visit(at)) this.next[at] = at + 1;
    }

    private from(place: number): number {
        return countLeading(this.bounds, bound => bound < place);
    }

    private openFrom(segment: number): number {
        let at = segment;
        for (;;) {
            const next = this.next[at] ?? at;
            if (next === at) return at;
            // Who comes here again goes two steps at once.
            this.next[at] = this.next[next] ?? next;
            at = next;
        }
    }
}

/** Ranges by ascending places; `undefined` if two have the same place. */
export function ascending<T extends Places>(ranges: readonly T[]): readonly T[] | undefined {
    const isBehind = ({ first }: T, at: number, all: readonly T[]): boolean =>
        (all[at - 1]?.last ?? -1) < first;
    if (ranges.every(isBehind)) return ranges;
    const sorted = [...ranges].sort((a, b) => a.first - b.first);
    return sorted.every(isBehind) ? sorted : undefined;
}
