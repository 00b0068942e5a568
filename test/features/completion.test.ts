// What an editor offers while one types. A row is a place of the board (the text up to `$0` is what has been typed), and the
// first things offered there, in their order.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { CompletionItem } from 'vscode-languageserver-types';
import { DIAGNOSTICS, isCode } from '../../server/diagnostics';
import { completion } from '../../server/features/completion';
import { completionResolve } from '../../server/features/completionResolve';
import { applyEdits } from '../marked';
import { BOARD, type Editor, open, textIn } from './editor';

const offered = ({ workspace, file, position }: Editor, snippets = true): CompletionItem[] => {
    const { items, isIncomplete } = completion(workspace, file, position, { snippets });
    assert.ok(items.length <= 200 && (!isIncomplete || items.length === 200));
    const order = items.map(({ sortText }) => sortText);
    assert.deepEqual(order, order.toSorted());
    assert.equal(new Set(items.map(({ label }) => label)).size, items.length, 'nothing is offered twice');
    return items;
};

const labels = (editor: Editor): string[] => offered(editor).map(({ label }) => label);

/** The board with one of its lines replaced by one with the cursor. */
function inBoard(line: string, marked: string): Editor {
    assert.ok(BOARD.includes(`${line}\n`), line);
    return open(BOARD.replace(line, () => marked));
}

const behind = (line: string, marked: string): Editor => inBoard(line, `${line}\n${marked}`);

const NODE_ROW = '    NODE_DDR    -> hwdom // memory';
const RESET_ROW = '    RST_UART0        -> MM_UART0';
const MMIO_ROW = '    0xff180400 -> NODE_DDR only hwdom';
const OWNED = '    iomem MM_UART0';
const CLAIM = '    dom0  may     node  NODE_DDR';

/** A domain from a device tree, with what is typed of the name of a node. */
const fromTree = (typed: string): string => `domain d {
    from "tree.dtb" node "${typed}
}
--- tree.dtb
/dts-v1/;
/ { passthrough { axi { serial@a0001000 {
    xen,reg = <0x0 0xa0001000 0x1000 0x0 0xa0001000>; xen,path = "/amba_pl@0/serial@a0000000";
}; }; }; };
`;

