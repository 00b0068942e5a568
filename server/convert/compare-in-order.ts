// Whether register and clock tables say what C says: there the order of the rows counts too.

import { mmioRowOf } from '../access/policy';
import type { CPlace } from '../c/reading';
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

/** Rows that are made when they are asked for: a table may have very many, and nearly all of them are the same. */
interface Rows<R> {
    readonly length: number;
    /** The text of a row. */
    readonly textAt: (place: number) => string;
    /** The rows from a place to another, which is not included. */
    readonly between: (from: number, to: number) => R[];
}

const rowsOf = <T, R extends Comparable>(all: readonly T[], make: (row: T) => R): Rows<R> => ({
    length: all.length,
    textAt: place => {
        const row = all[place];
        return row === undefined ? '' : make(row).text;
    },
    between: (from, to) => all.slice(from, to).map(make),
});

type IsUnread = (at: CPlace) => boolean;

/** The rows of a register table that are not those of the C, or stand elsewhere. */
export function mmioDifferences(
    table: MmioTable | undefined,
    target: Target,
    array: readonly MmioElement[] = [],
    isUnread: IsUnread,
): Difference[] {
    if (table === undefined) return [];
    const here = rowsOf(table.rows, (row): RowHere => {
        const { start, end, mask, node, readonly, onlyHwdom } = mmioRowOf(target, row);
        const values = { start, end, mask: BigInt(mask), node: BigInt(node), readonly, hwdom: onlyHwdom };
        return { line: row.line, ...comparableRegister(values, target) };
    });
    const inC = rowsOf(
        array,
        (element): RowInC => ({
            at: element.at,
            isUnread: isUnread(element.at),
            ...comparableRegister(element, target),
        }),
    );
    const counts = traitsOf(target).firstRowDecides ? () => true : meets([inC, here]);
    return differencesIn(table, inC, here, counts);
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
function meets(tables: readonly Rows<Comparable>[]): (row: Comparable) => boolean {
    let spans: readonly (Span & { readonly text: string })[] | undefined;
    let asked = 0;
    return row => {
        spans ??= tables.flatMap(rows =>
            rows.between(0, rows.length).map(other => ({ text: other.text, ...spanOf(other) })),
        );
        asked += spans.length;
        if (asked > MOST_ASKED) return true;
        const own = spanOf(row);
        return spans.some(({ text, first, end }) => text !== row.text && first < own.end && own.first < end);
    };
}

/** Byte addresses; the end is not included. */
interface Span {
    readonly first: bigint;
    readonly end: bigint;
}

/** The addresses that a row is for. */
function spanOf({ fields: [start = '0', end = '0'] }: Comparable): Span {
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
    const nodes = table.rows.flatMap(row => row.nodes.map(node => ({ row, node })));
    const here = rowsOf(
        nodes,
        ({ row, node }): RowHere => ({
            line: row.line,
            ...comparableClock(indexText(row.clock), indexText(node)),
        }),
    );
    const inC = rowsOf(
        array,
        ({ at, clock, node }): RowInC => ({
            at,
            isUnread: isUnread(at),
            ...comparableClock(clock?.toString(), node?.toString()),
        }),
    );
    return differencesIn(table, inC, here, () => true);
}

const comparableClock = (clock: string | undefined, node: string | undefined): Comparable => ({
    fields: [clock, node],
    text: `clock ${clock ?? '?'} -> node ${node ?? '?'}`,
});

/** `counts`: whether another place of a row may change an answer. */
function differencesIn(
    { name, file }: Table,
    inC: Rows<RowInC>,
    here: Rows<RowHere>,
    counts: (row: Comparable) => boolean,
): Difference[] {
    const { before, after } = alikeAtEnds(inC, here);
    const differing = inC.between(before, inC.length - after);
    const differingHere = here.between(before, here.length - after);
    const pairs = pairsOf(differing, differingHere).filter(({ kind }) => kind !== 'unread');
    if (pairs.length === 0) return [];
    const said = new Said(name, before, inC, here, counts);
    return pairs.flatMap(pair => {
        const row = 'inC' in pair ? differing[pair.inC] : undefined;
        const other = 'here' in pair ? differingHere[pair.here] : undefined;
        if (row?.isUnread) return [];
        return {
            at: row?.at,
            here: other && { file, line: other.line },
            message: said.of(pair, row, other),
        };
    });
}

/** How many rows are the same at the beginning, and how many of the others at the end. */
function alikeAtEnds(a: Rows<Comparable>, b: Rows<Comparable>): { before: number; after: number } {
    const shorter = Math.min(a.length, b.length);
    let [before, after] = [0, 0];
    while (before < shorter && a.textAt(before) === b.textAt(before)) before++;
    const isAlike = (): boolean => a.textAt(a.length - 1 - after) === b.textAt(b.length - 1 - after);
    while (after < shorter - before && isAlike()) after++;
    return { before, after };
}

/** What is said of rows. */
class Said {
    private times: Times | undefined;

    constructor(
        private readonly name: string,
        /** How many rows are the same before those that are said. */
        private readonly before: number,
        private readonly inC: Rows<Comparable>,
        private readonly here: Rows<Comparable>,
        private readonly counts: (row: Comparable) => boolean,
    ) {}

    of(pair: Pair, row: Comparable | undefined, other: Comparable | undefined): string {
        const text = row?.text ?? other?.text ?? '';
        const place = 'inC' in pair ? `${this.name}[${this.before + pair.inC}]` : this.name;
        switch (pair.kind) {
            case 'moved': {
                const why = row === undefined || this.counts(row) ? ORDER_COUNTS : PLACE_IS_NOTHING;
                return `${place} is ${text} in C, and stands at [${this.before + pair.here}] here: ${why}`;
            }
            case 'lacking': {
                if (row?.fields.includes(undefined)) return `${place} has a value in C that is not known`;
                const { inC, here } = this.timesOf(text);
                return here > 0
                    ? `${place} is ${text} in C, which has it ${timesText(inC)}, and this file ${timesText(here)}`
                    : `${place} is ${text} in C, and not here`;
            }
            case 'added': {
                const { inC, here } = this.timesOf(text);
                return inC > 0
                    ? `${place} has ${text} ${timesText(here)} here, and ${timesText(inC)} in C`
                    : `${place} has ${text} here, and not in C`;
            }
            default:
                return `${place} is ${text} in C, and ${other?.text} here`;
        }
    }

    private timesOf(text: string): TimesOfRow {
        this.times ??= timesIn(this.inC, this.here);
        return this.times.get(text) ?? { inC: 0, here: 0 };
    }
}

const ORDER_COUNTS = 'the order of the rows counts';
const PLACE_IS_NOTHING = 'no other row is for its registers, so that its place does not count';

/** How often a row is in the C, and here. */
interface TimesOfRow {
    inC: number;
    here: number;
}

type Times = ReadonlyMap<string, TimesOfRow>;

function timesIn(inC: Rows<Comparable>, here: Rows<Comparable>): Times {
    const times = new Map<string, TimesOfRow>();
    for (const [rows, side] of [
        [inC, 'inC'],
        [here, 'here'],
    ] as const)
        for (let place = 0; place < rows.length; place++) {
            const text = rows.textAt(place);
            const known = times.get(text) ?? { inC: 0, here: 0 };
            known[side]++;
            times.set(text, known);
        }
    return times;
}

const timesText = (times: number): string => (times === 1 ? 'once' : `${times} times`);
