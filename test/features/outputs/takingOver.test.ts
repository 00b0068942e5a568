// What of a header that was edited by hand is taken over into its source, what is asked before, and why the rest is not.

import assert from 'node:assert/strict';
import test from 'node:test';
import { analyse } from '../../../server/checks/analyse';
import { printOutput } from '../../../server/emit/outputs';
import { takingOver } from '../../../server/features/outputs/generatedDocument';
import { Document } from '../../../server/language/document';
import { engineOver } from '../../../server/lsp/take-over-engine';
import { hostOf } from '../../workspace';

const SOURCE = `platform zynqmp
emit c "a.h"
node nodes {
    waive index-gap "others stay off"
    NODE_RPU   -> MM_RPU
    NODE_SD_0  -> MM_SD0 or hwdom // the card
    NODE_UART_0..NODE_UART_1 -> hwdom
    NODE_RTC   -> deny
}
`;

const XLNX = `platform zynqmp-xlnx
emit c "a.h"
node nodes {
    waive index-gap "others stay off"
    ZYNQMP_PM_DEV_SD_0 -> MM_SD0
    ZYNQMP_PM_DEV_RTC  -> deny
}
`;

/** The hand's edit: what stands in the header, and what in its place; then the rows of the source after it. */
const TAKEN: readonly (readonly [string, string, string, string, ...string[]])[] = [
    [
        'another frame',
        SOURCE,
        'mfn_init(MM_SD0), .hw',
        'mfn_init(MM_SD1), .hw',
        'NODE_SD_0  -> MM_SD1 or hwdom // the card',
    ],
    [
        'no hardware domain',
        SOURCE,
        '{ .mfn = mfn_init(MM_SD0), .hwdom_access = true }',
        '{ .mfn = mfn_init(MM_SD0) }',
        'NODE_SD_0  -> MM_SD0 // the card',
    ],
    ['a frame by its number', SOURCE, 'mfn_init(MM_RPU)', 'mfn_init(0xff9a0)', 'NODE_RPU   -> mfn 0xff9a0'],
    [
        'a denial that grants',
        SOURCE,
        '[NODE_RTC] = { .hwdom_access = false }',
        '[NODE_RTC]   =   { .hwdom_access = true }',
        'NODE_RTC   -> hwdom',
    ],
    [
        'a grant that denies',
        SOURCE,
        '{ .mfn = mfn_init(MM_RPU) }',
        '{ .hwdom_access = false }',
        'NODE_RPU   -> deny',
    ],
    [
        'an address',
        XLNX,
        '{ .addr = MM_SD0 }',
        '{ .addr = MM_SD1, .hwdom_access = true }',
        'ZYNQMP_PM_DEV_SD_0 -> MM_SD1 or hwdom',
    ],
    ['an empty row', XLNX, '{ .addr = MM_SD0 }', '{ 0 }', 'ZYNQMP_PM_DEV_SD_0 -> deny'],
    ['a row that was empty', XLNX, '{ 0 }', '{ .addr = 0xffa60000 }', 'ZYNQMP_PM_DEV_RTC  -> at 0xffa60000'],
];

for (const [name, source, old, by, ...rows] of TAKEN) {
    test(`${name} is taken over`, () => {
        const found = takenOver(source, header => replaced(header, old, by));
        assert.ok(!('why' in found), JSON.stringify(found));
        for (const row of rows) assert.ok(found.text.includes(row), found.text);
        assert.match(
            found.question,
            /^Change 1 row of a\.eemi, and so who may control what\? line \d+, \w+: from .+ to .+$/,
        );
    });
}

test('several rows are taken over together, and all of them are named', () => {
    const found = takenOver(SOURCE, header =>
        replaced(
            replaced(header, 'mfn_init(MM_SD0)', 'mfn_init(MM_SD1)'),
            '{ .mfn = mfn_init(MM_RPU) }',
            '{ .hwdom_access = true }',
        ),
    );
    assert.ok(!('why' in found));
    assert.equal(
        found.question,
        'Change 2 rows of a.eemi, and so who may control what? line 5, NODE_RPU: from MM_RPU to hwdom and line 6, NODE_SD_0: from MM_SD0 or hwdom to MM_SD1 or hwdom',
    );
});

const WHOLE = `platform zynqmp-xlnx
emit c "a.h"
emit ts "a.ts"
node nodes {
    waive index-gap "others stay off"
    ZYNQMP_PM_DEV_SD_0 -> MM_SD0 // the card
    ZYNQMP_PM_DEV_SD_1 -> MM_SD1
}
mmio regs {
    0xff180310 mask 0x1 -> ZYNQMP_PM_DEV_SD_0
}
clock clocks {
    waive clock-gap "others stay off"
    ZYNQMP_PM_CLK_LPD_LSBUS -> ZYNQMP_PM_DEV_SD_0, ZYNQMP_PM_DEV_SD_1
}
`;

