// The arrays of a C's tables as numbers, to be compared with a program's. What is not known is `undefined`.

import type { CPlace } from '../c/reading';
import { inPieces, type Steps } from '../language/steps';
import type { Target } from '../model/targets';
import { type Elements, type FieldRow, mergedValues, type Stretch } from './elements';
import { type FieldValues, numberOf } from './field-values';
import type { FoundTable } from './found-table';
import type { Places } from './segments';
import type { TableRows } from './table-rows';

export interface AccessElement extends Places, AccessValues {}

export interface AccessValues {
    /** A byte address (`xlnx`) or a frame number (`xen`), as the array holds it. */
    readonly frame: bigint | undefined;
    readonly hwdom: boolean | undefined;
    readonly at: CPlace;
}

export interface MmioElement {
    readonly start: bigint | undefined;
    /** Excluded; 0 under `xlnx` for a single register. */
    readonly end: bigint | undefined;
    readonly mask: bigint | undefined;
    readonly node: bigint | undefined;
    readonly readonly: boolean | undefined;
    readonly hwdom: boolean | undefined;
    readonly at: CPlace;
}

export interface ClockElement {
    readonly clock: bigint | undefined;
    readonly node: bigint | undefined;
    readonly at: CPlace;
}

/** The array of an access table by ascending places, of which several that follow each other may have the same values; what is not there is zero. */
export interface AccessArray {
    readonly length: number | undefined;
    readonly elements: readonly AccessElement[];
    /** The rows whose index is not known. */
    readonly unplaced: readonly AccessValues[];
}

export interface CArrays {
    readonly node?: AccessArray;
    readonly reset?: AccessArray;
    readonly mmio?: readonly MmioElement[];
    readonly clock?: readonly ClockElement[];
}

/** The arrays of tables of different kinds, each with its rows. */
export function* arraysOf(tables: ReadonlyMap<FoundTable, TableRows>, target: Target): Steps<CArrays> {
    const arrays: { -readonly [Kind in keyof CArrays]: CArrays[Kind] } = {};
    for (const [found, rows] of tables) {
        if (found.kind === 'mmio')
            arrays.mmio = (yield* rows.inOrder()).rows.map(each => mmioElement(each, target));
        else if (found.kind === 'clock') arrays.clock = (yield* rows.inOrder()).rows.map(clockElement);
        else arrays[found.kind] = yield* accessArray(found, yield* rows.elements());
    }
    return arrays;
}

function* accessArray({ table: { length } }: FoundTable, places: Elements): Steps<AccessArray> {
    const elements: AccessElement[] = [];
    const add = ({ first, last, rows }: Stretch): void => {
        const row = rows.at(-1);
        if (row !== undefined) elements.push({ first, last, ...accessValues(rows, row) });
    };
    yield* inPieces(places.stretches, add, ({ rows }) => rows.length);
    const unplaced = places.withoutPlace().map(each => accessValues([each], each));
    return { length, elements, unplaced };
}

function accessValues(counting: readonly FieldRow[], last: FieldRow): AccessValues {
    const values = mergedValues(counting);
    return { frame: numberOf(values, 'frame'), hwdom: flagOf(values, 'hwdom'), at: last.row.at };
}

function mmioElement({ row, values }: FieldRow, target: Target): MmioElement {
    const start = numberOf(values, 'start');
    const size = numberOf(values, 'size');
    const sized = start === undefined || size === undefined ? undefined : start + size;
    return {
        start,
        end: target === 'xen' ? sized : numberOf(values, 'end'),
        mask: numberOf(values, 'mask'),
        node: numberOf(values, 'node'),
        readonly: flagOf(values, 'readonly'),
        hwdom: flagOf(values, 'hwdom'),
        at: row.at,
    };
}

const clockElement = ({ row, values }: FieldRow): ClockElement => ({
    clock: numberOf(values, 'clock'),
    node: numberOf(values, 'device'),
    at: row.at,
});

function flagOf(values: FieldValues, field: 'hwdom' | 'readonly'): boolean | undefined {
    const value = numberOf(values, field);
    return value === undefined ? undefined : value !== 0n;
}
