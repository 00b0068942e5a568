// May a domain do something, and why: the sentences, about the tables that ship for ZynqMP and about small ones.

import assert from 'node:assert/strict';
import test from 'node:test';
import { answer } from '../../server/questions/answers';
import { domainsOf } from '../../server/questions/question';
import { sentencesOf } from '../../server/questions/sentences';
import { traceOf } from '../../server/questions/trace';
import { whoCould } from '../../server/questions/who';
import { ask, boardOf, withRows } from './board';

const BOARD = boardOf(`import "zynqmp-xlnx.eemi"
domain dom0 hwdom {
    iomem all
}
domain card {
    iomem mfn 0xff170 count 2      // an SD card, as a device tree gives it: with the page behind
}
domain card_and_timers {
    iomem MM_SD1
    iomem MM_TTC0
    iomem MM_TTC1
    iomem MM_TTC2
    iomem MM_TTC3
}
domain gpio {
    iomem MM_GPIO
    iomem MM_UART1
}
domain fabric {
    iomem mfn 0xa0001
}
domain bridge_only {
    iomem mfn 0xfd0e0 count 2
}
`);

/** What is said to a domain's question, as a list of sentences. */
const SAID: readonly (readonly [string, string, readonly string[]])[] = [
    [
        'card',
        'node ZYNQMP_PM_DEV_SD_1',
        [
            'card may control node ZYNQMP_PM_DEV_SD_1: it owns MM_SD1 (page 0xff170), by which `ZYNQMP_PM_DEV_SD_1 -> MM_SD1` grants it',
        ],
    ],
    [
        'card',
        'clock ZYNQMP_PM_CLK_SDIO1_REF',
        [
            'card may control clock ZYNQMP_PM_CLK_SDIO1_REF: it may control ZYNQMP_PM_DEV_SD_1, which `ZYNQMP_PM_CLK_SDIO1_REF -> ZYNQMP_PM_DEV_SD_1` asks for',
            'disabling it is answered with success and does nothing',
        ],
    ],
    [
        'card',
        'clock ZYNQMP_PM_CLK_LPD_LSBUS',
        [
            'card may not control clock ZYNQMP_PM_CLK_LPD_LSBUS: `ZYNQMP_PM_CLK_LPD_LSBUS -> ZYNQMP_PM_DEV_TTC_0, ZYNQMP_PM_DEV_TTC_1, ZYNQMP_PM_DEV_TTC_2, ZYNQMP_PM_DEV_TTC_3` asks for ZYNQMP_PM_DEV_TTC_0, ZYNQMP_PM_DEV_TTC_1, ZYNQMP_PM_DEV_TTC_2 and ZYNQMP_PM_DEV_TTC_3, and it lacks MM_TTC0 (page 0xff110, owned by card_and_timers), MM_TTC1 (page 0xff120, owned by card_and_timers), MM_TTC2 (page 0xff130, owned by card_and_timers) and MM_TTC3 (page 0xff140, owned by card_and_timers)',
            'enabling it while it runs succeeds all the same; disabling it is answered with success and does nothing',
        ],
    ],
    [
        'card',
        'clock ZYNQMP_PM_CLK_RPLL',
        [
            'card may not control clock ZYNQMP_PM_CLK_RPLL: `ZYNQMP_PM_CLK_RPLL -> ZYNQMP_PM_DEV_DP` asks for ZYNQMP_PM_DEV_DP, and it lacks MM_DP (page 0xfd4a0)',
            'it is the clock of a PLL: Xen forwards calls that change it for every domain, without asking; disabling it is answered with success and does nothing',
        ],
    ],
    [
        'card',
        'write MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD mask 0x80008001',
        [
            'card may write MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD: bit 15, because `MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD mask 0x8000 -> ZYNQMP_PM_DEV_SD_1` is of ZYNQMP_PM_DEV_SD_1, and it owns MM_SD1 (page 0xff170), by which `ZYNQMP_PM_DEV_SD_1 -> MM_SD1` grants it',
            'the code that ships forwards the whole mask, and writes bits 0, 15, 31',
        ],
    ],
    [
        'gpio',
        'reset ZYNQMP_PM_RST_GPIO',
        [
            'gpio may pulse reset ZYNQMP_PM_RST_GPIO: it owns MM_GPIO (page 0xff0a0), by which `ZYNQMP_PM_RST_GPIO -> MM_GPIO` grants it',
        ],
    ],
    [
        'gpio',
        'reset ZYNQMP_PM_RST_GPO3_PL_0',
        [
            'gpio may not pulse reset ZYNQMP_PM_RST_GPO3_PL_0: `ZYNQMP_PM_RST_GPO3_PL_0 -> hwdom` is for the hardware domain only',
        ],
    ],
    [
        'fabric',
        'node ZYNQMP_PM_DEV_PL',
        [
            'fabric may not control node ZYNQMP_PM_DEV_PL: `ZYNQMP_PM_DEV_PL -> hwdom` is for the hardware domain only',
        ],
    ],
    [
        'bridge_only',
        'node ZYNQMP_PM_DEV_PCIE',
        [
            'bridge_only may not control node ZYNQMP_PM_DEV_PCIE: it lacks MM_PCIE_ATTRIB (page 0xfd480), by which `ZYNQMP_PM_DEV_PCIE -> MM_PCIE_ATTRIB` grants it',
        ],
    ],
    [
        'dom0',
        'read 0xff180310',
        ['dom0 may read 0xff180310: the hardware domain reads every register, and no table is asked'],
    ],
    [
        'card',
        'mailbox',
        ['card may not use the mailbox: `ZYNQMP_PM_DEV_IPI_APU -> hwdom` is for the hardware domain only'],
    ],
    [
        'card',
        'reset 31',
        ['card may not pulse reset 31: its id is below 1000, the first of the table, which refuses everyone'],
    ],
];