const KINDS: readonly (readonly [
    title: string,
    path: string,
    edits: readonly (readonly [string, string])[],
    question: string,
])[] = [
    [
        'rows of registers and of clocks',
        '/board/a.h',
        [
            ['.mask = 0x1', '.mask = 0x3'],
            ['LSBUS, ZYNQMP_PM_DEV_SD_0)', 'LSBUS, 41)'],
            ['LSBUS, ZYNQMP_PM_DEV_SD_1)', 'LSBUS, ZYNQMP_PM_DEV_SD_0)'],
        ],
        'Change 2 rows of a.eemi, and so who may control what? line 10, 0xff180310: from mask 0x1 -> ZYNQMP_PM_DEV_SD_0 to mask 0x3 -> ZYNQMP_PM_DEV_SD_0 and line 14, ZYNQMP_PM_CLK_LPD_LSBUS: from ZYNQMP_PM_DEV_SD_0, ZYNQMP_PM_DEV_SD_1 to 41, ZYNQMP_PM_DEV_SD_0',
    ],
    [
        'rows of TypeScript',
        '/board/a.ts',
        [
            ['frame: 0xff160', 'frame: 0xff170'],
            ['mask: 0x1', 'mask: 0x3'],
        ],
        'Change 2 rows of a.eemi, and so who may control what? line 6, ZYNQMP_PM_DEV_SD_0: from MM_SD0 to MM_SD1 and line 10, 0xff180310: from mask 0x1 -> ZYNQMP_PM_DEV_SD_0 to mask 0x3 -> ZYNQMP_PM_DEV_SD_0',
    ],
];

for (const [title, path, edits, question] of KINDS)
    test(`${title} are taken over`, () => {
        const edit = (file: string): string =>
            edits.reduce((text, [old, by]) => replaced(text, old, by), file);
        const found = takenOver(WHOLE, edit, path);
        assert.equal('why' in found ? found.why : found.question, question);
    });

const REFUSED: readonly (readonly [string, string, string, RegExp])[] = [
    [
        'a row more',
        '[NODE_RTC]',
        '[NODE_PL] = { .hwdom_access = true },\n    [NODE_RTC]',
        /1 line more than was generated/,
    ],
    ['a comment', '/* the card */', '/* the disk */', /in the way|cannot say/],
    ['another index', '[NODE_RPU] =', '[NODE_PL] =', /no row that can be read back/],
    ['a check', 'BUILD_BUG_ON(MM_RPU !=', 'BUILD_BUG_ON(MM_RPU ==', /no row that can be read back/],
    [
        'a row of a range',
        '[NODE_UART_1] = { .hwdom_access = true }',
        '[NODE_UART_1] = { .hwdom_access = false }',
        /one row of a range/,
    ],
    ['C that is more than a row', 'mfn_init(MM_RPU)', 'mfn_init(MM_RPU + 1)', /no row that can be read back/],
    [
        'a name that the source does not have',
        'mfn_init(MM_RPU)',
        'mfn_init(MM_NOWHERE)',
        /is an error in the source: .*MM_NOWHERE/,
    ],
    ['the banner', 'Generated by', 'generated by', /of an older source/],
    ['nothing', 'MM_RPU', 'MM_RPU', /no change in its rows/],
];

for (const [name, old, by, why] of REFUSED) {
    test(`not taken over: ${name}`, () => {
        const found = takenOver(SOURCE, header => replaced(header, old, by));
        assert.match('why' in found ? found.why : found.text, why);
    });
}

test('not taken over: the header of an older source', () => {
    const older = SOURCE.replace('NODE_RTC   -> deny', 'NODE_RTC   -> hwdom');
    const found = takenOver(SOURCE, () => replaced(headerOf(older), 'mfn_init(MM_SD0)', 'mfn_init(MM_SD1)'));
    assert.match('why' in found ? found.why : '', /not only edited, but also of an older source/);
});

test('not taken over: a header whose source has errors', () => {
    const found = takenOver(`${SOURCE}what\n`, () => headerOf(SOURCE));
    assert.match('why' in found ? found.why : '', /while its source has errors/);
});

test('line ends of another system do not matter', () => {
    const found = takenOver(SOURCE, header =>
        replaced(header, 'mfn_init(MM_SD0)', 'mfn_init(MM_SD1)').replaceAll('\n', '\r\n'),
    );
    assert.ok(!('why' in found) && found.text.includes('MM_SD1 or hwdom'));
});

const FILE = '/board/a.eemi';
const HEADER = '/board/a.h';

const analysed = (text: string) => {
    const analysis = analyse(FILE, hostOf(new Map([[FILE, text]])));
    assert.ok(analysis);
    return analysis;
};

const headerOf = (source: string, path = HEADER): string =>
    printOutput(analysed(source).program, path.endsWith('.ts') ? 'ts' : 'c', { path });

/** What is asked, and the source after it; or why nothing is. */
function takenOver(
    source: string,
    edit: (header: string) => string,
    path = HEADER,
): { why: string } | { question: string; text: string } {
    const analysis = analysed(source);
    const engine = engineOver(hostOf(new Map([[FILE, source]])));
    const found = takingOver(analysis, path, edit(headerOf(source, path)), engine);
    if ('why' in found) return found;
    const document = new Document(source);
    for (const { range, newText } of found.edits.toReversed()) document.edit(range, newText);
    return { question: found.question, text: document.text };
}

function replaced(text: string, old: string, by: string): string {
    assert.ok(text.includes(old), `«${old}» is in\n${text}`);
    return text.replace(old, by);
}
