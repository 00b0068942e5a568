// Whether node and reset tables say what C says, by the places of their arrays: where several places in a row have the same values on
// both sides, they are compared once.

import { frameOf } from '../access/policy';
import type { CPlace } from '../c/reading';
import { inPieces, type Steps } from '../language/steps';
import {
    type AccessKind,
    type AccessRow,
    type AccessTable,
    accessTable,
    type Program,
} from '../model/program';
import type { Target } from '../model/targets';
import type { AccessArray, AccessElement } from './arrays';
import { indexBy } from './compare-heads';
import type { Difference } from './difference';
import { ascending, type Places, Segments } from './segments';
import type { IndexRule } from './subjects';

/** More differences than that are told for all places of a stretch together. */
const MOST_TOLD = 1 << 12;

/** Each difference, in the order of the array. `rule` makes the indexes of ids, or else the table does. */
export function* accessDifferences(
    kind: AccessKind,
    { tables, target }: Program,
    array: AccessArray | undefined,
    isUnread: (at: CPlace) => boolean,
    rule: IndexRule | undefined,
): Steps<Difference[]> {
    const table = accessTable(tables, kind);
    if (table === undefined || array === undefined) return [];
    const rows = yield* rowsByPlace(table, rule);
    const found: Difference[] = [];
    const addedHere: RowAt[] = [];
    let highest = -1;
    const add = (
        { first, last }: Places,
        messageOf: (places: string) => string | undefined,
        at: CPlace | undefined,
        row?: AccessRow,
    ): void => {
        const tell = (places: string): void => {
            const message = messageOf(`${table.name}[${places}]`);
            if (message !== undefined)
                found.push({ at, here: row && { file: table.file, line: row.line }, message });
        };
        if (messageOf('') === undefined) return;
        highest = Math.max(highest, last);
        if (first < last && found.length + last - first >= MOST_TOLD) return tell(`${first} ... ${last}`);
        for (let place = first; place <= last; place++) tell(`${place}`);
    };
    yield* inPieces(sideBySide(array.elements, rows), ({ first, last, inC, here }) => {
        if (inC !== undefined && isUnread(inC.at)) highest = Math.max(highest, last);
        else if (inC !== undefined)
            add({ first, last }, places => elementMessage(places, inC, here?.row, target), inC.at, here?.row);
        else if (here !== undefined) addedHere.push({ ...here, first, last });
    });
    const howManyInC = placesFor(array);
    yield* inPieces(addedHere.sort(inTextOrder), ({ row, first, last }) => {
        const without = first + howManyInC(row, target, last - first + 1);
        add({ first: without, last }, places => rowMessage(places, row, target), undefined, row);
    });
    if (array.unplaced.length > 0) return found;
    return [...found, ...lengthDifference(table, array, rows.at(-1), highest)];
}

/** A row of the program at places of its array. */
interface RowAt extends Places {
    readonly row: AccessRow;
    /** What comes before it in the text has less. */
    readonly order: number;
}

const inTextOrder = (a: RowAt, b: RowAt): number => a.order - b.order || a.first - b.first;

/** The rows by ascending places. Of several for one place the last one counts. */
function* rowsByPlace(table: AccessTable, rule: IndexRule | undefined): Steps<readonly RowAt[]> {
    const rows: RowAt[] = [];
    const add = (row: AccessRow, first: number, count: number): void => {
        const above = rows.at(-1);
        if (above?.row === row && above.last === first - 1)
            rows[rows.length - 1] = { ...above, last: above.last + count };
        else rows.push({ row, first, last: first + count - 1, order: rows.length });
    };
    const addAll = (row: AccessRow): void => {
        if (rule === undefined) for (const { index, count } of row.runs) add(row, index, count);
        else
            row.eachId(id => {
                const index = indexBy(rule, id);
                if (index !== undefined) add(row, index, 1);
            });
    };
    yield* inPieces(table.rows, addAll, ({ size }) => (rule === undefined ? 1 : Math.max(1, size)));
    return ascending(rows) ?? (yield* lastOfEach(rows));
}

/** The rows of which some have the same places. */
function* lastOfEach(rows: readonly RowAt[]): Steps<readonly RowAt[]> {
    const segments = new Segments(rows);
    const found: RowAt[] = [];
    yield* inPieces([...rows].reverse(), row =>
        segments.eachOpen(row, segment => {
            found.push({ ...row, ...segments.placesOf(segment) });
            return true;
        }),
    );
    return found.sort((a, b) => a.first - b.first);
}

