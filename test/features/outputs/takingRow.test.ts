// Which fixes take a row that was changed by hand in a generated file into its source: rows of all kinds, of C and of TypeScript. A fix is
// offered only if the source then generates exactly the changed row.

import assert from 'node:assert/strict';
import test from 'node:test';
import { analyse } from '../../../server/checks/analyse';
import { judgeFile } from '../../../server/emit/generated-file';
import { printOutput } from '../../../server/emit/outputs';
import { generatedDocument } from '../../../server/features/outputs/generatedDocument';
import { Document } from '../../../server/language/document';
import { finish } from '../../../server/language/steps';
import { engineOver } from '../../../server/lsp/take-over-engine';
import { hostOf } from '../../workspace';

const XLNX = `platform zynqmp-xlnx
emit c "a.h"
emit ts "a.ts"
node nodes {
    waive index-gap "others stay off"
    ZYNQMP_PM_DEV_TTC_0 -> MM_TTC0
    ZYNQMP_PM_DEV_SD_0  -> MM_SD0 // the card
    ZYNQMP_PM_DEV_SD_1  -> MM_SD1 or hwdom
    7..8                -> hwdom
}
mmio regs {
    MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD mask 0x1 -> ZYNQMP_PM_DEV_SD_0 // its clock
    0xff180320..0xff180328               readonly -> ZYNQMP_PM_DEV_SD_1
    0xff180400                                    -> ZYNQMP_PM_DEV_SD_1 only hwdom
    0xff180500 mask 0x3                           -> ZYNQMP_PM_DEV_SD_0
}
clock clocks {
    waive clock-gap "others stay off"
    ZYNQMP_PM_CLK_LPD_LSBUS -> ZYNQMP_PM_DEV_TTC_0, ZYNQMP_PM_DEV_SD_0 // both
    ZYNQMP_PM_CLK_SDIO0_REF -> ZYNQMP_PM_DEV_SD_0
}
`;

const XEN = `platform zynqmp
emit c "a.h"
emit ts "a.ts"
node nodes {
    waive index-gap "others stay off"
    NODE_SD_0 -> MM_SD0
    NODE_SD_1 -> MM_SD1
}
mmio regs {
    0xff180310 mask 0x1       -> NODE_SD_0
    0xff180320..0xff180328    -> NODE_SD_1 only hwdom
}
`;

type Row = readonly [title: string, source: string, file: string, old: string, by: string, line: string];

