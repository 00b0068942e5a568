// Which row replaces an earlier one, for rows of one index and of ranges.

/** The indexes of a row, both ends in it. */
export interface Stretch {
    readonly first: number;
    readonly last: number;
}

/** For each stretch that has an index of earlier ones, the latest of these. All are given by their places. */
export function overridden(all: readonly Stretch[]): ReadonlyMap<number, number> {
    const found = new Map<number, number>();
    if (isAscending(all)) return found;
    const edges = [...new Set(all.flatMap(({ first, last }) => [first, last + 1]))].sort((a, b) => a - b);
    const at = new Map(edges.map((edge, index) => [edge, index]));
    const tree = new Latest(edges.length);
    for (const [row, { first, last }] of all.entries()) {
        const [from, to] = [at.get(first) ?? 0, at.get(last + 1) ?? 0];
        const before = tree.latest(from, to);
        tree.set(from, to, row);
        if (before >= 0) found.set(row, before);
    }
    return found;
}

/** Whether each stretch begins behind the one before it, as in most tables; then none has an index of another. */
const isAscending = (all: readonly Stretch[]): boolean =>
    all.every(({ first }, at) => first > (all[at - 1]?.last ?? -1));

/** For each of a number of places, the latest row that covers it: a tree of halves, each with its latest row. */
class Latest {
    /** The latest row somewhere in a half, and the latest one that covers all of it. */
    private readonly some: Int32Array;
    private readonly whole: Int32Array;

    constructor(private readonly size: number) {
        this.some = new Int32Array(4 * size + 4).fill(-1);
        this.whole = new Int32Array(4 * size + 4).fill(-1);
    }

    /** The latest row at any place from one to another, the end not in it; -1 if there is none. */
    latest(from: number, to: number, node = 1, low = 0, high = this.size): number {
        if (to <= low || high <= from) return -1;
        if (from <= low && high <= to) return this.some[node] ?? -1;
        const middle = (low + high) >> 1;
        return Math.max(
            this.whole[node] ?? -1,
            this.latest(from, to, 2 * node, low, middle),
            this.latest(from, to, 2 * node + 1, middle, high),
        );
    }

    /** Says that a row covers places. Rows come in ascending order. */
    set(from: number, to: number, row: number, node = 1, low = 0, high = this.size): void {
        if (to <= low || high <= from) return;
        this.some[node] = row;
        if (from <= low && high <= to) {
            this.whole[node] = row;
            return;
        }
        const middle = (low + high) >> 1;
        this.set(from, to, row, 2 * node, low, middle);
        this.set(from, to, row, 2 * node + 1, middle, high);
    }
}
