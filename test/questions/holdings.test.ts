// All that a domain may do, and several side by side, about the tables that ship for ZynqMP.

import assert from 'node:assert/strict';
import test from 'node:test';
import { askable } from '../../server/questions/answers';
import { holdingsOf } from '../../server/questions/holdings';
import { matrixOf } from '../../server/questions/matrix';
import {
    domainParagraphs,
    generalNotes,
    matrixParagraphs,
    type Paragraph,
} from '../../server/questions/paragraphs';
import { domainsOf } from '../../server/questions/question';
import { programAt } from '../emit/programs';
import { ROOT } from '../workspace';
import { boardOf } from './board';

const BOARD = askable(
    programAt(
        ROOT,
        boardOf(`import "zynqmp-xlnx.eemi"
domain dom0 hwdom {
    iomem all
}
domain serial {
    iomem MM_UART0
    iomem MM_TTC0
    iomem MM_TTC1
    iomem MM_TTC2
    iomem MM_TTC3
}
domain flash {
    iomem MM_QSPI
    iomem MM_TTC0
    iomem MM_TTC1
    iomem MM_TTC2
    iomem MM_TTC3
}
domain bare {
    iomem mfn 0xff010
    iomem mfn 0xff0e0
    iomem mfn 0xff110
}
domain pcie {
    iomem mfn 0xfd0e0 count 2       // a device tree gives a page more than the region
    iomem mfn 0xfd480 count 2
    iomem mfn 0x8000000 count 0x1001
}
domain gpio {
    iomem mfn 0xff0a0
    iomem mfn 0xff010
}
domain fabric {
    iomem mfn 0xa0001 count 2
}
`),
    ),
);

const linesOf = (paragraphs: readonly Paragraph[]): string[] =>
    paragraphs.map(({ lead, text }) => (lead + text).trimEnd());

const domain = (name: string) =>
    domainsOf(BOARD.program).find(each => each.name === name) ?? assert.fail(name);

const held = (name: string) => holdingsOf(BOARD, domain(name));

const HELD: Record<string, readonly string[]> = {
    bare: [
        'bare may control',
        '  MM_TTC0  0xff110   node ZYNQMP_PM_DEV_TTC_0; reset ZYNQMP_PM_RST_TTC0 (serial and flash own this page too)',
        '  MM_GEM3  0xff0e0   node ZYNQMP_PM_DEV_ETH_3; reset ZYNQMP_PM_RST_GEM3; clock ZYNQMP_PM_CLK_GEM3_TX, ZYNQMP_PM_CLK_GEM3_RX, ZYNQMP_PM_CLK_GEM3_REF, ZYNQMP_PM_CLK_GEM3_REF_UNGATED; 4 register rows',
        '  MM_UART1  0xff010  node ZYNQMP_PM_DEV_UART_1; reset ZYNQMP_PM_RST_UART1; clock ZYNQMP_PM_CLK_UART1_REF (gpio owns this page too)',
        'but not, though it has a part of it',
        '  clock ZYNQMP_PM_CLK_LPD_LSBUS, for lack of MM_TTC1 (0xff120), MM_TTC2 (0xff130) and MM_TTC3 (0xff140)',
        '  clock ZYNQMP_PM_CLK_GEM_TSU_REF, for lack of MM_GEM0 (0xff0b0), MM_GEM1 (0xff0c0) and MM_GEM2 (0xff0d0)',
        '  clock ZYNQMP_PM_CLK_GEM_TSU, for lack of MM_GEM0 (0xff0b0), MM_GEM1 (0xff0c0) and MM_GEM2 (0xff0d0)',
    ],
    pcie: [
        'pcie may control',
        '  MM_PCIE_ATTRIB  0xfd480   node ZYNQMP_PM_DEV_PCIE; reset ZYNQMP_PM_RST_PCIE_BRIDGE, ZYNQMP_PM_RST_PCIE_CTRL; clock ZYNQMP_PM_CLK_PCIE_REF',
        '  MM_AXIPCIE_MAIN  0xfd0e0  reset ZYNQMP_PM_RST_PCIE_CFG',
        'without a row: 0xfd0e1, 0xfd481, 0x8000000 and 4096 more',
    ],
    gpio: [
        'gpio may control',
        '  MM_UART1  0xff010  node ZYNQMP_PM_DEV_UART_1; reset ZYNQMP_PM_RST_UART1; clock ZYNQMP_PM_CLK_UART1_REF (bare owns this page too)',
        '  MM_GPIO  0xff0a0   node ZYNQMP_PM_DEV_GPIO; reset ZYNQMP_PM_RST_GPIO',
    ],
    fabric: ['fabric may control nothing', 'without a row: 0xa0001 and 0xa0002'],
};

for (const [name, expected] of Object.entries(HELD))
    test(`what ${name} may do`, () =>
        assert.deepEqual(linesOf(domainParagraphs(BOARD, domain(name))), expected));

test('two guests with the timers of a bus clock can take them from each other', () => {
    const lines = linesOf(matrixParagraphs(matrixOf(['serial', 'flash'].map(held))));
    assert.deepEqual(lines, [
        '                   serial  flash',
        ...[0, 1, 2, 3].map(
            n =>
                `MM_TTC${n}  0xff1${n + 1}0   yes     yes    node ZYNQMP_PM_DEV_TTC_${n}; reset ZYNQMP_PM_RST_TTC${n}`,
        ),
        'MM_UART0  0xff000  yes     -      node ZYNQMP_PM_DEV_UART_0; reset ZYNQMP_PM_RST_UART0; clock ZYNQMP_PM_CLK_UART0_REF',
        'by several pages   yes     yes    clock ZYNQMP_PM_CLK_LPD_LSBUS',
        'MM_QSPI  0xff0f0   -       yes    node ZYNQMP_PM_DEV_QSPI; reset ZYNQMP_PM_RST_QSPI; clock ZYNQMP_PM_CLK_QSPI_REF; 3 register rows',
        'Both can control, and so can take from each other',
        '  serial and flash: node ZYNQMP_PM_DEV_TTC_0..ZYNQMP_PM_DEV_TTC_3; reset ZYNQMP_PM_RST_TTC0..ZYNQMP_PM_RST_TTC3; clock ZYNQMP_PM_CLK_LPD_LSBUS',
    ]);
});

test('the hardware domain keeps what it gives away, and takes nothing from anybody', () => {
    const { rows, shared } = matrixOf(['dom0', 'gpio'].map(held));
    assert.deepEqual(shared, []);
    const gpio = rows.find(({ name }) => name === 'MM_GPIO');
    assert.deepEqual(gpio?.may, ['yes', 'yes']);
});

test('each cell of the matrix is the answer of the check function', () => {
    const domains = domainsOf(BOARD.program);
    for (const { things, may } of matrixOf(domains.map(each => holdingsOf(BOARD, each))).rows)
        for (const { kind, id, name } of things)
            for (const [at, each] of domains.entries()) {
                const asker = {
                    hardwareDomain: each.hwdom,
                    ownsFrame: (frame: number) => each.owns(BigInt(frame)),
                };
                assert.equal(
                    BOARD.decisions[kind]?.(asker, id).allowed,
                    may[at] !== 'no',
                    `${each.name}: ${name}`,
                );
            }
});

test('what holds for every domain', () =>
    assert.deepEqual(generalNotes(BOARD), [
        'Every domain may change the clocks of PLLs: Xen forwards these calls without asking.',
        'Disabling a clock does nothing, whoever asks.',
        "This is Xen's half: the firmware's own configuration may still refuse what Xen allows.",
    ]));
