// Random tables in C, in the styles that real trees have: what an import must take over value by value.

import fc from 'fast-check';
import { Dice } from '../emit/random-tables';

export interface RandomC {
    readonly target: 'xen' | 'xlnx';
    /** Names as macros and enumerators. */
    readonly names: string;
    /** The tables. They need the names, and the types of test/fixtures/c/table-types.h. */
    readonly tables: string;
}

/** Not made smaller when a test fails: each try would cost a run of the compiler. */
export const randomC: fc.Arbitrary<RandomC> = fc
    .noShrink(fc.array(fc.nat(), { minLength: 2500, maxLength: 2500 }))
    .map(numbers => makeC(new Dice(numbers)));

interface Constant {
    readonly name: string;
    readonly value: bigint;
}

interface Makings {
    readonly dice: Dice;
    readonly isXen: boolean;
    readonly frames: readonly Constant[];
    readonly registers: readonly Constant[];
    readonly nodes: readonly Constant[];
    readonly resets: readonly Constant[];
    readonly clocks: readonly Constant[];
}

function makeC(dice: Dice): RandomC {
    const isXen = dice.chance(50);
    const makings: Makings = {
        dice,
        isXen,
        frames: many(dice, 'MM_F', 2, 6, () => frameValue(dice, isXen)),
        registers: many(dice, 'R_F', 2, 6, () => BigInt(dice.roll(0, 0x100)) * 4n),
        nodes: many(dice, 'ND_', 5, 20, at => BigInt(at * dice.roll(1, 1))),
        resets: many(dice, 'RST_', 5, 20, at => 1000n + BigInt(at)),
        clocks: many(dice, 'CK_', 4, 10, at => BigInt(at + 1)),
    };
    const tables = [
        nodeTable(makings),
        resetTable(makings),
        mmioTable(makings),
        ...(isXen ? [] : [clockTable(makings)]),
    ];
    const text = tables.join('\n');
    return {
        target: isXen ? 'xen' : 'xlnx',
        names: namesHeader(makings),
        tables: dice.chance(20) ? text.replaceAll('\n', '\r\n') : text,
    };
}

const many = (
    dice: Dice,
    prefix: string,
    least: number,
    most: number,
    value: (at: number) => bigint,
): Constant[] =>
    Array.from({ length: dice.roll(least, most) }, (_, at) => ({ name: `${prefix}${at}`, value: value(at) }));

/** A byte address, or under `xen` a frame number. */
function frameValue(dice: Dice, isXen: boolean): bigint {
    const page = BigInt(
        dice.pick([dice.roll(0xff000, 0xfffff), dice.roll(1, 0xfffff), 0x12_3456_7], 0xff9a0),
    );
    if (isXen) return page;
    return page * 4096n + (dice.chance(10) ? BigInt(dice.roll(1, 0x3ff)) * 4n : 0n);
}

/** A number as somebody may write it. */
function number(dice: Dice, value: bigint): string {
    const hex = value.toString(16);
    const suffix = dice.pick(['', '', 'U', 'UL', 'ull', 'u'], '');
    const forms = [
        `0x${hex}${suffix}`,
        `0X${hex.toUpperCase()}${suffix}`,
        `${value}${suffix}`,
        `0${value.toString(8)}${suffix}`,
    ];
    const text = dice.pick(forms, forms[0] ?? '');
    return dice.pick([text, text, text, `(${text})`, `((uint64_t)${text})`], text);
}

function namesHeader({ dice, frames, registers, nodes, resets, clocks }: Makings): string {
    const define = ({ name, value }: Constant): string =>
        `#define ${name}${dice.pick([' ', '\t', '   '], ' ')}${number(dice, value)}`;
    const lines = [...frames, ...registers].map(define);
    for (const list of [nodes, resets, clocks]) {
        if (dice.chance(50)) lines.push(...list.map(define));
        else lines.push('enum {', ...list.map(each => enumerator(dice, each, list)), '};');
    }
    return lines.map(line => `${line}\n`).join('');
}

/** With a value, or one more than the one before it. */
const enumerator = (dice: Dice, each: Constant, list: readonly Constant[]): string =>
    each === list[0] || dice.chance(20) ? `\t${each.name} = ${each.value},` : `\t${each.name},`;

const COMMENTS = [
    '/* plain */',
    '/* two\n     * lines */',
    '// to the end',
    '/* a "quote", a } and a [5] = { 0 } */',
    '/**/',
];

