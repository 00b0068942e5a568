// Inlay hints, written into the text: `⟨…⟩` stands where a hint stands. The text without them is what is asked about.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { inlayHint } from '../../server/features/inlayHint';
import type { Range } from '../../server/language/document';
import { open } from './editor';

const ALL: Range = { start: { line: 0, character: 0 }, end: { line: 1_000_000, character: 0 } };

/** The text with the hints of a range in it. */
function shown(text: string, range: Range): string {
    const lines = text.split('\n');
    const { workspace, file } = open(text);
    for (const { position, label } of inlayHint(workspace, file, range)) {
        const line = lines[position.line] ?? '';
        const words = typeof label === 'string' ? label : label.map(({ value }) => value).join('');
        lines[position.line] =
            `${line.slice(0, position.character)}⟨${words}⟩${line.slice(position.character)}`;
    }
    return lines.join('\n');
}

const bare = (marked: string): string => marked.replace(/⟨[^⟩]*⟩/g, '');

const check = (marked: string, range = ALL): void => assert.equal(shown(bare(marked), range), marked);

/** Rows inside a block that begins so, after the names of the platform. */
const inBlock = (head: string, ...rows: string[]): string =>
    ['platform zynqmp', head, ...rows.map(row => `    ${row}`), '}', ''].join('\n');

const NODE_ROWS = [
    'NODE_RPU -> MM_RPU⟨[6] 0xff9a0000⟩',
    'NODE_RPU -> MM_RPU⟨[6] 0xff9a0000⟩ // both cores',
    'NODE_RPU -> MM_RPU⟨[6] 0xff9a0000⟩//both',
    'NODE_RPU -> MM_RPU⟨[6] 0xff9a0000⟩   ',
    'NODE_RPU -> MM_RPU or hwdom⟨[6] 0xff9a0000⟩',
    'NODE_RPU -> MM_RPU waive shared-page "x"⟨[6] 0xff9a0000⟩',
    '\tNODE_RPU\t->\tMM_RPU⟨[6] 0xff9a0000⟩',
    'NODE_AFI -> hwdom⟨[49]⟩',
    'NODE_EXTERN -> hwdom⟨[49]⟩',
    'NODE_AFI -> deny⟨[49]⟩',
    '7 -> deny',
    '0x10 -> deny⟨[16]⟩',
    'NODE_RPU_0..NODE_RPU_1 -> MM_RPU⟨[7..8] 0xff9a0000⟩',
    '100..0x80 -> deny⟨[100..128]⟩',
    '100..128 -> deny',
    'NODE_RPU -> at 0xff9a0000⟨[6]⟩',
    'NODE_RPU -> at 0xff9a0010⟨[6]⟩',
    'NODE_RPU -> at MM_RPU + 0x1000⟨[6] 0xff9a1000⟩',
    'NODE_RPU -> at (0xff9a0000)⟨[6]⟩',
    'NODE_RPU -> mfn 0xff9a0⟨[6] 0xff9a0000⟩',
    'NODE_RPU -> mfn 0xff000 + 0x9a0⟨[6] 0xff9a0000⟩',
    'NODE_RPU -> at 0xffffffffffffffff⟨[6]⟩',
    'NODE_RPU -> at 0⟨[6]⟩',
    // What is not known is not shown.
    'NODE_RPU -> MM_NOTHING⟨[6]⟩',
    'NODE_RPU⟨[6]⟩',
    'NODE_RPU ->⟨[6]⟩',
    'NODE_NOTHING -> MM_RPU',
    'NODE_RPU -> 0xff9a0000⟨[6]⟩',
    'NODE_RPU_1..NODE_RPU_0 -> MM_RPU',
    '?? -> MM_RPU',
    'waive index-gap "x"',
    '// NODE_RPU -> MM_RPU',
    '',
    '"😀" // not a row',
];

for (const row of NODE_ROWS) test(`node row: ${row}`, () => check(inBlock('node t {', row)));

const RESET_ROWS = [
    'XILPM_RESET_PCIE_CFG -> MM_AXIPCIE_MAIN⟨1000 0xfd0e0000⟩',
    'XILPM_RESET_GEM0..XILPM_RESET_GEM3 -> hwdom⟨1029..1032⟩',
    '1001 -> deny',
    '0x3e9 -> deny⟨1001⟩',
    '1001 -> MM_RPU⟨0xff9a0000⟩',
    '999 -> deny',
];

for (const row of RESET_ROWS)
    test(`reset row: ${row}`, () =>
        check(inBlock('reset t {', 'index IDX(n) = n - XILPM_RESET_PCIE_CFG', row)));

const MMIO_ROWS = [
    'MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD -> NODE_SD_0⟨0xff180310⟩',
    'MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD mask 0x1 readonly -> NODE_SD_0⟨0xff180310⟩ // bit 0',
    'MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD -> 39⟨0xff180310⟩',
    '0xff180310 -> NODE_SD_0',
    '0xff180310 -> 39',
    '0xff180310 -> only hwdom',
    '0xff180310..0xff180318 -> NODE_SD_0⟨0xff180310..<0xff18031c⟩',
    '0xff180310..<0xff180318 -> NODE_SD_0 only hwdom⟨0xff180310..<0xff180318⟩',
    '0xff180310 mask 0 -> NODE_SD_0',
    'R_IOU_SLCR_CTRL_REG_SD -> NODE_SD_0',
];

for (const row of MMIO_ROWS) test(`mmio row: ${row}`, () => check(inBlock('mmio t {', row)));

