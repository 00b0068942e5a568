// The rows of a register table that hold an address, without those that only say again what a row above them says of it. Thousands of
// claims may ask about thousands of rows each, and most of them say the same.

import { addTo } from '../language/sorted';
import { type RowIndex, rowIndex } from './kept/row-index';
import { type Stretched, Stretches } from './kept/stretches';
import { frameNumber } from './page';
import type { MmioRow, MmioTable } from './program';
import { inTextOrder, onlyPageOf, rowsByPage } from './rows-of-call';
import { type Target, traitsOf } from './targets';

/** The rows of a byte address to which a call is answered as to all that hold it, in the order of the text. */
export const firstRowsHolding = (target: Target, table: MmioTable, address: bigint): readonly MmioRow[] =>
    (traitsOf(target).firstRowDecides ? oneOfAll : oneOfAlike)(table).holding(address);

const oneOfAll = rowIndex<MmioRow, MmioTable, FirstsByPage>(table => new FirstsByPage(table, () => ['']));

const oneOfAlike = rowIndex<MmioRow, MmioTable, FirstsByPage>(table => new FirstsByPage(table, sayingsOf));

/**
 * Which domains may do what by a row, for each bit that it lets them write. A row that says of each of its bits only what others above it
 * say changes no answer. One of all bits without a mask also ends the search, so it is another thing. Where a row without an end is for
 * its address only, none stands for one of another address.
 */
function sayingsOf({ node: { readonly, onlyHwdom, address }, nodeId, mask, start }: MmioRow): string[] {
    const says = `${nodeId} ${readonly} ${onlyHwdom}${address.last === undefined ? ` ${start}` : ''}`;
    return bitsOf(mask ?? 0).map(bit => `${says} ${bit}`);
}

/** The numbers of the bits that are set in a mask of 32 bits; -1 if it is 0, which stands for all of them. */
function bitsOf(mask: number): readonly number[] {
    if (mask === 0) return NO_MASK;
    const bits: number[] = [];
    for (let rest = mask; rest !== 0; rest &= rest - 1) bits.push(31 - Math.clz32(rest & -rest));
    return bits;
}

const NO_MASK = [-1];

/** As in `rows-of-call.ts`: the rows of each page that has many, with those of several pages; and these alone. */
class FirstsByPage implements RowIndex<MmioRow> {
    /** By the number of the page, as far as somebody asked. */
    private readonly known = new Map<bigint | undefined, Stretches>();

    constructor(
        private readonly table: MmioTable,
        private readonly sayings: (row: MmioRow) => readonly string[],
    ) {}

    add(row: MmioRow): void {
        this.changed(row);
    }

    delete(row: MmioRow): void {
        this.changed(row);
    }

    private changed(row: MmioRow): void {
        const page = onlyPageOf(row);
        if (page === undefined) this.known.clear();
        else this.known.delete(page);
    }

    holding(address: bigint): readonly MmioRow[] {
        const page = frameNumber(address);
        const rows = rowsByPage(this.table);
        if (rows.isCrowded(page)) return this.of(page).holding(address);
        const inPage = rows.within(page).filter(({ start, end }) => start <= address && address < end);
        const wide = this.of(undefined).holding(address);
        if (inPage.length === 0) return wide;
        const said = new Set<string>();
        return inTextOrder([...inPage, ...wide]).filter(row => {
            const before = said.size;
            for (const saying of this.sayings(row)) said.add(saying);
            return said.size > before;
        });
    }

    private of(page: bigint | undefined): Stretches {
        const known = this.known.get(page);
        if (known !== undefined) return known;
        const rows = rowsByPage(this.table);
        const wide = rows.within(undefined);
        const all = page === undefined ? wide : inTextOrder([...rows.within(page), ...wide]);
        const made = new Stretches(all, firsts(this.sayings));
        this.known.set(page, made);
        return made;
    }
}

/** Of rows that say the same, the first one alone counts wherever several hold an address. */
const firsts =
    (sayings: (row: MmioRow) => readonly string[]) =>
    (rows: readonly Stretched[]): readonly Stretched[] => {
        const alike = new Map<string, Stretched[]>();
        for (const each of rows) for (const saying of sayings(each.row)) addTo(alike, saying, each);
        return joined([...alike.values()].flatMap(uncovered));
    };

/** Each row once wherever any of these pieces of it is. */
function joined(pieces: Stretched[]): Stretched[] {
    const whole: Stretched[] = [];
    for (const piece of pieces.sort((a, b) => a.rank - b.rank || a.from - b.from)) {
        const last = whole.at(-1);
        if (last === undefined || last.rank !== piece.rank || last.to < piece.from) whole.push(piece);
        else if (last.to < piece.to) whole[whole.length - 1] = { ...last, to: piece.to };
    }
    return whole;
}

/** What of each row no row above it covers. */
function uncovered(rows: readonly Stretched[]): readonly Stretched[] {
    if (rows.length === 1) return rows;
    const bounds = [...new Set(rows.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
    const placeOf = new Map(bounds.map((bound, at) => [bound, at]));
    const free = new Free(bounds.length);
    const pieces: Stretched[] = [];
    for (const row of rows) {
        const end = placeOf.get(row.to) ?? 0;
        for (let at = free.from(placeOf.get(row.from) ?? 0); at < end; at = free.from(at)) {
            const past = free.takeUpTo(at, end);
            pieces.push({ ...row, from: bounds[at] ?? 0, to: bounds[past] ?? 0 });
            at = past;
        }
    }
    return pieces;
}

/** Places of which some are taken. The next one that is free is found without a walk over those that are not. */
class Free {
    /** A free place refers to itself, a taken one to a later one. */
    private readonly next: number[];

    constructor(count: number) {
        this.next = Array.from({ length: count }, (_, at) => at);
    }

    /** The first free place from here on. */
    from(at: number): number {
        const { next } = this;
        let place = at;
        for (let after = next[place] ?? place; after !== place; after = next[place] ?? place) {
            next[place] = next[after] ?? after;
            place = after;
        }
        return place;
    }

    /** Takes a free place and those behind it, up to one that is taken or the end (exclusive), which it gives. */
    takeUpTo(at: number, end: number): number {
        const { next } = this;
        let place = at;
        for (; place < end && next[place] === place; place++) next[place] = place + 1;
        return place;
    }
}
