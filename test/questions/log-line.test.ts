// Lines of Xen's log, and what they are about: the same number is an id or an index, by the chip and the code that printed it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { askable } from '../../server/questions/answers';
import { readLogLine } from '../../server/questions/log-line';
import { asking } from '../../server/questions/sentences';
import { exampleProgram, programOf } from '../emit/programs';

const ZYNQMP = askable(exampleProgram('zynqmp-xlnx'));
const VERSAL = askable(exampleProgram('versal'));
const SEED = askable(exampleProgram('zynqmp'));
const UNKNOWN = askable(programOf('target xlnx\nnode t {\n    1 -> hwdom\n}\n'));

const LINES: readonly (readonly [string, typeof ZYNQMP, string, string | undefined, string])[] = [
    [
        'a clock',
        ZYNQMP,
        '(XEN) d1v0 xilinx-pm: fn=36 No access to clock=31',
        'clock 31',
        'The call CLOCK_ENABLE (36) about clock 31 was refused: ZYNQMP_PM_CLK_LPD_LSBUS by its id (on ZynqMP Xen prints ids of clocks).',
    ],
    [
        'a node of Versal is printed as its index',
        VERSAL,
        '(XEN) xilinx-pm: fn=0x000d No access to node 0x00000019',
        `node ${0x18224019}`,
        'The call REQUEST_NODE (13) about node 25 was refused: VERSAL_PM_DEV_GEM_0 by its index, not its id 0x18224019 (on Versal Xen prints the low 14 bits).',
    ],
    [
        'the same number on ZynqMP is an id',
        ZYNQMP,
        '(XEN) xilinx-pm: fn=0x000d No access to node 0x00000020',
        'node 32',
        'The call REQUEST_NODE (13) about node 32 was refused: ZYNQMP_PM_DEV_ETH_3 by its id (on ZynqMP Xen prints ids of nodes).',
    ],
    [
        'a reset line of ZynqMP since 4.17',
        ZYNQMP,
        '(XEN) d1v0 xilinx-pm: fn=17 No access to reset 31',
        'reset 1031',
        'The call RESET_ASSERT (17) about reset 31 was refused: ZYNQMP_PM_RST_GEM2 by its index, not its id 1031 (since 4.17 Xen prints indexes of reset lines on ZynqMP).',
    ],
    [
        'a reset line of ZynqMP before',
        ZYNQMP,
        '(XEN) d1v0 xilinx-pm: fn=17 No access to reset 1031',
        'reset 1031',
        'The call RESET_ASSERT (17) about reset 1031 was refused: ZYNQMP_PM_RST_GEM2 by its id (before 4.17 Xen prints ids of reset lines on ZynqMP).',
    ],
    [
        'code of 2018',
        SEED,
        '(XEN) zynqmp-pm: fn=13 No access to node 32',
        'node 32',
        'The call REQUEST_NODE (13) about node 32 was refused: NODE_ETH_3 by its id (code that prints `zynqmp-pm` prints ids).',
    ],
    [
        'an id without a name',
        VERSAL,
        '(XEN) zynqmp-pm: fn=13 No access to node 32',
        'node 32',
        'The call REQUEST_NODE (13) about node 32 was refused: node 32 by its id (code that prints `zynqmp-pm` prints ids).',
    ],
    [
        'a register',
        ZYNQMP,
        '(XEN) eemi: fn=19 No access to MMIO write ff180310',
        'write 0xff180310',
        'The call MMIO_WRITE (19) that would write the register at 0xff180310 was refused; the line does not say which bits.',
    ],
    [
        'an index that nothing has',
        VERSAL,
        '(XEN) xilinx-pm: fn=13 No access to node 3000',
        undefined,
        'The call REQUEST_NODE (13) about node 3000 was refused. The number is an index (on Versal Xen prints the low 14 bits), which no row and no name has.',
    ],
    [
        'a chip that is not known',
        UNKNOWN,
        '(XEN) xilinx-pm: fn=13 No access to node 1',
        undefined,
        'The call REQUEST_NODE (13) about node 1 was refused. Whether the number is an id or an index depends on the chip: the file names no platform.',
    ],
    [
        'an ioctl',
        ZYNQMP,
        '(XEN) d1v0 eemi: fn=34 No access id = 6',
        undefined,
        'A guest may make this call IOCTL (34) for SD_DLL_RESET only to set up an SD controller whose node it may control; the line does not say which node.',
    ],
    [
        'a call that Xen does not know',
        ZYNQMP,
        '(XEN) d2v0 xilinx-pm: Unhandled PM Call: 3254782743, domid=2',
        undefined,
        'Xen does not know this call and passes it on for the hardware domain at most: no table decides about it.',
    ],
    [
        'a call for the hardware domain',
        ZYNQMP,
        '(XEN) d1v0 eemi: fn=22 No access',
        undefined,
        'The call number 22 is for the hardware domain only, whatever the tables say.',
    ],
    ['the mailbox', ZYNQMP, '(XEN) IPI mailbox: fn=4096 No access', 'mailbox', 'The mailbox was refused.'],
    [
        'a line of Linux, which does not say who refused',
        ZYNQMP,
        'zynqmp_gpd_attach_dev() domain7 request failed for node 22: -13',
        'node 22',
        'Linux was refused node 22: ZYNQMP_PM_DEV_USB_0 by its id. It does not say by whom: by Xen, or by the firmware.',
    ],
    [
        'a line of Linux on Versal has the whole id',
        VERSAL,
        'zynqmp_gpd_attach_dev() domain7 request failed for node 404897817: -13',
        `node ${0x18224019}`,
        'Linux was refused node 0x18224019: VERSAL_PM_DEV_GEM_0 by its id. It does not say by whom: by Xen, or by the firmware.',
    ],
    [
        'a line of Linux that names nothing',
        ZYNQMP,
        'macb ff0e0000.ethernet: failed to get macb_clk (4294966779)',
        undefined,
        'This is no line in which Xen refuses a call that a table could decide about.',
    ],
    [
        'an error of Linux that is no refusal',
        ZYNQMP,
        'zynqmp_gpd_attach_dev() domain7 request failed for node 22: -22',
        undefined,
        'This is no line in which Xen refuses a call that a table could decide about.',
    ],
];

for (const [name, asked, line, expected, said] of LINES)
    test(name, () => {
        const { question, said: actual } = readLogLine(asked, line);
        assert.equal(actual, said);
        const what = (): string => {
            if (question === undefined || question.action === 'mailbox') return question?.action ?? '';
            assert.doesNotMatch(asking(question), /(node|reset|clock) \1/);
            return `${question.action} ${'id' in question ? question.id : `0x${question.address.toString(16)}`}`;
        };
        assert.equal(what(), expected ?? '');
    });
