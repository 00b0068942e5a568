// Whether a file of the language still says what some C says: the arrays as C compiles them, value by value.

import { frameOf } from '../access/policy';
import type { CPlace } from '../c/reading';
import { short } from '../diagnostics/phrases';
import { inPieces, type Steps } from '../language/steps';
import { TABLE_KINDS, type TableKind } from '../language/syntax';
import {
    type AccessKind,
    type AccessRow,
    type AccessTable,
    accessTable,
    type Program,
    type Table,
    tableOf,
} from '../model/program';
import type { Target } from '../model/targets';
import type { AccessArray, AccessElement, CArrays } from './arrays';
import { indexBy } from './compare-heads';
import { clockDifferences, mmioDifferences } from './compare-in-order';
import type { Difference } from './difference';
import type { NotCompiled } from './reading-notes';
import type { IndexRule } from './subjects';

export interface Comparing {
    /** The kinds of tables to compare; without it, all. */
    readonly kinds?: ReadonlySet<TableKind> | undefined;
    /** How the C makes indexes, of the tables that make others: their rows are compared by whichever leaves fewer that differ. */
    readonly rules?: ReadonlyMap<TableKind, IndexRule>;
    /** Tables of the C that are not compiled. */
    readonly disabled?: readonly NotCompiled[];
    /** Whether a row of the C is known not to be understood: then nothing follows from what it says, or does not. */
    readonly isUnread?: (at: CPlace) => boolean;
}

/** Each difference, in the order of the arrays; none if all values are the same. What is not known in C is a difference too. */
export function* differences(
    program: Program,
    arrays: CArrays,
    { kinds, rules, disabled = [], isUnread = () => false }: Comparing = {},
): Steps<Difference[]> {
    const found: Difference[] = [];
    for (const kind of TABLE_KINDS) {
        if (kinds?.has(kind) === false) continue;
        const table = tableOf(program.tables, kind);
        if (table === undefined || arrays[kind] === undefined) {
            found.push(...oneSided(kind, table, arrays, disabled));
            continue;
        }
        const rule = rules?.get(kind);
        const own = yield* differencesOf(kind, program, arrays, isUnread);
        const byRule = rule === undefined ? own : yield* differencesOf(kind, program, arrays, isUnread, rule);
        for (const each of byRule.length < own.length ? byRule : own) found.push(each);
    }
    return found;
}

type IsUnread = (at: CPlace) => boolean;

function* differencesOf(
    kind: TableKind,
    program: Program,
    arrays: CArrays,
    isUnread: IsUnread,
    rule?: IndexRule,
): Steps<readonly Difference[]> {
    const { tables, target } = program;
    switch (kind) {
        case 'node':
        case 'reset':
            return yield* accessDifferences(kind, program, arrays, isUnread, rule);
        case 'mmio':
            return mmioDifferences(tableOf(tables, kind), target, arrays.mmio, isUnread);
        case 'clock':
            return clockDifferences(tableOf(tables, kind), arrays.clock, isUnread, rule);
    }
}

/** A table that only one of them has. */
function oneSided(
    kind: TableKind,
    table: Table | undefined,
    arrays: CArrays,
    disabled: readonly NotCompiled[],
): Difference[] {
    const isInC = arrays[kind] !== undefined;
    if (table === undefined && !isInC) return [];
    const skipped = isInC ? undefined : disabled.find(({ name }) => name === table?.name);
    return [
        {
            at: skipped?.at ?? firstPlace(kind, arrays),
            here: table && { file: table.file, line: table.first },
            message: skipped
                ? `there is a ${kind} table here, and in C it is not compiled: ${short(skipped.why)}`
                : `there is a ${kind} table ${isInC ? 'in C, and none here' : 'here, and none in C'}`,
        },
    ];
}

function firstPlace(kind: TableKind, arrays: CArrays): CPlace | undefined {
    const [first] =
        kind === 'node' || kind === 'reset' ? (arrays[kind]?.elements ?? []) : (arrays[kind] ?? []);
    return first?.at;
}