for (const [name, words, expected] of SAID)
    test(`${name}: ${words}`, () => assert.deepEqual(saidTo(BOARD, name, words), expected));

const SMALL = (target: string, rows: string): ReadonlyMap<string, string> =>
    boardOf(`${target}
names frame {
    MM_A = at 0xa000
}
node nodes {
    0 -> deny
    1 -> MM_A
    2 -> hwdom
    6 -> at 0x24 waive frame-zero "what it does is tested here"
}
${rows}domain guest {
    iomem MM_A
}
`);

const VERSAL = boardOf(`platform versal
node nodes {
    index IDX(n) = n & 0x3fff
    waive index-gap "not the point"
    VERSAL_PM_DEV_UART_0 -> MM_DEV_UART_0
}
clock clocks {
    index IDX(n) = n & 0x3fff
    VERSAL_PM_CLK_UART0_REF -> VERSAL_PM_DEV_UART_0
}
domain guest {
    iomem MM_DEV_UART_0
}
`);

const CLOCKS =
    'clock clocks {\n    waive clock-unsorted "what it does is tested here"\n    5 -> 1, 2, 0\n    9 -> 1\n    7 -> 1\n}\n';
const REGISTERS = 'mmio registers {\n    0x1000 readonly -> 1\n    0x2000 -> 2\n    0x3000 -> 1\n}\n';

const OTHERS: readonly (readonly [string, ReadonlyMap<string, string>, string, readonly string[]])[] = [
    [
        'a gap',
        SMALL('target xlnx', ''),
        'node 4',
        ['guest may not control node 4: no row has index 4, which refuses everyone'],
    ],
    [
        'past the end',
        SMALL('target xlnx', ''),
        'node 9',
        ['guest may not control node 9: its index 9 is past the last row, which refuses everyone'],
    ],
    [
        'frame 0',
        SMALL('target xlnx', ''),
        'node 6',
        [
            'guest may not control node 6: `6 -> at 0x24 waive frame-zero "what it does is tested here"` has an address in page 0, which nobody passes',
        ],
    ],
    [
        'no table',
        SMALL('target xlnx', ''),
        'reset 3',
        ['guest may not pulse reset 3: there is no reset table'],
    ],
    [
        'node 0 in 2019',
        SMALL('target xlnx 2019', ''),
        'node 0',
        [
            'guest may control node 0: before July 2020 (edition 2019) node 0 passes every domain, and its row is not asked',
        ],
    ],
    [
        'the clock of a PLL by its position',
        VERSAL,
        'clock 0x1',
        [
            "guest may not control clock 0x1: it has no row, and a clock without a row is the hardware domain's alone",
            'it says VERSAL_PM_CLK_PMC_PLL by its position, so Xen asks the table; a call with the whole id (0x8104001) is forwarded for every domain, without asking; enabling it while it runs succeeds all the same; disabling it is answered with success and does nothing',
        ],
    ],
    [
        'another clock by its position',
        VERSAL,
        'clock 0x1b',
        [
            "guest may not control clock 0x1b: it has no row, and a clock without a row is the hardware domain's alone",
            'enabling it while it runs succeeds all the same; disabling it is answered with success and does nothing',
        ],
    ],
    [
        'the mailbox past the end',
        SMALL('target xlnx', ''),
        'mailbox',
        ['guest may not use the mailbox: its index 56 is past the last row, which refuses everyone'],
    ],
    [
        'nodes that are refused for several reasons',
        SMALL('target xlnx 2020', CLOCKS),
        'clock 5',
        [
            'guest may not control clock 5: `5 -> 1, 2, 0` asks for node 1, node 2 and node 0, and about node 2, `2 -> hwdom` is for the hardware domain only and about node 0, `0 -> deny` denies it to everyone',
        ],
    ],
    [
        'a clock that the search does not reach',
        SMALL('target xlnx 2020', CLOCKS),
        'clock 7',
        [
            'guest may not control clock 7: the search stops at the larger clock of `9 -> 1` and never reaches `7 -> 1`, and before January 2022 (editions 2019 and 2020) a clock without a row is refused to everyone',
        ],
    ],
    [
        'a clock without a row',
        SMALL('target xlnx 2022', CLOCKS),
        'clock 12',
        [
            "guest may not control clock 12: it has no row, and a clock without a row is the hardware domain's alone",
            'enabling it while it runs succeeds all the same',
        ],
    ],
    [
        'a read-only row',
        SMALL('target xlnx', REGISTERS),
        'write 0x1000',
        ['guest may not write 0x1000: `0x1000 readonly -> 1` is read-only'],
    ],
    [
        'no row',
        SMALL('target xlnx', REGISTERS),
        'read 0x5000',
        ['guest may not read 0x5000: no row holds the address'],
    ],
    [
        'a search that stops',
        SMALL('target xen', 'mmio registers {\n    0x3000 -> 1\n    0x1000 -> 1\n}\n'),
        'read 0x1000',
        [
            'guest may not read 0x1000: the search stops at `0x3000 -> 1`, which starts above the address; `0x1000 -> 1` is not asked',
        ],
    ],
    [
        'register calls on Versal',
        boardOf(
            'platform versal\nnode t {\n    index I(n) = n & 0x3fff\n    1 -> mfn 0xa\n}\nmmio registers {\n    0x1000 -> 1\n}\ndomain guest {\n    iomem mfn 0xa\n}\n',
        ),
        'read 0x1000',
        [
            'guest may read 0x1000: `0x1000 -> 1` is of node 1, and it owns page 0xa, by which `1 -> mfn 0xa` grants it',
            'on Versal Xen refuses every register call, and no table is asked',
        ],
    ],
];

