// Lines in a form that the language does not have: each with what is said of it, and what it is after each fix. To add a test, add a row.

import assert from 'node:assert/strict';
import test from 'node:test';
import { parseLine } from '../../server/language/parser';
import type { Block } from '../../server/language/syntax';

interface Row {
    readonly block: Block;
    readonly line: string;
    readonly says: string;
    /** What the line is after each fix, by the fix's title. */
    readonly fixes: Readonly<Record<string, string>>;
}

const ROWS: readonly Row[] = [
    {
        block: 'node',
        line: '    "NODE_RTC" -> "MM_RTC"  // the clock',
        says: 'expected names without quotes, found `"NODE_RTC"`',
        fixes: { 'Write NODE_RTC -> MM_RTC': '    NODE_RTC -> MM_RTC  // the clock' },
    },
    {
        block: 'reset',
        line: '    XILPM_RESET_RTC = 1013',
        says: 'expected `->` (a name gets its number in a `names` block), found `=`',
        fixes: {},
    },
    {
        block: 'node',
        line: '    NODE_RTC -> { MM_RTC }',
        says: 'expected a frame alone, found `{ MM_RTC }`',
        fixes: { 'Write MM_RTC': '    NODE_RTC -> MM_RTC' },
    },
    {
        block: 'node',
        line: '    NODE_RTC -> MM_RTC or MM_OCM waive wrong-frame "so"',
        says: 'expected one frame (a row goes by one page), found `or`',
        fixes: {
            'Write MM_RTC alone: only its owner may': '    NODE_RTC -> MM_RTC waive wrong-frame "so"',
            'Write MM_OCM alone: only its owner may': '    NODE_RTC -> MM_OCM waive wrong-frame "so"',
        },
    },
    {
        block: 'node',
        line: '    NODE_RTC -> MM_RTC only hwdom',
        says: 'expected `or hwdom`, or `hwdom` without a frame, found `only hwdom`',
        fixes: {
            'Write hwdom: only the hardware domain may': '    NODE_RTC -> hwdom',
            'Write or hwdom: the hardware domain may too': '    NODE_RTC -> MM_RTC or hwdom',
        },
    },
    {
        block: 'reset',
        line: '    RST_RTC -> deny or hwdom',
        says: 'expected `hwdom` alone, or a frame before `or`, found `deny or hwdom`',
        fixes: { 'Write hwdom: only the hardware domain may': '    RST_RTC -> hwdom' },
    },
    {
        block: 'node',
        line: '    NODE_RTC -> all',
        says: 'expected a frame, `hwdom` or `deny` (no row is for every domain), found `all`',
        fixes: {},
    },
    {
        block: 'mmio',
        line: '    at 0xff180310 mask 0x1 -> NODE_SD_0',
        says: "expected a register's address alone (here it is always in bytes), found `at`",
        fixes: { 'Remove at': '    0xff180310 mask 0x1 -> NODE_SD_0' },
    },
    {
        block: 'mmio',
        line: '    MM_A + 4 read-only -> NODE_SD_0',
        says: 'expected `readonly`, found `read-only`',
        fixes: { 'Write readonly: no writes': '    MM_A + 4 readonly -> NODE_SD_0' },
    },
    {
        block: 'mmio',
        line: '    MM_A mask ~0x1 -> NODE_SD_0',
        says: 'expected the bits themselves, without `~`, found `~0x1`',
        fixes: {
            'Write 0xfffffffe: the row gives all other bits': '    MM_A mask 0xfffffffe -> NODE_SD_0',
        },
    },
    {
        block: 'mmio',
        line: '    MM_A + 4 size 8 -> NODE_SD_0',
        says: 'expected `..` and the last register of a range, found `size`',
        fixes: {},
    },
    {
        block: 'mmio',
        line: '    MM_A mask 0x1 -> NODE_SD_0, NODE_SD_1',
        says: 'expected one node (a register row has one), found `,`',
        fixes: {},
    },
    {
        block: 'mmio',
        line: '    MM_A mask BIT(15) -> NODE_SD_0',
        says: 'the macro `BIT` is C: here a value is written out, as in `(1 << 3)`',
        fixes: { 'Write (1 << 15)': '    MM_A mask (1 << 15) -> NODE_SD_0' },
    },
    {
        block: 'node',
        line: '    NODE_RTC -> PFN_DOWN(0xffa60000)',
        says: 'the macro `PFN_DOWN` is C: here `at 0xffa60000` stands alone',
        fixes: { 'Write at 0xffa60000': '    NODE_RTC -> at 0xffa60000' },
    },
    {
        block: 'node',
        line: '    NODE_RTC -> mfn_init(0xffa60)',
        says: 'the macro `mfn_init` is C: here `mfn 0xffa60` stands alone',
        fixes: { 'Write mfn 0xffa60': '    NODE_RTC -> mfn 0xffa60' },
    },
    ...['hwdom', 'only hwdom'].map(
        (written): Row => ({
            block: 'clock',
            line: `    CLK_A -> ${written}`,
            says: "expected a node (a clock without a row is the hardware domain's), found",
            fixes: { "Remove the row: the clock is the hardware domain's alone, in trees since 2022": '' },
        }),
    ),
    {
        block: 'clock',
        line: '    CLK_A -> deny',
        says: 'expected a node (no guest may control a clock without a row), found `deny`',
        fixes: { "Remove the row: the clock is the hardware domain's alone, in trees since 2022": '' },
    },
    {
        block: 'clock',
        line: '    CLK_A -> NODE_A, NODE_B or hwdom',
        says: 'expected nothing behind the nodes, whose rows say who may, found `or hwdom`',
        fixes: {
            'Remove or hwdom: the hardware domain may if the rows of the nodes let it':
                '    CLK_A -> NODE_A, NODE_B',
        },
    },
    {
        block: 'clock',
        line: '    CLK_A -> NODE_A or NODE_B',
        says: 'expected `,`, found `or`',
        fixes: {
            'Write a comma: a guest then needs NODE_B too to control the clock':
                '    CLK_A -> NODE_A, NODE_B',
        },
    },
    {
        block: 'clock',
        line: '    CLK_A..CLK_B -> NODE_A',
        says: 'expected `->` (a row is for one clock), found `..`',
        fixes: {},
    },
    ...[', ', ' ', ' and '].map(
        (between): Row => ({
            block: 'domain',
            line: `    iomem MM_SD0${between}mfn 0xff170${between}MM_RTC`,
            says: 'expected one frame (each has a line of its own), found',
            fixes: {
                'Write a line for each: the domain gets 3 frames':
                    '    iomem MM_SD0\n    iomem mfn 0xff170\n    iomem MM_RTC',
            },
        }),
    ),
    {
        block: 'domain',
        line: '    iomem mfn 0xff160, 2',
        says: 'expected `count` before pages, or `size` before bytes, found `,`',
        fixes: { 'Write count': '    iomem mfn 0xff160 count 2' },
    },
    {
        block: 'domain',
        line: '    iomem MM_SD0 size 4K',
        says: '`4K` has a unit, and numbers here have none',
        fixes: { 'Write 0x1000, which is 4K in bytes': '    iomem MM_SD0 size 0x1000' },
    },
    {
        block: 'domain',
        line: '    iomem MM_SD0 size 64 KiB',
        says: 'expected a number of bytes, found `64 KiB`',
        fixes: { 'Write 0x10000': '    iomem MM_SD0 size 0x10000' },
    },
    {
        block: 'domain',
        line: '    iomem MM_SD0 count 1M',
        says: 'expected `size` before bytes, found `count 1M`',
        fixes: { 'Write size 0x100000: 1M from there on': '    iomem MM_SD0 size 0x100000' },
    },
    {
        block: 'domain',
        line: '    iomem MM_SD0 count 2 pages',
        says: 'expected nothing behind the number, found `pages`',
        fixes: { 'Remove pages': '    iomem MM_SD0 count 2' },
    },
    {
        block: 'domain',
        line: '    MM_SD0 count 2',
        says: 'expected `iomem` before a frame, found `MM_SD0`',
        fixes: { 'Write iomem: the domain gets MM_SD0': '    iomem MM_SD0 count 2' },
    },
    {
        block: 'test',
        line: '    g may not power NODE_SD_0',
        says: 'expected `node`, `reset`, `clock`, `read` or `write`, found `power`',
        fixes: { 'Write node': '    g may not node NODE_SD_0' },
    },
    {
        block: 'test',
        line: '    g may control ZYNQMP_PM_CLK_DP',
        says: 'expected `node`, `reset`, `clock`, `read` or `write`, found `control`',
        fixes: { 'Write clock': '    g may clock ZYNQMP_PM_CLK_DP' },
    },
    {
        block: 'test',
        line: '    g may access reset XILPM_RESET_DP',
        says: 'expected `node`, `reset`, `clock`, `read` or `write`, found `access`',
        fixes: { 'Remove access': '    g may reset XILPM_RESET_DP' },
    },
    {
        block: 'test',
        line: '    g may XILPM_RESET_DP',
        says: 'expected `node`, `reset` or `clock` before what it is about, found `XILPM_RESET_DP`',
        fixes: { 'Write reset': '    g may reset XILPM_RESET_DP' },
    },
    {
        block: 'test',
        line: "    g mustn't node NODE_SD_0",
        says: "expected `may` or `may not`, found `mustn't`",
        fixes: { 'Write may not': '    g may not node NODE_SD_0' },
    },
    {
        block: 'test',
        line: '    g node NODE_SD_0',
        says: 'expected `may` or `may not`, found `node`',
        fixes: { 'Write may': '    g may node NODE_SD_0', 'Write may not': '    g may not node NODE_SD_0' },
    },
    {
        block: 'test',
        line: '    g may node NODE_A, NODE_B and NODE_C',
        says: 'expected one name (each claim has a line of its own), found `NODE_A, NODE_B and NODE_C`',
        fixes: {
            'Write a line for each': '    g may node NODE_A\n    g may node NODE_B\n    g may node NODE_C',
        },
    },
    {
        block: 'names frame',
        line: '    MM_A = at 0xff000000 for NODE_A',
        says: '`for` is not known here: did you mean `of`?',
        fixes: { 'Write of': '    MM_A = at 0xff000000 of NODE_A' },
    },
    {
        block: 'names node',
        line: '    NODE-NEW-ONE = "90"',
        says: 'expected `=`, found `-`',
        fixes: {},
    },
    {
        block: 'names node',
        line: '    NODE-NEW-ONE = 90',
        says: 'expected `=`, found `-`',
        fixes: { 'Write NODE_NEW_ONE': '    NODE_NEW_ONE = 90' },
    },
    {
        block: 'file',
        line: 'hwdom dom0 {',
        says: 'expected `domain` first, found `hwdom`',
        fixes: { 'Write domain dom0 hwdom {': 'domain dom0 hwdom {' },
    },
    {
        block: 'file',
        line: 'guest linux {',
        says: '`guest` is not known here: did you mean `domain`?',
        fixes: { 'Write domain': 'domain linux {' },
    },
    {
        block: 'file',
        line: 'NODE_NEW = 90',
        says: 'expected a `names` block around a name, as in `names node {`, found `NODE_NEW`',
        fixes: {},
    },
];

for (const { block, line, says, fixes } of ROWS) {
    test(`${block}: ${line.trim()}`, () => {
        const { flaws } = parseLine(line, block);
        assert.equal(flaws.length, 1);
        const [flaw] = flaws;
        assert.ok(flaw?.message.startsWith(says), flaw?.message);
        const after = flaw?.fixes.map(({ title, start, end, newText }) => [
            title,
            `${line.slice(0, start)}${newText}${line.slice(end)}`.trimEnd(),
        ]);
        assert.deepEqual(Object.fromEntries(after ?? []), fixes);
    });
}
