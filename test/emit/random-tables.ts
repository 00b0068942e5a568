// Random tables as the language writes them: sources without errors that use every form of row, name, frame and address.

import fc from 'fast-check';
import { compare } from '../../server/language/sorted';

/** A source in parts, so that a test can change one and leave the others. */
export interface RandomTables {
    readonly names: readonly string[];
    /** Lines inside the table's braces; `undefined` where there is no such table. */
    readonly node: TableLines | undefined;
    readonly reset: TableLines | undefined;
    readonly mmio: TableLines | undefined;
    /** The id with index 0 of the reset table, as C writes it. */
    readonly resetBase: string;
}

export interface TableLines {
    readonly head: readonly string[];
    readonly rows: readonly string[];
}

/** Not made smaller when a test fails: each try would cost a run of the compiler. */
export const randomTables: fc.Arbitrary<RandomTables> = fc
    .noShrink(fc.array(fc.nat(), { minLength: 1000, maxLength: 1000 }))
    .map(numbers => tablesFrom(new Dice(numbers)));

/** The source that the parts make up. */
export function sourceOf({ names, node, reset, mmio }: RandomTables): string {
    const table = (head: string, lines: TableLines | undefined): string[] =>
        lines === undefined ? [] : [`${head} {`, ...lines.head, ...lines.rows, '}', ''];
    return [
        ...names,
        ...table('node pm_node_access', node),
        ...table('reset pm_reset_access', reset),
        ...table('mmio pm_mmio_access', mmio),
    ]
        .map(line => `${line}\n`)
        .join('');
}

/** Draws from numbers that fast-check chose, so that its seed gives the same tables again. */
export class Dice {
    private at = 0;

    constructor(private readonly numbers: readonly number[]) {}

    /** A number from `min` to `max`, both included. */
    roll(min: number, max: number): number {
        const number = this.numbers[this.at++ % this.numbers.length] ?? 0;
        return min + (number % (max - min + 1));
    }

    chance(percent: number): boolean {
        return this.roll(0, 99) < percent;
    }

    pick<T>(list: readonly T[], otherwise: T): T {
        return list[this.roll(0, Math.max(0, list.length - 1))] ?? otherwise;
    }

    shuffle<T>(list: readonly T[]): T[] {
        const left = [...list];
        const shuffled: T[] = [];
        while (left.length > 0) shuffled.push(...left.splice(this.roll(0, left.length - 1), 1));
        return shuffled;
    }
}

export interface Named {
    readonly name: string;
    readonly value: bigint;
}

/** Names that mean something to JavaScript, and must not to us. */
const ODD_NAMES = ['constructor', 'toString', 'hasOwnProperty', 'undefined', 'NaN', 'prototype', 'arguments'];

const COMMENTS = [
    'plain',
    'ends early */ #error "out" /*',
    'a backslash \\',
    'a trigraph ??/',
    "a quote ' and a backtick `",
    '@ts-expect-error',
    '/ <reference path="nowhere" />',
    "a separator \u2028 throw new Error('out')",
    'right to left \u202e and a lone \ud800 surrogate',
    '',
];

const PAGE = 4096n;
const LIMIT = 1n << 64n;

function tablesFrom(dice: Dice): RandomTables {
    const frames = makeFrames(dice);
    const registers = makeRegisters(dice);
    const nodes = makeIds(dice, 'ND', 0);
    const [base, baseLine] = makeBase(dice);
    const resets = makeIds(dice, 'RS', base.value);
    const hasNodes = dice.chance(95);
    const names = [
        ...block(
            'frame',
            frames.map(({ name, value }) => `${name} = ${frameValue(dice, value)}`),
        ),
        ...block(
            'register',
            registers.map(({ name, value }) => `${name} = ${number(dice, value)}`),
        ),
        ...block(
            'node',
            nodes.map(({ name, value }) => `${name} = ${value}`),
        ),
        ...block('reset', [...baseLine, ...resets.map(({ name, value }) => `${name} = ${value}`)]),
    ];
    const granted: string[] = [];
    return {
        names,
        node: hasNodes ? accessTable(dice, nodes, 0n, frames, registers, [], granted) : undefined,
        reset:
            !hasNodes || dice.chance(90)
                ? accessTable(dice, resets, base.value, frames, registers, base.index)
                : undefined,
        mmio: hasNodes && dice.chance(90) ? mmioTable(dice, granted, frames, registers) : undefined,
        resetBase: base.text,
    };
}

export function makeFrames(dice: Dice): Named[] {
    return Array.from({ length: dice.roll(1, 7) }, (_, at) => {
        const page = BigInt(
            dice.pick([dice.roll(1, 9), dice.roll(0xff000, 0xff010), dice.roll(0, 0xfffff)], 1),
        );
        const high = dice.chance(20) ? BigInt(dice.roll(1, 0xfffff)) << 32n : 0n;
        const inside = dice.chance(25) ? BigInt(dice.roll(1, 0x3ff)) * 4n : 0n;
        return { name: `FR_${at}`, value: (high | page) * PAGE + inside };
    });
}

