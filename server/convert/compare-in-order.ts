// Whether register and clock tables say what C says: there the order of the rows counts too.

import { mmioRowOf } from '../access/policy';
import type { CPlace } from '../c/reading';
import { addTo } from '../language/sorted';
import { REGISTER_BYTES } from '../model/page';
import type { ClockTable, IndexedId, MmioTable, Table } from '../model/program';
import { type Target, traitsOf } from '../model/targets';
import type { ClockElement, MmioElement } from './arrays';
import { indexBy } from './compare-heads';
import type { Difference } from './difference';
import { type Comparable, type Pair, pairsOf } from './row-pairs';
import type { IndexRule } from './subjects';

/** A row of the C. */
interface RowInC extends Comparable {
    readonly at: CPlace;
}

/** A row of the program. */
interface RowHere extends Comparable {
    readonly line: number;
}

type IsUnread = (at: CPlace) => boolean;

/** The rows of a register table that are not those of the C, or stand elsewhere. */
export function mmioDifferences(
    table: MmioTable | undefined,
    target: Target,
    array: readonly MmioElement[] = [],
    isUnread: IsUnread,
): Difference[] {
    if (table === undefined) return [];
    const here = table.rows.map(row => {
        const { start, end, mask, node, readonly, onlyHwdom } = mmioRowOf(target, row);
        const values = { start, end, mask: BigInt(mask), node: BigInt(node), readonly, hwdom: onlyHwdom };
        return { line: row.line, ...comparableRegister(values, target) };
    });
    const inC = array.map(element => ({
        at: element.at,
        isUnread: isUnread(element.at),
        ...comparableRegister(element, target),
    }));
    return differencesIn(
        table,
        inC,
        here,
        traitsOf(target).firstRowDecides ? () => true : meets([...inC, ...here]),
    );
}

/** What a register row of C or of a program is compared by. */
function comparableRegister(
    { start, end, mask, node, readonly, hwdom }: Omit<MmioElement, 'at'>,
    target: Target,
): Comparable {
    const fields = [
        hexText(start),
        hexText(end),
        hexText(mask),
        node?.toString(),
        readonly?.toString(),
        hwdom?.toString(),
    ];
    const isLone = traitsOf(target).loneIsExact
        ? end === 0n
        : start !== undefined && end === start + REGISTER_BYTES;
    const text = [
        fields[0] ?? '?',
        isLone ? '' : `..< ${fields[1] ?? '?'}`,
        mask === 0n ? '' : `mask ${fields[2] ?? '?'}`,
        flagText('readonly', readonly),
        `-> ${fields[3] ?? '?'}`,
        flagText('only hwdom', hwdom),
    ];
    return { fields, text: text.filter(part => part !== '').join(' ') };
}

const hexText = (value: bigint | undefined): string | undefined =>
    value === undefined ? undefined : `0x${value.toString(16)}`;

function flagText(words: string, flag: boolean | undefined): string {
    if (flag === undefined) return `${words}?`;
    return flag ? words : '';
}

/** Whether the place of a row among others counts under `xlnx`: where no other is for one of its addresses, none is asked beside it. */
function meets(rows: readonly Comparable[]): (row: Comparable) => boolean {
    const spans = rows.map(row => ({ text: row.text, ...spanOf(row) }));
    let asked = 0;
    return row => {
        asked += rows.length;
        if (asked > MOST_ASKED) return true;
        const own = spanOf(row);
        return spans.some(({ text, first, end }) => text !== row.text && first < own.end && own.first < end);
    };
}

/** The addresses that a row is for; the end is not included. */
function spanOf({ fields: [start = '0', end = '0'] }: Comparable): { first: bigint; end: bigint } {
    const first = BigInt(start);
    return { first, end: BigInt(end) === 0n ? first + 1n : BigInt(end) };
}

/** Rows looked at for all that have moved. With more, each place is said to count. */
const MOST_ASKED = 1 << 20;

/**
 * The rows of a clock table that are not those of the C, or stand elsewhere. A row of the program is one for each node in C. `rule` makes
 * the indexes of ids, or else the table does.
 */
export function clockDifferences(
    table: ClockTable | undefined,
    array: readonly ClockElement[] = [],
    isUnread: IsUnread,
    rule: IndexRule | undefined,
): Difference[] {
    if (table === undefined) return [];
    const indexText = ({ id, index }: IndexedId): string =>
        String((rule === undefined ? index : indexBy(rule, id)) ?? id);
    const here = table.rows.flatMap(row =>
        row.nodes.map(node => ({
            line: row.line,
            ...comparableClock(indexText(row.clock), indexText(node)),
        })),
    );
    const inC = array.map(({ at, clock, node }) => ({
        at,
        isUnread: isUnread(at),
        ...comparableClock(clock?.toString(), node?.toString()),
    }));
    return differencesIn(table, inC, here, () => true);
}

const comparableClock = (clock: string | undefined, node: string | undefined): Comparable => ({
    fields: [clock, node],
    text: `clock ${clock ?? '?'} -> node ${node ?? '?'}`,
});

/** `counts`: whether another place of a row may change an answer. */
function differencesIn(
    { name, file }: Table,
    inC: readonly RowInC[],
    here: readonly RowHere[],
    counts: (row: Comparable) => boolean,
): Difference[] {
    const pairs = pairsOf(inC, here).filter(({ kind }) => kind !== 'unread');
    if (pairs.length === 0) return [];
    const times = timesOf(inC, here);
    return pairs.flatMap(pair => {
        const row = 'inC' in pair ? inC[pair.inC] : undefined;
        const other = 'here' in pair ? here[pair.here] : undefined;
        if (row?.isUnread) return [];
        const message = messageOf(pair, name, row, other, times, counts);
        return { at: row?.at, here: other && { file, line: other.line }, message };
    });
}

/** How often a row is in the C, and here. */
type Times = ReadonlyMap<string, readonly (RowInC | RowHere)[]>;

function timesOf(inC: readonly RowInC[], here: readonly RowHere[]): Times {
    const all = new Map<string, (RowInC | RowHere)[]>();
    for (const row of [...inC, ...here]) addTo(all, row.text, row);
    return all;
}

function messageOf(
    pair: Pair,
    name: string,
    row: RowInC | undefined,
    other: RowHere | undefined,
    times: Times,
    counts: (row: Comparable) => boolean,
): string {
    const text = row?.text ?? other?.text ?? '';
    const all = times.get(text) ?? [];
    const inC = all.filter(each => 'at' in each).length;
    const rowInC = 'inC' in pair ? `${name}[${pair.inC}] is ${text} in C` : '';
    switch (pair.kind) {
        case 'moved':
            return `${rowInC}, and stands at [${pair.here}] here: ${row === undefined || counts(row) ? 'the order of the rows counts' : 'no other row is for its registers, so that its place does not count'}`;
        case 'lacking':
            if (row?.fields.includes(undefined))
                return `${name}[${pair.inC}] has a value in C that is not known`;
            return all.length > inC
                ? `${rowInC}, which has it ${timesText(inC)}, and this file ${timesText(all.length - inC)}`
                : `${rowInC}, and not here`;
        case 'added':
            return inC > 0
                ? `${name} has ${text} ${timesText(all.length - inC)} here, and ${timesText(inC)} in C`
                : `${name} has ${text} here, and not in C`;
        default:
            return `${rowInC}, and ${other?.text} here`;
    }
}

const timesText = (times: number): string => (times === 1 ? 'once' : `${times} times`);
