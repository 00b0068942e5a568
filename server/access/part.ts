// The part of a policy that one call can meet: its rules answer that call as the whole does, with the same reason. The rows are found
// through indexes that are kept, so that asking again after an edit costs nothing that grows with the tables.

import { countLeading } from '../language/sorted';
import { coverageOf, idsAt } from '../model/coverage';
import { perVersion } from '../model/kept/per-version';
import type { AccessTable, ClockRow, ClockTable, MmioRow, MmioTable, Program } from '../model/program';
import { firstClockAbove, firstRowAbove, rowsHolding, rowsOfClock } from '../model/rows-of-call';
import type { Target } from '../model/targets';
import { rulesOfEdition } from './editions';
import {
    frameOf,
    indexIn,
    mmioRowOf,
    type Policy,
    type PolicyAccessRow,
    type PolicyMmioRow,
    policyWith,
    tablesOf,
} from './policy';
import { ACCESS } from './target';

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

/** What a search for a register or a clock can meet; nothing for other calls. */
export interface Searched {
    readonly registers: Met<MmioRow>;
    readonly clocks: Met<ClockRow>;
}

/** The rows of the register and clock tables that a call can meet. */
export function searchedFor(program: Program, call: Call): Searched {
    const { mmio, clock } = tablesOf(program);
    return {
        registers: 'address' in call ? ofRegister(program.target, mmio, call.address) : NOTHING,
        clocks: call.action === 'clock' ? ofClock(clock, call.id) : NOTHING,
    };
}

/** The part of a policy with these rows, and those of the nodes that they need. */
export function partWith(program: Program, call: Call, { registers, clocks }: Searched): PolicyPart {
    const { node, reset } = tablesOf(program);
    const nodes =
        call.action === 'reset' ? NOTHING : atIndexes(node, nodesOf(program, call, clocks, registers));
    const resets = call.action === 'reset' ? atIndexes(reset, [indexAsked(reset, call.id)]) : NOTHING;
    return {
        policy: policyWith(program, {
            node: nodes.rows,
            reset: resets.rows,
            mmio: registers.rows.map(row => policyRow(row, program.target)),
            clock: clocks.rows,
        }),
        isKnown: !program.incomplete && [nodes, resets, registers, clocks].every(({ isKnown }) => isKnown),
    };
}

/** The index that a table's C array has for an id. */
export const indexAsked = (table: AccessTable | ClockTable | undefined, id: number): bigint =>
    indexIn(table?.macro)(BigInt(id));

/** Rows of one table. */
interface Met<R> {
    readonly rows: readonly R[];
    readonly isKnown: boolean;
}

const NOTHING: Met<never> = { rows: [], isKnown: true };

/** The indexes of the node table that the rules may ask, each once. */
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
            return unlike(clocks.rows.flatMap(({ nodes }) => nodes.map(node => node.index))).map(index);
        case 'read':
        case 'write':
            return unlike(registers.rows.map(({ nodeId }) => nodeId)).map(index);
        case 'mailbox':
            return [BigInt(rulesOfEdition(edition).mailboxIndex ?? 0)];
        case 'reset':
            return [];
    }
}

const unlike = (ids: readonly number[]): bigint[] => [...new Set(ids)].map(BigInt);

/** The rows at some indexes of a node or reset table. */
function atIndexes(table: AccessTable | undefined, indexes: readonly bigint[]): Met<PolicyAccessRow> {
    if (table === undefined) return NOTHING;
    const coverage = coverageOf(table);
    const asked = [...new Set(indexes)].map(Number);
    const rows = asked.flatMap(index => rowAtIndex(table, index));
    const isKnown =
        table.complete &&
        !asked.some(index => coverage.contested.has(index)) &&
        !rows.some(({ source }) => source.faulty);
    return { rows, isKnown };
}

/** Of several the last counts, as in C. Which of a row's ids has the index is seldom asked, and takes long for a macro that scatters them. */
function rowAtIndex(table: AccessTable, index: number): PolicyAccessRow[] {
    const source = coverageOf(table).rowsAt(index).at(-1);
    if (source === undefined) return [];
    return [
        {
            get id() {
                return idsAt(source, index).at(-1) ?? index;
            },
            index,
            frame: frameOf(source),
            hwdom: source.hwdom,
            source,
        },
    ];
}

/** The rows of a clock, and the one at which the search for it stops. */
function ofClock(table: ClockTable | undefined, id: number): Met<ClockRow> {
    if (table === undefined) return NOTHING;
    const index = Number(indexAsked(table, id));
    return {
        rows: inOrder(rowsOfClock(table, index), firstClockAbove(table, index)),
        isKnown: table.complete,
    };
}

/** The rows that hold a register's address, and the one at which a scan for it stops. */
function ofRegister(target: Target, table: MmioTable | undefined, address: bigint): Met<MmioRow> {
    if (table === undefined) return NOTHING;
    const holding = rowsHolding(table, address);
    const { loneEnd } = ACCESS[target];
    return {
        // A row of one register holds the bytes behind its first only where C has an end for it.
        rows: inOrder(
            loneEnd === undefined
                ? holding
                : holding.filter(({ last, start }) => last !== undefined || start === address),
            firstRowAbove(table, address),
        ),
        isKnown: table.complete,
    };
}

/** Rows in the order of the text with one more at its place. */
function inOrder<R extends MmioRow | ClockRow>(rows: readonly R[], end: R | undefined): R[] {
    if (end === undefined) return [...rows];
    const at = countLeading(rows, ({ line }) => line < end.line);
    return [...rows.slice(0, at), end, ...rows.slice(at)];
}

/** Thousands of calls may meet the same row. */
const policyRow = perVersion(
    (source: MmioRow, target: Target): PolicyMmioRow => ({ ...mmioRowOf(target, source), source }),
);