/** Title: the place, then what is offered first. A title that ends with "only" names all that is offered. */
const FIRST: Record<string, readonly [() => Editor, ...string[]]> = {
    // Statements of the file.
    'an empty file': [
        () => open('$0'),
        'eemi',
        'platform',
        'target',
        'license',
        'include',
        'define',
        'import',
        'emit',
        'names',
        'node',
        'reset',
        'mmio',
        'clock',
        'domain',
        'test',
    ],
    'tables that are there come last': [
        () => open(`${BOARD}$0\n`),
        'platform',
        'target',
        'license',
        'include',
        'define',
        'import',
        'emit',
        'names',
        'clock',
        'domain',
        'test',
        'node',
        'reset',
        'mmio',
    ],
    'letters of a statement, only': [() => open('em$0\n'), 'emit', 'eemi'],
    'a name whose end is typed comes before a longer one': [
        () => open('platform zynqmp\nnode t {\n    PL$0\n}\n'),
        'NODE_PL',
        'NODE_PLD',
    ],
    platforms: [() => open('platform $0\n'), 'zynqmp-xlnx', 'versal', 'versal-net', 'versal2', 'zynqmp'],
    'the middle of a platform': [() => open('platform zynqmp-x$0\n'), 'zynqmp-xlnx'],
    'targets, only': [() => open('target $0\n'), 'xen', 'xlnx'],
    'editions of a target, the newest first': [
        () => open('target xlnx $0\n'),
        '2024',
        '2022',
        '2020',
        '2019',
        'waive',
    ],
    'a target without editions': [() => open('target xen $0\n'), 'waive'],
    'formats, only': [() => open('emit $0\n'), 'c', 'ts'],
    'formats, with a path, only': [() => open('emit $0 "x.h"\n'), 'c', 'ts'],
    'behind the path of a header': [() => open('emit c "x.h" $0\n'), 'plain'],
    'behind the path of a module, only': [() => open('emit ts "x.ts" $0\n')],
    'kinds of names, only': [() => open('names $0\n'), 'node', 'reset', 'clock', 'frame', 'register'],
    'kinds of names, with a block, only': [() => open('names fr$0 {\n'), 'frame'],
    'the name of a table, only': [() => open('node $0'), 'pm_node_access'],
    'the name of a reset table': [() => open('target xlnx\nreset $0'), 'pm_reset_access', 'pm_rst_access'],
    'a hardware domain, only': [() => open('domain dom0 $0'), 'hwdom'],
    'kinds of a header, only': [
        () => open('import "x.h" as $0'),
        'node',
        'reset',
        'clock',
        'frame',
        'register',
    ],
    'what the names of a header begin with, then names, only': [
        () => open('import "x.h" as node N$0\n--- x.h\nenum { NODE_A, NODE_B, OTHER };\n'),
        'NODE_*',
        'NODE_A',
        'NODE_B',
    ],
    'names out of a header': [
        () => open('import "x.h" as node N*\nnode t {\n    $0\n}\n--- x.h\nenum { NODE_A, NODE_B };\n'),
        'NODE_A',
        'NODE_B',
    ],
    'folders of headers, only': [() => open('include "$0"\n--- a/x.h\n--- b.h\n'), 'a/'],
    'forms of a header, only': [
        () => open('import "x.h" as frame $0\n--- x.h\nenum { MM_A, MM_B };\n'),
        'at',
        'mfn',
    ],
    'names that a pattern takes, to leave one out, only': [
        () => open('import "x.h" as node NODE_* not $0\n--- x.h\nenum { NODE_A, NODE_END, RST_A, RST_B };\n'),
        'NODE_A',
        'NODE_END',
    ],
    'what is left out of a header, only': [() => open('import "x.h" as node NODE_* $0'), 'not', 'waive'],
    'behind the path of a header, only': [() => open('import "x.h" $0'), 'as', 'waive'],

    // Rows of node and reset tables.
    'ids without a row come first': [
        () => behind(NODE_ROW, '    $0'),
        'NODE_FAR',
        'waive',
        'NODE_UART_0',
        'NODE_SERIAL_0',
        'NODE_UART_1',
        'NODE_DMA',
        'NODE_DDR',
        'NODE_PLL',
        'NODE_GPU',
    ],
    'the row itself does not take its id': [
        () => inBoard(NODE_ROW, '    NODE_D$0 -> hwdom'),
        'NODE_DDR',
        'NODE_DMA',
    ],
    'the row itself, whole': [() => inBoard(NODE_ROW, '    NODE_DDR$0 -> hwdom'), 'NODE_DDR'],
    'letters in the middle of ids': [() => behind(NODE_ROW, '    uart$0'), 'NODE_UART_0', 'NODE_UART_1'],
    'letters here and there': [() => behind(NODE_ROW, '    nfr$0'), 'NODE_FAR'],
    'words of a reset table': [() => behind(RESET_ROW, '    $0'), 'RST_LAST', 'waive', 'RST_UART0'],
    'an index where there is none': [
        () => open('names reset {\n    A = 1000\n}\nreset t {\n    in$0\n}\n'),
        'index',
    ],
    'ends of a range': [
        () => behind(RESET_ROW, '    RST_UART1..$0'),
        'RST_WDT',
        'RST_ALL',
        'RST_LAST',
        'RST_UART0',
        'RST_UART1',
    ],
    'ends of a range of numbers': [() => behind(RESET_ROW, '    1002 .. $0'), 'RST_ALL', 'RST_LAST'],
    'the frame of the device by its name': [
        () => inBoard(NODE_ROW, '    NODE_UART_1 -> $0'),
        'MM_UART1',
        'MM_UART0',
        'MM_UART0_FIFO',
        'hwdom',
        'deny',
        'at',
        'mfn',
    ],
    'the frame of the device by its number': [() => inBoard(NODE_ROW, '    1 -> $0'), 'MM_UART1'],
    'the frame of an engine by its name': [
        () => inBoard(NODE_ROW, '    NODE_DMA -> $0'),
        'MM_DMA_CH0',
        'MM_DMA_CH1',
        'hwdom',
    ],
    'the frame of what is reset': [
        () => inBoard(RESET_ROW, '    RST_UART0 -> $0'),
        'MM_UART0',
        'MM_UART0_FIFO',
    ],
    'the frame that a reset line names': [() => inBoard(RESET_ROW, '    RST_WDT -> $0'), 'MM_WDT', 'hwdom'],
    'a device of which nothing is known': [
        () => inBoard(NODE_ROW, '    NODE_FAR -> $0'),
        'hwdom',
        'deny',
        'at',
        'mfn',
        'MM_UART0',
    ],
    'frames by letters': [() => inBoard(NODE_ROW, '    NODE_FAR -> wd$0'), 'MM_WDT', 'hwdom'],
    'words by letters': [() => inBoard(NODE_ROW, '    NODE_FAR -> hw$0'), 'hwdom'],
    'a frame replaces the whole word': [
        () => inBoard(NODE_ROW, '    NODE_DMA -> MM_D$0MA_CH0'),
        'MM_DMA_CH0',
        'MM_DMA_CH1',
    ],
    'the address of a frame': [() => inBoard(NODE_ROW, '    NODE_DMA -> at $0'), 'MM_UART0'],
    'the rest of an address': [
        () => inBoard(NODE_ROW, '    NODE_DMA -> at (MM_SLCR + R_SLCR_$0'),
        'R_SLCR_UART',
        'R_SLCR_DMA',
        'R_SLCR_END',
    ],
    'a frame number has no names, only': [() => inBoard(NODE_ROW, '    NODE_DMA -> mfn $0')],
    'behind a frame, only': [() => inBoard(NODE_ROW, '    NODE_DMA -> MM_DMA_CH0 $0'), 'or', 'waive'],
    'behind or, only': [() => inBoard(NODE_ROW, '    NODE_DMA -> MM_DMA_CH0 or $0'), 'hwdom'],
    'behind deny, only': [() => inBoard(NODE_ROW, '    NODE_DMA -> deny $0'), 'waive'],
    'behind an id, only': [() => inBoard(NODE_ROW, '    NODE_DMA $0')],
    'in front of a row, only one': [() => inBoard(NODE_ROW, '    NODE_FA$0 NODE_DDR -> hwdom'), 'NODE_FAR'],

    // Waivers.
    'codes of a row': [() => inBoard(NODE_ROW, '    NODE_DDR -> at 0x800 waive $0'), 'frame-zero'],
    'codes of a block': [
        () => open('names node {\n    A = 0\n    B = 1\n}\nnode t {\n    waive $0\n    A -> hwdom\n}\n'),
        'index-gap',
    ],
    'the middle of a code': [() => inBoard(NODE_ROW, '    waive index-g$0'), 'index-gap'],
    'a code at its hyphen': [() => inBoard(NODE_ROW, '    waive index-$0'), 'index-gap'],
    'a code inside its first word': [() => inBoard(NODE_ROW, '    waive ind$0ex-gap "x"'), 'index-gap'],
    'ids of a waiver': [
        () => inBoard(NODE_ROW, '    waive index-gap $0'),
        'NODE_DDR',
        'NODE_FAR',
        'NODE_UART_0',
    ],

    // Registers.
    'frames that have registers': [
        () => behind(MMIO_ROW, '    $0'),
        'MM_WDT',
        'MM_SLCR',
        'MM_SPARE',
        'waive',
        'MM_UART0',
    ],
    'registers of the block': [
        () => behind(MMIO_ROW, '    MM_SLCR + $0'),
        'R_SLCR_UART',
        'R_SLCR_DMA',
        'R_SLCR_END',
        'R_FREE',
        'R_WDT_MODE',
    ],
    'registers of another block': [() => behind(MMIO_ROW, '    MM_WDT + R_$0'), 'R_WDT_MODE', 'R_FREE'],
    'the frame of the other end': [
        () => behind(MMIO_ROW, '    MM_SLCR + R_SLCR_DMA .. $0'),
        'MM_SLCR',
        'MM_SPARE',
    ],
    'the register of the other end': [
        () => behind(MMIO_ROW, '    MM_SLCR + R_SLCR_DMA ..< MM_SLCR + $0'),
        'R_SLCR_UART',
    ],
    'behind an address, only': [() => behind(MMIO_ROW, '    MM_SLCR + R_SLCR_DMA $0'), 'mask', 'readonly'],
    'behind a mask, only': [() => behind(MMIO_ROW, '    MM_SLCR + R_SLCR_DMA mask 0x1 $0'), 'readonly'],
    'a mask has no names, only': [() => behind(MMIO_ROW, '    MM_SLCR + R_SLCR_DMA mask $0')],
    'nodes that are granted to someone': [
        () => inBoard(MMIO_ROW, '    0xff180400 -> $0'),
        'NODE_UART_0',
        'NODE_SERIAL_0',
        'NODE_UART_1',
        'NODE_DMA',
        'NODE_DDR',
        'only',
        'NODE_PLL',
        'NODE_GPU',
        'NODE_FAR',
    ],
    'behind a node, only': [() => inBoard(MMIO_ROW, '    0xff180400 -> NODE_DDR $0'), 'only', 'waive'],
    'behind only, only': [() => inBoard(MMIO_ROW, '    0xff180400 -> only $0'), 'hwdom'],

    // Clocks.
    'clocks without a row': [
        () => open('names clock {\n    C_A = 1\n    C_B = 2\n}\nclock c {\n    C_A -> 1\n    $0\n}\n'),
        'C_B',
        'index',
        'waive',
        'C_A',
    ],
    'nodes of a clock': [
        () =>
            open(
                'names node {\n    N_A = 1\n    N_B = 2\n}\nnode t {\n    N_B -> hwdom\n}\nclock c {\n    1 -> N_A, $0\n}\n',
            ),
        'N_B',
        'N_A',
    ],

    // Names.
    'what a line of names may begin with, only': [() => open('names node {\n    $0\n}\n'), 'waive'],
    'values are names of the kind': [() => open('names node {\n    N_A = 1\n    N_B = $0\n}\n'), 'N_A'],
    'values of a frame': [() => inBoard('    MM_SPARE      = MM_SLCR', '    MM_SPARE = $0'), 'at', 'mfn'],
    'behind a frame of names, only': [
        () => inBoard('    MM_SPARE      = MM_SLCR', '    MM_SPARE = at 0x1000 $0'),
        'size',
        'of',
        'standin',
        'or',
        'from',
    ],
    'behind a clock of names, only': [
        () => inBoard('    CLK_RPLL = 8 pll', '    CLK_RPLL = 8 $0'),
        'or',
        'from',
        'pll',
        'absent',
    ],
    'behind a reset of names, only': [
        () => inBoard('    RST_LAST  = 1004', '    RST_LAST = 1004 $0'),
        'of',
        'or',
        'from',
        'absent',
    ],
    'what a reset line resets, by its name': [
        () => inBoard('    RST_UART1 = 1001 of NODE_UART_1', '    RST_UART1 = 1001 of $0'),
        'NODE_UART_1',
    ],
    'a frame that a reset line resets, by its name': [
        () => inBoard('    RST_WDT   = 1002 of MM_WDT', '    RST_WDT = 1002 of $0'),
        'MM_WDT',
    ],
    'the block of a register, by its name': [
        () => inBoard('    R_WDT_MODE  = 0x0 of MM_WDT', '    R_WDT_MODE = 0x0 of $0'),
        'MM_WDT',
    ],
    'an index counts from the lowest id': [
        () => inBoard('    index RST_IDX(n) = n - RST_UART0', '    index RST_IDX(n) = n - $0'),
        'n',
        'RST_UART0',
        'RST_UART1',
    ],

    // Domains and tests.
    'what a domain says, only': [() => behind(OWNED, '    $0'), 'iomem', 'from', 'waive'],
    'frames that rows are granted through': [
        () => behind(OWNED, '    iomem $0'),
        'MM_UART0',
        'MM_UART0_FIFO',
        'MM_UART1',
        'at',
        'mfn',
        'all',
        'MM_DMA_CH0',
    ],
    'how much a domain owns, only': [() => behind(OWNED, '    iomem MM_UART1 $0'), 'size', 'count', 'waive'],
    domains: [() => behind(CLAIM, '    $0'), 'dom0', 'guest', 'waive'],
    'may, only': [() => behind(CLAIM, '    guest $0'), 'may'],
    'not and actions, only': [
        () => behind(CLAIM, '    guest may $0'),
        'not',
        'node',
        'reset',
        'clock',
        'read',
        'write',
    ],
    'actions, only': [() => behind(CLAIM, '    guest may not $0'), 'node', 'reset', 'clock', 'read', 'write'],
    'nodes of a test': [() => behind(CLAIM, '    guest may node $0'), 'NODE_UART_0'],
    'resets of a test': [
        () => behind(CLAIM, '    guest may reset $0'),
        'RST_UART0',
        'RST_UART1',
        'RST_WDT',
        'RST_ALL',
        'RST_LAST',
    ],
    'clocks of a test': [() => behind(CLAIM, '    guest may clock $0'), 'CLK_UART', 'CLK_RPLL'],
    'addresses of a test': [() => behind(CLAIM, '    guest may read $0'), 'MM_WDT', 'MM_SLCR'],
    'registers of a test': [() => behind(CLAIM, '    guest may write MM_SLCR + $0'), 'R_SLCR_UART'],
    'bits of a test, only': [() => behind(CLAIM, '    guest may write MM_SLCR + R_SLCR_UART $0'), 'mask'],

    // Paths.
    'files to import, only': [
        () => open('import "$0"\n--- a.eemi\n--- b/c.eemi\n--- names.h\n--- notes.txt\n--- .git/x.eemi\n'),
        'a.eemi',
        'names.h',
        'b/',
    ],
    'files of a folder, only': [() => open('import "b/$0"\n--- b/c.eemi\n--- a.eemi\n'), 'c.eemi'],
    'files above, only': [
        () => open('--- b/c.eemi\nimport "../$0"\n--- a.eemi\n'),
        'a.eemi',
        'input.eemi',
        'b/',
    ],
    'files by letters, only': [() => open('import "bo$0"\n--- board.eemi\n--- a.eemi\n'), 'board.eemi'],
    'files that are imported are left out, only': [
        () => open('import "a.eemi"\nimport "$0"\n--- a.eemi\n--- b.eemi\n'),
        'b.eemi',
    ],
    'the file of the line itself stays, only': [() => open('import "a$0.eemi"\n--- a.eemi\n'), 'a.eemi'],
    'a path that is not closed, only': [() => open('import "$0\n--- a.eemi\n'), 'a.eemi'],
    'a path out of the question, only': [() => open('import "/etc/$0"\n--- a.eemi\n')],
    'a new output, only': [() => open('emit c "$0"\n'), 'generated/input-eemi-acl.h'],
    'an output beside the other one, only': [() => open('emit c "out/acl.h"\nemit ts "$0"\n'), 'out/acl.ts'],
    'outputs that are there': [
        () => open('emit c "$0"\n--- old.h\n--- gen/x.ts\n'),
        'generated/input-eemi-acl.h',
        'old.h',
        'gen/',
    ],
    'configurations, only': [
        () => open('domain d {\n    from "$0"\n}\n--- linux.cfg\n--- passthrough.dtb\n--- a.eemi\n'),
        'linux.cfg',
        'passthrough.dtb',
    ],
    'nodes of a device tree, only': [() => open(fromTree('$0"')), 'axi', 'serial@a0001000'],
    'nodes by what was typed, only': [() => open(fromTree('ser$0xx"')), 'serial@a0001000'],
    'nodes in a name that is not closed, only': [() => open(fromTree('a$0')), 'axi', 'serial@a0001000'],
    'no nodes of a configuration, only': [
        () => open('domain d {\n    from "a.cfg" node "$0"\n}\n--- a.cfg\niomem = ["70000,10"]\n'),
    ],
};

