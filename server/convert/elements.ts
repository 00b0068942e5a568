// What the rows of a table in C say about each place of the array: the last row that says something counts, as in C.

import type { CRow } from '../c/reading';
import { addTo, countLeading } from '../language/sorted';
import { inPieces, type Steps } from '../language/steps';
import { LARGEST_INDEX } from '../model/program';
import { FieldValues, NO_VALUES } from './field-values';
import { ascending, type Places, Segments } from './segments';

/** A row with its values by field. */
export interface FieldRow {
    readonly row: CRow;
    readonly values: FieldValues;
}

/** Consecutive places of the array with the same rows behind them. */
export interface Stretch extends Places {
    /** The rows whose values count, in the order of the text; of several, the later ones set single fields. */
    readonly rows: readonly FieldRow[];
}

/** What later rows replace of a range. */
export interface Replaced {
    /** How many places. */
    readonly places: number;
    /** In how many stretches. */
    readonly stretches: number;
    /** The lowest of these; the first of the rows of each is the one that replaces. */
    readonly lowest: readonly Stretch[];
}

/** Where rows complete others, more of them are not looked at, counted for each stretch in which they do. */
const MOST_COMPLETED = 1 << 22;

/** Places of an access table by the row that is the last to say something about them. */
export class Elements {
    /** The stretches in which each range is the last to say something. */
    private lastIn: ReadonlyMap<FieldRow, readonly Stretch[]> | undefined;
    /** The stretches in which something counts that a range says. */
    private countedIn: ReadonlyMap<FieldRow, readonly Stretch[]> | undefined;
    /** Where a place was found last: most are asked for in their order. */
    private lastFound = 0;

    constructor(
        /** All places that a row says something about, ascending. Two that follow each other have not the same rows. */
        readonly stretches: readonly Stretch[],
        /** The rows that have no place: of most tables none. */
        private readonly unplaced: ReadonlySet<FieldRow>,
    ) {}

    /** The highest index that a row says something about; -1 if there is none. */
    get highest(): number {
        return this.stretches.at(-1)?.last ?? -1;
    }

    /** Whether a row has indexes, and such as a table of the language may have. */
    isPlaced(each: FieldRow): boolean {
        return !this.unplaced.has(each);
    }

    withoutPlace(): readonly FieldRow[] {
        return [...this.unplaced];
    }

    /** The stretches in which a row is the last to say something, ascending. None if later rows replace all of it. */
    stretchesOf(each: FieldRow): readonly Stretch[] {
        if (isRange(each.row)) {
            this.lastIn ??= this.rangesBy(({ rows }) => rows.slice(-1));
            return this.lastIn.get(each) ?? NONE;
        }
        const stretch = this.stretchAt(each.row.index.first);
        return stretch?.rows.at(-1) === each ? [stretch] : NONE;
    }

    /** What later rows replace of a range, with so many of the stretches. */
    replacedOf(each: FieldRow, most: number): Replaced {
        const { first = 0, last = first } = each.row.index;
        const counted = this.countedOf(each);
        const places = counted.reduce((left, stretch) => left - sizeOf(stretch), last - first + 1);
        const [from, to] = [this.numberOf(first), this.numberOf(last)];
        const lowest: Stretch[] = [];
        for (let at = from; places > 0 && at <= to && lowest.length < most; at++) {
            const stretch = this.stretches[at];
            if (stretch === undefined || stretch.rows.includes(each)) continue;
            const within = { first: Math.max(first, stretch.first), last: Math.min(last, stretch.last) };
            lowest.push({ ...within, rows: stretch.rows });
        }
        return { places, stretches: to - from + 1 - counted.length, lowest };
    }

    /** Whether something that a row says counts, even if a later row completes it. */
    counts(each: FieldRow): boolean {
        if (isRange(each.row)) return this.countedOf(each).length > 0;
        return this.stretchAt(each.row.index.first)?.rows.includes(each) === true;
    }

    /** The row that is the last to say something about the lowest index of another. */
    lastRowFor({ row }: FieldRow): FieldRow | undefined {
        return this.stretchAt(row.index.first)?.rows.at(-1);
    }

    private countedOf(each: FieldRow): readonly Stretch[] {
        this.countedIn ??= this.rangesBy(({ rows }) => rows);
        return this.countedIn.get(each) ?? NONE;
    }

    private rangesBy(rowsOf: (stretch: Stretch) => readonly FieldRow[]): Map<FieldRow, Stretch[]> {
        const found = new Map<FieldRow, Stretch[]>();
        for (const stretch of this.stretches)
            for (const each of rowsOf(stretch)) if (isRange(each.row)) addTo(found, each, stretch);
        return found;
    }