export function makeRegisters(dice: Dice): Named[] {
    return Array.from({ length: dice.roll(1, 6) }, (_, at) => {
        const value = dice.pick([dice.roll(0, 0x40) * 4, dice.roll(0, 0xfff), 0x8000_0000, 0xffff_fffc], 0);
        return { name: `RG_${at}`, value: BigInt(value) };
    });
}

/** Ids from `from` on, most of them with names, some with two. */
function makeIds(dice: Dice, prefix: string, from: number | bigint): Named[] {
    const ids: Named[] = [];
    const count = dice.roll(3, 40);
    for (let id = 0; id < count; id++) {
        if (dice.chance(15)) continue;
        ids.push({ name: `${prefix}_${id}`, value: BigInt(from) + BigInt(id) });
        if (dice.chance(8)) ids.push({ name: `${prefix}_${id}_TOO`, value: BigInt(from) + BigInt(id) });
    }
    if (prefix === 'ND' && dice.chance(30))
        ids.push({ name: dice.pick(ODD_NAMES, 'constructor'), value: BigInt(dice.roll(0, 50)) });
    return ids;
}

interface Base {
    readonly value: bigint;
    readonly text: string;
    readonly index: readonly string[];
}

/** Where the reset ids begin, and the `index` line that says so. */
function makeBase(dice: Dice): [Base, string[]] {
    const value = BigInt(dice.pick([1000, dice.roll(0, 3000), 0xffff_0000], 1000));
    switch (dice.roll(0, 4)) {
        case 0:
            return [{ value: 0n, text: '0', index: [] }, []];
        case 1:
            return [{ value: 0n, text: '0', index: ['    index RS_IDX(n) = n'] }, []];
        case 2:
            return [{ value, text: `${value}`, index: [`    index RS_IDX(n) = n - ${value}`] }, []];
        default:
            return [
                { value, text: 'RS_BASE', index: ['    index RS_IDX(id) = id - RS_BASE'] },
                [`RS_BASE = ${value}`],
            ];
    }
}

export const block = (kind: string, lines: readonly string[]): string[] =>
    lines.length === 0
        ? []
        : [
              `names ${kind} {`,
              ...(kind === 'frame' ? ['    waive wrong-unit "at random"'] : []),
              ...lines.map(line => `    ${line}`),
              '}',
              '',
          ];

/** The errors that random frames may give, and that do not make what is generated wrong. */
const WAIVED = ['not-a-page', 'frame-zero', 'wrong-unit'];

const frameValue = (dice: Dice, value: bigint): string =>
    value % PAGE === 0n && dice.chance(50)
        ? `mfn ${number(dice, value / PAGE)}`
        : `at ${number(dice, value)}`;

/** A number in one of its spellings. */
export function number(dice: Dice, value: bigint): string {
    return dice.pick([`0x${value.toString(16)}`, `${value}`, `0b${value.toString(2)}`], `${value}`);
}

function accessTable(
    dice: Dice,
    ids: readonly Named[],
    first: bigint,
    frames: readonly Named[],
    registers: readonly Named[],
    index: readonly string[],
    granted: string[] = [],
): TableLines {
    const rows: string[] = [];
    const named = (id: bigint): string[] => ids.filter(({ value }) => value === id).map(({ name }) => name);
    for (let id = first; id < first + 45n; ) {
        const length = BigInt(dice.chance(20) ? dice.roll(2, 5) : 1);
        const all = Array.from({ length: Number(length) }, (_, at) => named(id + BigInt(at)));
        const areNamed = all.every(names => names.length > 0);
        const write = (at: number): string =>
            areNamed && dice.chance(85) ? dice.pick(all[at] ?? [], '') : number(dice, id + BigInt(at));
        if (!dice.chance(30)) {
            const left = length === 1n ? write(0) : `${write(0)}..${write(all.length - 1)}`;
            const right = grant(dice, frames, registers);
            if (right !== 'deny') granted.push(write(0));
            rows.push(`    ${left} -> ${right}${comment(dice)}`);
        }
        id += length;
    }
    if (rows.length === 0) rows.push(`    ${first} -> deny`);
    return {
        head: [...index, ...WAIVED.map(code => `    waive ${code} "at random"`)],
        rows: decorated(dice, dice.chance(50) ? dice.shuffle(rows) : rows),
    };
}

export function grant(dice: Dice, frames: readonly Named[], registers: readonly Named[]): string {
    const hwdom = dice.chance(25) ? ' or hwdom' : '';
    const frame = dice.pick(frames, { name: '', value: 0n });
    switch (dice.roll(0, 7)) {
        case 0:
            return 'deny';
        case 1:
            return 'hwdom';
        case 2:
            return `mfn ${number(dice, frame.value / PAGE)}${hwdom}`;
        case 3:
            return `at ${address(dice, frames, registers).text}${hwdom}`;
        case 4:
            return `mfn (${number(dice, frame.value / PAGE)} << 1 | 1) >> 1${hwdom}`;
        default:
            return `${frame.name}${hwdom}`;
    }
}