for (const [title, [at, ...expected]] of Object.entries(FIRST)) {
    test(title, () => {
        const found = labels(at());
        const all = title.endsWith('only') ? found : found.slice(0, expected.length);
        assert.deepEqual(all, expected);
    });
}

const SILENT: Record<string, () => Editor> = {
    'in a comment': () => inBoard(NODE_ROW, '    NODE_DDR -> hwdom // me$0'),
    'in a reason': () => inBoard(NODE_ROW, '    NODE_DDR -> hwdom waive not-a-page "x$0"'),
    'in a title': () => open('test "x$0" {\n}\n'),
    'in a licence': () => open('license "GPL$0"\n'),
    'in a number': () => inBoard(NODE_ROW, '    NODE_DDR -> mfn 0x$0'),
    'behind a mistake': () => inBoard(NODE_ROW, '    NODE_DDR => $0'),
    'behind the end of a block': () => open('node t {\n} $0'),
    'behind the head of a block': () => open('node t { $0'),
    'for a name that is being declared': () => open('domain $0'),
    'in a line without end': () => open(`${'x '.repeat(2000)}$0`),
};

for (const [title, at] of Object.entries(SILENT)) {
    test(`nothing ${title}`, () => assert.deepEqual(labels(at()), []));
}

/** What the line becomes when the item of a label is taken. */
const TAKEN: Record<string, readonly [string, string, string]> = {
    'at the end of a word': ['    NODE_DDR -> MM_UA$0', 'MM_UART1', '    NODE_DDR -> MM_UART1'],
    'in the middle of a word': [
        '    NODE_DDR -> MM_U$0ART0 or hwdom',
        'MM_UART1',
        '    NODE_DDR -> MM_UART1 or hwdom',
    ],
    'in front of a word': ['    NODE_DDR -> $0MM_UART0', 'MM_UART1', '    NODE_DDR -> MM_UART1MM_UART0'],
    'on nothing': ['    NODE_DDR -> $0 // why', 'hwdom', '    NODE_DDR -> hwdom // why'],
    'a code from its hyphen': ['    waive index-$0 "x"', 'index-gap', '    waive index-gap "x"'],
    'a code from its first word': ['    waive in$0dex-gap "x"', 'index-gap', '    waive index-gap "x"'],
    'a code for another': ['    waive shared-$0page "x"', 'shared-page', '    waive shared-page "x"'],
    'behind an emoji': [
        '    4 -> deny waive not-a-page "😀" wai$0',
        'waive',
        '    4 -> deny waive not-a-page "😀" waive',
    ],
};