/** What stands in the generated file, what the hand makes of it, and the line of the source after the fix; blanks do not count. */
const TAKEN: readonly Row[] = [
    [
        'a mask',
        XLNX,
        'a.h',
        '.mask = 0x1, .node',
        '.mask = 0x2, .node',
        'MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD mask 0x2 -> ZYNQMP_PM_DEV_SD_0 // its clock',
    ],
    [
        'no mask',
        XLNX,
        'a.h',
        '.mask = 0x1, .node',
        '.node',
        'MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD -> ZYNQMP_PM_DEV_SD_0 // its clock',
    ],
    [
        'the node of a register',
        XLNX,
        'a.h',
        '.mask = 0x1, .node = ZYNQMP_PM_DEV_SD_0',
        '.mask = 0x1, .node = ZYNQMP_PM_DEV_SD_1',
        'MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD mask 0x1 -> ZYNQMP_PM_DEV_SD_1 // its clock',
    ],
    [
        'a register that is read only',
        XLNX,
        'a.h',
        '.mask = 0x3, .node = ZYNQMP_PM_DEV_SD_0',
        '.mask = 0x3, .node = ZYNQMP_PM_DEV_SD_0, .readonly = true',
        '0xff180500 mask 0x3 readonly -> ZYNQMP_PM_DEV_SD_0',
    ],
    [
        'a register that may be written',
        XLNX,
        'a.h',
        ', .readonly = true',
        '',
        '0xff180320..0xff180328 -> ZYNQMP_PM_DEV_SD_1',
    ],
    [
        'a register of every domain',
        XLNX,
        'a.h',
        'SD_1, .hwdom_access = true }',
        'SD_1 }',
        '0xff180400 -> ZYNQMP_PM_DEV_SD_1',
    ],
    [
        'a register of the hardware domain',
        XLNX,
        'a.h',
        '.mask = 0x3, .node = ZYNQMP_PM_DEV_SD_0',
        '.mask = 0x3, .node = ZYNQMP_PM_DEV_SD_0, .hwdom_access = true',
        '0xff180500 mask 0x3 -> ZYNQMP_PM_DEV_SD_0 only hwdom',
    ],
    [
        'the end of a range',
        XLNX,
        'a.h',
        '0xff180328ULL + 4ULL',
        '0xff180330ULL + 4ULL',
        '0xff180320 .. 0xff180330 readonly -> ZYNQMP_PM_DEV_SD_1',
    ],
    [
        'a node of a clock',
        XLNX,
        'a.h',
        'LSBUS, ZYNQMP_PM_DEV_SD_0)',
        'LSBUS, ZYNQMP_PM_DEV_SD_1)',
        'ZYNQMP_PM_CLK_LPD_LSBUS -> ZYNQMP_PM_DEV_TTC_0, ZYNQMP_PM_DEV_SD_1 // both',
    ],
    [
        'the only node of a clock, by its number',
        XLNX,
        'a.h',
        'SDIO0_REF, ZYNQMP_PM_DEV_SD_0)',
        'SDIO0_REF, 40)',
        'ZYNQMP_PM_CLK_SDIO0_REF -> 40',
    ],
    [
        'a register of xen',
        XEN,
        'a.h',
        '.mask = 0x1, .node = NODE_SD_0',
        '.mask = 0x5, .node = NODE_SD_1',
        '0xff180310 mask 0x5 -> NODE_SD_1',
    ],
    [
        'a frame in TypeScript',
        XEN,
        'a.ts',
        'NODE_SD_0, index: 39, frame: 0xff160',
        'NODE_SD_0, index: 39, frame: 0xff170',
        'NODE_SD_0 -> MM_SD1',
    ],
    [
        'a frame without a name',
        XEN,
        'a.ts',
        'NODE_SD_0, index: 39, frame: 0xff160',
        'NODE_SD_0, index: 39, frame: 0x12345',
        'NODE_SD_0 -> mfn 0x12345',
    ],
    [
        'nobody, in TypeScript',
        XLNX,
        'a.ts',
        'SD_0, index: 39, frame: 0xff160',
        'SD_0, index: 39, frame: 0x0',
        'ZYNQMP_PM_DEV_SD_0 -> deny // the card',
    ],
    [
        'no hardware domain, in TypeScript',
        XLNX,
        'a.ts',
        'frame: 0xff170, hwdom: true',
        'frame: 0xff170, hwdom: false',
        'ZYNQMP_PM_DEV_SD_1 -> MM_SD1',
    ],
    [
        'a mask in TypeScript',
        XLNX,
        'a.ts',
        'mask: 0x3, node',
        'mask: 0x7, node',
        '0xff180500 mask 0x7 -> ZYNQMP_PM_DEV_SD_0',
    ],
    [
        'an end in TypeScript',
        XEN,
        'a.ts',
        'end: 0xff18032cn',
        'end: 0xff180330n',
        '0xff180320 .. 0xff18032c -> NODE_SD_1 only hwdom',
    ],
    [
        'a node of a clock in TypeScript',
        XLNX,
        'a.ts',
        'node: nodeIds.ZYNQMP_PM_DEV_SD_0, nodeIndex: 39 },\n    ],',
        'node: nodeIds.ZYNQMP_PM_DEV_SD_1, nodeIndex: 40 },\n    ],',
        'ZYNQMP_PM_CLK_SDIO0_REF -> ZYNQMP_PM_DEV_SD_1',
    ],
];

for (const [title, source, file, old, by, line] of TAKEN)
    test(`${title} is taken into the source`, () => {
        const [fix, ...others] = fixesFor(source, file, old, by);
        assert.ok(fix !== undefined, 'no fix');
        assert.equal(others.length, 0);
        const after = applied(source, fix.edits);
        assert.ok(after.split('\n').map(squeezed).includes(squeezed(line)), after);
        assert.match(fix.title, /^Take it into a\.eemi: \S+ .*\(was .+\)$|…/);
        assert.ok(fix.title.length <= 120);
    });

