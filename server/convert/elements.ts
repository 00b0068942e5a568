// What the rows of a table in C say about each place of the array: the last row that says something counts, as in C.

import type { CRow } from '../c/reading';
import { LARGEST_INDEX } from '../model/program';
import type { Target } from '../model/targets';
import { FieldsOfRows, type FieldValues, NO_VALUES } from './field-values';
import { type FoundTable, fieldsOf, inFields } from './found-table';
import { type RowsInOrder, rowsInOrder } from './in-order';

/** A row with its values by field. */
export interface FieldRow {
    readonly row: CRow;
    readonly values: FieldValues;
}

/** Consecutive places of the array with the same rows behind them; both ends are in it. */
export interface Stretch {
    readonly first: number;
    readonly last: number;
    /** The rows whose values count, in the order of the text; of several, the later ones set single fields. */
    readonly rows: readonly FieldRow[];
}

/** More places than that in the ranges of a table are not looked at one by one. */
const MOST_PLACES = 1 << 22;

/** The rows of a table, and its places: both its lines and its numbers are made from them. */
export class TableRows {
    readonly all: readonly FieldRow[];
    private places: Elements | undefined;
    private ordered: RowsInOrder | undefined;

    constructor(
        private readonly found: FoundTable,
        target: Target,
    ) {
        const fields = new FieldsOfRows();
        this.all = found.table.rows.map(row => {
            const names = fieldsOf(row.values, found.kind, target);
            const values = found.table.fields === undefined ? inFields(names, row.values) : row.values;
            return { row, values: fields.valuesOf(names, values) };
        });
    }

    get elements(): Elements {
        this.places ??= new Elements(this.all);
        return this.places;
    }

    /** What C meets when it goes through the array from its first place on. */
    get inOrder(): RowsInOrder {
        this.ordered ??= rowsInOrder(this.found.table, this.all);
        return this.ordered;
    }
}

/** Places of an access table by the row that is the last to say something about them. */
export class Elements {
    private readonly rowsAt = new Map<number, readonly FieldRow[]>();
    /** The rows that have no place: of most tables none. */
    private readonly unplaced = new Set<FieldRow>();
    private places = 0;
    /** The highest index that a row says something about; -1 if there is none. */
    highest = -1;

    constructor(rows: readonly FieldRow[]) {
        for (const each of inOrderOfWeight(rows)) if (!this.place(each)) this.unplaced.add(each);
    }

    /** Whether a row has indexes, and such as a table of the language may have. */
    isPlaced(each: FieldRow): boolean {
        return !this.unplaced.has(each);
    }

    withoutPlace(): readonly FieldRow[] {
        return [...this.unplaced];
    }

    /** The stretches in which a row is the last to say something, ascending. None if later rows replace all of it. */
    stretchesOf(each: FieldRow): Stretch[] {
        return this.stretchesWhere(each, rows => rows.at(-1) === each);
    }

    /** The stretches in which later rows replace all that a row says, ascending; the first of their rows is the one that does. */
    replacedOf(each: FieldRow): Stretch[] {
        return this.stretchesWhere(each, rows => !rows.includes(each));
    }

    private stretchesWhere(each: FieldRow, isSuch: (rows: readonly FieldRow[]) => boolean): Stretch[] {
        const found: Stretch[] = [];
        const { first, last } = this.indexesOf(each);
        for (let at = first; at <= last; at++) {
            const rows = this.rowsAt.get(at) ?? [];
            if (!isSuch(rows)) continue;
            const above = found.at(-1);
            if (above?.last === at - 1 && isSame(above.rows, rows))
                found[found.length - 1] = { ...above, last: at };
            else found.push({ first: at, last: at, rows });
        }
        return found;
    }

    /** Whether something that a row says counts, even if a later row completes it. */
    counts(each: FieldRow): boolean {
        const { first, last } = this.indexesOf(each);
        for (let at = first; at <= last; at++) if (this.rowsAt.get(at)?.includes(each)) return true;
        return false;
    }

    /** The row that is the last to say something about the lowest index of another. */
    lastRowFor({ row }: FieldRow): FieldRow | undefined {
        return this.rowsAt.get(row.index.first ?? -1)?.at(-1);
    }

    /** Each place that a row says something about, with the rows that count. */
    entries(): Iterable<[number, readonly FieldRow[]]> {
        return this.rowsAt;
    }

    /** Gives a row its places; `false` if it has none. */
    private place(each: FieldRow): boolean {
        const { first, last = first } = each.row.index;
        if (first === undefined || last === undefined || first > last || last > LARGEST_INDEX) return false;
        this.places += last - first + 1;
        if (this.places > MOST_PLACES) return false;
        this.highest = Math.max(this.highest, last);
        const alone = [each];
        for (let at = first; at <= last; at++)
            this.rowsAt.set(at, each.row.sets === 'whole' ? alone : completed(this.rowsAt.get(at), each));
        return true;
    }

    /** Both ends are in it; of a row without a place there are none. */
    private indexesOf(each: FieldRow): { readonly first: number; readonly last: number } {
        const { first = 0, last = first } = each.row.index;
        return this.isPlaced(each) ? { first, last } : { first, last: first - 1 };
    }
}

/** Rows that no compiler takes come first: whatever a compiler takes replaces them. */
function inOrderOfWeight(rows: readonly FieldRow[]): readonly FieldRow[] {
    const compiled = rows.filter(isCompiled);
    return compiled.length === rows.length ? rows : [...rows.filter(each => !isCompiled(each)), ...compiled];
}

const isCompiled = ({ row }: FieldRow): boolean => row.conditions.every(({ isTaken }) => isTaken);

/** The rows that count for a place after one more, which leaves fields to earlier ones. */
function completed(earlier: readonly FieldRow[] = [], each: FieldRow): readonly FieldRow[] {
    const isKept = ({ row, values }: FieldRow): boolean =>
        row.flaw !== undefined || [...values.names].some(name => each.values.get(name) === undefined);
    const alike = isCompiled(each) ? earlier.filter(isCompiled) : earlier;
    const kept = alike.filter(isKept);
    return [...kept, each];
}

const isSame = (a: readonly FieldRow[], b: readonly FieldRow[]): boolean =>
    a.length === b.length && a.every((row, at) => row === b[at]);

/** The values of several rows for one place: a later one replaces those of its fields. */
export function mergedValues(rows: readonly FieldRow[]): FieldValues {
    const values = rows[0]?.values ?? NO_VALUES;
    return rows.length < 2 ? values : rows.slice(1).reduce((all, row) => all.with(row.values), values);
}
