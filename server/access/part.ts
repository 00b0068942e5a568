// The part of a policy that one call can meet: its rules answer that call as the whole does, with the same reason. The rows are found
// through indexes that are kept, so that asking again after an edit costs nothing that grows with the tables.

import { coverageOf, idsAt } from '../model/coverage';
import type { AccessTable, ClockRow, ClockTable, MmioRow, MmioTable, Program } from '../model/program';
import { firstClockAbove, firstRowAbove, rowsHolding, rowsOfClock } from '../model/rows-of-call';
import { rulesOfEdition } from './editions';
import { frameOf, indexIn, type Policy, type PolicyAccessRow, policyWith, tablesOf } from './policy';

/** What a domain asks for. */
export type Call =
    | { readonly action: 'node' | 'reset' | 'clock'; readonly id: number }
    /** `address` is a byte address. */
    | { readonly action: 'read' | 'write'; readonly address: bigint }
    | { readonly action: 'mailbox' };

export interface PolicyPart {
    readonly policy: Policy;
    /** Whether nothing that the answer depends on could not be read, or has an error. */
    readonly isKnown: boolean;
}

/** The part of a program's policy that a call can meet. */
export function policyPart(program: Program, call: Call): PolicyPart {
    const { node, reset, mmio, clock } = tablesOf(program);
    const clocks = call.action === 'clock' ? ofClock(clock, call.id) : NOTHING;
    const registers = 'address' in call ? ofRegister(mmio, call.address) : NOTHING;
    const nodes =
        call.action === 'reset' ? NOTHING : atIndexes(node, nodesOf(program, call, clocks, registers));
    const resets =
        call.action === 'reset' ? atIndexes(reset, [indexIn(reset?.macro)(BigInt(call.id))]) : NOTHING;
    return {
        policy: policyWith(program, {
            node: nodes.rows,
            reset: resets.rows,
            mmio: registers.rows,
            clock: clocks.rows,
        }),
        isKnown: !program.incomplete && [nodes, resets, registers, clocks].every(({ isKnown }) => isKnown),
    };
}

/** Rows of one table. */
interface Met<R> {
    readonly rows: readonly R[];
    readonly isKnown: boolean;
}

const NOTHING: Met<never> = { rows: [], isKnown: true };

/** The indexes of the node table that the rules may ask. */
function nodesOf(
    { edition, tables }: Program,
    call: Call,
    clocks: Met<ClockRow>,
    registers: Met<MmioRow>,
): bigint[] {
    const index = indexIn(tablesOf({ tables }).node?.macro);
    switch (call.action) {
        case 'node':
            return [index(BigInt(call.id))];
        case 'clock':
            // The rules look up the index that the C array holds for a node once more as if it were an id.
            return clocks.rows.flatMap(({ nodes }) => nodes.map(node => index(BigInt(node.index))));
        case 'read':
        case 'write':
            return registers.rows.map(({ nodeId }) => index(BigInt(nodeId)));
        case 'mailbox':
            return [BigInt(rulesOfEdition(edition).mailboxIndex ?? 0)];
        case 'reset':
            return [];
    }
}

/** The rows at some indexes of a node or reset table. */
function atIndexes(table: AccessTable | undefined, indexes: readonly bigint[]): Met<PolicyAccessRow> {
    if (table === undefined) return NOTHING;
    const coverage = coverageOf(table);
    const unlike = [...new Set(indexes)].map(Number);
    const rows = unlike.flatMap(index => rowsAt(table, index));
    const isKnown =
        table.complete &&
        !unlike.some(index => coverage.contested.has(index)) &&
        !rows.some(({ source }) => source.faulty);
    return { rows, isKnown };
}

const rowsAt = (table: AccessTable, index: number): PolicyAccessRow[] =>
    coverageOf(table)
        .rowsAt(index)
        .flatMap(row =>
            idsAt(row, index).map(id => ({ id, index, frame: frameOf(row), hwdom: row.hwdom, source: row })),
        );

/** The rows of a clock, and the one at which the search for it stops. */
function ofClock(table: ClockTable | undefined, id: number): Met<ClockRow> {
    if (table === undefined) return NOTHING;
    const index = Number(indexIn(table.macro)(BigInt(id)));
    return {
        rows: inOrder(rowsOfClock(table, index), firstClockAbove(table, index)),
        isKnown: table.complete,
    };
}

/** The rows that hold a register's address, and the one at which a scan for it stops. */
function ofRegister(table: MmioTable | undefined, address: bigint): Met<MmioRow> {
    if (table === undefined) return NOTHING;
    return {
        rows: inOrder(rowsHolding(table, address), firstRowAbove(table, address)),
        isKnown: table.complete,
    };
}

const inOrder = <R extends MmioRow | ClockRow>(rows: readonly R[], end: R | undefined): R[] =>
    end === undefined ? [...rows] : [...rows, end].sort((a, b) => a.line - b.line);