for (const [title, [line, label, expected]] of Object.entries(TAKEN)) {
    test(`taken ${title}`, () => {
        const editor = inBoard(NODE_ROW, line);
        const item = offered(editor, false).find(each => each.label === label);
        assert.ok(item?.textEdit !== undefined && 'range' in item.textEdit, `${label} is offered`);
        const text = applyEdits(editor.files.get(editor.file) ?? '', [item.textEdit]);
        assert.equal(text.split('\n')[editor.position.line], expected);
    });
}

test('a path is taken by its last segment', () => {
    const editor = open('import "b/c$0.eemi"\n--- b/cd.eemi\n');
    const [item] = offered(editor);
    assert.ok(item?.textEdit !== undefined && 'range' in item.textEdit);
    assert.equal(textIn(editor.files.get(editor.file) ?? '', item.textEdit.range), 'c.eemi');
});

test('snippets only for editors that know them', () => {
    const item = (snippets: boolean): CompletionItem | undefined =>
        offered(open('$0'), snippets).find(({ label }) => label === 'node');
    assert.deepEqual(item(true)?.textEdit, {
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        newText: `node \${1:pm_node_access} {\n    $0\n}`,
    });
    assert.equal(item(true)?.insertTextFormat, 2);
    assert.equal(item(false)?.textEdit?.newText, 'node');
    assert.equal(item(false)?.insertTextFormat, undefined);
});

