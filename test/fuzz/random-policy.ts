// Random policies, as the numbers that they mean and as a source that says the same in one of many ways.

import { Dice } from '../emit/random-tables';
import type { Grant, Indexing, Register, Tables } from './second-evaluator';
import { indexOf } from './second-evaluator';

export interface RandomPolicy {
    readonly tables: Tables;
    readonly source: string;
    /** The ids that have rows. */
    readonly ids: readonly bigint[];
    readonly clockIds: readonly bigint[];
}

const PLAIN: Indexing = { base: 0n, mask: (1n << 64n) - 1n };

/** Bits of an id that its index does not have. */
const CLASS = 0x1820_0000n;

/** Draws a policy; the same numbers give the same one. */
export function policyFrom(numbers: readonly number[]): RandomPolicy {
    const dice = new Dice(numbers);
    const target = dice.chance(50) ? 'xen' : 'xlnx';
    const base = BigInt(dice.pick([1000, 7], 1000));
    const masked: Indexing = { base: 0n, mask: 0x3fffn };
    const nodeIndexing = target === 'xlnx' && dice.chance(50) ? masked : PLAIN;
    const resetIndexing = dice.pick<Indexing>([{ ...PLAIN, base }, PLAIN], PLAIN);
    const clockIndexing = dice.chance(50) ? masked : PLAIN;
    const node = accessRows(dice, nodeIndexing);
    const reset = accessRows(dice, resetIndexing);
    const registers = registerRows(dice, target, [...node.keys()]);
    const clocks = target === 'xlnx' ? clockRows(dice, clockIndexing, [...node.keys()]) : [];
    const tables: Tables = {
        target,
        node: byIndex(node, nodeIndexing),
        nodeIndexing,
        reset: byIndex(reset, resetIndexing),
        resetIndexing,
        registers,
        clocks,
        clockIndexing,
    };
    const source = [
        `target ${target}`,
        ...block('node nodes', accessLines(dice, node, nodeIndexing, 'ND')),
        ...block('reset resets', accessLines(dice, reset, resetIndexing, 'RS')),
        ...block(
            'mmio registers',
            registers.map(row => registerLine(dice, row)),
        ),
        ...(clocks.length === 0 ? [] : block('clock clocks', clockLines(clocks, clockIndexing))),
    ];
    return {
        tables,
        source: source.map(line => `${line}\n`).join(''),
        ids: [...node.keys(), ...reset.keys()],
        clockIds: clocks.map(({ clock }) => clock),
    };
}

const byIndex = (rows: ReadonlyMap<bigint, Grant>, indexing: Indexing): Map<bigint, Grant> =>
    new Map([...rows].map(([id, grant]) => [indexOf(indexing, id), grant]));

const block = (head: string, lines: readonly string[]): string[] => [
    `${head} {`,
    ...lines.map(line => `    ${line}`),
    '}',
];

/** Rows by id, whose indexes differ. */
function accessRows(dice: Dice, { base, mask }: Indexing): Map<bigint, Grant> {
    const rows = new Map<bigint, Grant>();
    // Some tables reach the index of the mailbox.
    const size = dice.chance(10) ? 60 : dice.roll(1, 12);
    for (let index = 0; index < size; index++) {
        if (index > 0 && dice.chance(25)) continue;
        const id = base + BigInt(index) + (mask === 0x3fffn && dice.chance(50) ? CLASS : 0n);
        rows.set(id, { address: addressOf(dice), hardware: dice.chance(30) });
    }
    return rows;
}

/** Few pages, so that rows share them, some addresses inside a page, some below the first, and some beyond 32 bits. */
function addressOf(dice: Dice): bigint {
    const page = BigInt(dice.pick([0, 1, 2, 3, 0xff9a0, 0xff9a0, 0x1_0000_0001], 0));
    return page * 4096n + (dice.chance(20) ? 0x800n : 0n);
}

