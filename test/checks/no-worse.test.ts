// No fix leads to another finding that its author could have known of: where one would, it is not offered.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { Code } from '../../server/diagnostics';
import { analyseExample } from '../workspace';

const GAP = 'waive index-gap "not the point"';
const nodes = (rows: string): string => `platform zynqmp\nnode nodes {\n    ${GAP}\n${rows}}\n`;
const board = (rows: string, more = ''): string =>
    `platform zynqmp\n${more}node nodes {\n${rows}}\nreset resets {\n    ${GAP}\n    index IDX(n) = n - 1000\n    1000 -> hwdom\n}\n`;

/** What is offered for the first finding of a code. */
const CASES: Readonly<Record<string, readonly [text: string, code: Code, offered: readonly string[]]>> = {
    // NODE_UART_0 of the platform is 33, which has no name where the name means something else.
    'a range of gaps has no id without a name': [
        board(
            '    NODE_UART_0 -> hwdom\n    1..32 -> deny\n    35..100 -> deny\n',
            'names node {\n    NODE_UART_0 = 0\n}\n',
        ),
        'index-gap',
        ['Deny 33 and NODE_UART_1 to everyone, as now: add `deny`'],
    ],
    'a node is granted by the frame that tables use': [
        nodes('    NODE_USB_1 -> MM_UART0\n'),
        'wrong-frame',
        ['Write MM_USB3_1_XHCI: its owner gets NODE_USB_1, and the owner of MM_UART0 loses it'],
    ],
    'a node does not follow its reset line to a frame that tables do not use': [
        `${nodes('    NODE_PCIE -> MM_PCIE_ATTRIB\n')}reset resets {\n    ${GAP}\n    index IDX(n) = n - XILPM_RESET_PCIE_CFG\n    XILPM_RESET_PCIE_CFG -> MM_AXIPCIE_MAIN\n}\n`,
        'reset-frame-differs',
        [
            'Write MM_PCIE_ATTRIB for XILPM_RESET_PCIE_CFG: its owner may reset it, the owner of MM_AXIPCIE_MAIN may not any more',
        ],
    ],
    'a node past the last place of an array gets no row': [
        `${nodes('    NODE_RPU -> MM_RPU\n')}mmio m {\n    0xff180310 -> 0xffa60000\n}\n`,
        'mmio-dead',
        [],
    ],
    'no row is written into a table without an end': [
        `mmio m {\n    0xff180310 -> 5\n}\nnode nodes {\n    1 -> hwdom\n`,
        'mmio-dead',
        [],
    ],
    'a node table that others ask is not removed': [
        'node nodes {\n}\nmmio m {\n    0xff180310 -> 5\n}\n',
        'empty-table',
        [],
    ],
    'any other empty table is': ['node nodes {\n}\n', 'empty-table', ['Remove the table']],
    'a number that no address has is no frame number': [
        nodes('    NODE_SD_0 -> 0x18104005\n'),
        'ambiguous-number',
        [
            'Write MM_SD0, which grants the row to the owner of page 0xff160',
            'Write at 0x18104005, which grants the row to the owner of page 0x18104, of no known device',
        ],
    ],
    'a macro of C is not written beside the index macro': [
        `reset resets {\n    index IDX(n) = n - 1000\n    #define IDX(n) ((n) - 1000)\n    1000 -> hwdom\n}\n`,
        'c-syntax',
        ['Remove this line: the table has its index macro on line 2'],
    ],
    'and in its place': [
        `reset resets {\n    #define IDX(n) ((n) - 1000)\n    1000 -> hwdom\n}\n`,
        'c-syntax',
        ['Write it with index'],
    ],
};

for (const [title, [text, code, offered]] of Object.entries(CASES))
    test(title, () => {
        const found = analyseExample(text).problems.find(each => each.code === code);
        assert.ok(found, code);
        const titles = found.fixes.map(fix => fix.title);
        assert.deepEqual(titles.slice(0, Math.max(1, offered.length)), offered);
    });
