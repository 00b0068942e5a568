// Whether a file of the language still says what some C says: the arrays as C compiles them, value by value.

import { frameOf, mmioRowOf, sizeOf } from '../access/policy';
import type { CPlace } from '../c/reading';
import { inPieces, type Steps } from '../language/steps';
import { coverageOf } from '../model/coverage';
import {
    type AccessKind,
    type AccessRow,
    type AccessTable,
    accessTable,
    type Program,
    tableOf,
} from '../model/program';
import type { Target } from '../model/targets';
import type { AccessArray, AccessElement, CArrays, ClockElement, MmioElement } from './arrays';

export interface Difference {
    /** Where the C says it; `undefined` if it does not. */
    readonly at: CPlace | undefined;
    /** The line of the program that says otherwise, from 0; `undefined` if none says anything. */
    readonly line: number | undefined;
    /** One line, without a full stop. */
    readonly message: string;
}

/** Each difference, in the order of the arrays; none if all values are the same. What is not known in C is a difference too. */
export function* differences(program: Program, arrays: CArrays): Steps<Difference[]> {
    return [
        ...(yield* accessDifferences('node', program, arrays)),
        ...(yield* accessDifferences('reset', program, arrays)),
        ...mmioDifferences(program, arrays.mmio),
        ...clockDifferences(program, arrays.clock),
    ];
}

function* accessDifferences(
    kind: AccessKind,
    { tables, target }: Program,
    arrays: CArrays,
): Steps<Difference[]> {
    const table = accessTable(tables, kind);
    const array = arrays[kind];
    if (table === undefined || array === undefined)
        return oneSided(kind, table?.first, array?.elements[0]?.at, array !== undefined);
    const rows = yield* rowsByIndex(table);
    const found: Difference[] = [];
    yield* inPieces(array.elements, element => {
        const row = rows.get(element.index);
        rows.delete(element.index);
        found.push(...elementDifference(table, element, row, target));
    });
    for (const [index, row] of rows) found.push(...rowDifference(table, index, row, target));
    return [...found, ...lengthDifference(table, array)];
}

function* rowsByIndex(table: AccessTable): Steps<Map<number, AccessRow>> {
    const rows = new Map<number, AccessRow>();
    yield* coverageOf(table).each((index, row) => rows.set(index, row));
    return rows;
}

function elementDifference(
    { name }: AccessTable,
    { index, frame, hwdom, at }: AccessElement,
    row: AccessRow | undefined,
    target: Target,
): Difference[] {
    const place = `${name}[${index}]`;
    if (frame === undefined || hwdom === undefined)
        return [{ at, line: row?.line, message: `${place} has a value in C that is not known` }];
    const here = row === undefined ? EMPTY : valuesOf(row, target);
    if (here.frame === frame && here.hwdom === hwdom) return [];
    const inC = grantText(frame, hwdom);
    return [
        {
            at,
            line: row?.line,
            message: `${place} is ${inC} in C, and ${grantText(here.frame, here.hwdom)} here`,
        },
    ];
}

const EMPTY = { frame: 0n, hwdom: false };

/** A row that C has no place for; an empty one changes nothing there. */
function rowDifference({ name }: AccessTable, index: number, row: AccessRow, target: Target): Difference[] {
    const { frame, hwdom } = valuesOf(row, target);
    if (frame === 0n && !hwdom) return [];
    const message = `${name}[${index}] is not in the C, and ${grantText(frame, hwdom)} here`;
    return [{ at: undefined, line: row.line, message }];
}

const valuesOf = (row: AccessRow, target: Target): { frame: bigint; hwdom: boolean } => ({
    frame: target === 'xen' ? BigInt(frameOf(row)) : (row.address ?? 0n),
    hwdom: row.hwdom,
});

function grantText(frame: bigint, hwdom: boolean): string {
    if (frame === 0n) return hwdom ? "the hardware domain's" : "nobody's";
    return `0x${frame.toString(16)}${hwdom ? ' or hwdom' : ''}`;
}

function lengthDifference(table: AccessTable, { length }: AccessArray): Difference[] {
    const size = sizeOf(table);
    if (length === undefined || length === size) return [];
    const message = `${table.name} has ${length} places in C, and ${size} here`;
    return [{ at: undefined, line: table.first, message }];
}

