// A program's tables as the numbers that the rules take, and the text of them whose digest says whether two policies are
// the same. Everything that queries or prints a policy takes its numbers from here.

import { finish, inPieces, type Steps } from '../language/steps';
import type { TableKind } from '../language/syntax';
import { coverageOf } from '../model/coverage';
import { sha256 } from '../model/digest';
import { perVersion } from '../model/kept/per-version';
import type { IndexMacro } from '../model/names';
import { frameNumber } from '../model/page';
import {
    accessTable,
    type AccessRow as ModelAccessRow,
    type AccessTable as ModelAccessTable,
    type ClockRow as ModelClockRow,
    type ClockTable as ModelClockTable,
    type MmioRow as ModelMmioRow,
    type MmioTable as ModelMmioTable,
    type Program,
    type Table,
    tableOf,
} from '../model/program';
import type { Scope } from '../model/scope';
import { type Edition, type Target, traitsOf } from '../model/targets';
import { TextLines } from '../model/text-lines';
import { rulesOfEdition } from './editions';
import type { AccessRow, MmioRow, MmioTable } from './tables';
import { ACCESS, type Rules, type RuleTables } from './target';
import type { BasedTable } from './xen';
import type { ClockRow, ClockTable, EditionRules, IndexedTable } from './xlnx';

/** What a program grants, as numbers. Each table and row refers to its origin in the program, and so to a file and a line. */
export interface Policy extends Readonly<Record<TableKind, unknown>> {
    readonly target: Target;
    /** The rules that hold in the edition of the target. */
    readonly edition: EditionRules;
    /** The ids of the clocks of PLLs. */
    readonly plls: ReadonlySet<number>;
    readonly node: PolicyAccessTable | undefined;
    readonly reset: PolicyAccessTable | undefined;
    readonly mmio: PolicyMmioTable | undefined;
    readonly clock: PolicyClockTable | undefined;
}

export interface PolicyAccessTable extends BasedTable, IndexedTable {
    readonly rows: readonly PolicyAccessRow[];
    readonly source: ModelAccessTable;
}

export interface PolicyMmioTable extends MmioTable {
    readonly rows: readonly PolicyMmioRow[];
    readonly source: ModelMmioTable;
}

export interface PolicyClockTable extends ClockTable {
    readonly rows: readonly PolicyClockRow[];
    readonly source: ModelClockTable;
}

export interface PolicyAccessRow extends AccessRow {
    readonly source: ModelAccessRow;
}

export interface PolicyMmioRow extends MmioRow {
    readonly source: ModelMmioRow;
}

export interface PolicyClockRow extends ClockRow {
    readonly source: ModelClockRow;
}

/** What of a program its policy is made of. */
export type PolicySource = Pick<Program, 'target' | 'edition' | 'scope' | 'tables'>;

/** The policy of a program. If it has errors, of the rows that could be resolved. */
export const policyOf = (program: PolicySource): Policy => finish(policySteps(program));

function* policySteps(program: PolicySource): Steps<Policy> {
    const { node, reset, clock } = tablesOf(program);
    return policyWith(program, {
        node: yield* accessRowsIn(node),
        reset: yield* accessRowsIn(reset),
        mmio: yield* registerRowsIn(program),
        clock: clock?.rows ?? [],
    });
}

/** The rows of a program's register table. */
export function* registerRowsIn(program: PolicySource): Steps<PolicyMmioRow[]> {
    const registers: PolicyMmioRow[] = [];
    const add = (source: ModelMmioRow): unknown => registers.push(registerRowOf(program.target, source));
    yield* inPieces(tablesOf(program).mmio?.rows ?? [], add);
    return registers;
}

/** A row of a register table with its source. */
export const registerRowOf = (target: Target, source: ModelMmioRow): PolicyMmioRow => ({
    ...mmioRowOf(target, source),
    source,
});