function accessLines(
    dice: Dice,
    rows: ReadonlyMap<bigint, Grant>,
    indexing: Indexing,
    name: string,
): string[] {
    const lines = [...rows].map(([id, grant]) => `${literal(dice, id)} -> ${grantText(dice, grant)}`);
    const shuffled = dice.chance(50) ? dice.shuffle(lines) : lines;
    return [...indexLine(indexing, name), ...WAIVERS, ...shuffled];
}

const WAIVERS = ['waive not-a-page "random"', 'waive frame-zero "random"'];

function indexLine({ base, mask }: Indexing, name: string): string[] {
    if (mask !== PLAIN.mask) return [`index ${name}_IDX(n) = n & ${mask}`];
    return base === 0n ? [] : [`index ${name}_IDX(n) = n - ${base}`];
}

function grantText(dice: Dice, { address, hardware }: Grant): string {
    if (address === 0n) return hardware ? 'hwdom' : 'deny';
    const whole = address % 4096n === 0n && dice.chance(50);
    const frame = whole ? `mfn ${number(dice, address / 4096n)}` : `at ${number(dice, address)}`;
    return hardware ? `${frame} or hwdom` : frame;
}

const literal = (dice: Dice, value: bigint): string =>
    dice.pick([`${value}`, `0x${value.toString(16)}`, `0b${value.toString(2)}`], `${value}`);

const number = (dice: Dice, value: bigint): string =>
    dice.chance(80) ? literal(dice, value) : `(${literal(dice, value + 4n)} - 4)`;

/** Few addresses for many rows; of the target `xen` they mostly ascend. */
function registerRows(dice: Dice, target: Tables['target'], nodes: readonly bigint[]): Register[] {
    const rows = Array.from({ length: dice.roll(1, 8) }, (): Register => {
        const start = 0xff18_0000n + BigInt(dice.roll(0, 8)) * 4n;
        const isLone = dice.chance(40);
        return {
            start,
            // Of one register, AMD's form meets the one address only.
            end: start + (isLone ? LONE[target] : BigInt(dice.roll(2, 6)) * 4n),
            bits: dice.chance(40) ? 0 : dice.pick([1, 0xffff, 0xffff_0000, 0x8000_0001, 0xffff_fffe], 1),
            node: dice.chance(85) ? dice.pick(nodes, 0n) : 99n,
            readonly: dice.chance(20),
            onlyHardware: dice.chance(20),
        };
    });
    return target === 'xen' && dice.chance(70) ? rows.sort((a, b) => Number(a.start - b.start)) : rows;
}

const LONE = { xen: 4n, xlnx: 1n } as const;

function registerLine(dice: Dice, row: Register): string {
    const { start, end, bits, node } = row;
    const last = dice.chance(50) ? `.. ${number(dice, end - 4n)}` : `..< ${number(dice, end)}`;
    const options = [
        ...(bits === 0 ? [] : [`mask ${number(dice, BigInt(bits))}`]),
        ...(row.readonly ? ['readonly'] : []),
    ];
    return [
        number(dice, start),
        ...(end - start <= 4n ? [] : [last]),
        ...dice.shuffle(options),
        `-> ${node}${row.onlyHardware ? ' only hwdom' : ''}`,
    ].join(' ');
}

function clockRows(
    dice: Dice,
    { mask }: Indexing,
    nodes: readonly bigint[],
): { clock: bigint; node: bigint }[] {
    const rows = new Map<string, { clock: bigint; node: bigint }>();
    for (let at = dice.roll(1, 8); at > 0; at--) {
        const clock = BigInt(dice.roll(0, 9)) + (mask === 0x3fffn && dice.chance(50) ? CLASS : 0n);
        const node = dice.chance(90) ? dice.pick(nodes, 0n) : 77n;
        rows.set(`${clock & mask} ${node & mask}`, { clock, node });
    }
    const all = [...rows.values()];
    return dice.chance(70) ? all.sort((a, b) => Number((a.clock & mask) - (b.clock & mask))) : all;
}

const clockLines = (clocks: Tables['clocks'], indexing: Indexing): string[] => [
    ...indexLine(indexing, 'CK'),
    'waive clock-unsorted "random"',
    ...clocks.map(({ clock, node }) => `${clock} -> ${node}`),
];