test('an index macro as the target has it', () => {
    const snippet = (head: string): string | undefined =>
        offered(open(`${head}\nreset t {\n    $0\n}\n`)).find(({ label }) => label === 'index')?.textEdit
            ?.newText;
    assert.equal(
        snippet('platform zynqmp'),
        `index \${1:XILPM_RESET_IDX}(n) = n - \${2:XILPM_RESET_PCIE_CFG}`,
    );
    assert.equal(
        snippet('platform zynqmp-xlnx'),
        `index \${1:PM_RESET_IDX}(n) = n - \${2:ZYNQMP_PM_RST_PCIE_CFG}`,
    );
    assert.equal(snippet('platform versal'), `index \${1:PM_NODE_IDX}(id) = id & \${2:0x3fff}`);
});

test('what is written beside an item', () => {
    const details = new Map(offered(behind(NODE_ROW, '    $0')).map(({ label, detail }) => [label, detail]));
    assert.equal(details.get('NODE_FAR'), 'node 8, no row yet');
    assert.equal(details.get('NODE_UART_0'), 'node 0, has a row on line 42');
    const frames = new Map(
        offered(inBoard(NODE_ROW, '    3 -> $0')).map(({ label, detail }) => [label, detail]),
    );
    assert.equal(frames.get('MM_WDT'), 'frame at 0xfd4d0000');
    assert.equal(frames.get('deny'), 'nobody, not even the hardware domain');
});