function* accessRowsIn(table: ModelAccessTable | undefined): Steps<PolicyAccessRow[]> {
    const rows: PolicyAccessRow[] = [];
    const addTo = (row: ModelAccessRow): void => {
        for (const each of accessRowsOf(row)) rows.push(each);
    };
    yield* inPieces(table?.rows ?? [], addTo, ({ size }) => Math.max(1, size));
    return rows;
}

/** Rows of a program's tables, in the order of the text. */
export interface RowsOfTables {
    readonly node: readonly PolicyAccessRow[];
    readonly reset: readonly PolicyAccessRow[];
    readonly mmio: readonly PolicyMmioRow[];
    readonly clock: readonly ModelClockRow[];
}

/** The policy of a program with only these rows in its tables. */
export function policyWith(program: PolicySource, rows: RowsOfTables): Policy {
    const { target, edition, scope } = program;
    const { node, reset, mmio, clock } = tablesOf(program);
    return {
        target,
        edition: rulesOfEdition(edition),
        plls: pllsIn(scope),
        node: node && accessTableOf(node, rows.node),
        reset: reset && accessTableOf(reset, rows.reset),
        mmio: mmio && { name: mmio.name, rows: rows.mmio, source: mmio },
        clock: clock && clockTableOf(clock, rows.clock),
    };
}

/** The tables that count: in a program with errors there may be several of a kind. */
export const tablesOf = ({ tables }: Pick<Program, 'tables'>): TablesThatCount => thoseThatCount(tables);

export interface TablesThatCount {
    readonly node: ModelAccessTable | undefined;
    readonly reset: ModelAccessTable | undefined;
    readonly mmio: ModelMmioTable | undefined;
    readonly clock: ModelClockTable | undefined;
}

/** They are asked for again and again, and there may be thousands of tables. */
const thoseThatCount = perVersion(
    (tables: Program['tables']): TablesThatCount => ({
        node: accessTable(tables, 'node'),
        reset: accessTable(tables, 'reset'),
        mmio: tableOf(tables, 'mmio'),
        clock: tableOf(tables, 'clock'),
    }),
);

/** The same as a list. */
export const countingTables = ({ tables }: Pick<Program, 'tables'>): readonly Table[] => listed(tables);

const listed = perVersion((tables: Program['tables']) =>
    Object.values(thoseThatCount(tables)).filter(table => table !== undefined),
);

const pllsIn = perVersion((scope: Scope): ReadonlySet<number> => new Set(pllsOf(scope)));

/** Whether Xen forwards every call that changes a clock, without asking the table: it is that of a PLL, in an edition that does so. */
export const isForwarded = ({ edition, scope }: Pick<Program, 'edition' | 'scope'>, clock: number): boolean =>
    rulesOfEdition(edition).forwardsPlls && pllsIn(scope).has(clock);

/** The ids of the clocks of PLLs, each once, also of those whose names mean something else in the file. */
export function pllsOf(scope: Scope): readonly number[] {
    const named = [...scope.names('clock'), ...scope.hiddenNames('clock')];
    return [...new Set(named.flatMap(({ pll, number }) => (pll && number !== undefined ? number : [])))];
}

/** The check functions over a policy's tables. */
export const rulesOf = (policy: RuleTables & Pick<Policy, 'target'>): Rules =>
    ACCESS[policy.target].rules(policy);

/** The machine frame number of a row; 0 for a row without a frame. */
export function frameOf({ address, frameName }: Pick<ModelAccessRow, 'address' | 'frameName'>): number {
    if (address === undefined) return 0;
    return frameName?.number ?? Number(frameNumber(address));
}

/** The rows that one line stands for, one for each id. */
function accessRowsOf(row: ModelAccessRow): PolicyAccessRow[] {
    const frame = frameOf(row);
    return row.mapIds((id, index) => ({ id, index, frame, hwdom: row.hwdom, source: row }));
}