const ROW = '@row@';
/** A row, also with lines of the preprocessor around it that leave it as it is. */
const CONDITIONALS = [
    ...Array.from({ length: 20 }, () => `${ROW}\n`),
    `#if 0\n    [nowhere] = { 1, 2, 3 },\n#endif\n${ROW}\n`,
    `#ifdef NOWHERE\n    { what(ever },\n#else\n${ROW}\n#endif\n`,
    `#if !defined(NOWHERE) && 2 > 1\n${ROW}\n#elif 1\n    [nowhere] = { 1 },\n#endif\n`,
    `#define LATER 1\n${ROW}\n#undef LATER\n`,
];

/** Rows with what stands between rows. */
function decorated(dice: Dice, rows: readonly string[]): string {
    let text = '';
    for (const row of rows) {
        if (dice.chance(12)) text += '\n';
        if (dice.chance(12)) text += `    ${dice.pick(COMMENTS, '')}\n`;
        const behind = dice.chance(10)
            ? ` ${dice.pick(COMMENTS, '').split('\n')[0]?.replace('/* two', '/* one */')}`
            : '';
        text += dice.pick(CONDITIONALS, ROW).replace(ROW, () => `    ${row},${behind}`);
    }
    return dice.chance(30) ? text.replace(/,(\s*)$/, '$1') : text;
}

const HEADS = [
    (type: string, name: string) => `static const struct ${type} ${name}[] = {\n`,
    (type: string, name: string) =>
        `static const struct ${type} ${name}[] __attribute__((__unused__)) =\n{\n`,
    (type: string, name: string) => `const struct ${type}\n${name}[] = {\n`,
];

const head = (dice: Dice, type: string, name: string): string =>
    dice.pick(HEADS, HEADS[0] ?? (() => ''))(type, name);

function nodeTable(makings: Makings): string {
    const { dice, nodes } = makings;
    const rowMacro = dice.chance(30) ? '#define NODE_ROW(id, frame) [id] = { FIELD = WRAP(frame) }\n' : '';
    const macro = rowMacro
        .replace('FIELD', makings.isXen ? '.mfn' : '.addr')
        .replace('WRAP', makings.isXen ? 'mfn_init' : '');
    const rows = accessRows(makings, nodes, text => text, macro !== '');
    const tail = macro !== '' && dice.chance(50) ? '#undef NODE_ROW\n' : '';
    return `${macro}/* The nodes. */\n${head(dice, 'pm_access', 'pm_node_access')}${decorated(dice, rows)}};\n${tail}`;
}

function resetTable(makings: Makings): string {
    const { dice, isXen, resets } = makings;
    const bodies = isXen
        ? ['(n - RST_0)', '((n) - RST_0)', 'RST_INNER(n)']
        : ['(n - RST_0)', '((n) - 1000)', '((n) & 0xff)'];
    const body = dice.pick(bodies, '');
    const inner = body.includes('INNER') ? '#define RST_INNER(x) ((x) - RST_0)\n' : '';
    const rows = accessRows(makings, resets, text => `RST_IDX(${text})`, false);
    return `${inner}#define RST_IDX(n) ${body}\n${head(dice, 'pm_access', 'pm_reset_access')}${decorated(dice, rows)}};\n`;
}

function accessRows(
    makings: Makings,
    ids: readonly Constant[],
    indexed: (text: string) => string,
    hasMacro: boolean,
): string[] {
    const { dice } = makings;
    const chosen = dice.chance(50) ? ids : dice.shuffle([...ids]);
    const rows: string[] = [];
    if (dice.chance(20)) rows.push(rangeRow(makings, ids, indexed));
    for (const id of chosen) {
        if (dice.chance(15)) continue;
        if (dice.chance(6)) rows.push(row(makings, id, indexed, hasMacro));
        rows.push(row(makings, id, indexed, hasMacro));
        if (dice.chance(5)) rows.push(initialiser(makings));
        if (dice.chance(5)) rows.push(`[${indexed(id.name)}].hwdom_access = true`);
    }
    return rows.length === 0 ? ['[1] = { 0 }'] : rows;
}

function rangeRow(makings: Makings, ids: readonly Constant[], indexed: (text: string) => string): string {
    const [first, last] = [ids[0]?.name ?? '', ids.at(-1)?.name ?? ''];
    return `[${indexed(first)} ... ${indexed(last)}] = ${initialiser(makings)}`;
}

