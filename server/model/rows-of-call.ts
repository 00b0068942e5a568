// The rows of a register or clock table that a search can meet: those of one register or one clock, and the first that stands above it.
// They are found without a walk through the table.

import { compare, countLeading } from '../language/sorted';
import { Groups } from './kept/groups';
import { perVersion } from './kept/per-version';
import { type RowIndex, rowIndex } from './kept/row-index';
import { inOrderBy } from './kept/row-order';
import { Stretches } from './kept/stretches';
import { frameNumber } from './page';
import type { ClockRow, ClockTable, MmioRow, MmioTable } from './program';

/** The rows that hold a byte address, in the order of the text. */
export const rowsHolding = (table: MmioTable, address: bigint): readonly MmioRow[] =>
    rowsByPage(table).holding(address);

/** How many they are. */
export const countHolding = (table: MmioTable, address: bigint): number =>
    rowsByPage(table).countHolding(address);

/** Byte addresses, from one to another (exclusive). */
export interface Stretch {
    readonly from: bigint;
    readonly to: bigint;
}

/** A stretch around a byte address whose addresses are held by the same rows. */
export const stretchOf = (table: MmioTable, address: bigint): Stretch => rowsByPage(table).stretchOf(address);

/** The first row of the text that starts above a byte address. */
export const firstRowAbove = (table: MmioTable, address: bigint): MmioRow | undefined =>
    isAscending(table)
        ? firstOver(table.rows, ({ start }) => start <= address)
        : firstOver(highestRows(table), ({ start }) => start <= address);

/** The rows of the clock with an index, in the order of the text. */
export const rowsOfClock = (table: ClockTable, index: number): ClockRow[] =>
    inTextOrder(rowsByClock(table).of(index));

/** The first row of the text whose clock has a larger index. */
export const firstClockAbove = (table: ClockTable, index: number): ClockRow | undefined =>
    hasAscendingClocks(table)
        ? firstOver(table.rows, ({ clock }) => clock.index <= index)
        : firstOver(highestClocks(table), ({ clock }) => clock.index <= index);

/** They nearly always are so already. */
export function inTextOrder<R extends MmioRow | ClockRow>(rows: Iterable<R>): R[] {
    const all = [...rows];
    return areInTextOrder(all) ? all : all.sort((a, b) => a.line - b.line);
}

function areInTextOrder(rows: readonly (MmioRow | ClockRow)[]): boolean {
    let above = -1;
    return rows.every(({ line }) => {
        const follows = above <= line;
        above = line;
        return follows;
    });
}

const isAscending = inOrderBy<MmioRow, MmioTable>((above, below) => above.start <= below.start);

const hasAscendingClocks = inOrderBy<ClockRow, ClockTable>(
    (above, below) => above.clock.index <= below.clock.index,
);

const firstOver = <R>(rows: readonly R[], isBelow: (row: R) => boolean): R | undefined =>
    rows[countLeading(rows, isBelow)];

/** The rows that are above all rows before them: among these is the first one above anything. */
const highestRows = perVersion((table: MmioTable) => recordsOf(table.rows, ({ start }) => start));
const highestClocks = perVersion((table: ClockTable) => recordsOf(table.rows, ({ clock }) => clock.index));

function recordsOf<R>(rows: readonly R[], heightOf: (row: R) => bigint | number): R[] {
    let highest: bigint | number = -1;
    return rows.filter(row => {
        const height = heightOf(row);
        const isRecord = height > highest;
        if (isRecord) highest = height;
        return isRecord;
    });
}

/** How many rows `rowsHolding` asks one by one. */
export const askedOneByOne = (table: MmioTable, address: bigint): number =>
    rowsByPage(table).askedOneByOne(address);

/** The rows of a register table by the pages that they are in. */
export const rowsByPage = rowIndex<MmioRow, MmioTable, RowsByPage>(() => new RowsByPage());

interface Around {
    readonly inPage: readonly MmioRow[];
    /** Among them are all others that hold the address. */
    readonly others: Stretches | undefined;
}