    private stretchAt(place = -1): Stretch | undefined {
        const stretch = this.stretches[this.numberOf(place)];
        return stretch !== undefined && stretch.first <= place ? stretch : undefined;
    }

    /** Which stretch has a place, or is the first behind it. */
    private numberOf(place: number): number {
        const isBehind = (at: number): boolean => (this.stretches[at]?.last ?? -1) < place;
        if (isBehind(this.lastFound - 1) && isBehind(this.lastFound)) this.lastFound++;
        const isHere = isBehind(this.lastFound - 1) && !isBehind(this.lastFound);
        if (!isHere) this.lastFound = countLeading(this.stretches, ({ last }) => last < place);
        return this.lastFound;
    }
}

const NONE: readonly never[] = [];

const sizeOf = ({ first, last }: Places): number => last - first + 1;

interface Placed extends Places {
    readonly each: FieldRow;
}

/** Gives the rows of a table their places. */
export function* elementsOf(rows: readonly FieldRow[]): Steps<Elements> {
    const unplaced = new Set<FieldRow>();
    const placed: Placed[] = [];
    for (const each of inOrderOfWeight(rows)) {
        const { first, last = first } = each.row.index;
        if (first === undefined || last === undefined || first > last || last > LARGEST_INDEX)
            unplaced.add(each);
        else placed.push({ each, first, last });
    }
    yield rows.length;
    const stretches =
        ascending(placed)?.map(({ each, first, last }) => ({ first, last, rows: [each] })) ??
        (yield* overlaid(placed, unplaced));
    return new Elements(stretches, unplaced);
}

/**
 * The stretches of rows that later ones replace or complete. The last row goes first, so that where one replaces all, none before it is
 * looked at. Rows that would complete too many others have no place.
 */
function* overlaid(placed: readonly Placed[], unplaced: Set<FieldRow>): Steps<Stretch[]> {
    const segments = new Segments(placed);
    const counting: (FieldRow[] | undefined)[] = Array.from({ length: segments.count });
    let [looked, visited] = [0, 0];
    const place = (range: Placed): void => {
        const { each } = range;
        visited = 1;
        const isWhole = each.row.sets === 'whole';
        if (!isWhole && looked + segments.countIn(range) > MOST_COMPLETED) {
            unplaced.add(each);
            return;
        }
        segments.eachOpen(range, segment => {
            const later = counting[segment];
            if (later === undefined) counting[segment] = [each];
            else if (countsBelow(each, later)) later.push(each);
            visited += later?.length ?? 1;
            if (!isWhole) looked += later?.length ?? 1;
            return isWhole;
        });
    };
    yield* inPieces([...placed].reverse(), place, () => visited);
    const stretches: Stretch[] = [];
    for (const [segment, later] of counting.entries()) {
        if (later === undefined) continue;
        const rows = later.reverse();
        const { first, last } = segments.placesOf(segment);
        const above = stretches.at(-1);
        if (above?.last === first - 1 && isSame(above.rows, rows))
            stretches[stretches.length - 1] = { ...above, last };
        else stretches.push({ first, last, rows });
    }
    yield stretches.length;
    return stretches;
}

/** Rows that no compiler takes come first: whatever a compiler takes replaces them. */
function inOrderOfWeight(rows: readonly FieldRow[]): readonly FieldRow[] {
    const compiled = rows.filter(isCompiled);
    return compiled.length === rows.length ? rows : [...rows.filter(each => !isCompiled(each)), ...compiled];
}

const isCompiled = ({ row }: FieldRow): boolean => row.conditions.every(({ isTaken }) => isTaken);

/** Whether a row counts for a place where these later ones count, which leave fields to earlier ones. */
function countsBelow(each: FieldRow, later: readonly FieldRow[]): boolean {
    const isTaken = isCompiled(each);
    const names = each.row.flaw === undefined ? [...each.values.names] : undefined;
    const replaces = (row: FieldRow): boolean =>
        (!isTaken && isCompiled(row)) || names?.every(name => row.values.get(name) !== undefined) === true;
    return !later.some(replaces);
}

const isSame = (a: readonly FieldRow[], b: readonly FieldRow[]): boolean =>
    a.length === b.length && a.every((row, at) => row === b[at]);

/** The values of several rows for one place: a later one replaces those of its fields. */
export function mergedValues(rows: readonly FieldRow[]): FieldValues {
    const [first] = rows;
    return first === undefined || rows.length < 2
        ? (first?.values ?? NO_VALUES)
        : FieldValues.merged(rows.map(({ values }) => values));
}

/** Whether a row is for several places. Most rows are not. */
export const isRange = ({ index }: CRow): boolean => index.last !== index.first;
