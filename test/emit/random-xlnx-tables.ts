// Random tables of the target `xlnx`: ids with class bits and without, index macros of many forms, register rows that
// overlap, clocks with several nodes, in their order and out of it.

import fc from 'fast-check';
import {
    type Address,
    address,
    block,
    comment,
    Dice,
    decorated,
    grant,
    makeFrames,
    makeRegisters,
    type Named,
    number,
    rangeText,
} from './random-tables';

/** Not made smaller when a test fails: each try would cost a run of the compiler. */
export const randomXlnxTables: fc.Arbitrary<string> = fc
    .noShrink(fc.array(fc.nat(), { minLength: 1000, maxLength: 1000 }))
    .map(numbers => sourceFrom(new Dice(numbers)));

/** The ids of a kind, and the macro that makes indexes of them, as far as these are good for an array. */
interface Numbering {
    readonly ids: readonly Named[];
    /** The `index` line's right side; `undefined` for no such line. */
    readonly macro: string | undefined;
    readonly indexOf: (id: bigint) => bigint;
}

const LIMIT = 1n << 32n;
/** Large enough to leave holes, small enough to print and compile. */
const LARGEST_INDEX = 400n;

function sourceFrom(dice: Dice): string {
    const frames = makeFrames(dice);
    const registers = makeRegisters(dice);
    const nodes = makeNumbering(dice, 'ND', 0x18);
    const resets = makeNumbering(dice, 'RS', 0xc);
    const clocks = makeClocks(dice);
    const values = (names: readonly Named[], form: (value: bigint) => string): string[] =>
        names.map(({ name, value }) => `${name} = ${form(value)}`);
    const hasNodes = dice.chance(95);
    const rows = (numbering: Numbering): string[] => accessRows(dice, numbering, frames, registers);
    const lines = [
        `target xlnx${dice.pick(['', ' 2019', ' 2020', ' 2022', ' 2024'], '')}`,
        ...block(
            'frame',
            values(frames, value => `at ${number(dice, value)}`),
        ),
        ...block(
            'register',
            values(registers, value => number(dice, value)),
        ),
        ...block(
            'node',
            values(nodes.ids, value => number(dice, value)),
        ),
        ...block(
            'reset',
            values(resets.ids, value => number(dice, value)),
        ),
        ...block(
            'clock',
            values(clocks, value => number(dice, value) + (dice.chance(15) ? ' pll' : '')),
        ),
        ...(hasNodes ? table('node pm_node_access', indexLine('ND_IDX', nodes.macro), rows(nodes)) : []),
        ...(!hasNodes || dice.chance(90)
            ? table('reset pm_reset_access', indexLine('RS_IDX', resets.macro), rows(resets))
            : []),
        ...(hasNodes && dice.chance(85)
            ? table('mmio pm_mmio_access', [], mmioRows(dice, nodes.ids, frames, registers))
            : []),
        ...(hasNodes && dice.chance(85) ? clockTable(dice, nodes.ids, clocks) : []),
    ];
    return lines.map(line => `${line}\n`).join('');
}

const table = (head: string, before: readonly string[], rows: readonly string[]): string[] => [
    `${head} {`,
    ...before,
    ...rows,
    '}',
    '',
];

const indexLine = (name: string, macro: string | undefined): string[] =>
    macro === undefined ? [] : [`    index ${name}(n) = ${macro}`];

function makeNumbering(dice: Dice, prefix: string, type: number): Numbering {
    const base = BigInt(dice.pick([1000, 0xffff_0000, dice.roll(1, 3000)], 1000));
    const classed = (at: bigint): bigint => (BigInt(type) << 24n) | (BigInt(dice.roll(0, 3)) << 20n) | at;
    const named = `${prefix}_0`;
    const forms: readonly (readonly [string | undefined, (at: bigint) => bigint, Numbering['indexOf']])[] = [
        [undefined, at => at, id => id],
        ['n', at => at, id => id],
        [`n - ${base}`, at => base + at, id => id - base],
        [`n - ${named}`, at => base + at, id => id - base],
        ['n & 0x3fff', classed, id => id & 0x3fffn],
        ['n & 0x3f', classed, id => id & 0x3fn],
        ['(n & 0xffff) * 2 + 1', classed, id => (id & 0xffffn) * 2n + 1n],
        [`(n - ${base}) * 3`, at => base + at, id => (id - base) * 3n],
        [`n * 3 - ${base * 3n}`, at => base + at, id => id * 3n - base * 3n],
        ['n >> 20 | n & 0xf', at => (at << 20n) | at, id => (id >> 20n) | (id & 0xfn)],
        ['(n << 40 >> 40) & 0xfff', at => at, id => id & 0xfffn],
        ['(n >> 64) + (n & 0xff)', at => at, id => id & 0xffn],
    ];
    const [macro, idOf, indexOf] = dice.pick(forms, [undefined, at => at, id => id]);
    const ids: Named[] = [{ name: named, value: idOf(0n) }];
    const count = dice.roll(3, 40);
    for (let at = 1; at < count; at++) {
        if (dice.chance(20)) continue;
        ids.push({ name: `${prefix}_${at}`, value: idOf(BigInt(at)) });
        if (dice.chance(5)) ids.push({ name: `${prefix}_${at}_TOO`, value: ids.at(-1)?.value ?? 0n });
    }
    return { ids: ids.filter(({ value }) => value < LIMIT), macro, indexOf };
}