test('only codes that can be waived are offered', () => {
    const codes = labels(inBoard(NODE_ROW, '    waive $0'));
    assert.ok(codes.length > 5);
    for (const code of codes) assert.ok(isCode(code) && DIAGNOSTICS[code].waivable, code);
});

test('own frames, then stand-ins, then what other rows of the device use, then names spelt alike', () => {
    const editor = open(
        [
            'names node {\n    NODE_CAM = 1\n}',
            'names frame {',
            '    MM_CAM   = at 0x1000',
            '    MM_ROW   = at 0x2000',
            '    MM_STAND = at 0x3000 standin NODE_CAM',
            '    MM_SECOND_REGISTERS = at 0x4000 of NODE_CAM',
            '    MM_THIRD = at 0x5000 of NODE_CAM',
            '}',
            'names reset {\n    RST_CAM = 1000 of NODE_CAM\n}',
            'reset r {\n    RST_CAM -> MM_ROW\n}',
            'node t {\n    NODE_CAM -> $0\n}\n',
        ].join('\n'),
    );
    const expected = ['MM_SECOND_REGISTERS', 'MM_THIRD', 'MM_STAND', 'MM_ROW', 'MM_CAM'];
    assert.deepEqual(labels(editor).slice(0, 5), expected);
});

test('the real names of a platform', () => {
    const first = (row: string): string | undefined => labels(open(`platform zynqmp\n${row}\n}\n`))[0];
    assert.equal(first('node t {\n    NODE_UART_1 -> $0'), 'MM_UART1');
    assert.equal(first('node t {\n    NODE_ETH_2 -> $0'), 'MM_GEM2');
    assert.equal(first('node t {\n    NODE_SATA -> $0'), 'MM_SATA_AHCI_HBA');
    assert.equal(first('node t {\n    NODE_TTC_3 -> $0'), 'MM_TTC3');
    assert.equal(first('reset t {\n    XILPM_RESET_GEM3 -> $0'), 'MM_GEM3');
    assert.equal(first('reset t {\n    XILPM_RESET_SWDT_CRF -> $0'), 'MM_WDT');
    assert.equal(first('reset t {\n    XILPM_RESET_SDIO0 -> $0'), 'MM_SD0');
    assert.equal(first('node t {\n    NODE_USB_0 -> $0'), 'MM_USB3_0_XHCI');
    assert.equal(first('node t {\n    NODE_QSPI -> $0'), 'MM_QSPI');
    assert.equal(first('node t {\n    NODE_PL -> $0'), 'hwdom');
    assert.equal(first('names frame {\n    MM_UART_1 = at 0xa0000000 of $0'), 'NODE_UART_1');
    assert.equal(first('names frame {\n    MM_X = at 0xa0000000 of NODE_PL, NODE_UA$0'), 'NODE_UART_0');
    assert.equal(first('names frame {\n    MM_GPU_X = at 0xa0000000 standin $0'), 'NODE_GPU');
    assert.equal(first('mmio t {\n    MM_CRL_APB + $0'), 'R_CRL_IOPLL_CTRL');
});

