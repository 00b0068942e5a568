// A program's tables as the numbers that the rules take, and the text of them whose digest says whether two policies are
// one. Everything that asks or prints a policy takes its numbers from here.

import {
    accessTable,
    type AccessRow as ModelAccessRow,
    type AccessTable as ModelAccessTable,
    type MmioRow as ModelMmioRow,
    type Program,
    type Target,
    tableOf,
} from '../model/program';
import type { AccessRow, AccessTable, MmioRow, MmioTable } from './rows';

/** What a program grants, as numbers: names, comments and files are gone. */
export interface Policy {
    readonly target: Target;
    readonly node: AccessTable | undefined;
    readonly reset: AccessTable | undefined;
    readonly mmio: MmioTable | undefined;
}

const PAGE_BITS = 12n;

/** The policy of a program. Where it has errors: of those rows that could be resolved. */
export function policyOf({ target, tables }: Program): Policy {
    const mmio = tableOf(tables, 'mmio');
    return {
        target,
        node: accessTableOf(accessTable(tables, 'node')),
        reset: accessTableOf(accessTable(tables, 'reset')),
        mmio: mmio && { name: mmio.name, rows: mmio.rows.map(mmioRowOf) },
    };
}

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
export const mmioRowOf = ({ start, end, mask, node, nodeId }: ModelMmioRow): MmioRow => ({
    start,
    end,
    mask: mask ?? 0,
    node: nodeId,
    readonly: node.readonly,
    onlyHwdom: node.onlyHwdom,
});

/** The machine frame number of a byte address. */
export const frameNumber = (address: bigint): bigint => address >> PAGE_BITS;

/** The id whose index is 0. */
export const baseOf = ({ macro }: ModelAccessTable): number => Number(macro?.base ?? 0n);

/** How long the C array of a node or reset table is: the highest index and one more. */
export const sizeOf = ({ rows }: ModelAccessTable): number =>
    rows.reduce(
        (size, { runs }) => runs.reduce((most, { index, count }) => Math.max(most, index + count), size),
        0,
    );

/**
 * A policy as text that is the same for two policies exactly when their rows, as numbers, are the same. Rows of node
 * and reset tables stand by index, because their order means nothing; those of the register table as they are.
 */
export function policyText({ target, node, reset, mmio }: Policy): string {
    const lines = ['policy 1', `target ${target}`];
    for (const [kind, table] of [['node', node] as const, ['reset', reset] as const]) {
        if (table === undefined) continue;
        lines.push(`${kind} base ${table.base}`);
        const rows = [...table.rows].sort((a, b) => a.index - b.index);
        for (const { index, frame, hwdom } of rows) lines.push(`${index} ${frame} ${Number(hwdom)}`);
    }
    if (mmio !== undefined) lines.push('mmio');
    for (const { start, end, mask, node, readonly, onlyHwdom } of mmio?.rows ?? [])
        lines.push(`${start} ${end} ${mask} ${node} ${Number(readonly)} ${Number(onlyHwdom)}`);
    return lines.map(line => `${line}\n`).join('');
}

function accessTableOf(table: ModelAccessTable | undefined): AccessTable | undefined {
    if (table === undefined) return undefined;
    return { name: table.name, base: baseOf(table), rows: table.rows.flatMap(accessRowsOf) };
}
