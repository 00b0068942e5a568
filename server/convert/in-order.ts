// The rows of a table that C searches from its first place on, in the order of the array: designators can put them in another one than
// that of the text, and leave places out.

import type { CRow, CTable } from '../c/reading';
import { inPieces, type Steps } from '../language/steps';
import { Elements, type FieldRow, isRange, mergedValues, type Stretch } from './elements';
import { NO_VALUES } from './field-values';
import type { TableRows } from './table-rows';

/** More places without a row are not listed, where some follow each other. */
const MOST_EMPTY = 1000;

/** Nor are more of them in all, and more places of ranges that have the same row as the place before: a few words of C can ask for a million. */
const MOST_MADE = 1 << 12;

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
    /** How many places of ranges are not listed. */
    readonly repeated: number;
    /** The places of the rows; none if they are those of the text. */
    readonly elements: Elements;
}

/** The rows by their places. In most tables they are those of the text, which are given as they are. */
export function* rowsInOrder(table: CTable, tableRows: TableRows): Steps<RowsInOrder> {
    const { all } = tableRows;
    const isPlain = ({ row: { index, sets } }: FieldRow, at: number): boolean =>
        sets === 'whole' &&
        (index.spellings.length === 0 || (index.first === at && (index.last ?? at) === at));
    if (all.every(isPlain) && (table.length ?? 0) <= all.length) return { ...NOTHING_ELSE, rows: all };
    const elements = yield* tableRows.elements();
    return {
        ...(yield* withEmpty(elements, table)),
        elements,
        unplaced: all.filter(each => !elements.isPlaced(each)),
        replaced: all.flatMap(row => {
            const by = elements.lastRowFor(row);
            return elements.isPlaced(row) && !elements.counts(row) && by !== undefined ? [{ row, by }] : [];
        }),
    };
}

const NOTHING_ELSE = {
    unplaced: [],
    replaced: [],
    ranges: new Map(),
    omitted: 0,
    repeated: 0,
    elements: new Elements([], new Set()),
};

function* withEmpty(
    { stretches }: Elements,
    table: CTable,
): Steps<Pick<RowsInOrder, 'rows' | 'ranges' | 'omitted' | 'repeated'>> {
    const rows: FieldRow[] = [];
    const said = new Set<FieldRow>();
    const ranges = new Map<FieldRow, readonly FieldRow[]>();
    let [next, omitted, repeated, made] = [0, 0, 0, 0];
    const leaveEmpty = (end: number): void => {
        const count = Math.max(Math.min(end - next, MOST_EMPTY, MOST_MADE - made), 0);
        for (let at = 0; at < count; at++) rows.push(emptyRow(next + at, table));
        made += count;
        omitted += Math.max(end - next - count, 0);
    };
    const repeat = (counting: readonly FieldRow[], times: number): void => {
        const count = Math.min(times, MOST_MADE - made);
        const row = together(counting, NOTHING_FRESH);
        for (let at = 0; at < count; at++) rows.push(row);
        made += count;
        repeated += times - count;
    };
    const say = ({ first, last, rows: counting }: Stretch): void => {
        leaveEmpty(first);
        const fresh = counting.filter(each => !said.has(each));
        for (const each of fresh) said.add(each);
        const row = together(counting, fresh);
        rows.push(row);
        const wide = fresh.filter(each => isRange(each.row));
        if (wide.length > 0) ranges.set(row, wide);
        if (first < last) repeat(counting, last - first);
        next = last + 1;
    };
    yield* inPieces(stretches, say, ({ first, last }) => Math.min(last - first + 1, MOST_MADE));
    leaveEmpty(table.length ?? 0);
    return { rows, ranges, omitted, repeated };
}

const NOTHING_FRESH: readonly never[] = [];

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