const UNASKED: Record<string, readonly [string, string, boolean]> = {
    'a space behind an arrow': ['    NODE_DDR -> $0', ' ', true],
    'a space behind waive': ['    NODE_DDR -> hwdom waive $0', ' ', true],
    'a space behind or': ['    NODE_DDR -> MM_UART0 or $0', ' ', true],
    'a space behind what may follow a word': ['    NODE_DDR -> hwdom $0', ' ', false],
    'a space behind a frame': ['    NODE_DDR -> MM_UART0 $0', ' ', false],
    'a space behind an id': ['    NODE_DDR $0', ' ', false],
    'a space that indents': ['    $0', ' ', false],
    'a slash of a comment': ['    NODE_DDR -> /$0', '/', false],
};

for (const [title, [line, trigger, isAnswered]] of Object.entries(UNASKED)) {
    test(`${title} is ${isAnswered ? '' : 'not '}answered`, () => {
        const { workspace, file, position } = inBoard(NODE_ROW, line);
        const { items } = completion(workspace, file, position, { snippets: true, trigger });
        assert.equal(items.length > 0, isAnswered);
    });
}

test('at most 200 items, and then more letters help', () => {
    const names = Array.from({ length: 1000 }, (_, at) => `    N_${at} = ${at}\n`).join('');
    const example = (row: string): Editor => open(`names node {\n${names}}\nnode t {\n    ${row}\n}\n`);
    const all = completion(example('$0').workspace, 'input.eemi', example('$0').position, { snippets: true });
    assert.equal(all.items.length, 200);
    assert.equal(all.isIncomplete, true);
    const { workspace, file, position } = example('N_99$0');
    const some = completion(workspace, file, position, { snippets: true });
    assert.equal(some.isIncomplete, false);
    assert.deepEqual(
        some.items.slice(0, 3).map(({ label }) => label),
        ['N_99', 'N_990', 'N_991'],
    );
});