const OWNED = [
    'iomem MM_USB3_0_XHCI⟨mfn 0xfe200⟩ // its first page',
    'iomem mfn 0xff0a0 count 2⟨mfn 0xff0a0..0xff0a1⟩',
    'iomem at 0xff0e0000 size 0x1000⟨mfn 0xff0e0⟩',
    'iomem all',
    'iomem MM_NOTHING',
];

for (const line of OWNED) test(`owned: ${line}`, () => check(inBlock('domain d {', line)));

test('a clock row shows the indexes that its macro makes', () =>
    check(
        [
            'target xlnx',
            'names node {',
            '    N = 0x18224023',
            '}',
            'names clock {',
            '    C = 0x8418045',
            '}',
            'clock t {',
            '    index IDX(n) = n & 0x3fff',
            '    C -> N⟨[69]⟩',
            '    C -> N, 3⟨[69]⟩',
            '    7 ->',
            '}',
        ].join('\n'),
    ));

test('an id range that a macro scatters shows its first stretches', () =>
    check(
        [
            'target xlnx',
            'node t {',
            '    index IDX(n) = n * 2',
            '    1..3 -> deny⟨[2, 4, 6]⟩',
            '    11..20 -> deny⟨[22, 24, 26, 28, …]⟩',
            '}',
        ].join('\n'),
    ));

test('a name leads to its declaration', () => {
    const text = inBlock('node t {', 'NODE_RPU -> MM_MINE').replace(
        'node t',
        'names frame {\n    MM_MINE = mfn 5\n}\nnode t',
    );
    const { workspace, file } = open(text);
    const [hint] = inlayHint(workspace, file, ALL);
    const parts = typeof hint?.label === 'object' ? hint.label : [];
    assert.deepEqual(
        parts.map(({ location }) => location),
        [
            undefined,
            {
                uri: workspace.uriOf(file),
                range: { start: { line: 2, character: 4 }, end: { line: 2, character: 11 } },
            },
        ],
    );
});

/** The text of a row's hint, each part with its tooltip. */
function explained(head: string, row: string, above = '', platform = 'zynqmp'): string[] {
    const text = inBlock(head, above, row).replace('platform zynqmp', `platform ${platform}`);
    const { workspace, file } = open(text);
    const hints = inlayHint(workspace, file, ALL);
    return hints.flatMap(({ label }) =>
        typeof label === 'string' ? [] : label.map(({ value, tooltip }) => `${value.trim()}: ${tooltip}`),
    );
}

const INDEX = 'index IDX(n) = n - XILPM_RESET_PCIE_CFG';

const EXPLAINED: readonly (readonly [title: string, found: string[], expected: string[]])[] = [
    [
        'a node row',
        explained('node t {', 'NODE_RPU_0..NODE_RPU_1 -> MM_RPU'),
        [
            '[7..8]: t[7..8], ids 7 (0x7) to 8 (0x8)',
            '0xff9a0000: byte address 0xff9a0000; frame 0xff9a0 is compared',
        ],
    ],
    [
        'a reset row',
        explained('reset t {', 'XILPM_RESET_GEM0 -> hwdom', INDEX),
        ['1029: t[29], id 1029 (0x405)'],
    ],
    [
        'a register row',
        explained('mmio t {', 'MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD -> NODE_SD_0'),
        ['0xff180310: byte addresses; whoever may control node 39 may access them'],
    ],
    [
        'a clock row',
        explained('clock t {', 'ZYNQMP_PM_CLK_SDIO0_REF -> ZYNQMP_PM_DEV_SD_0, 3', '', 'zynqmp-xlnx'),
        ["[54]: the clock's index, by which the rows are searched; it drives nodes 39, 3"],
    ],
    [
        'what a domain owns',
        explained('domain d {', 'iomem MM_RPU'),
        ['mfn 0xff9a0: the frame numbers that the domain owns'],
    ],
];

for (const [title, found, expected] of EXPLAINED)
    test(`the tooltips say the rest: ${title}`, () => assert.deepEqual(found, expected));

test('an id with class bits is written as firmware headers write it', () =>
    check(
        'target xlnx\nplatform versal\nreset t {\n    index IDX(n) = n & 0x3fff\n    VERSAL_PM_RST_USB_0 -> deny⟨0xc104036⟩\n}',
    ));

test('only the rows that the range touches', () => {
    const rows = ['0x7 -> deny', '0x8 -> deny⟨[8]⟩', '0x9 -> deny⟨[9]⟩', '0xa -> deny', '0xb -> deny'];
    const at = (line: number, character: number) => ({ line, character });
    check(inBlock('node t {', ...rows), { start: at(3, 2), end: at(4, 1) });
    check(inBlock('node t {', ...rows), { start: at(3, 0), end: at(5, 0) });
    check(inBlock('node t {', ...rows), { start: at(5, 0), end: at(3, 9) });
});

test('what an import holds is not shown in the file that imports it', () =>
    check('import "b.eemi"\n--- b.eemi\nnode t {\n    7 -> deny\n}'));

test('a file that is not there has no hints', () =>
    assert.deepEqual(inlayHint(open('').workspace, 'no.eemi', ALL), []));

test('each row of the example has its index and its numbers', () => {
    const text = readFileSync('examples/zynqmp/zynqmp.eemi', 'utf8');
    const lines = text.split('\n');
    const { workspace, file } = open(text);
    const hints = inlayHint(workspace, file, ALL);
    assert.deepEqual(
        hints.map(({ position }) => position.line),
        lines.flatMap((line, at) => (/^ +[A-Z]\w+ +->/.test(line) ? [at] : [])),
    );
});
