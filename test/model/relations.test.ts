// Whose registers a frame is, and what a reset line resets: the answers to the questions of rules and completion.

import assert from 'node:assert/strict';
import test from 'node:test';
import { frameNumber } from '../../server/model/page';
import { framesOf, nodesOf, nodesOfReset } from '../../server/model/relations';
import type { Scope } from '../../server/model/scope';
import { analyseExample } from '../workspace';

type Question = readonly ['frames of', number] | readonly ['nodes of', bigint] | readonly ['resets', number];

/** The names in an answer; stand-ins after `|`. */
function answerTo(scope: Scope, [question, about]: Question): string {
    if (question === 'resets') return spelt(nodesOfReset(scope, about));
    const { own, standins } =
        question === 'frames of' ? framesOf(scope, about) : nodesOf(scope, Number(frameNumber(about)));
    return standins.length === 0 ? spelt(own) : `${spelt(own)} | ${spelt(standins)}`.trim();
}

const spelt = (names: readonly { readonly name: string }[]): string =>
    names.map(({ name }) => name).join(' ');

const ROWS: Readonly<Record<string, readonly [text: string, question: Question, answer: string]>> = {
    'the one frame of a node': ['platform zynqmp', ['frames of', 33], 'MM_UART0'],
    'the first frame is the one that tables use': [
        'platform zynqmp',
        ['frames of', 22],
        'MM_USB3_0_XHCI MM_USB3_0',
    ],
    'so it is in the other tree': ['platform zynqmp-xlnx', ['frames of', 22], 'MM_USB3_0_XHCI MM_USB3_0'],
    'the window of the flash comes after its controller': [
        'platform zynqmp',
        ['frames of', 45],
        'MM_QSPI MM_QSPI_Linear_Address',
    ],
    'a stand-in comes after the own frame': ['platform zynqmp', ['frames of', 57], 'MM_IPI | MM_RPU'],
    'a PLL has only a stand-in': ['platform zynqmp-xlnx', ['frames of', 51], '| MM_DP'],
    'nothing is known': ['platform zynqmp', ['frames of', 70], ''],
    'a node by the id that the trees give': ['platform zynqmp-xlnx', ['frames of', 70], 'MM_WDT'],
    'a frame of several nodes': [
        'platform zynqmp',
        ['nodes of', 0xfd4b0000n],
        'NODE_GPU_PP_0 NODE_GPU_PP_1 NODE_GPU',
    ],
    'a frame that stands in': [
        'platform zynqmp',
        ['nodes of', 0xff9a0000n],
        'NODE_RPU NODE_RPU_0 NODE_RPU_1 | NODE_IPI_RPU_0',
    ],
    'by the page, whatever the name': ['platform zynqmp', ['nodes of', 0xfd0c0180n], 'NODE_SATA'],
    'no device': ['platform zynqmp', ['nodes of', 0xfd610000n], ''],
    'a reset line of a node': ['platform zynqmp', ['resets', 1038], 'NODE_SD_0'],
    'a reset line of several': [
        'platform zynqmp',
        ['resets', 1057],
        'NODE_OCM_BANK_0 NODE_OCM_BANK_1 NODE_OCM_BANK_2 NODE_OCM_BANK_3',
    ],
    'the watchdog of the full-power domain': ['platform zynqmp', ['resets', 1004], 'NODE_SWDT_1'],
    'a reset line of the whole chip': ['platform zynqmp', ['resets', 1115], ''],
    'a frame of the file': [
        'platform zynqmp\nnames frame {\n    MM_X = at 0xa1000000 of NODE_PLD\n}',
        ['frames of', 9],
        'MM_X',
    ],
    'a frame of the file comes after those of the platform': [
        'platform zynqmp\nnames frame {\n    MM_X = at 0xa1000000 of NODE_UART_0\n}',
        ['frames of', 33],
        'MM_UART0 MM_X',
    ],
    'a frame that is declared again stays what and where it is': [
        'platform zynqmp\nnames frame {\n    MM_USB3_0_XHCI = at 0xfe200000\n}',
        ['frames of', 22],
        'MM_USB3_0_XHCI MM_USB3_0',
    ],
    'so does one at the address of other trees': [
        'platform zynqmp-xlnx\nnames frame {\n    MM_IPI = at 0xff990600\n}',
        ['frames of', 56],
        'MM_IPI',
    ],
    'a frame that is declared elsewhere is something else': [
        'platform zynqmp\nnames frame {\n    MM_UART0 = at 0xa0000000\n}',
        ['frames of', 33],
        '',
    ],
    'a name of the file for a node': [
        'platform zynqmp\nnames node {\n    UART = 33\n}\nnames frame {\n    MM_X = at 0xa1000000 of UART\n}',
        ['frames of', 33],
        'MM_UART0 MM_X',
    ],
    'a reset line of a frame resets whose registers it is': [
        'platform zynqmp\nnames reset {\n    R_X = 1200 of MM_GPU\n}',
        ['resets', 1200],
        'NODE_GPU_PP_0 NODE_GPU_PP_1 NODE_GPU',
    ],
    'two names of a reset line say different things': [
        'platform zynqmp\nnames reset {\n    R_A = 1200 of NODE_GPU\n    R_B = 1200 of NODE_DP, NODE_GPU\n}',
        ['resets', 1200],
        'NODE_GPU NODE_DP',
    ],
    'what stands behind another name of a frame is not taken': [
        'platform zynqmp\nnames frame {\n    MM_X = MM_GPU of NODE_PLD\n}',
        ['frames of', 9],
        '',
    ],
};

for (const [title, [text, question, answer]] of Object.entries(ROWS))
    test(title, () => assert.equal(answerTo(analyseExample(`${text}\n`).program.scope, question), answer));