export interface Address {
    readonly text: string;
    readonly value: bigint;
}

/** An address in one of its forms; it leaves room for a few registers below 2^64. */
export function address(dice: Dice, frames: readonly Named[], registers: readonly Named[]): Address {
    const frame = dice.pick(frames, { name: '', value: 0n });
    const a = dice.pick(registers, { name: '', value: 0n });
    const b = dice.pick(registers, a);
    const extra = BigInt(dice.roll(0, 12)) * 4n;
    const forms: readonly Address[] = [
        { text: `${frame.name} + ${a.name}`, value: frame.value + a.value },
        { text: `${frame.name} + ${a.name}`, value: frame.value + a.value },
        { text: `${frame.name} + ${number(dice, extra)}`, value: frame.value + extra },
        { text: `${a.name} + ${frame.name}`, value: frame.value + a.value },
        { text: `${frame.name} + (${a.name} << 2)`, value: frame.value + (a.value << 2n) },
        { text: `${frame.name} + (${a.name} << 20)`, value: frame.value + (a.value << 20n) },
        { text: `${frame.name} + ${a.name} * 3`, value: frame.value + a.value * 3n },
        { text: `${frame.name} + ${a.name} * ${b.name}`, value: frame.value + a.value * b.value },
        { text: `${frame.name} + (${a.name} + ${b.name})`, value: frame.value + a.value + b.value },
        { text: `${frame.name} + (${a.name} | ${b.name})`, value: frame.value + (a.value | b.value) },
        { text: `${frame.name} + ((${a.name} & 0xff) >> 1)`, value: frame.value + ((a.value & 0xffn) >> 1n) },
        { text: `${frame.name} + (${a.name} >> 64)`, value: frame.value },
        { text: `${frame.name} | 0x4`, value: frame.value | 4n },
        { text: `${frame.name} & ${a.name} | ${b.name}`, value: (frame.value & a.value) | b.value },
        { text: `${frame.name} + ${a.name} - ${number(dice, extra)}`, value: frame.value + a.value - extra },
        { text: number(dice, frame.value + extra), value: frame.value + extra },
    ];
    const { text, value } = dice.pick(forms, { text: '0x1000', value: 0x1000n });
    const isGood = value >= 0n && value + 0x1000n < LIMIT && frame.value + a.value * b.value < LIMIT;
    return isGood ? { text, value } : { text: frame.name, value: frame.value };
}

function mmioTable(
    dice: Dice,
    nodes: readonly string[],
    frames: readonly Named[],
    registers: readonly Named[],
): TableLines {
    const rows = Array.from({ length: dice.roll(1, 9) }, () => mmioRow(dice, nodes, frames, registers));
    if (dice.chance(75)) rows.sort((a, b) => compare(a.start, b.start));
    return {
        head: ['    waive wrong-unit "at random"'],
        rows: decorated(
            dice,
            rows.map(({ text }) => text),
        ),
    };
}

function mmioRow(
    dice: Dice,
    nodes: readonly string[],
    frames: readonly Named[],
    registers: readonly Named[],
): { readonly start: bigint; readonly text: string } {
    const [a, b] = [address(dice, frames, registers), address(dice, frames, registers)];
    const [low, high] = a.value <= b.value ? [a, b] : [b, a];
    const near = {
        text: `${low.text.includes(' ') ? `(${low.text})` : low.text} + 0x10`,
        value: low.value + 16n,
    };
    const last = dice.chance(50) ? near : high;
    const range = rangeText(low, last, dice.roll(0, 4));
    const options = [
        ...(dice.chance(40)
            ? [`mask ${dice.pick(['0x1', '0xffffffff', '1 << 31', '0b101', '3 | 0x80'], '1')}`]
            : []),
        ...(dice.chance(20) ? ['readonly'] : []),
    ];
    const node = dice.chance(85) ? dice.pick(nodes, '0') : `${dice.roll(0, 60)}`;
    const grant = dice.pick([node, node, node, `${node} only hwdom`, 'only hwdom'], node);
    return {
        start: low.value,
        text: `    ${[range, ...dice.shuffle(options), '->', grant].join(' ')}${comment(dice)}`,
    };
}

/** The addresses from `low` to `last`: in form 0 inclusive, in form 1 exclusive, in any other form `low` alone. */
export function rangeText(low: Address, last: Address, form: number): string {
    if (form === 0) return `${low.text} .. ${last.text}`;
    if (form === 1 && low.value < last.value) return `${low.text} ..< ${last.text}`;
    return low.text;
}

export const comment = (dice: Dice): string => (dice.chance(15) ? ` // ${dice.pick(COMMENTS, '')}` : '');

/** Rows with comments and blank lines between them. */
export const decorated = (dice: Dice, rows: readonly string[]): string[] =>
    rows.flatMap(row => [
        ...(dice.chance(10) ? [''] : []),
        ...(dice.chance(15) ? [`    //${dice.pick(COMMENTS, '')}`] : []),
        ...(dice.chance(5) ? [`    // ${dice.pick(COMMENTS, '')}`] : []),
        row,
    ]);
