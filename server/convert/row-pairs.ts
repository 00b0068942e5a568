// Which rows of two tables belong together where the order of the rows counts: those of an array in C, and those of a file. It knows texts
// only.

import { addTo } from '../language/sorted';
import { type Gap, gapsBetween } from './longest-common';

/** A row of either. */
export interface Comparable {
    /** The same for two rows exactly when they are the same. */
    readonly text: string;
    /** What the text is made of, the address or clock first: as many for each row of a table. `undefined`: not known. */
    readonly fields: readonly (string | undefined)[];
    /** Whether a row of the C is known not to be understood: any row that may be it counts as such. */
    readonly isUnread?: boolean;
}

/** Two rows that belong together and differ, or one that has no other; each by its place in its table. */
export type Pair =
    | { readonly kind: 'changed' | 'moved' | 'unread'; readonly inC: number; readonly here: number }
    | { readonly kind: 'lacking'; readonly inC: number }
    | { readonly kind: 'added'; readonly here: number };

/**
 * The rows that differ, in the order of the C, and after those the ones that it lacks. Rows that stand in another order than the others
 * have moved; between rows that did not, those with one field changed belong together, those for one address, and as many as are left if
 * both have as many. A row that only one of the two has makes no others differ.
 */
export function pairsOf(inC: readonly Comparable[], here: readonly Comparable[]): Pair[] {
    const gaps = gapsBetween(
        inC.map(({ text }) => text),
        here.map(({ text }) => text),
    );
    const pairs = new Pairing(inC, here);
    pairs.move(gaps);
    for (const gap of gaps) pairs.within(gap);
    return pairs.all(gaps);
}

class Pairing {
    /** The partners of rows of the C. */
    private readonly found = new Map<number, Exclude<Pair, { readonly kind: 'lacking' | 'added' }>>();
    private readonly taken = new Set<number>();

    constructor(
        private readonly inC: readonly Comparable[],
        private readonly here: readonly Comparable[],
    ) {}

    /** Rows that are the same and stand elsewhere. */
    move(gaps: readonly Gap[]): void {
        const places = gaps.flatMap(({ newFrom, newTo }) => placesFrom(newFrom, newTo));
        const rows = gaps.flatMap(({ from, to }) => placesFrom(from, to));
        this.pairAlike('moved', rows, places, ({ text }) => text);
    }

    /** Rows that differ, of one gap. */
    within({ from, to, newFrom, newTo }: Gap): void {
        const [rows, places] = [placesFrom(from, to), placesFrom(newFrom, newTo)];
        this.pairUnread(rows, places);
        const count = this.inC[from]?.fields.length ?? 0;
        for (let at = count - 1; at >= 0; at--)
            this.pairAlike('changed', rows, places, ({ fields }) => fields.with(at, '*').join(' '));
        this.pairAlike('changed', rows, places, ({ fields: [first] }) => first);
        const [left, over] = [this.openInC(rows).filter(this.isKnown), this.openHere(places)];
        if (left.length !== over.length) return;
        for (const [at, row] of left.entries()) this.pair('changed', row, over[at]);
    }

    all(gaps: readonly Gap[]): Pair[] {
        const lacking = gaps
            .flatMap(({ from, to }) => placesFrom(from, to))
            .map((inC): Pair => this.found.get(inC) ?? { kind: 'lacking', inC });
        const added = gaps
            .flatMap(({ newFrom, newTo }) => this.openHere(placesFrom(newFrom, newTo)))
            .map((here): Pair => ({ kind: 'added', here }));
        return [...lacking, ...added];
    }

    /** Each with the first that has the same key; `undefined` is none. */
    private pairAlike(
        kind: 'changed' | 'moved',
        rows: readonly number[],
        places: readonly number[],
        keyOf: (row: Comparable) => string | undefined,
    ): void {
        const known = new Map<string, number[]>();
        for (const place of this.openHere(places).reverse()) {
            const key = keyOf(this.here[place] ?? NO_ROW);
            if (key !== undefined) addTo(known, key, place);
        }
        for (const row of this.openInC(rows)) {
            const key = this.isKnown(row) ? keyOf(this.inC[row] ?? NO_ROW) : undefined;
            this.pair(kind, row, key === undefined ? undefined : known.get(key)?.pop());
        }
    }

    /** Rows of the C that are not known, each with the next that has all that is known of it. */
    private pairUnread(rows: readonly number[], places: readonly number[]): void {
        let next = 0;
        for (const row of this.openInC(rows).filter(each => !this.isKnown(each))) {
            const { fields } = this.inC[row] ?? NO_ROW;
            const mayBe = (place: number): boolean =>
                !this.taken.has(place) &&
                fields.every((field, at) => field === undefined || field === this.here[place]?.fields[at]);
            const at = places.slice(next, next + MOST_LOOKED_AT).findIndex(mayBe);
            if (at === -1) continue;
            this.pair('unread', row, places[next + at]);
            next += at + 1;
        }
    }

    private readonly isKnown = (row: number): boolean => {
        const { isUnread = false, fields } = this.inC[row] ?? NO_ROW;
        return !isUnread && !fields.includes(undefined);
    };

    private pair(kind: 'changed' | 'moved' | 'unread', inC: number, here: number | undefined): void {
        if (here === undefined) return;
        this.found.set(inC, { kind, inC, here });
        this.taken.add(here);
    }

    private readonly openInC = (rows: readonly number[]): number[] =>
        rows.filter(row => !this.found.has(row));

    private readonly openHere = (places: readonly number[]): number[] =>
        places.filter(place => !this.taken.has(place));
}

/** There may be thousands of rows that are not known. */
const MOST_LOOKED_AT = 200;

const NO_ROW: Comparable = { text: '', fields: [] };

const placesFrom = (from: number, to: number): number[] =>
    Array.from({ length: to - from }, (_, at) => from + at);
