// The parts of a policy that searches for registers and clocks can meet. C searches its table from the top, which takes long; whoever asks
// about each row of a table asks such a part, whose rules answer as the whole does.

import { compare, countLeading } from '../language/sorted';
import type { Policy, PolicyAccessRow, PolicyClockRow, PolicyMmioRow } from './policy';

/** Where a row is in the space that is searched: byte addresses, or indexes of clocks. */
interface Span {
    readonly first: bigint;
    /** Not included. */
    readonly end: bigint;
}

/** How many rows begin in a part. */
const ROWS_A_PART = 64;

/** How many rows are kept in parts. With more, all are forgotten: they hold each other, and each part has nearly all of them. */
const MOST_KEPT = 1 << 20;

/** What is worked out from the part of a policy that a call can meet. Nothing is looked at before it is asked. */
export interface Searches<A> {
    /** By a byte address. */
    readonly register: (address: bigint) => A;
    /** By the index of a clock. */
    readonly clock: (index: bigint) => A;
}

/** The searches in a policy; `of` is asked once for each part, of about so many rows, and for the whole where that has no more. */
export function searchesIn<A>(policy: Policy, of: (part: Policy) => A, rowsAPart = ROWS_A_PART): Searches<A> {
    const { mmio, clock } = policy;
    const whole = once(() => of(policy));
    const nodes = once(() => new Map((policy.node?.rows ?? []).map(row => [row.index, row] as const)));
    const partWith = (part: Partial<Pick<Policy, 'mmio' | 'clock'>>, ids: readonly number[]): A =>
        of({
            ...policy,
            ...part,
            node: policy.node && { ...policy.node, rows: rowsOf(policy, nodes(), ids) },
            reset: undefined,
        });
    const registers = once(
        () =>
            new Parts(mmio?.rows ?? [], spanOfRegister, rowsAPart, rows =>
                partWith(
                    { mmio: mmio && { ...mmio, rows } },
                    rows.map(({ node }) => node),
                ),
            ),
    );
    const clocks = once(
        () =>
            new Parts(clock?.rows ?? [], spanOfClock, rowsAPart, rows =>
                partWith(
                    { clock: clock && { ...clock, rows } },
                    rows.map(({ nodeIndex }) => nodeIndex),
                ),
            ),
    );
    const isLong = (rows: readonly unknown[] = []): boolean => rows.length > rowsAPart;
    return {
        register: address => (isLong(mmio?.rows) ? registers().at(address) : whole()),
        clock: index => (isLong(clock?.rows) ? clocks().at(index) : whole()),
    };
}

function once<A>(make: () => A): () => A {
    let made: { readonly value: A } | undefined;
    return () => {
        made ??= { value: make() };
        return made.value;
    };
}

/** The rows that the rules ask when they are asked about these ids of nodes. */
function rowsOf(
    { node }: Policy,
    byIndex: ReadonlyMap<number, PolicyAccessRow>,
    ids: readonly number[],
): PolicyAccessRow[] {
    const indexes = new Set(ids.map(id => Number(node?.index(BigInt(id)))));
    return [...indexes].flatMap(index => byIndex.get(index) ?? []);
}

/** A row of one address has, under `xlnx`, no end. */
const spanOfRegister = ({ start, end }: PolicyMmioRow): Span => ({
    first: start,
    end: end > start ? end : start + 1n,
});

const spanOfClock = ({ index }: PolicyClockRow): Span => ({ first: BigInt(index), end: BigInt(index) + 1n });

interface Placed<R> extends Span {
    readonly row: R;
    /** Its place in the table. */
    readonly at: number;
}

/** The rows of a table in parts, each for a stretch of the space. */
class Parts<R, A> {
    /** In the order of the space, so many at a time; the parts of the space begin where each of these lists does. */
    private readonly lists: readonly (readonly Placed<R>[])[];
    private readonly begins: readonly bigint[];
    /** For each list, the largest end in it. */
    private readonly ends: readonly bigint[];
    /** The rows that begin above all rows before them: the first one above anything is among these. */
    private readonly highest: readonly Placed<R>[];
    private readonly known = new Map<number, A>();
    private kept = 0;

    constructor(
        rows: readonly R[],
        spanOf: (row: R) => Span,
        rowsAPart: number,
        private readonly make: (rows: readonly R[]) => A,
    ) {
        const placed = rows.map((row, at) => ({ ...spanOf(row), row, at }));
        this.highest = recordsOf(placed);
        const sorted = placed.sort((a, b) => compare(a.first, b.first) || a.at - b.at);
        this.lists = listsOf(sorted, rowsAPart);
        this.begins = this.lists.map(([row]) => row?.first ?? 0n);
        this.ends = this.lists.map(list => list.reduce((most, { end }) => (end > most ? end : most), 0n));
    }

    at(place: bigint): A {
        const number = countLeading(this.begins, begin => begin <= place) - 1;
        const known = this.known.get(number);
        if (known !== undefined) return known;
        const rows = this.rowsOf(number);
        const made = this.make(rows);
        this.kept += rows.length;
        if (this.kept > MOST_KEPT) this.forget(rows.length);
        this.known.set(number, made);
        return made;
    }

    private forget(kept: number): void {
        this.known.clear();
        this.kept = kept;
    }

    /** The rows that hold a place of a part of the space, and those at which a search for one stops, in the order of the table. */
    private rowsOf(number: number): R[] {
        const met = new Set(number < 0 ? [] : [...this.holding(number), ...(this.lists[number] ?? [])]);
        const end = this.begins[number + 1];
        const above =
            end === undefined
                ? undefined
                : this.highest[countLeading(this.highest, ({ first }) => first < end)];
        if (above !== undefined) met.add(above);
        return [...met].sort((a, b) => a.at - b.at).map(({ row }) => row);
    }

    /** The rows of earlier lists that go on where a part of the space begins. */
    private holding(number: number): Placed<R>[] {
        const begin = this.begins[number] ?? 0n;
        return this.lists
            .slice(0, number)
            .flatMap((list, at) =>
                (this.ends[at] ?? 0n) > begin ? list.filter(({ end }) => end > begin) : [],
            );
    }
}

function recordsOf<R>(rows: readonly Placed<R>[]): Placed<R>[] {
    let highest = -1n;
    return rows.filter(({ first }) => {
        const isRecord = first > highest;
        if (isRecord) highest = first;
        return isRecord;
    });
}

function listsOf<R>(sorted: readonly R[], most: number): R[][] {
    const lists: R[][] = [];
    for (let at = 0; at < sorted.length; at += most) lists.push(sorted.slice(at, at + most));
    return lists;
}
