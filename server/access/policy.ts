// A program's tables as the numbers that the rules take, and the text of them whose digest says whether two policies are
// one. Everything that asks or prints a policy takes its numbers from here.

import { sha256 } from '../model/digest';
import type { IndexMacro } from '../model/names';
import { frameNumber } from '../model/page';
import {
    accessTable,
    type IdRun,
    type AccessRow as ModelAccessRow,
    type AccessTable as ModelAccessTable,
    type ClockRow as ModelClockRow,
    type ClockTable as ModelClockTable,
    type MmioRow as ModelMmioRow,
    type Program,
    type Target,
    tableOf,
} from '../model/program';
import { TextLines } from '../model/text-lines';
import type { AccessRow, MmioRow, MmioTable } from './rows';
import { ACCESS, type Rules } from './target';
import type { BasedTable } from './xen';
import type { ClockRow, ClockTable, IndexedTable } from './xlnx';

/** What a program grants, as numbers: names, comments and files are gone. */
export interface Policy {
    readonly target: Target;
    readonly node: (BasedTable & IndexedTable) | undefined;
    readonly reset: (BasedTable & IndexedTable) | undefined;
    readonly mmio: MmioTable | undefined;
    readonly clock: ClockTable | undefined;
}

/** The policy of a program. Where it has errors: of those rows that could be resolved. */
export function policyOf({ target, tables }: Program): Policy {
    const mmio = tableOf(tables, 'mmio');
    return {
        target,
        node: accessTableOf(accessTable(tables, 'node')),
        reset: accessTableOf(accessTable(tables, 'reset')),
        mmio: mmio && { name: mmio.name, rows: mmio.rows.map(row => mmioRowOf(target, row)) },
        clock: clockTableOf(tableOf(tables, 'clock')),
    };
}

/** The check functions over a policy's tables. */
export const rulesOf = (policy: Policy): Rules => ACCESS[policy.target].rules(policy);

/** The ids of a row one by one, in their order. */
export const idsOf = ({ runs }: ModelAccessRow): readonly IdRun[] =>
    runs.length === 1 && runs[0]?.count === 1 ? runs : runs.flatMap(singly);

const singly = ({ id, index, count }: IdRun): IdRun[] =>
    Array.from({ length: count }, (_, at) => ({ id: id + at, index: index + at, count: 1 }));

/** The machine frame of a row; 0 for a row through none. */
export const frameOf = ({ address }: ModelAccessRow): bigint =>
    address === undefined ? 0n : frameNumber(address);

/** The rows that one line stands for, an id a row. */
function accessRowsOf(row: ModelAccessRow): AccessRow[] {
    const frame = Number(frameOf(row));
    return idsOf(row).map(({ id, index }) => ({ id, index, frame, hwdom: row.hwdom }));
}

/** The row that one line of a register table stands for. */
export const mmioRowOf = (target: Target, { start, end, mask, node, nodeId }: ModelMmioRow): MmioRow => ({
    start,
    end: (node.address.last === undefined ? ACCESS[target].loneEnd : undefined) ?? end,
    mask: mask ?? 0,
    node: nodeId,
    readonly: node.readonly,
    onlyHwdom: node.onlyHwdom,
});

/** The rows that one line of a clock table stands for, a node a row. */
const clockRowsOf = ({ clock: { id, index }, nodes }: ModelClockRow): ClockRow[] =>
    nodes.map(node => ({ id, index, node: node.id, nodeIndex: node.index }));

/** The id whose index is 0. */
export const baseOf = (macro: IndexMacro | undefined): number => Number(macro?.base ?? 0n);

/** How long the C array of a node or reset table is: the highest index and one more. */
export const sizeOf = ({ rows }: ModelAccessTable): number =>
    rows.reduce(
        (size, { runs }) => runs.reduce((most, { index, count }) => Math.max(most, index + count), size),
        0,
    );

/** How long the C array of a clock table is: a row has a place for each of its nodes. */
export const clockSizeOf = ({ rows }: ModelClockTable): number =>
    rows.reduce((size, { nodes }) => size + nodes.length, 0);

/** The digest of a program's policy, 64 hexadecimal digits: the same for two programs exactly when `policyLines` are. */
export const policyDigest = (program: Program): string => sha256(policyLines(program).pieces());

/**
 * A program's policy as a text that is the same for two programs exactly when their rows, as numbers, are the same. Rows of
 * node and reset tables stand by index, because their order means nothing; those of register and clock tables as they are.
 */
export function policyLines({ target, tables }: Program): TextLines {
    const lines = new TextLines();
    lines.add('policy 1');
    lines.add(`target ${target}`);
    for (const kind of ['node', 'reset'] as const) {
        const table = accessTable(tables, kind);
        if (table === undefined) continue;
        lines.add(`${kind} ${placingOf(table.macro)}`);
        eachByIndex(table, (index, row) => lines.add(`${index} ${frameOf(row)} ${Number(row.hwdom)}`));
    }
    const mmio = tableOf(tables, 'mmio');
    if (mmio !== undefined) lines.add('mmio');
    for (const row of mmio?.rows ?? []) {
        const { start, end, mask, node, readonly, onlyHwdom } = mmioRowOf(target, row);
        lines.add(`${start} ${end} ${mask} ${node} ${Number(readonly)} ${Number(onlyHwdom)}`);
    }
    const clock = tableOf(tables, 'clock');
    if (clock !== undefined) lines.add(`clock ${placingOf(clock.macro)}`);
    for (const row of clock?.rows ?? [])
        for (const { index } of row.nodes) lines.add(`${row.clock.index} ${index}`);
    return lines;
}

/** Visits each index of a table in ascending order, with its row. */
function eachByIndex({ rows }: ModelAccessTable, visit: (index: number, row: ModelAccessRow) => void): void {
    // So most tables are written, and then a hundred thousand places need not be collected to be sorted.
    if (isAscending(rows)) {
        for (const row of rows) for (const { index } of idsOf(row)) visit(index, row);
        return;
    }
    const places = rows.flatMap(row => idsOf(row).map(({ index }) => ({ index, row })));
    places.sort((a, b) => a.index - b.index);
    for (const { index, row } of places) visit(index, row);
}

function isAscending(rows: readonly ModelAccessRow[]): boolean {
    let next = 0;
    for (const { runs } of rows) {
        for (const { index, count } of runs) {
            if (index < next) return false;
            next = index + count;
        }
    }
    return true;
}

/** How an id becomes an index, in words that are the same for two macros when they compute the same in the same way. */
const placingOf = (macro: IndexMacro | undefined): string =>
    macro === undefined || macro.base !== undefined ? `base ${baseOf(macro)}` : `index ${macro.definition}`;

function accessTableOf(table: ModelAccessTable | undefined): Policy['node'] {
    if (table === undefined) return undefined;
    const { name, macro, rows } = table;
    return { name, base: baseOf(macro), index: indexIn(macro), rows: rows.flatMap(accessRowsOf) };
}

function clockTableOf(table: ModelClockTable | undefined): Policy['clock'] {
    if (table === undefined) return undefined;
    const { name, macro, rows } = table;
    return { name, index: indexIn(macro), rows: rows.flatMap(clockRowsOf) };
}

const indexIn = (macro: IndexMacro | undefined): IndexedTable['index'] => macro?.wrappedIndexOf ?? (id => id);