/** Places that have the same row of the C and the same row here, or none. */
interface SideBySide extends Places {
    readonly inC: AccessElement | undefined;
    readonly here: RowAt | undefined;
}

/** All places that either has something for, ascending. */
function* sideBySide(elements: readonly AccessElement[], rows: readonly RowAt[]): Iterable<SideBySide> {
    let [element, row, next] = [0, 0, 0];
    for (;;) {
        const inC = elements[element];
        const here = rows[row];
        if (inC === undefined && here === undefined) return;
        const firstInC = inC === undefined ? Number.POSITIVE_INFINITY : Math.max(inC.first, next);
        const firstHere = here === undefined ? Number.POSITIVE_INFINITY : Math.max(here.first, next);
        const first = Math.min(firstInC, firstHere);
        const last = Math.min(
            inC !== undefined && firstInC === first ? inC.last : firstInC - 1,
            here !== undefined && firstHere === first ? here.last : firstHere - 1,
        );
        yield {
            first,
            last,
            inC: firstInC === first ? inC : undefined,
            here: firstHere === first ? here : undefined,
        };
        next = last + 1;
        if (inC?.last === last) element++;
        if (here?.last === last) row++;
    }
}

function elementMessage(
    places: string,
    { frame, hwdom }: AccessElement,
    row: AccessRow | undefined,
    target: Target,
): string | undefined {
    if (frame === undefined || hwdom === undefined) return `${places} has a value in C that is not known`;
    const here = row === undefined ? EMPTY : valuesOf(row, target);
    if (here.frame === frame && here.hwdom === hwdom) return undefined;
    return `${places} is ${grantText(frame, hwdom)} in C, and ${grantText(here.frame, here.hwdom)} here`;
}

/** How many places of a row that the C says nothing about may be of rows whose index is not known there; each of those is taken for one place. */
function placesFor({ unplaced }: AccessArray): (row: AccessRow, target: Target, places: number) => number {
    const open = new Map<string, number>();
    const keyOf = (frame: bigint | undefined, hwdom: boolean | undefined): string => `${frame} ${hwdom}`;
    for (const { frame, hwdom } of unplaced)
        open.set(keyOf(frame, hwdom), (open.get(keyOf(frame, hwdom)) ?? 0) + 1);
    return (row, target, places) => {
        const { frame, hwdom } = valuesOf(row, target);
        const keys = [
            keyOf(frame, hwdom),
            keyOf(undefined, hwdom),
            keyOf(frame, undefined),
            keyOf(undefined, undefined),
        ];
        let taken = 0;
        for (const key of keys) {
            const some = Math.min(open.get(key) ?? 0, places - taken);
            if (some > 0) open.set(key, (open.get(key) ?? 0) - some);
            taken += some;
        }
        return taken;
    };
}

const EMPTY = { frame: 0n, hwdom: false };

/** A row that C has no place for; an empty one changes nothing there. */
function rowMessage(places: string, row: AccessRow, target: Target): string | undefined {
    const { frame, hwdom } = valuesOf(row, target);
    if (frame === 0n && !hwdom) return undefined;
    return `${places} is not in the C, and ${grantText(frame, hwdom)} here`;
}

const valuesOf = (row: AccessRow, target: Target): { frame: bigint; hwdom: boolean } => ({
    frame: target === 'xen' ? BigInt(frameOf(row)) : (row.address ?? 0n),
    hwdom: row.hwdom,
});

function grantText(frame: bigint, hwdom: boolean): string {
    if (frame === 0n) return hwdom ? "the hardware domain's" : "nobody's";
    return `0x${frame.toString(16)}${hwdom ? ' or hwdom' : ''}`;
}

/** An array is as long as its last row needs, so that a difference there has said so already; a row for nobody has none. */
function lengthDifference(
    { name, file, first }: AccessTable,
    { length, elements }: AccessArray,
    last: RowAt | undefined,
    highest: number,
): Difference[] {
    const size = (last?.last ?? -1) + 1;
    if (length === undefined || length === size || highest >= Math.min(length, size)) return [];
    const line = length < size ? (last?.row.line ?? first) : first;
    const isEnd = ({ first, last }: Places): boolean => first < length && length <= last + 1;
    const end = length > size ? elements.findLast(isEnd) : undefined;
    return [
        { at: end?.at, here: { file, line }, message: `${name} has ${length} places in C, and ${size} here` },
    ];
}