function row(
    makings: Makings,
    { name, value }: Constant,
    indexed: (text: string) => string,
    hasMacro: boolean,
): string {
    const { dice } = makings;
    if (hasMacro && dice.chance(40)) return `NODE_ROW(${name},${dice.pick(['', ' '], '')}${frame(makings)})`;
    const id = dice.pick([name, name, name, name, `(${name})`, number(dice, value)], name);
    const equals = dice.pick([' = ', '=', ' =\n        ', ' = '], ' = ');
    return `[${indexed(id)}]${equals}${initialiser(makings)}`;
}

/** What a row holds, in braces. */
function initialiser(makings: Makings): string {
    const { dice, isXen } = makings;
    const field = isXen ? '.mfn' : '.addr';
    const value = wrapped(makings, frame(makings));
    const hwdom = dice.pick(['true', '1', '!0', '(bool)1'], 'true');
    const forms = [
        `{ ${value} }`,
        `{ ${value} }`,
        `{ ${value}, ${hwdom} }`,
        `{ ${field} = ${value} }`,
        `{${field}=${value}}`,
        `{ ${field} = ${value}, .hwdom_access = ${hwdom} }`,
        `{ .hwdom_access = ${hwdom}, ${field} = ${value} }`,
        `{ .hwdom_access = ${hwdom} }`,
        `{ .hwdom_access = ${hwdom}, }`,
        `{ .hwdom_access = false }`,
        '{ 0 }',
        '{}',
        `{\n        ${field} = ${value},\n        .hwdom_access = ${hwdom},\n    }`,
        `{ ${field} = \\\n${value} }`,
        `{ ${field} = { ${value} } }`,
        `{ { ${value} }, ${hwdom} }`,
        `{ .hwdom_access = true, .hwdom_access = false, ${field} = ${value} }`,
    ];
    return dice.pick(forms, '{ 0 }');
}

const wrapped = ({ isXen }: Makings, text: string): string => (isXen ? `mfn_init(${text})` : text);

function frame({ dice, frames, isXen }: Makings): string {
    const { name, value } = dice.pick(frames, { name: '1', value: 1n });
    const other = isXen
        ? [`(${number(dice, value * 4096n)} >> 12)`]
        : [`(${number(dice, value / 4096n)} << 12)`, `${name} + 0x1000`];
    const wide = isXen
        ? other
        : other.map(text => (text.includes('<<') ? `((uint64_t)${text.slice(1)}` : text));
    return dice.pick([name, name, name, name, `(${name})`, number(dice, value), ...wide], name);
}

function mmioTable(makings: Makings): string {
    const { dice, isXen } = makings;
    const rows = placed(
        makings,
        Array.from({ length: dice.roll(1, 10) }, () => mmioRow(makings)),
        '.mask = 0x10',
    );
    const structHead = isXen
        ? head(dice, 'pm_mmio_access', 'pm_mmio_access')
        : 'static const struct {\n    uint64_t start;\n    uint64_t end;\n    uint32_t mask;\n    uint32_t node;\n    bool hwdom_access;\n    bool readonly;\n} pm_mmio_access[] = {\n';
    return `${structHead}${decorated(dice, rows)}};\n`;
}

/** Rows with and without indexes: in the order of the array or not, several times, of which single fields are set later. */
function placed({ dice, isXen }: Makings, rows: readonly string[], field: string): string[] {
    if (dice.chance(40)) return [...rows];
    const indexed = rows.map((text, at) => designated(dice, at, text));
    // The first row needs an index if another one comes before it.
    const ordered = dice.chance(50) ? dice.shuffle(indexed.map(({ withIndex }) => withIndex)) : undefined;
    const all = ordered ?? indexed.map(({ text }) => text);
    const again = dice.roll(0, rows.length - 1);
    if (dice.chance(30)) all.push(`[${number(dice, BigInt(again))}] = ${rows[0]}`);
    if (dice.chance(30)) all.push(`[${again}]${field}`);
    if (dice.chance(20)) all.unshift(`[0 ... ${rows.length - 1}] = ${rows[0]}`);
    // A place without a row is a row of zeros, which under `xen` is for no register.
    if (dice.chance(20) && !isXen) all.push(`[${rows.length + dice.roll(0, 2)}] = ${rows[0]}`);
    return all;
}

/** A row with an index, and as it may stand where rows are in the order of the array. */
function designated(dice: Dice, at: number, text: string): { withIndex: string; text: string } {
    const index = dice.pick([`${at}`, `${at} + 0`, `0x${at.toString(16)}U`, `(${at})`], `${at}`);
    const withIndex = `[${index}]${dice.pick([' = ', '=', ' =\n        '], ' = ')}${text}`;
    return { withIndex, text: dice.chance(50) ? withIndex : text };
}