function* accessDifferences(
    kind: AccessKind,
    { tables, target }: Program,
    arrays: CArrays,
    isUnread: IsUnread,
    rule: IndexRule | undefined,
): Steps<Difference[]> {
    const table = accessTable(tables, kind);
    const array = arrays[kind];
    if (table === undefined || array === undefined) return [];
    const rows = yield* rowsByIndex(table, rule);
    const size = sizeIn(rows);
    const last = rows.get(size - 1);
    const found: Difference[] = [];
    let highest = -1;
    const add = (
        index: number,
        message: string | undefined,
        at: CPlace | undefined,
        row?: AccessRow,
    ): void => {
        if (message === undefined) return;
        highest = Math.max(highest, index);
        found.push({ at, here: row && { file: table.file, line: row.line }, message });
    };
    yield* inPieces(array.elements, element => {
        const { index, at } = element;
        const row = rows.get(index);
        rows.delete(index);
        if (isUnread(at)) highest = Math.max(highest, index);
        else add(index, elementMessage(table, element, row, target), at, row);
    });
    const mayBeHere = placesFor(array);
    for (const [index, row] of rows)
        if (!mayBeHere(row, target)) add(index, rowMessage(table, index, row, target), undefined, row);
    if (array.unplaced.length > 0) return found;
    return [...found, ...lengthDifference(table, array, { size, last }, highest)];
}

function* rowsByIndex(table: AccessTable, rule: IndexRule | undefined): Steps<Map<number, AccessRow>> {
    const rows = new Map<number, AccessRow>();
    const add = (row: AccessRow): void =>
        row.eachId((id, own) => {
            const index = rule === undefined ? own : indexBy(rule, id);
            if (index !== undefined) rows.set(index, row);
        });
    yield* inPieces(table.rows, add, ({ size }) => Math.max(1, size));
    return rows;
}

function sizeIn(rows: ReadonlyMap<number, AccessRow>): number {
    let size = 0;
    for (const index of rows.keys()) size = Math.max(size, index + 1);
    return size;
}

function elementMessage(
    { name }: AccessTable,
    { index, frame, hwdom }: AccessElement,
    row: AccessRow | undefined,
    target: Target,
): string | undefined {
    const place = `${name}[${index}]`;
    if (frame === undefined || hwdom === undefined) return `${place} has a value in C that is not known`;
    const here = row === undefined ? EMPTY : valuesOf(row, target);
    if (here.frame === frame && here.hwdom === hwdom) return undefined;
    return `${place} is ${grantText(frame, hwdom)} in C, and ${grantText(here.frame, here.hwdom)} here`;
}

/** Whether a row that no index of the C has may be one whose index is not known there; each of those is taken for one row. */
function placesFor({ unplaced }: AccessArray): (row: AccessRow, target: Target) => boolean {
    const open = new Map<string, number>();
    const keyOf = (frame: bigint | undefined, hwdom: boolean | undefined): string => `${frame} ${hwdom}`;
    for (const { frame, hwdom } of unplaced)
        open.set(keyOf(frame, hwdom), (open.get(keyOf(frame, hwdom)) ?? 0) + 1);
    return (row, target) => {
        const { frame, hwdom } = valuesOf(row, target);
        const keys = [
            keyOf(frame, hwdom),
            keyOf(undefined, hwdom),
            keyOf(frame, undefined),
            keyOf(undefined, undefined),
        ];
        const key = keys.find(each => (open.get(each) ?? 0) > 0);
        if (key !== undefined) open.set(key, (open.get(key) ?? 0) - 1);
        return key !== undefined;
    };
}

const EMPTY = { frame: 0n, hwdom: false };

/** A row that C has no place for; an empty one changes nothing there. */
function rowMessage(
    { name }: AccessTable,
    index: number,
    row: AccessRow,
    target: Target,
): string | undefined {
    const { frame, hwdom } = valuesOf(row, target);
    if (frame === 0n && !hwdom) return undefined;
    return `${name}[${index}] is not in the C, and ${grantText(frame, hwdom)} here`;
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
    table: AccessTable,
    { length, elements }: AccessArray,
    { size, last }: { readonly size: number; readonly last: AccessRow | undefined },
    highest: number,
): Difference[] {
    if (length === undefined || length === size || highest >= Math.min(length, size)) return [];
    const { name, file, first } = table;
    const line = length < size ? (last?.line ?? first) : first;
    const end = length > size ? elements.findLast(({ index }) => index === length - 1) : undefined;
    return [
        { at: end?.at, here: { file, line }, message: `${name} has ${length} places in C, and ${size} here` },
    ];
}
