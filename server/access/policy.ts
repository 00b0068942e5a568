// A program's tables as the numbers that the rules take, and the text of them whose digest says whether two policies are
// one. Everything that asks or prints a policy takes its numbers from here.

import { sha256OfLines } from '../model/digest';
import type { IndexMacro } from '../model/names';
import { frameNumber } from '../model/page';
import {
    accessTable,
    type AccessRow as ModelAccessRow,
    type AccessTable as ModelAccessTable,
    type ClockRow as ModelClockRow,
    type ClockTable as ModelClockTable,
    type MmioRow as ModelMmioRow,
    type Program,
    type Target,
    tableOf,
} from '../model/program';
import type { AccessRow, MmioRow, MmioTable } from './rows';
import { ACCESS, type Rules } from './target';
import type { BasedTable } from './xen';
import type { ClockRow, ClockTable, IndexedTable } from './xlnx';

/** What a program grants, as numbers: names, comments and files are gone. */
export interface Policy {
    readonly target: Target;
    readonly node: (BasedTable & IndexedTable & Placed) | undefined;
    readonly reset: (BasedTable & IndexedTable & Placed) | undefined;
    readonly mmio: MmioTable | undefined;
    readonly clock: (ClockTable & Placed) | undefined;
}

interface Placed {
    /** How an id becomes an index, in words that are the same for two macros when they compute the same in the same way. */
    readonly placing: string;
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

/** The rows that one line stands for, an id a row, in the order of the ids. */
export function accessRowsOf({ runs, frame, hwdom }: ModelAccessRow): AccessRow[] {
    const number = frame === undefined ? 0 : Number(frameNumber(frame.address));
    const rows: AccessRow[] = [];
    for (const { id, index, count } of runs) {
        for (let at = 0; at < count; at++)
            rows.push({ id: id + at, index: index + at, frame: number, hwdom });
    }
    return rows;
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
export const clockRowsOf = ({ clock: { id, index }, nodes }: ModelClockRow): ClockRow[] =>
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

/** The digest of a policy, 64 hexadecimal digits: the same for two policies exactly when `policyLines` are. */
export const policyDigest = (policy: Policy): string => sha256OfLines(policyLines(policy));

/**
 * A policy as lines that are the same for two policies exactly when their rows, as numbers, are the same. Rows of node
 * and reset tables stand by index, because their order means nothing; those of register and clock tables as they are.
 */
export function* policyLines({ target, node, reset, mmio, clock }: Policy): Iterable<string> {
    yield 'policy 1';
    yield `target ${target}`;
    for (const [kind, table] of [['node', node] as const, ['reset', reset] as const]) {
        if (table === undefined) continue;
        yield `${kind} ${table.placing}`;
        for (const { index, frame, hwdom } of byIndex(table.rows)) yield `${index} ${frame} ${Number(hwdom)}`;
    }
    if (mmio !== undefined) yield 'mmio';
    for (const { start, end, mask, node, readonly, onlyHwdom } of mmio?.rows ?? [])
        yield `${start} ${end} ${mask} ${node} ${Number(readonly)} ${Number(onlyHwdom)}`;
    if (clock !== undefined) yield `clock ${clock.placing}`;
    for (const { index, nodeIndex } of clock?.rows ?? []) yield `${index} ${nodeIndex}`;
}

const byIndex = (rows: readonly AccessRow[]): AccessRow[] => [...rows].sort((a, b) => a.index - b.index);

function accessTableOf(table: ModelAccessTable | undefined): Policy['node'] {
    if (table === undefined) return undefined;
    const { name, macro } = table;
    const rows: AccessRow[] = [];
    for (const row of table.rows) for (const each of accessRowsOf(row)) rows.push(each);
    return { name, base: baseOf(macro), ...placingOf(macro), rows };
}

function clockTableOf(table: ModelClockTable | undefined): Policy['clock'] {
    if (table === undefined) return undefined;
    return { name: table.name, ...placingOf(table.macro), rows: table.rows.flatMap(clockRowsOf) };
}

const placingOf = (macro: IndexMacro | undefined): Placed & Pick<IndexedTable, 'index'> => ({
    index: macro?.wrappedIndexOf ?? (id => id),
    placing:
        macro === undefined || macro.base !== undefined
            ? `base ${baseOf(macro)}`
            : `index ${macro.definition}`,
});
