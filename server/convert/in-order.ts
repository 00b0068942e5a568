// The rows of a table that C searches from its first place on, in the order of the array: designators can put them in another one than
// that of the text, and leave places out.

import type { CRow, CTable } from '../c/reading';
import { Elements, type FieldRow, mergedValues } from './elements';
import { NO_VALUES } from './field-values';
import { isRange } from './narrowed-range';

/** More places without a row are not listed. */
const MOST_EMPTY = 1000;

export interface RowsInOrder {
    /** What stands at each place, a row of zeros where the text says nothing. */
    readonly rows: readonly FieldRow[];
    /** Rows without a place. */
    readonly unplaced: readonly FieldRow[];
    /** Rows that a later one replaces, each with that one. */
    readonly replaced: readonly { readonly row: FieldRow; readonly by: FieldRow }[];
    /** The rows of the C that stand at several places, by the first row above that they are in. */
    readonly ranges: ReadonlyMap<FieldRow, readonly FieldRow[]>;
    /** How many places without a row are not listed. */
    readonly omitted: number;
}

/** The rows by their places. In most tables they are those of the text, which are given as they are. */
export function rowsInOrder(table: CTable, all: readonly FieldRow[]): RowsInOrder {
    const isPlain = ({ row: { index, sets } }: FieldRow, at: number): boolean =>
        sets === 'whole' &&
        (index.spellings.length === 0 || (index.first === at && (index.last ?? at) === at));
    if (all.every(isPlain) && (table.length ?? 0) <= all.length) return { ...NOTHING_ELSE, rows: all };
    const elements = new Elements(all);
    const places = [...elements.entries()].sort(([a], [b]) => a - b);
    const { rows, ranges, omitted } = withEmpty(places, table);
    return {
        rows,
        omitted,
        ranges,
        unplaced: all.filter(each => !elements.isPlaced(each)),
        replaced: all.flatMap(row => {
            const by = elements.lastRowFor(row);
            return elements.isPlaced(row) && !elements.counts(row) && by !== undefined ? [{ row, by }] : [];
        }),
    };
}

const NOTHING_ELSE = { unplaced: [], replaced: [], ranges: new Map(), omitted: 0 };

type Place = readonly [number, readonly FieldRow[]];

function withEmpty(
    places: readonly Place[],
    table: CTable,
): Pick<RowsInOrder, 'rows' | 'ranges' | 'omitted'> {
    const rows: FieldRow[] = [];
    const said = new Set<FieldRow>();
    const ranges = new Map<FieldRow, readonly FieldRow[]>();
    let [next, omitted] = [0, 0];
    const leaveEmpty = (end: number): void => {
        const count = Math.min(end - next, MOST_EMPTY);
        for (let at = 0; at < count; at++) rows.push(emptyRow(next + at, table));
        omitted += Math.max(end - next - count, 0);
    };
    for (const [at, counting] of places) {
        leaveEmpty(at);
        const fresh = counting.filter(each => !said.has(each));
        for (const each of fresh) said.add(each);
        const row = together(counting, fresh);
        rows.push(row);
        const wide = fresh.filter(each => isRange(each.row));
        if (wide.length > 0) ranges.set(row, wide);
        next = at + 1;
    }
    leaveEmpty(table.length ?? 0);
    return { rows, ranges, omitted };
}

/** The rows that count for a place as one, with the comments of those that count nowhere before it. */
function together(counting: readonly FieldRow[], fresh: readonly FieldRow[]): FieldRow {
    const [first = NOTHING, ...later] = counting;
    const last = later.at(-1) ?? first;
    const flaw = counting.find(each => each.row.flaw !== undefined)?.row.flaw;
    const saying = fresh.map(({ row }) => row);
    return {
        row: {
            ...last.row,
            lead: saying.flatMap(({ lead }) => lead),
            inside: saying.flatMap(({ inside }) => inside),
            behind: saying.flatMap(({ behind }) => behind),
            ...(flaw && { flaw }),
        },
        values: mergedValues(counting),
    };
}

const emptyRow = (place: number, { name, at }: CTable): FieldRow => ({
    row: {
        ...NOTHING.row,
        at,
        inside: [{ kind: 'comment', lines: [`no row of the C is at ${name}[${place}]`], at, isAlone: false }],
    },
    values: NO_VALUES,
});

const NOWHERE = { file: '', line: 0, character: 0 };

const NO_ROW: CRow = {
    at: NOWHERE,
    index: {
        first: undefined,
        last: undefined,
        spellings: [],
        lastSpellings: [],
        at: NOWHERE,
        unknown: undefined,
        why: undefined,
    },
    values: [],
    clears: [],
    sets: 'whole',
    macro: undefined,
    lead: [],
    inside: [],
    behind: [],
    conditions: [],
};

const NOTHING: FieldRow = { row: NO_ROW, values: NO_VALUES };