const squeezed = (text: string): string =>
    text
        .replace(/\s+/g, ' ')
        .replace(/ ?\.\. ?/, '..')
        .trim();

const LEFT: readonly (readonly [title: string, source: string, file: string, old: string, by: string])[] = [
    ['the start of a register', XLNX, 'a.h', '.start = 0xff180500', '.start = 0xff180504'],
    ['the clock of a row', XLNX, 'a.h', 'SDIO0_REF, ZYNQMP_PM_DEV_SD_0)', 'SDIO1_REF, ZYNQMP_PM_DEV_SD_0)'],
    [
        'a node that is none',
        XLNX,
        'a.h',
        '.mask = 0x3, .node = ZYNQMP_PM_DEV_SD_0',
        '.mask = 0x3, .node = NOWHERE',
    ],
    ['a mask that is no number', XLNX, 'a.h', '.mask = 0x3', '.mask = ALL'],
    ['a field that C does not have', XLNX, 'a.h', '.mask = 0x3', '.bits = 0x3'],
    ['an address that is worked out', XLNX, 'a.h', '0xff180328ULL + 4ULL', 'NEXT'],
    ['a size of xen', XEN, 'a.h', '.size = 4', '.size = 8'],
    ['an index alone, in TypeScript', XLNX, 'a.ts', 'nodeIndex: 39 },\n    ],', 'nodeIndex: 40 },\n    ],'],
    [
        'one of a range',
        XLNX,
        'a.ts',
        'index: 8, frame: 0x0, hwdom: true }',
        'index: 8, frame: 0x0, hwdom: false }',
    ],
    ['a comment', XLNX, 'a.h', '/* the card */', '/* the disk */'],
];

for (const [title, source, file, old, by] of LEFT)
    test(`not offered: ${title}`, () => {
        assert.deepEqual(fixesFor(source, file, old, by), []);
        const again = actionsFor(source, file, old, by).filter(each => each.title.startsWith('Generate'));
        assert.ok(again.length > 0, 'it can be generated again');
    });

test('what is said of a row of a clock names the clock, and one row is one finding', () => {
    const found = documentWith(
        XLNX,
        'a.h',
        'LSBUS, ZYNQMP_PM_DEV_SD_0)',
        'LSBUS, ZYNQMP_PM_DEV_SD_1)',
    ).problems;
    assert.equal(found.length, 1);
    assert.match(found[0]?.message ?? '', /^ZYNQMP_PM_CLK_LPD_LSBUS was edited by hand/);
});

const FILE = '/board/a.eemi';

function analysed(source: string) {
    const analysis = analyse(FILE, hostOf(new Map([[FILE, source]])));
    assert.ok(analysis);
    return analysis;
}

function documentWith(source: string, name: string, old: string, by: string) {
    const { program } = analysed(source);
    const file = `/board/${name}`;
    const made = printOutput(program, name.endsWith('.ts') ? 'ts' : 'c', { path: file });
    assert.ok(made.includes(old), `«${old}» is in\n${made}`);
    const text = made.replace(old, by);
    const judged = finish(judgeFile(program, file, text));
    return generatedDocument({ file, text, source: FILE, known: { program, errors: 0, judged } });
}

function actionsFor(source: string, name: string, old: string, by: string) {
    const document = documentWith(source, name, old, by);
    const all = { start: { line: 0, character: 0 }, end: { line: document.lines.length, character: 0 } };
    return document.actions(all, {
        engine: engineOver(hostOf(new Map([[FILE, source]]))),
        analysis: analysed(source),
        uriOf: each => each,
        diagnostics: [],
    });
}

const fixesFor = (source: string, name: string, old: string, by: string) =>
    actionsFor(source, name, old, by).flatMap(({ title, edit }) => {
        const edits = edit?.changes?.[FILE];
        return edits === undefined ? [] : [{ title, edits }];
    });

function applied(
    source: string,
    edits: readonly { range: Parameters<Document['edit']>[0]; newText: string }[],
): string {
    const document = new Document(source);
    const inOrder = [...edits].sort(
        (a, b) =>
            b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
    );
    for (const { range, newText } of inOrder) document.edit(range, newText);
    return document.text;
}