function mmioRow(makings: Makings): string {
    const { dice, isXen, frames, registers, nodes } = makings;
    const { name, value } = dice.pick(frames, { name: '1', value: 1n });
    const [a, b] = [dice.pick(registers, ZERO), dice.pick(registers, ZERO)];
    const [low, high] = a.value <= b.value ? [a, b] : [b, a];
    const base = isXen ? `((paddr_t)${name} << 12)` : name;
    const bytes = isXen ? value * 4096n : value;
    const start = dice.pick(
        [
            `${base} + ${low.name}`,
            `${base}+${low.name}`,
            `(${base} + ${low.name})`,
            `0x${(bytes + low.value).toString(16)}ULL`,
        ],
        '',
    );
    const extents = isXen
        ? [
              [`.size = 4`],
              [`.size = ${high.name} - ${low.name} + 4`],
              [`.size = ${number(dice, high.value - low.value + 8n)}`],
          ]
        : [
              [],
              [`.end = ${base} + ${high.name} + 4`],
              [`.end = 0x${(bytes + high.value + 8n).toString(16)}ULL`],
          ];
    const node = dice.pick(nodes, ZERO);
    const mask = dice.pick(
        ['0x1', '0xffff', '1 << 3', '(1U << 31)', '0xf << 28', '0x3ff << 16', '1 + 2'],
        '1',
    );
    const owner = dice.pick([node.name, node.name, `${node.value}`], node.name);
    const fields = [
        `.start = ${start}`,
        ...dice.pick(extents, extents[0] ?? []),
        ...(dice.chance(60) ? [`.mask = ${mask}`] : []),
        ...(dice.chance(85) ? [`.node = ${owner}`] : []),
        ...(dice.chance(20) ? ['.readonly = true'] : []),
        ...(dice.chance(20) ? ['.hwdom_access = true'] : []),
    ];
    const [extent = isXen ? '4' : '0'] = dice.pick(extents, []).map(text => text.replace(/^.*? = /, ''));
    const ordered = dice.pick(
        [
            fields,
            fields,
            dice.shuffle([...fields]),
            inOrder(dice, [start, extent, mask, owner, 'true', 'false']),
        ],
        fields,
    );
    return `{ ${ordered.join(dice.pick([', ', ',\n      '], ', '))}${dice.pick(['', ','], '')} }`;
}

/** Values without the names of their fields, all or the first ones; or with the name of the fourth one, and one that follows it. */
function inOrder(dice: Dice, values: readonly string[]): readonly string[] {
    const [start = '0', extent = '0', mask = '0', node = '0', flag = '0'] = values;
    const forms = [
        values,
        values.slice(0, dice.roll(2, 5)),
        [start, extent, `.node = ${node}`, flag],
        [`.mask = ${mask}`, node, `.start = ${start}`, extent],
    ];
    return dice.pick(forms, values);
}

const ZERO: Constant = { name: '0', value: 0n };

function clockTable(makings: Makings): string {
    const { dice, clocks, nodes } = makings;
    const rows = Array.from({ length: dice.roll(2, 12) }, () => dice.pick(clocks, ZERO));
    if (dice.chance(70)) rows.sort((a, b) => Number(a.value - b.value));
    const lines = rows.map(clock => {
        const node = dice.pick(nodes, ZERO).name;
        const forms = [
            `PM_CLK2NODE(${clock.name}, ${node})`,
            `PM_CLK2NODE( ${clock.name},${node} )`,
            `{ ${clock.name}, ${node} }`,
            `{ .dev_idx = ${node}, .clk_idx = ${clock.name} }`,
            `{ .clk_idx = ${clock.value}, .dev_idx = ${node} }`,
            `{ .clk_idx = ${clock.name}, ${node}, }`,
            `{ .dev_idx = ${node}, .clk_idx = (${clock.name}) }`,
            `{\n        .clk_idx = ${clock.name},\n        .dev_idx = ${node},\n    }`,
        ];
        return dice.pick(forms, forms[0] ?? '');
    });
    const all = placed(makings, lines, `.dev_idx = ${dice.pick(nodes, ZERO).name}`);
    return `${head(dice, 'pm_clk2node', 'pm_clock_node_map')}${decorated(dice, all)}};\n`;
}
