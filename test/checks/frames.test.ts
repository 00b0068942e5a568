// What the checks say about whose page a row goes by: wrong-frame, unusual-frame, reset-frame-differs and reset-withheld. To add a
// test, add a row.

import test from 'node:test';
import { check, checkFix } from '../marked';

const node = (rows: string): string =>
    `platform zynqmp\nnode nodes {\n    waive index-gap "not the point"\n${rows}}\n`;
const both = (nodes: string, resets: string): string =>
    `${node(nodes)}reset resets {\n    waive index-gap "not the point"\n    index IDX(n) = n - XILPM_RESET_PCIE_CFG\n${resets}}\n`;

const CASES: Record<string, string> = {
    'a range with an id that goes by another of its pages, and wrong ids':
        node(`    NODE_USB_0..NODE_TTC_0 -> MM_USB3_0
                              ^^^^^^^^^ wrong-frame MM_USB3_0 is NODE_USB_0's: its owner may control NODE_USB_1 and NODE_TTC_0, not their own owners
    NODE_GDMA..NODE_ADMA -> MM_GDMA_CH3
                            ^^^^^^^^^^^ wrong-frame MM_GDMA_CH3 is NODE_GDMA's: its owner may control NODE_ADMA
`),
    'all wrong ids of a range are named': node(`    NODE_TTC_0..NODE_TTC_3 -> MM_TTC0
                              ^^^^^^^ wrong-frame MM_TTC0 is NODE_TTC_0's: its owner may control NODE_TTC_1..NODE_TTC_3, and the owners of MM_TTC1..MM_TTC3 may not
    NODE_APU..NODE_RPU -> MM_RPU
                          ^^^^^^ wrong-frame MM_RPU is no page of NODE_APU and NODE_APU_0..NODE_APU_3: its owner may control them, and the owner of MM_APU may not
    NODE_CAN_0..NODE_AFI -> MM_CAN1
                            ^^^^^^^ wrong-frame It is wrong for NODE_CAN_0, NODE_AFI. Give each its own page
`),
    'the page of several devices, and a node of which none is known': node(`    NODE_L2 -> MM_GPU
               ^^^^^^ wrong-frame MM_GPU is the page of NODE_GPU_PP_0..NODE_GPU_PP_1 and NODE_GPU: its owner may control NODE_L2
`),
    "an address inside another device's page, waived as an address inside a page":
        node(`    NODE_SD_0 -> at 0xff010800 waive not-a-page "the upper half"
                 ^^^^^^^^^^^^^ wrong-frame at 0xff010800 is NODE_UART_1's: its owner may control NODE_SD_0
    NODE_UART_1 -> at 0xff010800 waive not-a-page "the upper half"
`),
    'a device in the logic, where other designs have the codec': `platform zynqmp
names frame {
    MM_MINE = at 0xa0000000 of NODE_PL
}
node nodes {
    waive index-gap "not the point"
    NODE_PL  -> MM_MINE
    NODE_VCU -> MM_alg_vcu_dec_top
}
`,
    'the codec, and what is certainly not its page': node(`    NODE_PL  -> at 0xa0000000
    NODE_VCU -> MM_UART0
                ^^^^^^^^ wrong-frame the owner of MM_alg_vcu_enc_top may not
`),
    'stand-ins for the PLLs': node(`    NODE_VPLL -> MM_DP
    NODE_RPLL -> MM_DP
`),
    'a device inside a region of another one': `platform zynqmp
names frame {
    MM_REGION = at 0xff000000 size 0x1000000 of NODE_LPD
}
node nodes {
    waive index-gap "not the point"
    NODE_LPD -> MM_UART1
                ^^^^^^^^ wrong-frame MM_UART1 is NODE_UART_1's: its owner may control NODE_LPD, and the owner of MM_REGION may not
}
`,
    'a device by its position, and a range of whole ids': `platform versal
node nodes {
    waive index-gap "not the point"
    waive mailbox-row "not the point"
    index IDX(id) = id & 0x3fff
    0x34 -> MM_DEV_RTC
    ^^^^ id-by-position 0x34 is the position of VERSAL_PM_DEV_RTC: Xen finds its row, but not that it is a node
    0x24..0x25 -> MM_DEV_TTC_0
    ^^^^ id-by-position
                  ^^^^^^^^^^^^ wrong-frame MM_DEV_TTC_0 is VERSAL_PM_DEV_TTC_0's: its owner may control VERSAL_PM_DEV_TTC_1, and
    0x18224026..0x18224027 -> deny
}
`,
    'a reset line by its position': `platform versal
reset resets {
    waive index-gap "not the point"
    index IDX(id) = id & 0x3fff
    0x39 -> MM_DEV_SPI_1
    ^^^^ id-by-position
            ^^^^^^^^^^^^ wrong-frame MM_DEV_SPI_1 is VERSAL_PM_DEV_SPI_1's: its owner may reset VERSAL_PM_DEV_SPI_0, and the owner of MM_DEV_SPI_0 may not
}
`,
    "one reset line of a range is another's": both(
        `    NODE_SPI_0 -> MM_SPI0
    NODE_SPI_1 -> MM_SPI1
`,
        `    XILPM_RESET_SPI0..XILPM_RESET_SPI1 -> MM_SPI0
                                          ^^^^^^^ wrong-frame MM_SPI0 is NODE_SPI_0's: its owner may reset NODE_SPI_1, and the owner of MM_SPI1 may not
`,
    ),
    'a range of reset lines is withheld': both(
        `    NODE_SPI_0 -> MM_SPI0
    NODE_SPI_1 -> MM_SPI1
`,
        `    XILPM_RESET_SPI0..XILPM_RESET_SPI1 -> hwdom
                                          ^^^^^ reset-withheld the owners of MM_SPI0..MM_SPI1 may power NODE_SPI_0..NODE_SPI_1, but only the hardware domain may reset them
`,
    ),
    'what declarations say of a page that has devices already': `platform zynqmp
names frame {
    MM_ONE = at MM_RTC of NODE_UART_0
                       ^^^^^^^^^^^^^^ alias-of another name of \`MM_RTC\`
    MM_TWO = at (MM_RTC) standin NODE_UART_0
                         ^^^^^^^^^^^^^^^^^^^ alias-of
    MM_THREE = at MM_RTC + 0 of NODE_UART_0
                             ^^^^^^^^^^^^^^ alias-of
    MM_FOUR = at 0xfe000000 of NODE_PCAP standin NODE_PCAP
                                                 ^^^^^^^^^ node-twice
    MM_FIVE = at 0xffa60000 of NODE_UART_0
                               ^^^^^^^^^^^ of-differs \`of NODE_UART_0\` does not count: the platform has this page as that of NODE_RTC
    MM_SIX = at 0xffa60000 of NODE_RTC standin NODE_UART_1
}
node nodes {
    waive index-gap "not the point"
    NODE_UART_0 -> MM_FIVE
                   ^^^^^^^ wrong-frame MM_FIVE is NODE_RTC's: its owner may control NODE_UART_0
    NODE_UART_1 -> MM_SIX
}
`,
    'each device by its own page': both(
        '    NODE_UART_0 -> MM_UART0\n    NODE_GPIO   -> MM_GPIO or hwdom\n',
        '    XILPM_RESET_UART0 -> MM_UART0\n    XILPM_RESET_GPIO  -> MM_GPIO or hwdom\n',
    ),
    "the page of a device's neighbour": node(`    NODE_UART_0 -> MM_UART1
                   ^^^^^^^^ wrong-frame MM_UART1 is NODE_UART_1's: its owner may control NODE_UART_0, and the owner of MM_UART0 may not
`),
    'the page of quite another device': node(`    NODE_SD_0 -> MM_RTC
                 ^^^^^^ wrong-frame MM_RTC is NODE_RTC's: its owner may control NODE_SD_0, and the owner of MM_SD0 may not
`),
    'the page of no device': node(`    NODE_SD_0 -> MM_CRL_APB or hwdom
                 ^^^^^^^^^^ wrong-frame MM_CRL_APB is no page of NODE_SD_0: its owner may control it, and the owner of MM_SD0 may not
`),
    'a page without a name, and a node by its number': node(`    33 -> at 0xff010000
          ^^^^^^^^^^^^^ wrong-frame at 0xff010000 is NODE_UART_1's: its owner may control NODE_UART_0
    34 -> mfn 0xff010
`),
    'another name of the right page': node('    NODE_UART_0 -> MM_IOU_S\n'),
    'a page of several devices': node(`    NODE_GPU_PP_0 -> MM_GPU
    NODE_GPU_PP_1 -> MM_RPU
                     ^^^^^^ wrong-frame MM_RPU is no page of NODE_GPU_PP_1: its owner may control it, and the owner of MM_GPU may not
`),
    'a stand-in is right': node('    NODE_RPU_0     -> MM_RPU\n    NODE_IPI_RPU_0 -> MM_RPU\n'),
    'another page of the device': node(`    NODE_USB_0 -> MM_USB3_0
                  ^^^^^^^^^ unusual-frame MM_USB3_0 is NODE_USB_0's, but tables go by MM_USB3_0_XHCI, whose owner may not control it here
`),
    'a later page of the device': node(`    NODE_USB_0 -> at 0xfe201000
                  ^^^^^^^^^^^^^ unusual-frame at 0xfe201000 is NODE_USB_0's, but tables go by MM_USB3_0_XHCI
`),
    'one device in a range is another': node(`    NODE_UART_0..NODE_UART_1 -> MM_UART0
                                ^^^^^^^^ wrong-frame MM_UART0 is NODE_UART_0's: its owner may control NODE_UART_1
`),
    'a node that nothing is known of, by the page of a device': node(`    NODE_L2 -> MM_UART0
               ^^^^^^^^ wrong-frame MM_UART0 is NODE_UART_0's: its owner may control NODE_L2, whose own page is not known
`),
    'an address inside a page, and frame 0, have their own messages': node(`    NODE_UART_0 -> at 0xff010004
                   ^^^^^^^^^^^^^ not-a-page
    NODE_UART_1 -> at 0x21
                   ^^^^^^^ frame-zero
`),
    'a number of the wrong kind, or off the chip, has a message of its own':
        node(`    NODE_UART_0 -> mfn 0xff010000
                   ^^^^^^^^^^^^^^ wrong-unit
    NODE_UART_1 -> at 0xff000
                   ^^^^^^^^^^ wrong-unit
    NODE_GPIO -> at 0xff0000000000
                 ^^^^^^^^^^^^^^^^^ address-width
`),
    'two rows of one id have a message of their own': node(`    NODE_UART_1 -> MM_UART1
    NODE_UART_1 -> MM_UART0
    ^^^^^^^^^^^ duplicate-index
`),
    'names of which nothing is declared': `names node {
    NODE_A = 1
    NODE_B = 2
}
names frame {
    MM_A = at 0x1000
    MM_B = at 0x2000
}
node nodes {
    NODE_A -> MM_B
    NODE_B -> MM_A
}
`,
    "a file's own declarations count": `names node {
    NODE_A = 1
    NODE_B = 2
}
names frame {
    MM_A = at 0x1000 of NODE_A
    MM_B = at 0x2000 of NODE_B standin NODE_A
    MM_C = at 0x3000
}
node nodes {
    NODE_A -> MM_B
    NODE_B -> MM_A
              ^^^^ wrong-frame MM_A is NODE_A's: its owner may control NODE_B, and the owner of MM_B may not
}
`,
    'a reset line by the page of a neighbour': both(
        '    NODE_SD_0 -> MM_SD0\n    NODE_SD_1 -> MM_SD1\n',
        `    XILPM_RESET_SDIO0 -> MM_SD0
    XILPM_RESET_SDIO1 -> MM_SD0
                         ^^^^^^ wrong-frame MM_SD0 is NODE_SD_0's: its owner may reset NODE_SD_1, and the owner of MM_SD1 may not
`,
    ),
    'a wrong node row gives one message, and its right reset row none': both(
        `    NODE_SD_0 -> MM_SD1
                 ^^^^^^ wrong-frame MM_SD1 is NODE_SD_1's: its owner may control NODE_SD_0, and the owner of MM_SD0 may only reset it (line
    NODE_SD_1 -> MM_SD1
`,
        '    XILPM_RESET_SDIO0 -> MM_SD0\n    XILPM_RESET_SDIO1 -> MM_SD1\n',
    ),
    'a wrong node row gives no shared page': node(`    NODE_UART_0 -> MM_UART0
    NODE_GPIO   -> MM_IOU_S
                   ^^^^^^^^ wrong-frame MM_IOU_S is NODE_UART_0's
`),
    'node and reset line by different pages of one device': both(
        '    NODE_PCIE -> MM_PCIE_ATTRIB\n',
        `    XILPM_RESET_PCIE_CFG    -> MM_AXIPCIE_MAIN
                               ^^^^^^^^^^^^^^^ reset-frame-differs XILPM_RESET_PCIE_CFG goes by MM_AXIPCIE_MAIN, but NODE_PCIE, which it resets, by MM_PCIE_ATTRIB
    XILPM_RESET_PCIE_BRIDGE -> MM_PCIE_ATTRIB
`,
    ),
    'a node without a row is a gap, and no more': both(
        '    NODE_RTC -> MM_RTC\n',
        '    XILPM_RESET_SWDT_CRL -> MM_SWDT\n',
    ),
    'a node that is denied, and its reset line': both(
        '    NODE_SD_0 -> deny\n',
        `    XILPM_RESET_SDIO0 -> MM_SD0
                         ^^^^^^ reset-frame-differs the owner of MM_SD0 may reset NODE_SD_0, which nobody has
`,
    ),
    'the reset line of a node is withheld': both(
        '    NODE_SATA -> MM_SATA_AHCI_HBA\n',
        `    XILPM_RESET_SATA -> hwdom
                        ^^^^^ reset-withheld the owner of MM_SATA_AHCI_HBA may power NODE_SATA, but only the hardware domain may reset it
`,
    ),
    'all reset lines of a node are withheld: one message, at the lowest': both(
        '    NODE_USB_0 -> MM_USB3_0_XHCI\n',
        `    XILPM_RESET_USB0_APB        -> hwdom
    XILPM_RESET_USB0_HIBERRESET -> hwdom
    XILPM_RESET_USB0_CORERESET  -> hwdom
                                   ^^^^^ reset-withheld No line that resets NODE_USB_0 is granted to guests
`,
    ),
    'one line is given, and others are withheld': both(
        '    NODE_USB_0 -> MM_USB3_0_XHCI\n',
        `    XILPM_RESET_USB0_CORERESET  -> MM_USB3_0_XHCI
    XILPM_RESET_USB0_HIBERRESET -> hwdom
    XILPM_RESET_USB0_APB        -> hwdom
`,
    ),
    'lines without rows, and denied ones, are not withheld': both(
        '    NODE_USB_0 -> MM_USB3_0_XHCI\n    NODE_GPU -> MM_GPU\n',
        '    XILPM_RESET_USB0_CORERESET -> deny\n',
    ),
    'a line that also resets the device of another page': `names node {
    NODE_A = 1
    NODE_B = 2
}
names frame {
    MM_A = at 0x1000 of NODE_A
    MM_B = at 0x2000 of NODE_B
}
names reset {
    RST_AB = 1000 of NODE_A, NODE_B
}
node nodes {
    NODE_A -> MM_A
    NODE_B -> MM_B
}
reset resets {
    index IDX(n) = n - RST_AB
    RST_AB -> hwdom
}
`,
    'a line that resets two devices of one page': `names node {
    NODE_A = 1
    NODE_B = 2
}
names frame {
    MM_A = at 0x1000 of NODE_A, NODE_B
}
names reset {
    RST_AB = 1000 of NODE_A, NODE_B
}
node nodes {
    NODE_A -> MM_A
    NODE_B -> MM_A
}
reset resets {
    index IDX(n) = n - RST_AB
    RST_AB -> hwdom
              ^^^^^ reset-withheld
}
`,
    'a name with another id than in the platform, by its page there': `platform zynqmp
names node {
    NODE_UART_0 = 90
    ^^^^^^^^^^^ differs-from-platform
}
node nodes {
    waive index-gap "not the point"
    NODE_UART_0 -> MM_UART0
}
`,
    'a name with different ids in different trees': `platform zynqmp-xlnx
names node {
    ZYNQMP_PM_DEV_SWDT_1 = 70
    ^^^^^^^^^^^^^^^^^^^^ differs-from-platform
}
node nodes {
    waive index-gap "not the point"
    ZYNQMP_PM_DEV_SWDT_1 -> MM_SWDT
                            ^^^^^^^ wrong-frame Trees disagree about the id of ZYNQMP_PM_DEV_SWDT_1 (72 and 70)
}
reset resets {
    waive index-gap "not the point"
    index IDX(n) = n - ZYNQMP_PM_RST_PCIE_CFG
    ZYNQMP_PM_RST_SWDT_CRF -> MM_SWDT
                              ^^^^^^^ wrong-frame Trees disagree about the id of ZYNQMP_PM_DEV_SWDT_1 (72 and 70)
}
`,
};

