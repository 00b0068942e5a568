// The part of a policy that one call can meet: its rules answer that call as the whole does, with the same reason. The rows are found
// through indexes that are kept, so that asking again after an edit costs nothing that grows with the tables.

import { countLeading } from '../language/sorted';
import { coverageOf, idsAt } from '../model/coverage';
import { BY_NODE, BY_PLACE, FirstRows } from '../model/first-rows';
import { questionAboutIndex } from '../model/kept/asking';
import { type RowIndex, rowIndex } from '../model/kept/row-index';
import type {
    AccessRow,
    AccessTable,
    ClockRow,
    ClockTable,
    MmioRow,
    MmioTable,
    Program,
    Table,
} from '../model/program';
import {
    askedOneByOne,
    countHolding,
    firstClockAbove,
    firstRowAbove,
    rowsHolding,
    rowsOfClock,
    type Stretch,
    stretchOf,
} from '../model/rows-of-call';
import { type Target, traitsOf } from '../model/targets';
import { rulesOfEdition } from './editions';
import {
    frameOf,
    indexIn,
    type Policy,
    type PolicyAccessRow,
    type PolicyMmioRow,
    policyWith,
    registerRowOf,
    tablesOf,
} from './policy';

/** What a domain asks for. */
export type Call =
    | { readonly action: 'node' | 'reset' | 'clock'; readonly id: number }
    /** `address` is a byte address. */
    | { readonly action: 'read' | 'write'; readonly address: bigint }
    | { readonly action: 'mailbox' };

export interface PolicyPart {
    readonly policy: Policy;
    /** Whether no row that the answer depends on has an error. Others may be in lines that could not be read: see `isReadable`. */
    readonly isKnown: boolean;
    /** What was asked of the node and reset tables, as `model/kept/asking.ts` notes it. */
    readonly questions: readonly string[];
}

/** Whether all lines could be read that may be rows about such calls. */
export function isReadable(program: Program, action: Call['action']): boolean {
    const { node, reset, mmio, clock } = tablesOf(program);
    const isWhole = (table: Table | undefined): boolean => table?.complete ?? true;
    if (program.incomplete) return false;
    switch (action) {
        case 'reset':
            return isWhole(reset);
        case 'clock':
            return isWhole(clock) && isWhole(node);
        case 'read':
        case 'write':
            return isWhole(mmio) && isWhole(node);
        case 'node':
        case 'mailbox':
            return isWhole(node);
    }
}

/** The part of a program's policy that a call can meet. */
export const policyPart = (program: Program, call: Call): PolicyPart =>
    partWith(program, call, searchedFor(program, call));

/** What a search for a register or a clock can meet; nothing for other calls. */
export interface Searched {
    readonly registers: readonly MmioRow[];
    readonly clocks: readonly ClockRow[];
    /** How many rows were asked one by one whether the call meets them. */
    readonly passed: number;
}

/** The rows of the register and clock tables that a call can meet. */
export function searchedFor(program: Program, call: Call): Searched {
    const { mmio, clock } = tablesOf(program);
    if ('address' in call && mmio !== undefined) {
        const holding = rowsHolding(mmio, call.address).filter(isMetAt(program.target, call.address));
        const registers = inOrder(holding, firstRowAbove(mmio, call.address));
        return { registers, clocks: NONE, passed: askedOneByOne(mmio, call.address) };
    }
    return { registers: NONE, clocks: call.action === 'clock' ? ofClock(clock, call.id) : NONE, passed: 0 };
}

/**
 * The rows of the register table by which a call is answered as by all that it can meet: without those that say the same again. There may
 * be as many as nodes; of more than `most` only the first ones.
 */
export function decidingFor(program: Program, call: Call, most?: number): Searched {
    const { firstRowDecides } = traitsOf(program.target);
    return decidingBy(firstRowDecides ? firstOfAll : firstOfNodes, program, call, most);
}

const firstOfAll = new FirstRows(BY_PLACE);
const firstOfNodes = new FirstRows(BY_NODE);

/** The same, by what else tells rows apart. */
export function decidingBy(firsts: FirstRows, program: Program, call: Call, most?: number): Searched {
    const { mmio } = tablesOf(program);
    if (!('address' in call) || mmio === undefined) return searchedFor(program, call);
    const isMet = isMetAt(program.target, call.address);
    const { looked } = firsts;
    const holding = firsts.holding(mmio, call.address, isMet, most);
    const registers = inOrder(holding, firstRowAbove(mmio, call.address));
    return { registers, clocks: NONE, passed: firsts.looked - looked };
}

/** How many rows hold the register of a call; `undefined` for other calls. */
export function countMet({ tables }: Program, call: Call): number | undefined {
    const { mmio } = tablesOf({ tables });
    return mmio !== undefined && 'address' in call ? countHolding(mmio, call.address) : undefined;
}

/** The addresses around that of a call that are held by the same rows; `undefined` for calls about no register. */
export function stretchAsked({ tables }: Program, call: Call): Stretch | undefined {
    const { mmio } = tablesOf({ tables });
    return mmio !== undefined && 'address' in call ? stretchOf(mmio, call.address) : undefined;
}

/** Whether a search for a register in a stretch, or for a clock, can meet a row, besides the one at which it stops. */
export function isMetBy(
    program: Program,
    row: MmioRow | ClockRow,
    call: Call,
    stretch: Stretch | undefined,
): boolean {
    if (row.kind === 'mmio') return stretch !== undefined && row.start < stretch.to && stretch.from < row.end;
    if (call.action !== 'clock') return false;
    return BigInt(row.clock.index) === indexAsked(tablesOf(program).clock, call.id);
}

