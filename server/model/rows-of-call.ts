// The rows of a register or clock table that a search can meet: those of one register or one clock, and the first that stands above it.
// They are found without a walk through the table.

import { compare, countLeading } from '../language/sorted';
import { Groups } from './kept/groups';
import { perVersion } from './kept/per-version';
import { type RowIndex, rowIndex } from './kept/row-index';
import { inOrderBy } from './kept/row-order';
import { frameNumber } from './page';
import type { ClockRow, ClockTable, MmioRow, MmioTable } from './program';

/** The rows that hold a byte address, in the order of the text. */
export const rowsHolding = (table: MmioTable, address: bigint): readonly MmioRow[] =>
    rowsByPage(table).holding(address);

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
function inTextOrder<R extends MmioRow | ClockRow>(rows: Iterable<R>): R[] {
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

const rowsByPage = rowIndex<MmioRow, MmioTable, RowsByPage>(() => new RowsByPage());

/** Nearly all rows are within a page; those that are not are asked one by one, as those of the page are. */
class RowsByPage implements RowIndex<MmioRow> {
    private readonly within = new Groups<bigint, MmioRow>();
    private readonly wider = new WideRows();

    add(row: MmioRow): void {
        const page = onlyPageOf(row);
        if (page === undefined) this.wider.add(row);
        else this.within.add(page, row);
    }

    delete(row: MmioRow): void {
        const page = onlyPageOf(row);
        if (page === undefined) this.wider.delete(row);
        else this.within.delete(page, row);
    }

    askedOneByOne(address: bigint): number {
        return this.within.sizeOf(frameNumber(address)) + this.wider.size;
    }

    /** Where a page has rows of its own, each address counts for itself. */
    stretchOf(address: bigint): Stretch {
        return this.within.sizeOf(frameNumber(address)) > 0
            ? { from: address, to: address + 1n }
            : this.wider.stretchOf(address);
    }

    /** In the order of the text. */
    holding(address: bigint): readonly MmioRow[] {
        const inPage = [...this.within.get(frameNumber(address))].filter(row => isIn(row, address));
        const wide = this.wider.holding(address);
        if (inPage.length === 0) return wide;
        return inTextOrder([...inPage, ...wide]);
    }
}

const isIn = ({ start, end }: MmioRow, address: bigint): boolean => start <= address && address < end;

function onlyPageOf({ start, end }: MmioRow): bigint | undefined {
    const page = frameNumber(start);
    return frameNumber(end - 1n) === page ? page : undefined;
}

/** A row and the numbers of the pages that it begins and ends in, which are compared much faster than addresses. */
interface WideRow {
    readonly row: MmioRow;
    readonly first: number;
    readonly last: number;
}

/** The rows of more than one page, by where they begin. Thousands of claims may ask about thousands of them. */
class WideRows {
    private readonly rows = new Map<MmioRow, WideRow>();
    private ordered: readonly WideRow[] | undefined;
    /** For each of these, the last page that it or one before it ends in. */
    private reach: readonly number[] = [];
    /** Whether that is the order of the text, as in nearly all tables. */
    private isAsInText = true;
    /** Where rows begin and end, in ascending order. */
    private bounds: readonly bigint[] | undefined;

    get size(): number {
        return this.rows.size;
    }

    add(row: MmioRow): void {
        const [first, last] = [Number(frameNumber(row.start)), Number(frameNumber(row.end - 1n))];
        this.rows.set(row, { row, first, last });
        this.changed();
    }

    delete(row: MmioRow): void {
        this.rows.delete(row);
        this.changed();
    }

    private changed(): void {
        this.ordered = undefined;
        this.bounds = undefined;
    }

    stretchOf(address: bigint): Stretch {
        this.bounds ??= [...this.rows.keys()].flatMap(({ start, end }) => [start, end]).sort(compare);
        const { bounds } = this;
        const above = countLeading(bounds, bound => bound <= address);
        return { from: bounds[above - 1] ?? 0n, to: bounds[above] ?? END_OF_ADDRESSES };
    }

    /** Those that hold a byte address, in the order of the text. */
    holding(address: bigint): MmioRow[] {
        const ordered = this.inOrder();
        const page = Number(frameNumber(address));
        const found: MmioRow[] = [];
        for (let at = countLeading(this.reach, last => last < page); ; at++) {
            const each = ordered[at];
            if (each === undefined || each.first > page) break;
            if (page > each.last) continue;
            if ((each.first < page && page < each.last) || isIn(each.row, address)) found.push(each.row);
        }
        return this.isAsInText ? found : inTextOrder(found);
    }

    private inOrder(): readonly WideRow[] {
        if (this.ordered !== undefined) return this.ordered;
        this.ordered = [...this.rows.values()].sort((a, b) => a.first - b.first || a.row.line - b.row.line);
        this.isAsInText = areInTextOrder(this.ordered.map(({ row }) => row));
        let reach = 0;
        this.reach = this.ordered.map(({ last }) => {
            reach = Math.max(reach, last);
            return reach;
        });
        return this.ordered;
    }
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
