// The texts of the outputs: each form of row, comments with any content, whole files, and changes after which the same text must
// come out again.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import test from 'node:test';
import fc from 'fast-check';
import { judging } from '../../server/emit/freshness';
import type { Freshness } from '../../server/emit/freshness-words';
import { outputsOf, printOutput } from '../../server/emit/outputs';
import { OutputPart, Printed } from '../../server/emit/printed';
import { filled, wrapped } from '../../server/emit/wrap';
import { finish } from '../../server/language/steps';
import { analyseExample, problemsOf } from '../workspace';
import { between } from './between';
import { EXAMPLES, exampleProgram, pathOf, programAt, programOf } from './programs';
import { randomTables, sourceOf } from './random-tables';

const NAMES = `names frame {
    MM_RPU  = at 0xff9a0000
    MM_PORT = at 0xfd0c00a0
    MM_SLCR = at 0xff180000
    MM_FAR  = mfn 0x123456789
}
names register {
    R_CTRL = 0x310
    R_LAST = 0x31c
    R_HIGH = 0xfffffffc
}
names node {
    NODE_A     = 1
    NODE_B     = 2
    NODE_C     = 3
    NODE_B_TOO = 2
}
names reset {
    RST_BASE = 1000
    RST_A    = 1003
    RST_B    = 1004
}
`;