for (const [title, marked] of Object.entries(CASES)) test(title, () => check(marked));

const FIXES: readonly { text: string; title: string; becomes: string }[] = [
    {
        text: node(`    NODE_TTC_0..NODE_TTC_3 -> MM_TTC0 // timers
                              ^^^^^^^ wrong-frame
`),
        title: 'Take the row apart: the owners of MM_TTC1, MM_TTC2 and MM_TTC3 get NODE_TTC_1..NODE_TTC_3, not the owner of MM_TTC0',
        becomes: node(`    NODE_TTC_0 -> MM_TTC0 // timers
    NODE_TTC_1 -> MM_TTC1
    NODE_TTC_2 -> MM_TTC2
    NODE_TTC_3 -> MM_TTC3
`),
    },
    {
        text: node(`    NODE_APU..NODE_RPU -> MM_RPU or hwdom
                          ^^^^^^ wrong-frame
`),
        title: 'Take the row apart: the owner of MM_APU gets NODE_APU and NODE_APU_0..NODE_APU_3, not the owner of MM_RPU',
        becomes: node(`    NODE_APU..NODE_APU_3 -> MM_APU or hwdom
    NODE_RPU -> MM_RPU or hwdom
`),
    },
    {
        text: node(`    34..35 -> MM_UART1
              ^^^^^^^^ wrong-frame
`),
        title: 'Take the row apart: the owner of MM_SPI0 gets NODE_SPI_0, not the owner of MM_UART1',
        becomes: node(`    34 -> MM_UART1
    35 -> MM_SPI0
`),
    },
    {
        text: node(`    NODE_RPU_0..NODE_RPU_1 -> MM_SD0
                              ^^^^^^ wrong-frame
`),
        title: 'Write MM_RPU: its owner gets NODE_RPU_0..NODE_RPU_1, and the owner of MM_SD0 loses them',
        becomes: node(`    NODE_RPU_0..NODE_RPU_1 -> MM_RPU
`),
    },
    {
        text: both(
            `    NODE_SD_1 -> MM_SD1
`,
            `    XILPM_RESET_SDIO1 -> MM_SD0
                         ^^^^^^ wrong-frame
`,
        ),
        title: 'Write MM_SD1: its owner may reset NODE_SD_1; the owner of MM_SD0 may not any more',
        becomes: both(
            `    NODE_SD_1 -> MM_SD1
`,
            `    XILPM_RESET_SDIO1 -> MM_SD1
`,
        ),
    },
    {
        text: both(
            `    NODE_SD_1 -> hwdom
`,
            `    XILPM_RESET_SDIO1 -> MM_SD1
                         ^^^^^^ reset-frame-differs
`,
        ),
        title: 'Write hwdom for XILPM_RESET_SDIO1: the hardware domain may reset it, the owner of MM_SD1 may not any more',
        becomes: both(
            `    NODE_SD_1 -> hwdom
`,
            `    XILPM_RESET_SDIO1 -> hwdom
`,
        ),
    },
    {
        text: both(
            `    NODE_USB_0 -> hwdom
`,
            `    XILPM_RESET_USB0_HIBERRESET -> MM_USB3_0_XHCI
                                   ^^^^^^^^^^^^^^ reset-frame-differs
`,
        ),
        title: 'Write hwdom for XILPM_RESET…HIBERRESET: the hardware domain may reset it, the owner of MM_USB3_0_XHCI may not any more',
        becomes: both(
            `    NODE_USB_0 -> hwdom
`,
            `    XILPM_RESET_USB0_HIBERRESET -> hwdom
`,
        ),
    },
    {
        text: both(
            `    NODE_SD_1 -> hwdom
`,
            `    XILPM_RESET_SDIO1 -> MM_SD1
                         ^^^^^^ reset-frame-differs
`,
        ),
        title: 'Write MM_SD1 for NODE_SD_1: its owner gets it',
        becomes: both(
            `    NODE_SD_1 -> MM_SD1 or hwdom
`,
            `    XILPM_RESET_SDIO1 -> MM_SD1
`,
        ),
    },
    {
        text: both(
            `    NODE_SD_1 -> deny
`,
            `    XILPM_RESET_SDIO1 -> MM_SD1
                         ^^^^^^ reset-frame-differs
`,
        ),
        title: 'Write deny for XILPM_RESET_SDIO1: nobody may reset it, the owner of MM_SD1 may not any more',
        becomes: both(
            `    NODE_SD_1 -> deny
`,
            `    XILPM_RESET_SDIO1 -> deny
`,
        ),
    },
    {
        text: both(
            `    NODE_SD_1 -> deny
`,
            `    XILPM_RESET_SDIO1 -> MM_SD1
                         ^^^^^^ reset-frame-differs
`,
        ),
        title: 'Write MM_SD1 for NODE_SD_1: its owner gets it',
        becomes: both(
            `    NODE_SD_1 -> MM_SD1
`,
            `    XILPM_RESET_SDIO1 -> MM_SD1
`,
        ),
    },
    {
        text: both(
            `    NODE_SPI_0 -> MM_SPI0
    NODE_SPI_1 -> MM_SPI1
`,
            `    XILPM_RESET_SPI0..XILPM_RESET_SPI1 -> hwdom
                                          ^^^^^ reset-withheld
`,
        ),
        title: 'Take the row apart, with MM_SPI0 and MM_SPI1: their owners may reset NODE_SPI_0..NODE_SPI_1 too',
        becomes: both(
            `    NODE_SPI_0 -> MM_SPI0
    NODE_SPI_1 -> MM_SPI1
`,
            `    XILPM_RESET_SPI0 -> MM_SPI0 or hwdom
    XILPM_RESET_SPI1 -> MM_SPI1 or hwdom
`,
        ),
    },
    {
        text: `platform versal
node nodes {
    waive index-gap "not the point"
    waive mailbox-row "not the point"
    index IDX(id) = id & 0x3fff
    VERSAL_PM_DEV_GEM_0 -> at 0x19
                           ^^^^^^^ frame-zero
}
`,
        title: 'Write MM_DEV_GEM_0: its owner gets VERSAL_PM_DEV_GEM_0',
        becomes: `platform versal
node nodes {
    waive index-gap "not the point"
    waive mailbox-row "not the point"
    index IDX(id) = id & 0x3fff
    VERSAL_PM_DEV_GEM_0 -> MM_DEV_GEM_0
}
`,
    },
    {
        text: `platform versal
node nodes {
    waive index-gap "not the point"
    waive mailbox-row "not the point"
    index IDX(id) = id & 0x3fff
    VERSAL_PM_DEV_TTC_0 -> MM_DEV_PLD_0
                           ^^^^^^^^^^^^ frame-zero
}
`,
        title: 'Write MM_DEV_TTC_0: its owner gets VERSAL_PM_DEV_TTC_0',
        becomes: `platform versal
node nodes {
    waive index-gap "not the point"
    waive mailbox-row "not the point"
    index IDX(id) = id & 0x3fff
    VERSAL_PM_DEV_TTC_0 -> MM_DEV_TTC_0
}
`,
    },
    {
        text: node('    NODE_UART_0 -> MM_UART1 or hwdom\n                   ^^^^^^^^ wrong-frame\n'),
        title: 'Write MM_UART0: its owner gets NODE_UART_0, and the owner of MM_UART1 loses it',
        becomes: node('    NODE_UART_0 -> MM_UART0 or hwdom\n'),
    },
    {
        text: node('    NODE_USB_0 -> MM_USB3_0\n                  ^^^^^^^^^ unusual-frame\n'),
        title: 'Write MM_USB3_0_XHCI: its owner gets NODE_USB_0, and the owner of MM_USB3_0 loses it',
        becomes: node('    NODE_USB_0 -> MM_USB3_0_XHCI\n'),
    },
    {
        text: both(
            '    NODE_PCIE -> MM_PCIE_ATTRIB\n',
            '    XILPM_RESET_PCIE_CFG -> MM_AXIPCIE_MAIN\n                            ^^^^^^^^^^^^^^^ reset-frame-differs\n',
        ),
        title: 'Write MM_PCIE_ATTRIB for XILPM_RESET_PCIE_CFG: its owner may reset it, the owner of MM_AXIPCIE_MAIN may not any more',
        becomes: both('    NODE_PCIE -> MM_PCIE_ATTRIB\n', '    XILPM_RESET_PCIE_CFG -> MM_PCIE_ATTRIB\n'),
    },
    {
        text: both(
            '    NODE_SATA -> MM_SATA_AHCI_HBA\n',
            '    XILPM_RESET_SATA -> hwdom // why\n                        ^^^^^ reset-withheld\n',
        ),
        title: 'Write MM_SATA_AHCI_HBA or hwdom: its owner may reset it too',
        becomes: both(
            '    NODE_SATA -> MM_SATA_AHCI_HBA\n',
            '    XILPM_RESET_SATA -> MM_SATA_AHCI_HBA or hwdom // why\n',
        ),
    },
];

for (const { text, title, becomes } of FIXES) test(`fix: ${title}`, () => checkFix(text, title, becomes));