function mmioDifferences(program: Program, array: readonly MmioElement[] | undefined): Difference[] {
    const table = tableOf(program.tables, 'mmio');
    if (table === undefined || array === undefined)
        return oneSided('mmio', table?.first, array?.[0]?.at, array !== undefined);
    const rows = table.rows.map(row => {
        const { start, end, mask, node, readonly, onlyHwdom } = mmioRowOf(program.target, row);
        return {
            line: row.line,
            text: mmioText(start, end, BigInt(mask), BigInt(node), readonly, onlyHwdom),
        };
    });
    const elements = array.map(({ at, start, end, mask, node, readonly, hwdom }) => ({
        at,
        text: mmioText(start, end, mask, node, readonly, hwdom),
    }));
    return inOrder(table.name, elements, rows);
}

const mmioText = (
    start: bigint | undefined,
    end: bigint | undefined,
    mask: bigint | undefined,
    node: bigint | undefined,
    readonly: boolean | undefined,
    hwdom: boolean | undefined,
): string =>
    `${hexText(start)} to ${hexText(end)} mask ${hexText(mask)} node ${node ?? '?'}` +
    `${flagText('readonly', readonly)}${flagText('hwdom', hwdom)}`;

const hexText = (value: bigint | undefined): string =>
    value === undefined ? '?' : `0x${value.toString(16)}`;

function flagText(word: string, flag: boolean | undefined): string {
    if (flag === undefined) return ` ${word}?`;
    return flag ? ` ${word}` : '';
}

function clockDifferences(program: Program, array: readonly ClockElement[] | undefined): Difference[] {
    const table = tableOf(program.tables, 'clock');
    if (table === undefined || array === undefined)
        return oneSided('clock', table?.first, array?.[0]?.at, array !== undefined);
    const rows = table.rows.flatMap(row =>
        row.nodes.map(node => ({ line: row.line, text: `clock ${row.clock.index} node ${node.index}` })),
    );
    const elements = array.map(({ at, clock, node }) => ({
        at,
        text: `clock ${clock ?? '?'} node ${node ?? '?'}`,
    }));
    return inOrder(table.name, elements, rows);
}

/** Compares rows in their order, which counts; a row that only one of them has makes no others differ. */
function inOrder(
    name: string,
    elements: readonly InC[],
    rows: readonly { readonly line: number; readonly text: string }[],
): Difference[] {
    const { before, after } = alikeAtEnds(elements, rows);
    const inC = elements.slice(before, elements.length - after);
    const here = rows.slice(before, rows.length - after);
    const differing = inC.flatMap((element, at) => {
        const row = here[at];
        if (row?.text === element.text) return [];
        const otherwise = row === undefined ? 'not here' : `${row.text} here`;
        const message = `${name}[${before + at}] is ${element.text} in C, and ${otherwise}`;
        return [{ at: element.at, line: row?.line, message }];
    });
    const added = here.slice(inC.length).map(({ line, text }) => ({
        at: undefined,
        line,
        message: `${name} has ${text} here, and not in C`,
    }));
    return [...differing, ...added];
}

interface InC {
    readonly at: CPlace;
    readonly text: string;
}

/** How many rows are the same at the beginning, and how many of the others at the end. */
function alikeAtEnds(
    a: readonly { readonly text: string }[],
    b: readonly { readonly text: string }[],
): { readonly before: number; readonly after: number } {
    const shorter = Math.min(a.length, b.length);
    let before = 0;
    while (before < shorter && a[before]?.text === b[before]?.text) before++;
    let after = 0;
    while (after < shorter - before && a.at(-1 - after)?.text === b.at(-1 - after)?.text) after++;
    return { before, after };
}

/** A table that only one of them has. */
function oneSided(
    kind: string,
    line: number | undefined,
    at: CPlace | undefined,
    isInC: boolean,
): Difference[] {
    if (line === undefined && !isInC) return [];
    return [
        {
            at,
            line,
            message: `there is a ${kind} table ${isInC ? 'in C, and none here' : 'here, and none in C'}`,
        },
    ];
}