/** What is printed of the rows of one table. */
function rowsOf(kind: string, lines: string): { c: string; ts: string } {
    const node = kind === 'node' ? '' : 'node nodes {\n    NODE_A -> hwdom\n}\n';
    const program = programOf(`${NAMES}${node}${kind} things {\n${lines}\n}\n`);
    return {
        c: between(printOutput(program, 'c'), /^static .* things\[\] = \{\n/m, '\n};'),
        ts: between(
            printOutput(program, 'ts'),
            /name: 'things',\n(?: {4}base: \d+,\n)? {4}rows: \[\n/,
            '\n    ],',
        ),
    };
}

const WAIVED = '    waive not-a-page "an example"\n    waive frame-zero "an example"\n';
const RST_IDX = '    index RST_IDX(n) = n - RST_BASE\n';

/** A table's kind, its lines, and what is printed of them in C and in TypeScript. */
const FORMS: readonly (readonly [kind: string, lines: string, c: string, ts: string])[] = [
    [
        'node',
        '    NODE_A -> MM_RPU',
        '    [NODE_A] = { .mfn = mfn_init(MM_RPU) }, /* 1: 0xff9a0000 */',
        '        { id: nodeIds.NODE_A, index: 1, frame: 0xff9a0, hwdom: false },',
    ],
    [
        'node',
        '    NODE_A -> MM_RPU or hwdom',
        '    [NODE_A] =\n' + '        { .mfn = mfn_init(MM_RPU), .hwdom_access = true }, /* 1: 0xff9a0000 */',
        '        { id: nodeIds.NODE_A, index: 1, frame: 0xff9a0, hwdom: true },',
    ],
    [
        'node',
        '    NODE_A -> hwdom',
        '    [NODE_A] = { .hwdom_access = true }, /* 1 */',
        '        { id: nodeIds.NODE_A, index: 1, frame: 0x0, hwdom: true },',
    ],
    [
        'node',
        '    NODE_A -> deny',
        '    [NODE_A] = { .hwdom_access = false }, /* 1 */',
        '        { id: nodeIds.NODE_A, index: 1, frame: 0x0, hwdom: false },',
    ],
    [
        'node',
        '    NODE_A -> MM_FAR',
        '    [NODE_A] = { .mfn = mfn_init(MM_FAR) }, /* 1: 0x123456789000 */',
        '        { id: nodeIds.NODE_A, index: 1, frame: 0x123456789, hwdom: false },',
    ],
    [
        'node',
        `${WAIVED}    NODE_A -> MM_PORT`,
        '    [NODE_A] = { .mfn = mfn_init(MM_PORT) }, /* 1: 0xfd0c0000 */',
        '        { id: nodeIds.NODE_A, index: 1, frame: 0xfd0c0, hwdom: false },',
    ],
    [
        'node',
        '    NODE_A -> at 0xff9a0000',
        '    [NODE_A] = { .mfn = mfn_init(0xff9a0000ULL >> 12) }, /* 1 */',
        '        { id: nodeIds.NODE_A, index: 1, frame: 0xff9a0, hwdom: false },',
    ],
    [
        'node',
        '    NODE_A -> at MM_RPU + 0x1000',
        '    [NODE_A] =\n' +
            '        { .mfn = mfn_init((((paddr_t)MM_RPU << 12) + 0x1000ULL) >>\n' +
            '          12) }, /* 1: 0xff9a1000 */',
        '        { id: nodeIds.NODE_A, index: 1, frame: 0xff9a1, hwdom: false },',
    ],
    [
        'node',
        '    NODE_A -> mfn 0xff9a0',
        '    [NODE_A] = { .mfn = mfn_init(0xff9a0) }, /* 1 */',
        '        { id: nodeIds.NODE_A, index: 1, frame: 0xff9a0, hwdom: false },',
    ],
    [
        'node',
        '    NODE_A -> mfn 0x123456789 or hwdom',
        '    [NODE_A] =\n' + '        { .mfn = mfn_init(0x123456789ULL), .hwdom_access = true }, /* 1 */',
        '        { id: nodeIds.NODE_A, index: 1, frame: 0x123456789, hwdom: true },',
    ],
    [
        'node',
        '    NODE_A -> mfn 0xff9a0 + 2',
        '    [NODE_A] = { .mfn = mfn_init(0xff9a0ULL + 2ULL) }, /* 1 */',
        '        { id: nodeIds.NODE_A, index: 1, frame: 0xff9a2, hwdom: false },',
    ],
    [
        'node',
        `${WAIVED}    NODE_A -> mfn 0`,
        '    [NODE_A] = { .mfn = mfn_init(0) }, /* 1 */',
        '        { id: nodeIds.NODE_A, index: 1, frame: 0x0, hwdom: false },',
    ],
    [
        'node',
        '    1 -> hwdom',
        '    [1] = { .hwdom_access = true },',
        '        { id: 1, index: 1, frame: 0x0, hwdom: true },',
    ],
    [
        'node',
        '    0x10 -> hwdom',
        '    [0x10] = { .hwdom_access = true },',
        '        { id: 16, index: 16, frame: 0x0, hwdom: true },',
    ],
    [
        'node',
        '    0b11 -> hwdom',
        '    [0x3] = { .hwdom_access = true },',
        '        { id: 3, index: 3, frame: 0x0, hwdom: true },',
    ],
    [
        'node',
        '    NODE_B_TOO -> hwdom',
        '    [NODE_B_TOO] = { .hwdom_access = true }, /* 2 */',
        '        { id: nodeIds.NODE_B_TOO, index: 2, frame: 0x0, hwdom: true },',
    ],
    [
        'node',
        '    NODE_A..NODE_C -> hwdom',
        '    [NODE_A] = { .hwdom_access = true }, /* 1 */\n' +
            '    [NODE_B] = { .hwdom_access = true }, /* 2 */\n' +
            '    [NODE_C] = { .hwdom_access = true }, /* 3 */',
        '        { id: nodeIds.NODE_A, index: 1, frame: 0x0, hwdom: true },\n' +
            '        { id: nodeIds.NODE_B, index: 2, frame: 0x0, hwdom: true },\n' +
            '        { id: nodeIds.NODE_C, index: 3, frame: 0x0, hwdom: true },',
    ],
    [
        'node',
        '    2..5 -> hwdom',
        '    [NODE_B] = { .hwdom_access = true }, /* 2 */\n' +
            '    [NODE_C] = { .hwdom_access = true }, /* 3 */\n' +
            '    [4] = { .hwdom_access = true },\n' +
            '    [5] = { .hwdom_access = true },',
        '        { id: nodeIds.NODE_B, index: 2, frame: 0x0, hwdom: true },\n' +
            '        { id: nodeIds.NODE_C, index: 3, frame: 0x0, hwdom: true },\n' +
            '        { id: 4, index: 4, frame: 0x0, hwdom: true },\n' +
            '        { id: 5, index: 5, frame: 0x0, hwdom: true },',
    ],
    [
        'node',
        `    NODE_A..NODE_B -> deny // Nobody's.`,
        "    /* Nobody's. */\n" +
            '    [NODE_A] = { .hwdom_access = false }, /* 1 */\n' +
            '    [NODE_B] = { .hwdom_access = false }, /* 2 */',
        `        // Nobody's.\n` +
            '        { id: nodeIds.NODE_A, index: 1, frame: 0x0, hwdom: false },\n' +
            '        { id: nodeIds.NODE_B, index: 2, frame: 0x0, hwdom: false },',
    ],
    [
        'reset',
        `${RST_IDX}    RST_A -> MM_RPU`,
        '    [RST_IDX(RST_A)] = { .mfn = mfn_init(MM_RPU) }, /* 3: 0xff9a0000 */',
        '        { id: resetIds.RST_A, index: 3, frame: 0xff9a0, hwdom: false },',
    ],
    [
        'reset',
        `${RST_IDX}    RST_A..RST_B -> deny`,
        '    [RST_IDX(RST_A)] = { .hwdom_access = false }, /* 3 */\n' +
            '    [RST_IDX(RST_B)] = { .hwdom_access = false }, /* 4 */',
        '        { id: resetIds.RST_A, index: 3, frame: 0x0, hwdom: false },\n' +
            '        { id: resetIds.RST_B, index: 4, frame: 0x0, hwdom: false },',
    ],
    [
        'reset',
        `${RST_IDX}    1007 -> hwdom`,
        '    [RST_IDX(1007)] = { .hwdom_access = true }, /* 7 */',
        '        { id: 1007, index: 7, frame: 0x0, hwdom: true },',
    ],
    [
        'reset',
        `    index RST_IDX(n) = n - 4294967000
    0xfffffff0 -> hwdom`,
        '    [RST_IDX(0xfffffff0U)] = { .hwdom_access = true }, /* 280 */',
        '        { id: 0xfffffff0, index: 280, frame: 0x0, hwdom: true },',
    ],
    [
        'reset',
        `${RST_IDX}    RST_A -> at MM_RPU + 0x1000 + R_CTRL * 0x1000 or hwdom`,
        '    [RST_IDX(RST_A)] =\n' +
            '        { .mfn = mfn_init((((paddr_t)MM_RPU << 12) + 0x1000ULL + (R_CTRL *\n' +
            '          0x1000ULL)) >> 12), .hwdom_access = true }, /* 3: 0xffcb1000 */',
        '        { id: resetIds.RST_A, index: 3, frame: 0xffcb1, hwdom: true },',
    ],
    [
        'mmio',
        '    MM_SLCR + R_CTRL -> NODE_A',
        '    { .start = ((paddr_t)MM_SLCR << 12) + R_CTRL,\n' +
            '      .size = 4, .node = NODE_A }, /* 0xff180310 */',
        '        { start: 0xff180310n, end: 0xff180314n, mask: 0x0, node: nodeIds.NODE_A, readonly: false, onlyHwdom: false },',
    ],
    [
        'mmio',
        '    MM_SLCR + R_CTRL mask 0x1 -> NODE_A',
        '    { .start = ((paddr_t)MM_SLCR << 12) + R_CTRL,\n' +
            '      .size = 4, .mask = 0x1, .node = NODE_A }, /* 0xff180310 */',
        '        { start: 0xff180310n, end: 0xff180314n, mask: 0x1, node: nodeIds.NODE_A, readonly: false, onlyHwdom: false },',
    ],
    [
        'mmio',
        '    MM_SLCR + R_CTRL mask 1 << 31 readonly -> 1 only hwdom',
        '    { .start = ((paddr_t)MM_SLCR << 12) + R_CTRL,\n' +
            '      .size = 4, .mask = 1ULL << 31ULL, .node = 1, .readonly = true,\n' +
            '          .hwdom_access = true }, /* 0xff180310 */',
        '        { start: 0xff180310n, end: 0xff180314n, mask: 0x80000000, node: 1, readonly: true, onlyHwdom: true },',
    ],
    [
        'mmio',
        '    MM_SLCR + R_CTRL readonly -> only hwdom',
        '    { .start = ((paddr_t)MM_SLCR << 12) + R_CTRL,\n' +
            '      .size = 4, .readonly = true, .hwdom_access = true }, /* 0xff180310 */',
        '        { start: 0xff180310n, end: 0xff180314n, mask: 0x0, node: 0, readonly: true, onlyHwdom: true },',
    ],
    [
        'mmio',
        '    MM_SLCR + R_CTRL .. MM_SLCR + R_LAST -> NODE_A',
        '    { .start = ((paddr_t)MM_SLCR << 12) + R_CTRL,\n' +
            '      .size = ((paddr_t)R_LAST - R_CTRL) + 4ULL,\n' +
            '      .node = NODE_A }, /* 0xff180310..0xff18031c */',
        '        { start: 0xff180310n, end: 0xff180320n, mask: 0x0, node: nodeIds.NODE_A, readonly: false, onlyHwdom: false },',
    ],
    [
        'mmio',
        '    MM_SLCR + R_CTRL ..< MM_SLCR + R_LAST -> NODE_A',
        '    { .start = ((paddr_t)MM_SLCR << 12) + R_CTRL,\n' +
            '      .size = (paddr_t)R_LAST - R_CTRL,\n' +
            '      .node = NODE_A }, /* 0xff180310..<0xff18031c */',
        '        { start: 0xff180310n, end: 0xff18031cn, mask: 0x0, node: nodeIds.NODE_A, readonly: false, onlyHwdom: false },',
    ],
    [
        'mmio',
        '    MM_SLCR + 0x10 .. MM_SLCR + 0x20 -> NODE_A',
        '    { .start = ((paddr_t)MM_SLCR << 12) + 0x10ULL,\n' +
            '      .size = (0x20ULL - 0x10ULL) + 4ULL,\n' +
            '      .node = NODE_A }, /* 0xff180010..0xff180020 */',
        '        { start: 0xff180010n, end: 0xff180024n, mask: 0x0, node: nodeIds.NODE_A, readonly: false, onlyHwdom: false },',
    ],
    [
        'mmio',
        '    MM_SLCR .. MM_RPU -> NODE_A',
        '    { .start = (paddr_t)MM_SLCR << 12,\n' +
            '      .size = (((paddr_t)MM_RPU << 12) - ((paddr_t)MM_SLCR << 12)) + 4ULL,\n' +
            '      .node = NODE_A }, /* 0xff180000..0xff9a0000 */',
        '        { start: 0xff180000n, end: 0xff9a0004n, mask: 0x0, node: nodeIds.NODE_A, readonly: false, onlyHwdom: false },',
    ],
    [
        'mmio',
        '    MM_PORT + R_CTRL -> NODE_A',
        '    { .start = ((paddr_t)MM_PORT << 12) + 0xa0ULL + R_CTRL,\n' +
            '      .size = 4, .node = NODE_A }, /* 0xfd0c03b0 */',
        '        { start: 0xfd0c03b0n, end: 0xfd0c03b4n, mask: 0x0, node: nodeIds.NODE_A, readonly: false, onlyHwdom: false },',
    ],
    [
        'mmio',
        '    MM_PORT -> NODE_A',
        '    { .start = ((paddr_t)MM_PORT << 12) + 0xa0ULL,\n' +
            '      .size = 4, .node = NODE_A }, /* 0xfd0c00a0 */',
        '        { start: 0xfd0c00a0n, end: 0xfd0c00a4n, mask: 0x0, node: nodeIds.NODE_A, readonly: false, onlyHwdom: false },',
    ],
    [
        'mmio',
        '    0xff180310 .. 0x123456789000 -> NODE_A',
        '    { .start = 0xff180310ULL,\n' +
            '      .size = (0x123456789000ULL - 0xff180310ULL) + 4ULL,\n' +
            '      .node = NODE_A },',
        '        { start: 0xff180310n, end: 0x123456789004n, mask: 0x0, node: nodeIds.NODE_A, readonly: false, onlyHwdom: false },',
    ],
    [
        'mmio',
        '    MM_SLCR + (R_HIGH << 2) -> NODE_A',
        '    { .start = ((paddr_t)MM_SLCR << 12) + ((paddr_t)R_HIGH << 2ULL),\n' +
            '      .size = 4, .node = NODE_A }, /* 0x4ff17fff0 */',
        '        { start: 0x4ff17fff0n, end: 0x4ff17fff4n, mask: 0x0, node: nodeIds.NODE_A, readonly: false, onlyHwdom: false },',
    ],
    [
        'mmio',
        '    MM_SLCR + R_HIGH * R_CTRL -> NODE_A',
        '    { .start = ((paddr_t)MM_SLCR << 12) + ((paddr_t)R_HIGH * R_CTRL),\n' +
            '      .size = 4, .node = NODE_A }, /* 0x310ff17f3c0 */',
        '        { start: 0x310ff17f3c0n, end: 0x310ff17f3c4n, mask: 0x0, node: nodeIds.NODE_A, readonly: false, onlyHwdom: false },',
    ],
    [
        'mmio',
        '    MM_SLCR + (R_HIGH + R_CTRL) -> NODE_A',
        '    { .start = ((paddr_t)MM_SLCR << 12) + ((paddr_t)R_HIGH + R_CTRL),\n' +
            '      .size = 4, .node = NODE_A }, /* 0x1ff18030c */',
        '        { start: 0x1ff18030cn, end: 0x1ff180310n, mask: 0x0, node: nodeIds.NODE_A, readonly: false, onlyHwdom: false },',
    ],
    [
        'mmio',
        '    MM_SLCR + R_CTRL + 4 - (8 - 4) | 0x4 & 0xc -> NODE_A',
        '    { .start = ((((paddr_t)MM_SLCR << 12) + R_CTRL + 4ULL) - (8ULL - 4ULL)) |\n' +
            '          (0x4ULL & 0xcULL),\n' +
            '      .size = 4, .node = NODE_A }, /* 0xff180314 */',
        '        { start: 0xff180314n, end: 0xff180318n, mask: 0x0, node: nodeIds.NODE_A, readonly: false, onlyHwdom: false },',
    ],
    [
        'mmio',
        '    MM_SLCR + (R_CTRL >> 64) + (0 << 100) -> NODE_A',
        '    { .start = ((paddr_t)MM_SLCR << 12) + 0ULL + 0ULL,\n' +
            '      .size = 4, .node = NODE_A }, /* 0xff180000 */',
        '        { start: 0xff180000n, end: 0xff180004n, mask: 0x0, node: nodeIds.NODE_A, readonly: false, onlyHwdom: false },',
    ],
    [
        'mmio',
        '    (0xff18 << 16) + 0b11_0000 -> NODE_A',
        '    { .start = (0xff18ULL << 16ULL) + 0x30ULL,\n' + '      .size = 4, .node = NODE_A },',
        '        { start: 0xff180030n, end: 0xff180034n, mask: 0x0, node: nodeIds.NODE_A, readonly: false, onlyHwdom: false },',
    ],
];

test('every form of row', () => {
    for (const [kind, lines, c, ts] of FORMS) assert.deepEqual(rowsOf(kind, lines), { c, ts }, lines);
});

test('whole files', () => {
    const { UPDATE } = process.env;
    const source = 'test/fixtures/outputs/small.eemi';
    const program = programAt(source, new Map([[source, fs.readFileSync(source, 'utf8')]]));
    const path = 'test/fixtures/outputs/generated/small-alone.h';
    const outputs = outputsOf(program).map(({ path, print }) => ({ path, text: finish(print()).text }));
    const alone = { path, text: printOutput(program, 'c', { path, standalone: true }) };
    for (const { path, text } of [...outputs, alone]) {
        // `UPDATE=1` rewrites what is expected here.
        if (UPDATE === '1') fs.writeFileSync(path, text);
        assert.equal(fs.readFileSync(path, 'utf8').replaceAll('\r\n', '\n'), text, path);
    }
});

test('the outputs of the examples are fresh', () => {
    for (const name of EXAMPLES) {
        for (const { path, print } of outputsOf(exampleProgram(name))) {
            const verdict = finish(judging([fs.readFileSync(path)], finish(print()))).state;
            assert.equal(verdict, 'fresh', `${path}: run \`eemi-acl emit ${pathOf(name)}\``);
        }
    }
});

const NOTED = `license "MIT"
emit c "noted.h"
emit c "plain.h" plain
${NAMES}node nodes {
    NODE_A -> MM_RPU // behind
    NODE_B..3 -> deny
}
mmio registers {
    MM_SLCR + R_CTRL ..< MM_SLCR + R_LAST -> NODE_A
}
`;

test('`plain` leaves the notes out, and nothing else', () => {
    const program = programOf(NOTED);
    const [noted = '', plain = ''] = outputsOf(program).map(({ print }) => finish(print()).text);
    assert.match(noted, /\[NODE_A\] = \{ \.mfn = mfn_init\(MM_RPU\) \}, \/\* 1: 0xff9a0000 \*\/\n/);
    assert.match(noted, /\.node = NODE_A \}, \/\* 0xff180310\.\.<0xff18031c \*\/\n/);
    assert.match(plain, /\[NODE_A\] = \{ \.mfn = mfn_init\(MM_RPU\) \}, \/\* behind \*\/\n/);
    const bare = (text: string): string =>
        between(text, /nodes\[\] = \{\n/, '\nstatic void')
            .replace(/ *\/\* (?:behind|[\d.<: xa-f]+) \*\/\n?/g, '')
            .replaceAll('\n', '');
    assert.equal(bare(noted), bare(plain));
});

/** Lines that differ between the C of a source and of the same source with a change. */
function changed(old: string, by: string): string[] {
    const [before = [], after = []] = [NOTED, NOTED.replace(old, by)].map(source =>
        printOutput(programOf(source), 'c').split('\n'),
    );
    const digests = / {5}(?:policy|text {2}) /;
    return [
        ...before.filter(line => !after.includes(line)).map(line => `-${line}`),
        ...after.filter(line => !before.includes(line)).map(line => `+${line}`),
    ].filter(line => !digests.test(line));
}

test('a changed row changes its line, and the checks of names that come or go', () => {
    assert.deepEqual(changed('NODE_A -> MM_RPU ', 'NODE_A -> MM_RPU or hwdom '), [
        '-    [NODE_A] = { .mfn = mfn_init(MM_RPU) }, /* 1: 0xff9a0000 */',
        '+    [NODE_A] =',
        '+        { .mfn = mfn_init(MM_RPU), .hwdom_access = true }, /* 1: 0xff9a0000 */',
    ]);
    assert.deepEqual(changed('NODE_A -> MM_RPU // behind\n', ''), [
        '-    /* behind */',
        '-    [NODE_A] = { .mfn = mfn_init(MM_RPU) }, /* 1: 0xff9a0000 */',
        '-    BUILD_BUG_ON(MM_RPU != 0xff9a0);',
    ]);
});

/** Comments, or code with a tail, and the lines that they become. */
const NARROW: readonly (readonly [made: readonly string[], expected: readonly string[]])[] = [
    [filled(['short'], 8), ['short']],
    [filled(['one two three', 'four', '', 'five'], 8), ['one two', 'three', 'four', '', 'five']],
    [
        filled(['one two three', '- four five six', '- seven'], 8),
        ['one two', 'three', '- four', '  five', '  six', '- seven'],
    ],
    [filled(['  one two three', '  four', 'five'], 10), ['  one two', '  three', '  four', 'five']],
    [filled(['a    b    c    d', 'e'], 8), ['a    b    c    d', 'e']],
    [filled(['one two three', 'a    b'], 8), ['one two', 'three', 'a    b']],
    [filled(['unbreakable one'], 8), ['unbreakable', 'one']],
    [
        filled(['one two three', 'trap: four five', 'six', 'C: seven'], 10),
        ['one two', 'three', 'trap: four', 'five', 'six', 'C: seven'],
    ],
    [wrapped('f(a, b);', 2), ['f(a, b);']],
    [
        wrapped(`    X(${'A'.repeat(40)}, ${'B'.repeat(40)}),`, 6, ' /* 1 */'),
        [`    X(${'A'.repeat(40)},`, `      ${'B'.repeat(40)}), /* 1 */`],
    ],
    [
        wrapped(`Y(((t)${'A'.repeat(30)} << 12) + ${'B'.repeat(30)} != 0x12345678U);`, 2),
        [`Y(((t)${'A'.repeat(30)} << 12) + ${'B'.repeat(30)} !=`, '  0x12345678U);'],
    ],
    [wrapped('N'.repeat(90), 2, ' /* 1 */'), [`${'N'.repeat(90)} /* 1 */`]],
];

test('lines are kept within a width where their words allow it', () => {
    for (const [made, expected] of NARROW) assert.deepEqual(made, expected);
});

test('the C of the examples has 80 columns', () => {
    for (const name of EXAMPLES) {
        const long = printOutput(exampleProgram(name), 'c')
            .split('\n')
            .filter(line => line.length > 80);
        assert.deepEqual(long, [], name);
    }
});

test('imported tables come first, and each file keeps its own meaning of a name', () => {
    const program = programOf(
        [
            'import "nodes.eemi"',
            'names node {',
            '    NODE_RTC = 8',
            '}',
            'mmio pm_mmio_access {',
            '    MM_RTC + 4 -> NODE_RTC',
            '}',
            '--- nodes.eemi',
            'platform zynqmp',
            'node pm_node_access {',
            '    // The clock.',
            '    NODE_RTC -> MM_RTC',
            '    8 -> hwdom',
            '}',
        ].join('\n'),
    );
    const c = printOutput(program, 'c');
    assert.ok(c.indexOf('pm_node_access[] = {') < c.indexOf('pm_mmio_access[] = {'));
    // The importing file gives its own number to the name, so the imported row cannot use it.
    assert.match(
        c,
        /^ {4}\/\* The clock\. \*\/\n {4}\[61\] = \{ \.mfn = mfn_init\(MM_RTC\) \}, \/\* 0xffa60000 \*\/$/m,
    );
    assert.match(c, /\.node = NODE_RTC \}/);
    assert.match(c, /BUILD_BUG_ON\(NODE_RTC != 8\);/);
    const ts = printOutput(program, 'ts');
    assert.match(ts, /\{ id: 61, index: 61, frame: 0xffa60, hwdom: false \}/);
    assert.match(ts, /node: nodeIds\.NODE_RTC,/);
});

test("in a range an id has the file's name for it before the platform's", () => {
    const program = programOf(
        [
            'platform zynqmp',
            'names node {',
            '    MY_FIRST = 61',
            '}',
            'node pm_node_access {',
            '    61..62 -> hwdom',
            '}',
        ].join('\n'),
    );
    assert.match(printOutput(program, 'c'), /^ {4}\[MY_FIRST\] = .*\n {4}\[NODE_\w+\] = /m);
});

test('nothing in a comment or a path leaves its place', () => {
    const hostile: readonly (readonly [string, string])[] = [
        ['*/ #error "out" /*', '* / #error "out" / *'],
        ['/*/', '/ * /'],
        ['//**//', '// ** //'],
        ['ends in a backslash \\', 'ends in a backslash <U+005C>'],
        ['a backslash and spaces \\  ', 'a backslash and spaces <U+005C>'],
        ['a backslash \\ inside', 'a backslash \\ inside'],
        ['a trigraph ??/', 'a trigraph ? ?/'],
        ['what??', 'what??'],
        ['????/', '??? ?/'],
        ['\u2028 \u2029 \u0085', '<U+2028> <U+2029> <U+0085>'],
        ['\u202e\u2066 \u200f', '<U+202E><U+2066> <U+200F>'],
        ['\0 \x1b[31m \x7f', '<U+0000> <U+001B>[31m <U+007F>'],
        ['\ud800 \udc00 \u{1f600}', '<U+D800> <U+DC00> \u{1f600}'],
        ['\ufeff\u{e0041}\u00ad', '<U+FEFF><U+E0041><U+00AD>'],
        ['a\ttab', 'a    tab'],
        ['@ts-expect-error', '@ ts-expect-error'],
    ];
    for (const [comment, printed] of hostile) {
        for (const source of [
            `${NAMES}// ${comment}\nnode nodes {\n    NODE_A -> hwdom\n}\n`,
            `${NAMES}node nodes {\n    // ${comment}\n    NODE_A -> hwdom\n}\n`,
            `${NAMES}node nodes {\n    NODE_A -> hwdom // ${comment}\n}\n`,
        ]) {
            const program = programOf(source);
            const plain = programOf(source.replace(`// ${comment}`, '// -'));
            for (const [format, open, close] of [['c', '/* ', ' */'] as const, ['ts', '// ', ''] as const]) {
                const expected = printOutput(plain, format).replace(
                    `${open}-${close}`,
                    `${open}${printed}${close}`,
                );
                const withoutDigest = (text: string): string => text.replace(/text {3}.*/, '');
                assert.equal(withoutDigest(printOutput(program, format)), withoutDigest(expected));
            }
        }
    }
});

test('a path is quoted for the shell, and cannot leave the banner', () => {
    const text = `${NAMES}node nodes {\n    NODE_A -> hwdom\n}\n`;
    const from = (file: string): string =>
        printOutput(programAt(file, new Map([[file, text]])), 'c', { path: 'out/a b.h' });
    assert.match(from('a.eemi'), /^ \* {5}eemi-acl emit \.\.\/a\.eemi$/m);
    assert.match(from('-rf.eemi'), /^ \* {5}eemi-acl emit \.\.\/-rf\.eemi$/m);
    assert.match(from('out/-rf.eemi'), /^ \* {5}eemi-acl emit -- -rf\.eemi$/m);
    assert.match(from("it's here.eemi"), /^ \* {5}eemi-acl emit '\.\.\/it'\\''s here\.eemi'$/m);
    assert.match(
        from('*/x\n#error.eemi'),
        /^ \* Generated by eemi-acl from \.\.\/ \* \/x<U\+000A>#error\.eemi$/m,
    );
    assert.equal(judge(from('*/x\n#error.eemi'), output('')), 'stale');
});

test('headers of different paths have different guards', () => {
    const program = programOf(`${NAMES}node nodes {\n    NODE_A -> hwdom\n}\n`);
    const guards = ['a/b.h', 'a-b.h', 'a_b.h', 'a b.h', 'A/b.h', 'a/B.h', '../a/b.h', 'a/b.hh', 'ä-b.h'].map(
        path => /^#ifndef (\w+)$/m.exec(printOutput(program, 'c', { path }))?.[1],
    );
    assert.deepEqual(guards.slice(0, 2), ['__A__B_H__', '__A_B_H__']);
    assert.equal(new Set(guards).size, guards.length, guards.join());
});

test('a line that someone added to the banner is not lost', () => {
    const program = programOf(`${NAMES}node nodes {\n    NODE_A -> hwdom\n}\n`);
    const printed = printOutput(program, 'c', { path: 'out/a.h' });
    const owned = printed.replace('\n *     policy', '\n * Copyright of somebody\n *     policy');
    assert.equal(judge(owned, output(printed)), 'edited');
    assert.equal(judge(`${printed}\n`, output(printed)), 'edited');
    assert.equal(judge(`#define NODE_A 12\n${printed}`, output(printed)), 'foreign');
});

test('without an `emit` line an output stands beside its source', () => {
    const program = programOf(`${NAMES}node nodes {\n    NODE_A -> hwdom\n}\n`);
    assert.deepEqual(outputsOf(program), []);
    assert.match(printOutput(program, 'c'), /from input\.eemi\n[\s\S]*\n#define __INPUT_H__\n/);
    assert.match(printOutput(program, 'ts'), /from input\.eemi\n/);
});

test('what a file is that stands where an output goes', () => {
    const source = (grant: string): string =>
        `license "MIT"\n${NAMES}node nodes {\n    NODE_A -> ${grant}\n}\n`;
    for (const format of ['c', 'ts'] as const) {
        const printed = printOutput(programOf(source('hwdom')), format);
        const old = printOutput(programOf(source('deny')), format);
        const unlicensed = printOutput(programOf(source('deny').replace(/^.*\n/, '')), format);
        const cases: readonly (readonly [string, string])[] = [
            [printed, 'fresh'],
            [printed.replaceAll('\n', '\r\n'), 'fresh'],
            [old, 'stale'],
            [old.replaceAll('\n', '\r\n'), 'stale'],
            [unlicensed, 'stale'],
            [printed.replace('MIT', 'BSD-3-Clause'), 'old-banner'],
            [
                printed.replace('To change this file, change that one', 'To change this file, change it'),
                'edited',
            ],
            [withOldDigests(printed), 'old-banner'],
            [withOldDigests(old), 'stale'],
            [printed.replace(/policy ./, 'policy -'), 'stale'],
            [`${printed}\n`, 'edited'],
            [old.replace('NODE_A', 'NODE_B'), 'edited'],
            [old.replace('NODE_A', 'NODE_B').replaceAll('\n', '\r\n'), 'edited'],
            [printed.slice(0, -1), 'edited'],
            [printed.replace(/text {3}[0-9a-f]{64}/, `text   ${'0'.repeat(64)}`), 'edited'],
            ['', 'foreign'],
            ['/* by hand */\n', 'foreign'],
            [`int x;\n${printed}`, 'foreign'],
            [printed.slice(0, 200), 'foreign'],
        ];
        for (const [existing, verdict] of cases)
            assert.equal(judge(existing, output(printed)), verdict, existing);
    }
});

/** A text as it was generated before lines were kept within 80 columns. */
const withOldDigests = (text: string): string =>
    text
        .replace(/ \* SHA-256 of.*\n/, '')
        .replace(/^ \* {5}policy /m, ' * policy sha256:')
        .replace(/^ \* {5}text {3}/m, ' * text   sha256:');

test('whose a file is that stands where an output goes', () => {
    const source = (grant: string): string =>
        `emit c "a.h"\n${NAMES}node nodes {\n    NODE_A -> ${grant}\n}\n`;
    const told = (files: string): unknown[] =>
        problemsOf(`${source('hwdom')}--- ${files}`)
            .filter(({ code }) => code.endsWith('-output'))
            .map(({ code, message }) => [code, message]);
    assert.deepEqual(told(`old.eemi\n${source('deny')}--- a.h generated from old.eemi\n`), [
        [
            'claimed-output',
            '"a.h" is generated from old.eemi too: Xen is not built with what is written here',
        ],
    ]);
    assert.deepEqual(
        told(`old.eemi\n${source('deny')}--- a.h generated from old.eemi, with a line added by hand\n`),
        [
            [
                'claimed-output',
                '"a.h" is generated from old.eemi too: Xen is not built with what is written here',
            ],
        ],
    );
    // The banner names its source from the folder of the output, and a finding from that of the source.
    const inFolder = source('deny').replace('a.h', 'gen/a.h');
    assert.deepEqual(
        problemsOf(`${inFolder}--- old.eemi\n${inFolder}--- gen/a.h generated from old.eemi\n`)
            .filter(({ code }) => code.endsWith('-output'))
            .map(({ message }) => message),
        ['"gen/a.h" is generated from old.eemi too: Xen is not built with what is written here'],
    );
    // A source that was renamed, and one that names another output now.
    assert.deepEqual(told(`a.h generated from old.eemi\n${source('deny')}`), [
        ['stale-output', '"a.h" is out of date: Xen is not built with what is written here'],
    ]);
    assert.deepEqual(
        told(
            `a.h generated from old.eemi\n${source('deny')}--- old.eemi\n${source('deny').replace('a.h', 'b.h')}`,
        ),
        [['stale-output', '"a.h" is out of date: Xen is not built with what is written here']],
    );
    assert.deepEqual(told(`a.h generated from old.eemi\n${source('hwdom')}`), [
        ['stale-output', 'Only the banner of "a.h" is out of date: the rest is what is written here'],
    ]);
    assert.deepEqual(told(`a.h generated from old.eemi, with a line added by hand\n${source('deny')}`), [
        ['edited-output', '"a.h" was edited by hand: Xen is built with rows that this file does not show'],
    ]);
});

test('of a module it is not said that Xen is built with it', () => {
    const source = (grant: string): string =>
        `emit ts "a.ts"\n${NAMES}node nodes {\n    NODE_A -> ${grant}\n}\n`;
    const told = (files: string): unknown[] =>
        problemsOf(`${source('hwdom')}--- ${files}`)
            .filter(({ code }) => code.endsWith('-output'))
            .map(({ message }) => message);
    assert.deepEqual(told(`a.ts generated from\n${source('deny')}`), [
        '"a.ts" is out of date: it does not answer by what is written here',
    ]);
    assert.deepEqual(told(`a.ts generated from, with a line added by hand\n${source('hwdom')}`), [
        '"a.ts" was edited by hand: it may answer by rules that this file does not show',
    ]);
    assert.deepEqual(told('a.ts\nexport const x = 1;\n'), [
        '"a.ts" was not generated here: it may answer by rules that this file does not show',
    ]);
    assert.deepEqual(told(`old.eemi\n${source('deny')}--- a.ts generated from old.eemi\n`), [
        '"a.ts" is generated from old.eemi too: it does not answer by what is written here',
    ]);
});

test('what a file reads is not said to be overwritten by force', () => {
    const header = '--- names.h\n#define NODE_A 0\n';
    const text = `emit c "names.h"\nimport "names.h" as node NODE_A\nnode t {\n    NODE_A -> hwdom\n}\n${header}`;
    assert.deepEqual(
        problemsOf(text).map(({ code, message }) => [code, message]),
        [['edited-output', '"names.h" is read by this file, so nothing is generated there']],
    );
});

const MARKERS = /^(?:<{7}|={7}|>{7}).*\n/gm;

/** A text in which two others are in conflict, as git writes it. */
function conflict(ours: string, theirs: string, base?: string): string {
    const [a, b] = [ours.split('\n'), theirs.split('\n')];
    const first = a.findIndex((line, at) => line !== b[at]);
    const end = a.findLastIndex((line, at) => line !== b[at]) + 1;
    return [
        ...a.slice(0, first),
        '<<<<<<< HEAD',
        ...a.slice(first, end),
        ...(base === undefined ? [] : ['||||||| 1234567', ...base.split('\n').slice(first, end)]),
        '=======',
        ...b.slice(first, end),
        '>>>>>>> other',
        ...a.slice(end),
    ].join('\n');
}

test('a conflict is resolved where each side is as it was generated, or what is generated now', () => {
    const print = (a: string, b: string): string =>
        printOutput(
            programOf(
                `${NAMES}node nodes {\n    NODE_A -> ${a}\n    NODE_B -> ${b}\n    NODE_C -> deny\n}\n`,
            ),
            'c',
        );
    const base = print('deny', 'deny');
    const [ours, theirs, merged] = [print('hwdom', 'deny'), print('deny', 'hwdom'), print('hwdom', 'hwdom')];
    // Where git could put the rows together, only the digests are in conflict.
    const body = merged.slice(merged.indexOf('\n */\n'));
    const onlyDigests = conflict(
        ours.slice(0, ours.indexOf('\n */\n')) + body,
        theirs.slice(0, theirs.indexOf('\n */\n')) + body,
    );
    const cases: readonly (readonly [string, string])[] = [
        [conflict(ours, theirs), 'conflict'],
        [conflict(ours, theirs).replaceAll('\n', '\r\n'), 'conflict'],
        [conflict(ours, theirs, base), 'conflict'],
        [onlyDigests, 'conflict'],
        [onlyDigests.replace('[NODE_C]', '[NODE_D]'), 'edited'],
        [conflict(ours, theirs.replace('[NODE_C]', '[NODE_D]')), 'edited'],
        [conflict(ours, theirs).replace('=======\n', ''), 'edited'],
        [conflict(ours, theirs).replace(/>{7}.*/, ''), 'edited'],
        // Somebody took both sides of the digests, as editors offer it.
        [onlyDigests.replace(MARKERS, ''), 'conflict'],
        [onlyDigests.replace(MARKERS, '').replaceAll('\n', '\r\n'), 'conflict'],
        [onlyDigests.replace(MARKERS, '').replace('[NODE_C]', '[NODE_D]'), 'edited'],
        [onlyDigests.replace('=======\n', ' * by hand\n').replace(MARKERS, ''), 'edited'],
        [conflict(ours, theirs).replace(MARKERS, ''), 'edited'],
    ];
    for (const [existing, verdict] of cases) assert.equal(judge(existing, output(merged)), verdict, existing);
});

test('stale and edited outputs are told at the path of their line', () => {
    const source = `emit c "a.h"\n${NAMES}node nodes {\n    NODE_A -> hwdom\n}\n`;
    const told = (existing: string): unknown[] =>
        problemsOf(`${source}--- a.h ${existing}`)
            .filter(({ code }) => code.endsWith('-output'))
            .map(({ code, range: { start, end } }) => [code, start.line, start.character, end.character]);
    assert.deepEqual(told(`generated from\n${source}`), []);
    assert.deepEqual(told(`generated from\n${source.replace('hwdom', 'deny')}`), [
        ['stale-output', 0, 7, 12],
    ]);
    assert.deepEqual(told(`generated from, with a line added by hand\n${source}`), [
        ['edited-output', 0, 7, 12],
    ]);
    assert.deepEqual(told('\nby hand\n'), []);
});

test('the same source gives the same bytes, wherever it is', () => {
    for (const name of EXAMPLES) {
        for (const format of ['c', 'ts'] as const) {
            const printed = printOutput(exampleProgram(name), format);
            assert.equal(printOutput(exampleProgram(name), format), printed);
            for (const at of ['/home/someone/a copy/', 'C:/checkout/', '../../'])
                assert.equal(printOutput(exampleProgram(name, at), format), printed);
            assert.match(printed, /^[^\r]*[^\n]\n$/);
        }
    }
});

test('each name is checked once, by kind and name, whatever the order of the rows', () => {
    const ids = Array.from({ length: 3000 }, (_, id) => id);
    const names = ids.map(id => `    NODE_${id} = ${id}\n`).join('');
    const rows = ids.map(id => `    NODE_${id} -> MM_A\n`).reverse();
    const text = printOutput(
        programOf(
            `names node {\n${names}}\nnames frame {\n    MM_A = at 0x5000\n}\nnode nodes {\n${rows.join('')}}\n` +
                'mmio registers {\n    MM_A + 4 -> NODE_7\n}\n',
        ),
        'c',
    );
    assert.deepEqual(
        [...text.matchAll(/BUILD_BUG_ON\((\w+) /g)].map(([, name]) => name),
        [...ids.map(id => `NODE_${id}`).sort(), 'MM_A'],
    );
});

test('a comment may have more lines than a call may have arguments', () => {
    const lines = 200_000;
    const program = programOf(`node nodes {\n${'    // x\n'.repeat(lines)}    1 -> hwdom\n}\n`);
    assert.equal(printOutput(program, 'c').split('\n     * x').length - 1, lines);
    assert.equal(printOutput(program, 'ts').split('\n        // x').length - 1, lines);
});

test('every text can be printed: what has errors is left out', () => {
    const words = fc.constantFrom(
        ...'node reset mmio clock names frame domain test index waive emit import platform target'.split(' '),
        ...'{ } -> .. ..< ( ) + - << >> | & , = // \n \n \n \0 \u2028 \ud800 "a.h" ""'.split(' '),
        ...'ND_1 RS_1 FR_1 RG_1 __proto__ constructor n x 0 1 0xffffffffffffffff'.split(' '),
        ...'at mfn mask readonly only hwdom deny c ts zynqmp xen xlnx'.split(' '),
    );
    const edits = fc.array(fc.tuple(fc.nat(), words), { maxLength: 40 });
    fc.assert(
        fc.property(randomTables, edits, (tables, edits) => {
            const parts = sourceOf(tables).split(/(?<=\s)(?=\S)/);
            for (const [at, word] of edits) parts[at % parts.length] = `${word} `;
            const { program } = analyseExample(parts.join(''));
            for (const standalone of [false, true])
                assert.match(printOutput(program, 'c', { standalone }), /\n$/);
            assert.match(printOutput(program, 'ts'), /\n$/);
            assert.equal(outputsOf(program).length, program.outputs.length);
        }),
    );
});

/** An output with this text. */
function output(text: string): Printed {
    const part = new OutputPart();
    part.lines(text.split('\n').slice(0, -1));
    return new Printed([part], part.pieces());
}

/** The judgement of a text, which must not depend on the pieces that it comes in. */
function judge(existing: string, printed: Printed): Freshness {
    const bytes = Buffer.from(existing);
    const pieces = Array.from(bytes, (_, at) => bytes.subarray(at, at + 1));
    const [whole, inPieces] = [finish(judging([bytes], printed)), finish(judging(pieces, printed))];
    assert.equal(inPieces.state, whole.state, existing);
    return whole.state;
}