for (const [name, files, words, expected] of OTHERS)
    test(name, () => assert.deepEqual(saidTo(files, 'guest', words), expected));

function saidTo(files: ReadonlyMap<string, string>, name: string, words: string): string[] {
    const { asked, question } = ask(files, words);
    const domain = domainsOf(asked.program).find(each => each.name === name) ?? assert.fail(name);
    return sentencesOf(asked, answer(asked, domain, question) ?? assert.fail()).map(each =>
        withRows(each, files),
    );
}

test('the pages that are lacking, and whose they are', () => {
    const { asked, question } = ask(BOARD, 'clock ZYNQMP_PM_CLK_LPD_LSBUS');
    const domain = domainsOf(asked.program).find(({ name }) => name === 'gpio') ?? assert.fail();
    const { lacking } = traceOf(asked, answer(asked, domain, question) ?? assert.fail());
    assert.deepEqual(
        lacking.map(({ page, name, owners }) => `${page.toString(16)} ${name} ${owners}`),
        ['ff110 MM_TTC0', 'ff120 MM_TTC1', 'ff130 MM_TTC2', 'ff140 MM_TTC3'].map(
            each => `${each} card_and_timers`,
        ),
    );
});

const WHO: readonly (readonly [string, readonly string[]])[] = [
    ['node ZYNQMP_PM_DEV_SD_1', ['any domain that owns frame 0xff170, and nobody else']],
    ['reset 1014', ['nobody, not even the hardware domain: it has no row']],
    [
        'clock ZYNQMP_PM_CLK_SDIO1_REF',
        ['whoever may control ZYNQMP_PM_DEV_SD_1 (any domain that owns frame 0xff170, and nobody else)'],
    ],
    [
        'clock ZYNQMP_PM_CLK_RPLL',
        ['every domain: Xen forwards calls that change the clock of a PLL, without asking'],
    ],
    ['clock ZYNQMP_PM_CLK_ACPU', ['the hardware domain only: it has no row']],
    ['read 0x1000', ['the hardware domain only: no row holds it']],
    ['write 0xff180311', ['nobody, not even the hardware domain: no row holds it']],
    [
        'write 0xff180310',
        [
            'whoever may control ZYNQMP_PM_DEV_SD_0, but only bit 0 (ZYNQMP_PM_DEV_SD_0: any domain that owns frame 0xff160, and nobody else)',
            'whoever may control ZYNQMP_PM_DEV_SD_1, but only bit 15 (ZYNQMP_PM_DEV_SD_1: any domain that owns frame 0xff170, and nobody else)',
        ],
    ],
    ['mailbox', ['the hardware domain only: index 56, ZYNQMP_PM_DEV_IPI_APU']],
];