/** Rows of distinct indexes; some ids that follow each other are one range. */
function accessRows(
    dice: Dice,
    { ids, indexOf }: Numbering,
    frames: readonly Named[],
    registers: readonly Named[],
): string[] {
    const taken = new Set<bigint>();
    const runs: Named[][] = [];
    for (const id of ids) {
        const index = indexOf(id.value);
        if (index < 0n || index > LARGEST_INDEX || taken.has(index) || dice.chance(25)) continue;
        taken.add(index);
        const last = runs.at(-1)?.at(-1);
        if (last !== undefined && last.value + 1n === id.value && dice.chance(20)) runs.at(-1)?.push(id);
        else runs.push([id]);
    }
    const write = ({ name, value }: Named): string => (dice.chance(85) ? name : number(dice, value));
    const rows = runs.map(run => {
        const [first, last] = [run[0], run.at(-1)];
        if (first === undefined || last === undefined) return '';
        const left = run.length === 1 ? write(first) : `${write(first)}..${write(last)}`;
        return `    ${left} -> ${grant(dice, frames, registers)}${comment(dice)}`;
    });
    if (rows.length === 0) rows.push(`    ${ids[0]?.name} -> deny`);
    return [
        '    waive not-a-page "random"',
        '    waive frame-zero "random"',
        ...decorated(dice, dice.chance(50) ? dice.shuffle(rows) : rows),
    ];
}

/** Few addresses for many rows, so that rows share registers and overlap. */
function mmioRows(
    dice: Dice,
    nodes: readonly Named[],
    frames: readonly Named[],
    registers: readonly Named[],
): string[] {
    const places = Array.from({ length: dice.roll(1, 4) }, () => address(dice, frames, registers)).flatMap(
        ({ text, value }): Address[] => [
            { text, value },
            // Between two registers.
            { text: `${grouped(text)} + 0x2`, value: value + 2n },
            { text: `${grouped(text)} + 0x4`, value: value + 4n },
            { text: `${grouped(text)} + 0x10`, value: value + 16n },
        ],
    );
    const place = (): Address => dice.pick(places, { text: '0x1000', value: 0x1000n });
    const rows = Array.from({ length: dice.roll(1, 14) }, () => {
        const [a, b] = [place(), place()];
        const [low, high] = a.value <= b.value ? [a, b] : [b, a];
        const range = rangeText(low, high, dice.roll(0, 3));
        const masks = ['0x1', '0xffff', '0xffff0000', '1 << 31', '0b101', '3 | 0x80', '0xfffffffe'];
        const options = [
            ...(dice.chance(65) ? [`mask ${dice.pick(masks, '1')}`] : []),
            ...(dice.chance(20) ? ['readonly'] : []),
        ];
        const node = dice.chance(90)
            ? dice.pick(nodes, { name: '0', value: 0n }).name
            : `${dice.roll(0, 60)}`;
        const granted = dice.pick([node, node, node, `${node} only hwdom`, 'only hwdom'], node);
        return `    ${[range, ...dice.shuffle(options), '->', granted].join(' ')}${comment(dice)}`;
    });
    return decorated(dice, rows);
}

const grouped = (text: string): string => (text.includes(' ') ? `(${text})` : text);

function makeClocks(dice: Dice): Named[] {
    const forms: readonly ((at: number) => number)[] = [
        at => at,
        at => 0x0800_0000 + dice.roll(0, 3) * 0x10_0000 + at,
    ];
    const value = forms[dice.roll(0, 2)] ?? (at => 0xffff_ff00 + at);
    return Array.from({ length: dice.roll(2, 20) }, (_, at) => ({
        name: `CK_${at}`,
        value: BigInt(value(at)),
    }));
}

/** These give an index for every id, and one macro is for clocks and nodes. */
const CLOCK_MACROS: readonly (readonly [string | undefined, (id: bigint) => bigint])[] = [
    [undefined, id => id],
    ['n & 0x3fff', id => id & 0x3fffn],
    ['n & 0x7', id => id & 7n],
    ['n >> 2', id => id >> 2n],
    ['(n & 0xfff) << 3', id => (id & 0xfffn) << 3n],
    ['(n | 0x10) - 0x10', id => (id | 16n) - 16n],
];

function clockTable(dice: Dice, nodes: readonly Named[], clocks: readonly Named[]): string[] {
    const [macro, indexOf] = dice.pick(CLOCK_MACROS, [undefined, id => id]);
    const chosen = Array.from({ length: dice.roll(1, 12) }, () =>
        dice.pick(clocks, { name: '0', value: 0n }),
    );
    if (dice.chance(70)) chosen.sort((a, b) => Number(indexOf(a.value) - indexOf(b.value)));
    const rows = chosen.map(({ name, value }) => {
        const clock = dice.chance(90) ? name : number(dice, value);
        const needed = Array.from({ length: dice.pick([1, 1, 2, 4], 1) }, () =>
            dice.chance(95) ? dice.pick(nodes, { name: '0', value: 0n }).name : `${dice.roll(0, 60)}`,
        );
        return `    ${clock} -> ${needed.join(', ')}${comment(dice)}`;
    });
    const waiver = '    waive clock-unsorted "random"';
    return table('clock pm_clock_node_map', [...indexLine('CK_IDX', macro), waiver], decorated(dice, rows));
}