test('documentation comes when it is asked for', () => {
    const documentation = (editor: Editor, label: string): string => {
        const item = offered(editor).find(each => each.label === label);
        assert.ok(item !== undefined && item.documentation === undefined, label);
        const resolved = completionResolve(editor.workspace, structuredClone(item)).documentation;
        return typeof resolved === 'object' ? resolved.value : '';
    };
    assert.ok(documentation(behind(NODE_ROW, '    $0'), 'NODE_UART_1').includes('**Who:** any domain'));
    assert.ok(documentation(inBoard(NODE_ROW, '    3 -> $0'), 'hwdom').includes('it **adds**'));
    assert.ok(
        documentation(inBoard(NODE_ROW, '    waive $0'), 'index-gap').includes('Warning, can be waived'),
    );
    assert.ok(documentation(behind(CLAIM, '    $0'), 'guest').includes('Owns frame 0xff000'));
});

test('an item without documentation stays as it is', () => {
    const { workspace } = open(BOARD);
    for (const data of [
        undefined,
        null,
        3,
        'x',
        {},
        { file: 3 },
        { file: 'no', name: 'A' },
        { code: 'constructor' },
        { word: '__proto__' },
        { file: 'input.eemi', name: 'no' },
    ]) {
        const item = data === undefined ? { label: 'x' } : { label: 'x', data };
        assert.deepEqual(completionResolve(workspace, item), item);
    }
});

test('no file, no line, no column', () => {
    const { workspace, file } = open(BOARD);
    const nothing = { isIncomplete: false, items: [] };
    assert.deepEqual(
        completion(workspace, 'none.eemi', { line: 0, character: 0 }, { snippets: true }),
        nothing,
    );
    for (const [line, character] of [
        [100_000, 0],
        [-1, 0],
        [0, 5000],
        [0, -1],
        [Number.NaN, Number.NaN],
    ] as const)
        assert.deepEqual(completion(workspace, file, { line, character }, { snippets: true }), nothing);
});