test('who: under xen the first row decides, and the search stops at one above', () => {
    const board = boardOf(
        'target xen\nnode t {\n    1 -> mfn 0xa\n    2 -> mfn 0xb\n}\nmmio registers {\n    0x1000..0x1010 -> 1\n    0x1004 -> 2\n    0x3000 -> 1\n    0x2000 -> 2\n}\n',
    );
    const who = (words: string): string[] => {
        const { asked, question } = ask(board, words);
        return whoCould(asked, question);
    };
    assert.deepEqual(who('write 0x1004'), [
        'whoever may control node 1 (node 1: any domain that owns frame 0xa, and nobody else)',
    ]);
    assert.deepEqual(who('write 0x2000'), [
        'nobody, not even the hardware domain: the search for it stops at a row that starts above it',
    ]);
    assert.deepEqual(who('read 0x2000'), [
        'the hardware domain only: the search for it stops at a row that starts above it',
    ]);
});

test('who: under xlnx a row without a mask refuses whoever may not control its node', () => {
    const board = boardOf(
        [
            'target xlnx',
            ...['node t {', '    1 -> mfn 0xa', '    2 -> mfn 0xb', '}'],
            ...[
                'mmio registers {',
                '    0x1000 mask 0x1 -> 1',
                '    0x1000 -> 2',
                '    0x2000 -> 1',
                '    0x2000 -> 2',
            ],
            ...[
                '    0x3000 -> 1',
                '    0x3000 readonly -> 2',
                '    0x4000 mask 0x1 -> 1',
                '    0x4000 -> 2 only hwdom',
                '}',
            ],
        ].join('\n'),
    );
    const control = (node: number, mfn: string) =>
        `(node ${node}: any domain that owns frame ${mfn}, and nobody else)`;
    const [one, two] = [control(1, '0xa'), control(2, '0xb')];
    const who = (words: string): string[] => {
        const { asked, question } = ask(board, words);
        return whoCould(asked, question);
    };
    const anyway = 'refused, whatever other rows allow';
    assert.deepEqual(who('write 0x1000'), [
        `whoever may control node 1, but only bit 0 ${one}`,
        `whoever may control node 2 ${two}; without a mask: whoever may not is ${anyway}`,
    ]);
    assert.deepEqual(who('read 0x1000'), [
        `whoever may control node 1, and the hardware domain ${one}`,
        `whoever may control node 2, and the hardware domain ${two}; without a mask: whoever may not is refused, unless a row above lets it read`,
    ]);
    assert.deepEqual(who('write 0x2000'), [
        `whoever may control node 1 ${one}; without a mask: whoever may not is ${anyway}`,
        `whoever may control node 2 ${two}; without a mask: whoever may not is refused, unless rows above let it write all bits`,
    ]);
    assert.deepEqual(who('write 0x3000'), [
        `whoever may control node 1 ${one}; without a mask: whoever may not is ${anyway}`,
        `nobody ${two}`,
    ]);
    assert.deepEqual(who('write 0x4000'), [
        `whoever may control node 1, but only bit 0 ${one}`,
        `the hardware domain only, if it may control node 2 ${two}; without a mask: if it may not, it is ${anyway}`,
    ]);
});

test('who: all rows of a clock ask, and none behind a larger clock', () => {
    const board = boardOf(
        'target xlnx\nnode t {\n    1 -> mfn 0xa\n    2 -> mfn 0xb\n}\nclock clocks {\n    waive clock-unsorted "what it does is tested here"\n    5 -> 1\n    5 -> 2\n    9 -> 1\n    7 -> 1\n}\n',
    );
    const who = (words: string): string[] => {
        const { asked, question } = ask(board, words);
        return whoCould(asked, question);
    };
    assert.deepEqual(who('clock 5'), [
        'whoever may control all of node 1 (any domain that owns frame 0xa, and nobody else) and node 2 (any domain that owns frame 0xb, and nobody else)',
    ]);
    assert.deepEqual(who('clock 7'), [
        'the hardware domain only: the search for it stops at a row of a larger clock',
    ]);
    assert.deepEqual(who('clock 8'), ['the hardware domain only: it has no row']);
});

test('who: a register on Versal, whatever its row says', () => {
    const board = boardOf(
        'platform versal\nnode t {\n    1 -> mfn 0xa\n}\nmmio registers {\n    0x1000 -> 1\n}\n',
    );
    for (const action of ['read', 'write']) {
        const { asked, question } = ask(board, `${action} 0x1000`);
        assert.deepEqual(whoCould(asked, question), [
            'nobody, not even the hardware domain: on Versal Xen refuses every register call, and no table is asked',
        ]);
    }
});

for (const [words, expected] of WHO)
    test(`who: ${words}`, () => {
        const { asked, question } = ask(BOARD, words);
        assert.deepEqual(whoCould(asked, question), expected);
    });