/** Nearly all rows are within a page. Where few are, they are asked one by one. */
class RowsByPage implements RowIndex<MmioRow> {
    private readonly inPages = new Groups<bigint, MmioRow>();
    private readonly wide = new Set<MmioRow>();
    /** By page, as far as somebody asked. */
    private readonly stretches = new Map<bigint | undefined, Stretches>();
    /** Where rows of several pages begin and end, in ascending order. */
    private bounds: readonly bigint[] | undefined;

    add(row: MmioRow): void {
        const page = onlyPageOf(row);
        if (page === undefined) this.wide.add(row);
        else this.inPages.add(page, row);
        this.changed(page);
    }

    delete(row: MmioRow): void {
        const page = onlyPageOf(row);
        if (page === undefined) this.wide.delete(row);
        else this.inPages.delete(page, row);
        this.changed(page);
    }

    private changed(page: bigint | undefined): void {
        if (page === undefined) this.stretches.clear();
        else this.stretches.delete(page);
        if (page === undefined) this.bounds = undefined;
    }

    /** Whether a page has too many rows of its own to look through them. */
    private isCrowded(page: bigint): boolean {
        return this.inPages.sizeOf(page) > FEW;
    }

    askedOneByOne(address: bigint): number {
        return this.inPages.sizeOf(frameNumber(address)) + this.wide.size;
    }

    /** Where a page has rows of its own, each address counts for itself. */
    stretchOf(address: bigint): Stretch {
        if (this.inPages.sizeOf(frameNumber(address)) > 0) return { from: address, to: address + 1n };
        this.bounds ??= [...this.wide].flatMap(({ start, end }) => [start, end]).sort(compare);
        const { bounds } = this;
        const above = countLeading(bounds, bound => bound <= address);
        return { from: bounds[above - 1] ?? 0n, to: bounds[above] ?? END_OF_ADDRESSES };
    }

    /** In the order of the text. */
    holding(address: bigint): readonly MmioRow[] {
        const { inPage, others } = this.around(address);
        const holding = others?.holding(address) ?? NONE;
        return inPage.length === 0 ? holding : inTextOrder([...inPage, ...holding]);
    }

    countHolding(address: bigint): number {
        const { inPage, others } = this.around(address);
        return inPage.length + (others?.countHolding(address) ?? 0);
    }

    /** Of a page with few rows those that hold an address, in no particular order; and what has the others. */
    around(address: bigint): Around {
        const page = frameNumber(address);
        if (this.isCrowded(page)) return { inPage: NONE, others: this.stretchesIn(page) };
        const inPage = [...this.inPages.get(page)].filter(row => isIn(row, address));
        return { inPage, others: this.wide.size === 0 ? undefined : this.stretchesIn(undefined) };
    }

    /** The rows of several pages; in a page that has many rows of its own, with these. */
    private stretchesIn(page: bigint | undefined): Stretches {
        const known = this.stretches.get(page);
        if (known !== undefined) return known;
        const others = page === undefined ? NONE : this.inPages.get(page);
        const made = new Stretches(inTextOrder([...others, ...this.wide]));
        this.stretches.set(page, made);
        return made;
    }
}

const NONE: readonly never[] = [];

/** So many rows are looked through sooner than put in order. */
const FEW = 32;

const isIn = ({ start, end }: MmioRow, address: bigint): boolean => start <= address && address < end;

/** The number of the page that a row is in; `undefined` for several. */
function onlyPageOf({ start, end }: MmioRow): bigint | undefined {
    const page = frameNumber(start);
    return frameNumber(end - 1n) === page ? page : undefined;
}

/** Exclusive. */
const END_OF_ADDRESSES = 1n << 64n;

const rowsByClock = rowIndex<ClockRow, ClockTable, RowsByClock>(() => new RowsByClock());

class RowsByClock implements RowIndex<ClockRow> {
    private readonly rows = new Groups<number, ClockRow>();

    add(row: ClockRow): void {
        this.rows.add(row.clock.index, row);
    }

    delete(row: ClockRow): void {
        this.rows.delete(row.clock.index, row);
    }

    of(index: number): Iterable<ClockRow> {
        return this.rows.get(index);
    }
}
