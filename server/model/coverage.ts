// Which rows are at which index of a node or reset table.

import { inPieces, type Steps } from '../language/steps';
import { type RowIndex, rowIndex } from './kept/row-index';
import { type AccessRow, type AccessTable, indexOfId } from './program';
import { idWeight } from './row-weight';

/** The indexes of an access table: which rows have each, and how many places the array needs. */
export const coverageOf = rowIndex<AccessRow, AccessTable, Coverage>(() => new Coverage());

/** The row at an index, the topmost of several; `undefined` for a gap or past the end. */
export const rowAt = (table: AccessTable, index: number): AccessRow | undefined =>
    coverageOf(table).rowsAt(index)[0];

/** The rows at the index of an id, in the order of the text. */
export function rowsOfId(table: AccessTable, id: number): readonly AccessRow[] {
    const index = indexOfId(table.macro, id);
    return index === undefined ? NONE : coverageOf(table).rowsAt(index);
}

/** The row of an id, the topmost of several; `undefined` for a gap, an id without an index, or a missing table. */
export const rowOfId = (table: AccessTable | undefined, id: number): AccessRow | undefined =>
    table && rowsOfId(table, id)[0];

/** The ids of a row at an index: usually one, but several if the table's macro gives them the same index. */
export const idsAt = ({ runs }: AccessRow, index: number): number[] =>
    runs
        .filter(run => run.index <= index && index < run.index + run.count)
        .map(run => run.id + index - run.index);

/** Indexes are stored in pages, since most tables are dense and some have a single high index. */
const PAGE = 1024;

/** The only row at an index, as usual; or all rows there, with one entry for each of their ids. */
type RowsAtIndex = AccessRow | AccessRow[] | undefined;

export class Coverage implements RowIndex<AccessRow> {
    /** How many ids have an index; an index that two ids share counts twice. */
    count = 0;
    private readonly pages: (RowsAtIndex[] | undefined)[] = [];
    /** Which places of each page more than one id claims; `undefined` for a page that never had one. */
    private readonly contestedIn: (Set<number> | undefined)[] = [];
    /** Those of several rows that are not in the order of the text. */
    private readonly unordered = new Set<RowsAtIndex>();
    /** No row has an index above this one. */
    private highest = -1;

    add(row: AccessRow): void {
        row.eachId((_, index) => {
            this.put(index, row);
            this.count++;
        });
    }

    *addLong(row: AccessRow): Steps<void> {
        const indexes = row.eachMapped((_, index) => index);
        const put = (index: number): void => {
            this.put(index, row);
            this.count++;
        };
        yield* inPieces(indexes, put, idWeight);
    }

    delete(row: AccessRow): void {
        row.eachId((_, index) => {
            this.take(index, row);
            this.count--;
        });
    }

    /** The rows at an index in the order of the text, each as often as it has ids there. */
    rowsAt(index: number): readonly AccessRow[] {
        const place = this.pages[Math.floor(index / PAGE)]?.[index % PAGE];
        if (place === undefined) return NONE;
        if (!Array.isArray(place)) return [place];
        if (this.unordered.delete(place)) place.sort((a, b) => a.line - b.line);
        return place;
    }

    /** Visits each used index in ascending order, with its rows in the order of the text. */
    *each(visit: (index: number, row: AccessRow) => void): Steps<void> {
        for (const [page, places = []] of this.pages.entries()) {
            places.forEach((place, at) => {
                const index = page * PAGE + at;
                if (Array.isArray(place)) for (const row of this.rowsAt(index)) visit(index, row);
                else if (place !== undefined) visit(index, place);
            });
            yield places.length;
        }
    }

    isTaken(index: number): boolean {
        return this.pages[Math.floor(index / PAGE)]?.[index % PAGE] !== undefined;
    }

    /** Whether more than one id claims an index. */
    isContested(index: number): boolean {
        return Array.isArray(this.pages[Math.floor(index / PAGE)]?.[index % PAGE]);
    }

    /** The indexes that more than one id claims, in ascending order. */
    *contested(): Iterable<number> {
        for (const [page, places] of this.contestedIn.entries()) {
            if (places === undefined || places.size === 0) continue;
            for (const at of [...places].sort((a, b) => a - b)) yield page * PAGE + at;
        }
    }

    /** The nearest used index at or below `index`, or -1. */
    takenBelow(index: number): number {
        for (let page = Math.min(Math.floor(index / PAGE), this.pages.length - 1); page >= 0; page--) {
            const places = this.pages[page];
            if (places === undefined) continue;
            const from = Math.min(index - page * PAGE, PAGE - 1);
            for (let at = from; at >= 0; at--) if (places[at] !== undefined) return page * PAGE + at;
        }
        return -1;
    }

    /** The nearest used index at or above `index`, or -1. */
    takenAbove(index: number): number {
        for (let page = Math.floor(index / PAGE); page < this.pages.length; page++) {
            const places = this.pages[page];
            if (places === undefined) continue;
            const from = Math.max(index - page * PAGE, 0);
            for (let at = from; at < PAGE; at++) if (places[at] !== undefined) return page * PAGE + at;
        }
        return -1;
    }

    /** The highest used index, or -1. */
    get last(): number {
        this.highest = this.takenBelow(this.highest);
        return this.highest;
    }

    private put(index: number, row: AccessRow): void {
        const number = Math.floor(index / PAGE);
        this.highest = Math.max(this.highest, index);
        while (this.pages.length <= number) {
            this.pages.push(undefined);
            this.contestedIn.push(undefined);
        }
        const page = this.pages[number] ?? new Array<RowsAtIndex>(PAGE).fill(undefined);
        this.pages[number] = page;
        const place = page[index % PAGE];
        if (place === undefined) {
            page[index % PAGE] = row;
            return;
        }
        if (Array.isArray(place)) {
            place.push(row);
            this.noteOrder(place, place.at(-2), row);
            return;
        }
        const rows = [place, row];
        page[index % PAGE] = rows;
        const contested = this.contestedIn[number] ?? new Set();
        this.contestedIn[number] = contested.add(index % PAGE);
        this.noteOrder(rows, place, row);
    }

    private noteOrder(rows: AccessRow[], before: AccessRow | undefined, added: AccessRow): void {
        if (before !== undefined && before.line > added.line) this.unordered.add(rows);
    }

    private take(index: number, row: AccessRow): void {
        const number = Math.floor(index / PAGE);
        const page = this.pages[number];
        const place = page?.[index % PAGE];
        if (page === undefined || place === undefined) return;
        if (!Array.isArray(place)) {
            if (place === row) page[index % PAGE] = undefined;
            return;
        }
        place.splice(place.indexOf(row), 1);
        if (place.length > 1) return;
        page[index % PAGE] = place[0];
        this.contestedIn[number]?.delete(index % PAGE);
        this.unordered.delete(place);
    }
}

const NONE: readonly AccessRow[] = [];