/** The row that one line of a register table stands for. */
export const mmioRowOf = (target: Target, { start, end, mask, node, nodeId }: ModelMmioRow): MmioRow => ({
    start,
    end: node.address.last === undefined && traitsOf(target).loneIsExact ? 0n : end,
    mask: mask ?? 0,
    node: nodeId,
    readonly: node.readonly,
    onlyHwdom: node.onlyHwdom,
});

/** The rows that one line of a clock table stands for, one for each node. */
function clockRowsOf(row: ModelClockRow): PolicyClockRow[] {
    const { id, index } = row.clock;
    return row.nodes.map(node => ({ id, index, node: node.id, nodeIndex: node.index, source: row }));
}

/** The id whose index is 0. */
export const baseOf = (macro: IndexMacro | undefined): number => Number(macro?.base ?? 0n);

/** The length of the C array of a node or reset table: the highest index plus one. */
export const sizeOf = (table: ModelAccessTable): number => coverageOf(table).last + 1;

/** The length of the C array of a clock table, which has a place for each node of a row. */
export const clockSizeOf = ({ rows }: ModelClockTable): number =>
    rows.reduce((size, { nodes }) => size + nodes.length, 0);

/** The digest of a program's policy, 64 hexadecimal digits: the same for two programs exactly when `policyLines` are. */
export function* policyDigest(program: Program): Steps<string> {
    return sha256((yield* policyLines(program)).pieces());
}

/**
 * A program's policy as a text, which is the same for two programs exactly when their rows, as numbers, are the same. Rows of
 * node and reset tables are sorted by index, because their order means nothing; those of register and clock tables are not.
 */
export function* policyLines({ target, edition, tables }: Program): Steps<TextLines> {
    const lines = new TextLines();
    lines.append('policy 1');
    lines.append(`target ${target}`);
    if (edition !== undefined && edition !== FIRST_EDITION) lines.append(`edition ${edition}`);
    for (const kind of ['node', 'reset'] as const) {
        const table = accessTable(tables, kind);
        if (table === undefined) continue;
        lines.append(`${kind} ${placingOf(table.macro)}`);
        yield* coverageOf(table).each((index, row) =>
            lines.append(`${index} ${frameOf(row)} ${Number(row.hwdom)}`),
        );
    }
    const mmio = tableOf(tables, 'mmio');
    if (mmio !== undefined) lines.append('mmio');
    yield* inPieces(mmio?.rows ?? [], row => {
        const { start, end, mask, node, readonly, onlyHwdom } = mmioRowOf(target, row);
        lines.append(`${start} ${end} ${mask} ${node} ${Number(readonly)} ${Number(onlyHwdom)}`);
    });
    const clock = tableOf(tables, 'clock');
    if (clock !== undefined) lines.append(`clock ${placingOf(clock.macro)}`);
    yield* inPieces(clock?.rows ?? [], row => {
        for (const { index } of row.nodes) lines.append(`${row.clock.index} ${index}`);
    });
    return lines;
}

/** The edition that policies were of before editions had names: its digests stay as they were. */
const FIRST_EDITION: Edition = 2024;

/** How an id becomes an index. The text is the same for two macros that compute the same in the same way. */
const placingOf = (macro: IndexMacro | undefined): string =>
    macro === undefined || macro.base !== undefined ? `base ${baseOf(macro)}` : `index ${macro.definition}`;

function accessTableOf(table: ModelAccessTable, rows: readonly PolicyAccessRow[]): PolicyAccessTable {
    const { name, macro } = table;
    return { name, base: baseOf(macro), index: indexIn(macro), rows, source: table };
}

function clockTableOf(table: ModelClockTable, rows: readonly ModelClockRow[]): PolicyClockTable {
    const { name, macro } = table;
    return { name, index: indexIn(macro), rows: rows.flatMap(clockRowsOf), source: table };
}

/** The index of an id as C computes it, in 64 bits that wrap round. */
export const indexIn = (macro: IndexMacro | undefined): IndexedTable['index'] =>
    macro?.wrappedIndexOf ?? (id => id);
