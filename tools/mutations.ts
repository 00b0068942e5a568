// Mistakes that are made in a table on purpose, one at a time, to measure how many the checker notices. They are those that people
// make: another device's frame, a neighbour's id, a byte address where a frame number belongs or the reverse, a row that is missing,
// two rows in the wrong order.

import type { Span, TableKind } from '../server/language/syntax';
import type { NameEntry } from '../server/model/names';
import { frameNumber } from '../server/model/page';
import {
    type AccessRow,
    isAccessTable,
    type MmioRow,
    type Program,
    type Row,
    type Table,
} from '../server/model/program';
import { traitsOf } from '../server/model/targets';

export interface Mutation {
    readonly kind: MutationKind;
    readonly table: Table;
    /** The row as it was. */
    readonly row: Row;
    /** The frame that it is granted through now, if that is the mistake. */
    readonly frame: NameEntry | undefined;
    /** The lines that it changes, by number from 0, each with its new text. No other line moves. */
    readonly lines: ReadonlyMap<number, string>;
    /** Whether something has no row any more. */
    readonly losesRow: boolean;
    /** The changed row as it would be read in a review. */
    readonly shown: string;
}

export const MUTATIONS = {
    frame: "another device's frame",
    id: "a neighbour's id",
    number: 'the other kind of number',
    dropped: 'a missing row',
    order: 'two rows swapped',
} as const;

export type MutationKind = keyof typeof MUTATIONS;

/** Every mutation of the file's own tables, in the order of the rows. */
export function* mutationsOf(program: Program): Iterable<Mutation> {
    for (const table of program.tables.filter(({ file }) => file === program.file)) {
        const rows: readonly Row[] = table.rows;
        for (const [at, row] of rows.entries()) {
            if (row.kind === 'access') yield* ofAccessRow(program, table, row);
            yield dropped(table, row);
            const next = rows[at + 1];
            if (next !== undefined && orderCounts(program, row, next)) yield swapped(table, row, next);
        }
    }
}

function* ofAccessRow(program: Program, table: Table, row: AccessRow): Iterable<Mutation> {
    const { first } = row.node.subject;
    const neighbour = neighbourOf(program, table.kind, row);
    if (neighbour !== undefined) yield { ...rewritten('id', table, row, first, neighbour), losesRow: true };
    const { frame } = row;
    if (frame === undefined) return;
    for (const other of otherFrames(program, frame.address))
        yield { ...rewritten('frame', table, row, frame.node, other.name), frame: other };
    // Address 0 and frame 0 are the same page.
    for (const wrong of frame.address === 0n ? [] : wrongNumbers(frame.address))
        yield rewritten('number', table, row, frame.node, wrong);
}

/** The name of the nearest id: the next one, or the one before if there is no next. */
function neighbourOf({ scope }: Program, kind: TableKind, row: AccessRow): string | undefined {
    const [run] = row.runs;
    if (run === undefined || kind === 'mmio') return undefined;
    const [after] = scope.namesOf(kind, BigInt(run.id + 1));
    return (after ?? scope.namesOf(kind, BigInt(run.id) - 1n)[0])?.name;
}

/** The frames by which rows of the program are granted, one name for each page other than this one. */
function otherFrames({ tables }: Program, address: bigint): readonly NameEntry[] {
    const names = new Map<bigint, NameEntry>();
    for (const { frame } of tables.filter(isAccessTable).flatMap(({ rows }) => [...rows])) {
        if (frame?.name === undefined || frame.address === 0n) continue;
        const page = frameNumber(frame.address);
        if (page !== frameNumber(address) && !names.has(page)) names.set(page, frame.name);
    }
    return [...names.values()];
}

/** The address as the number of a frame, and the frame's number as an address. */
const wrongNumbers = (address: bigint): readonly string[] => [
    `mfn 0x${address.toString(16)}`,
    `at 0x${frameNumber(address).toString(16)}`,
];

function rewritten(kind: MutationKind, table: Table, row: Row, { start, end }: Span, by: string): Mutation {
    const text = row.at.text.slice(0, start) + by + row.at.text.slice(end);
    return mutation(kind, table, row, new Map([[row.line, text]]), tidy(text));
}

const dropped = (table: Table, row: Row): Mutation => ({
    ...mutation('dropped', table, row, new Map([[row.line, '']]), tidy(row.at.text)),
    losesRow: true,
});

function swapped(table: Table, row: Row, next: Row): Mutation {
    const lines = new Map([
        [row.line, next.at.text],
        [next.line, row.at.text],
    ]);
    return mutation('order', table, row, lines, `${tidy(next.at.text)}, then ${tidy(row.at.text)}`);
}

const mutation = (
    kind: MutationKind,
    table: Table,
    row: Row,
    lines: ReadonlyMap<number, string>,
    shown: string,
): Mutation => ({ kind, table, row, lines, shown, frame: undefined, losesRow: false });

/** Whether two neighbours mean something else the other way round. */
function orderCounts({ target }: Program, row: Row, next: Row): boolean {
    if (row.kind === 'clock' && next.kind === 'clock') return row.clock.index !== next.clock.index;
    if (row.kind !== 'mmio' || next.kind !== 'mmio') return false;
    return traitsOf(target).firstRowDecides || decidesFirst(row, next);
}

/** Where all rows of a register decide together, one without a mask refuses before the others are asked. */
const decidesFirst = (row: MmioRow, next: MmioRow): boolean =>
    row.start < next.end &&
    next.start < row.end &&
    row.nodeId !== next.nodeId &&
    (row.mask === undefined || next.mask === undefined);

/** A row without its waivers and its comment. */
const tidy = (text: string): string =>
    text
        .replace(/\s*(\/\/|waive ).*$/, '')
        .replace(/\s+/g, ' ')
        .trim();