/** The row at which such a search stops, if it comes to it. */
export function endOfSearch(program: Program, call: Call): MmioRow | ClockRow | undefined {
    const { mmio, clock } = tablesOf(program);
    if ('address' in call) return mmio && firstRowAbove(mmio, call.address);
    return call.action === 'clock' && clock !== undefined
        ? firstClockAbove(clock, Number(indexAsked(clock, call.id)))
        : undefined;
}

/** The part of a policy with these rows, and those of the nodes that they need. */
export function partWith(
    program: Program,
    call: Call,
    { registers, clocks }: Omit<Searched, 'passed'>,
): PolicyPart {
    const { node, reset, mmio } = tablesOf(program);
    const nodes =
        call.action === 'reset' ? NOTHING : atIndexes(node, nodesOf(program, call, clocks, registers));
    const resets = call.action === 'reset' ? atIndexes(reset, [indexAsked(reset, call.id)]) : NOTHING;
    return {
        policy: policyWith(program, {
            node: nodes.rows,
            reset: resets.rows,
            mmio: mmio === undefined ? NONE : rowsAsNumbers[program.target](mmio).of(registers),
            clock: clocks,
        }),
        isKnown: nodes.isKnown && resets.isKnown,
        questions: [...nodes.questions, ...resets.questions],
    };
}

/** The index that a table's C array has for an id. */
export const indexAsked = (table: AccessTable | ClockTable | undefined, id: number): bigint =>
    indexIn(table?.macro)(BigInt(id));

/** Rows of a node or reset table. */
interface Met extends Pick<PolicyPart, 'isKnown' | 'questions'> {
    readonly rows: readonly PolicyAccessRow[];
}

const NONE: readonly never[] = [];
const NOTHING: Met = { rows: NONE, isKnown: true, questions: NONE };

/** The indexes of the node table that the rules may ask, each once. */
function nodesOf(
    { edition, tables }: Program,
    call: Call,
    clocks: readonly ClockRow[],
    registers: readonly MmioRow[],
): bigint[] {
    const index = indexIn(tablesOf({ tables }).node?.macro);
    switch (call.action) {
        case 'node':
            return [index(BigInt(call.id))];
        case 'clock':
            // The rules look up the index that the C array holds for a node once more as if it were an id.
            return unlike(clocks.flatMap(({ nodes }) => nodes.map(node => node.index))).map(index);
        case 'read':
        case 'write':
            return unlike(registers.map(({ nodeId }) => nodeId)).map(index);
        case 'mailbox':
            return [BigInt(rulesOfEdition(edition).mailboxIndex ?? 0)];
        case 'reset':
            return [];
    }
}

const unlike = (ids: readonly number[]): bigint[] => [...new Set(ids)].map(BigInt);

/** The rows at some indexes of a node or reset table. */
function atIndexes(table: AccessTable | undefined, indexes: readonly bigint[]): Met {
    if (table === undefined) return NOTHING;
    const coverage = coverageOf(table);
    const asked = [...new Set(indexes)].map(Number);
    const rows = asked.flatMap(index => rowAtIndex(table, index));
    const isKnown =
        !asked.some(index => coverage.isContested(index)) && !rows.some(({ source }) => source.faulty);
    return { rows, isKnown, questions: asked.map(index => questionAboutIndex(table.kind, index)) };
}

/** The row that decides at an index: of several the last counts, as in C. */
export const lastRowAt = (table: AccessTable, index: number): AccessRow | undefined =>
    coverageOf(table).rowsAt(index).at(-1);

/** Which of a row's ids has the index is seldom asked, and takes long for a macro that scatters them. */
function rowAtIndex(table: AccessTable, index: number): PolicyAccessRow[] {
    const source = lastRowAt(table, index);
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
function ofClock(table: ClockTable | undefined, id: number): readonly ClockRow[] {
    if (table === undefined) return NONE;
    const index = Number(indexAsked(table, id));
    return inOrder(rowsOfClock(table, index), firstClockAbove(table, index));
}

/** Whether C finds a row that holds a byte address: one of one register holds the bytes behind its first only where C has an end for it. */
function isMetAt(target: Target, address: bigint): (row: MmioRow) => boolean {
    const { loneIsExact } = traitsOf(target);
    return row => !loneIsExact || row.last !== undefined || row.start === address;
}

/** Rows in the order of the text with one more at its place. */
function inOrder<R extends MmioRow | ClockRow>(rows: readonly R[], end: R | undefined): R[] {
    if (end === undefined) return [...rows];
    const at = countLeading(rows, ({ line }) => line < end.line);
    return [...rows.slice(0, at), end, ...rows.slice(at)];
}

/** Thousands of calls may meet the same thousands of rows. */
const rowsAsNumbers = {
    xen: rowIndex<MmioRow, MmioTable, RowsAsNumbers>(() => new RowsAsNumbers('xen')),
    xlnx: rowIndex<MmioRow, MmioTable, RowsAsNumbers>(() => new RowsAsNumbers('xlnx')),
} as const;

class RowsAsNumbers implements RowIndex<MmioRow> {
    /** As far as somebody asked. */
    private readonly known = new Map<MmioRow, PolicyMmioRow>();

    constructor(private readonly target: Target) {}

    add(): void {}

    delete(row: MmioRow): void {
        this.known.delete(row);
    }

    of(sources: readonly MmioRow[]): PolicyMmioRow[] {
        const { known, target } = this;
        return sources.map(source => {
            const row = known.get(source) ?? registerRowOf(target, source);
            known.set(source, row);
            return row;
        });
    }
}
