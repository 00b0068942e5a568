// What the checks say about tables of the target `xlnx`, place by place: mistakes that were really made in such tables.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { analyse } from '../../server/checks/analyse';
import { type Example, pathOf } from '../emit/programs';
import { check, checkFix } from '../marked';
import { hostOver, problemsOf } from '../workspace';

const ZYNQMP = `platform zynqmp-xlnx
node pm_node_access {
    waive index-gap "not the point"
    ZYNQMP_PM_DEV_DP    -> MM_DP
    ZYNQMP_PM_DEV_GPU   -> MM_GPU
    ZYNQMP_PM_DEV_SD_0  -> MM_SD0
    ZYNQMP_PM_DEV_ETH_0 -> MM_GEM0
    ZYNQMP_PM_DEV_PL    -> hwdom
}
`;
const mmio = (rows: string): string =>
    `${ZYNQMP}mmio pm_mmio_access {\n    waive register-gap "not the point"\n${rows}}\n`;
/** A device with two registers, and another register. */
const own = (rows: string): string => `target xlnx
names frame {
    MM_B = at 0x1000
}
names register {
    R_0    = 0 of MM_B
    R_DEV1 = 4 of MM_B
    R_DEV2 = 8 of MM_B
}
node nodes {
    waive mailbox-row "not the point"
    0 -> at 0x2000
}
mmio registers {
${rows}}
`;
/** Two devices of one kind, and others of another; no register has a name. `expected` goes below the head of the table. */
const shared = (rows: string, expected = '', nodes = SHARING): string => `target xlnx
names frame {
    MM_B = at 0x1000
}
names register {
    R_CTRL_SD   = 0 of MM_B
    R_COHERENT  = 4 of MM_B
    R_RAM_SD0   = 8 of MM_B
    R_RAM_SD_1  = 12 of MM_B
}
names node {
    DEV_SD_0  = 1
    DEV_SD_1  = 2
    DEV_SD_2  = 3
    DEV_ETH_0 = 4
    DEV_ETH_1 = 5
}
node nodes {
    waive mailbox-row "not the point"
    0 -> deny
${nodes}}
mmio registers {
${expected}${rows}    MM_B + R_RAM_SD0 mask 0xf -> DEV_SD_0
    MM_B + R_RAM_SD_1 mask 0xf -> DEV_SD_1
}
`;
const SHARING = `    DEV_SD_0  -> at 0x2000
    DEV_SD_1  -> hwdom
    DEV_SD_2  -> deny
    DEV_ETH_0..DEV_ETH_1 -> at 0x4000
`;
const BOTH_SD = `    MM_B + R_CTRL_SD mask 0x1 -> DEV_SD_0
    MM_B + R_CTRL_SD mask 0x2 -> DEV_SD_1
`;
const ALL_SHARE = `${BOTH_SD}    MM_B + R_COHERENT mask 0xf -> DEV_ETH_0
    MM_B + R_COHERENT mask 0xf0 -> DEV_ETH_1
`;
const clock = (rows: string): string =>
    `${ZYNQMP}clock pm_clock_node_map {\n    waive clock-gap "not the point"\n${rows}}\n`;
const versal = (rows: string): string =>
    `platform versal\nnode pm_node_access {\n    index PM_NODE_IDX(n) = n & 0x3fff\n    waive index-gap "not the point"\n    waive mailbox-row "not the point"\n${rows}}\n`;
const versalReset = (rows: string): string =>
    `${versal('    VERSAL_PM_DEV_TTC_0 -> MM_DEV_TTC_0\n')}reset pm_rst_access {\n    index PM_RESET_IDX(n) = n & 0x3fff\n    waive index-gap "not the point"\n${rows}}\n`;

const CASES: Record<string, string> = {
    'a platform of this target needs no `target` line':
        mmio(`    MM_CRL_APB + R_CRL_PL0_THR_CTRL mask 0xffffffff -> ZYNQMP_PM_DEV_SD_0
                                         ^^^^^^^^^^ bad-mask stops a debug build of Xen
`),
    'rows that share registers and overlap are as they should be':
        mmio(`    MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD mask 0x1 -> ZYNQMP_PM_DEV_SD_0
    MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD mask 0x8000 -> ZYNQMP_PM_DEV_ETH_0
    MM_IOU_SLCR + R_IOU_SLCR_MIO_PIN_0 .. MM_IOU_SLCR + R_IOU_SLCR_SD_CDN_CTRL mask 0x1 -> ZYNQMP_PM_DEV_ETH_0
    MM_IOU_SLCR + R_IOU_SLCR_MIO_PIN_0 -> ZYNQMP_PM_DEV_SD_0
`),
    'a row below one without a mask is not asked, whoever it is for':
        mmio(`    MM_CRL_APB + R_CRL_GEM0_REF_CTRL -> ZYNQMP_PM_DEV_ETH_0
    MM_CRL_APB + R_CRL_GEM0_REF_CTRL -> ZYNQMP_PM_DEV_SD_0
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mmio-shadowed this row decides nothing: line 12 has no mask, so it decides alone
    MM_CRL_APB + R_CRL_GEM0_REF_CTRL mask 0x1 -> ZYNQMP_PM_DEV_GPU
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mmio-shadowed line 12 has no mask
`),
    'a row for an address inside a register decides about that address only':
        mmio(`    0xff5e0050 -> ZYNQMP_PM_DEV_ETH_0
    0xff5e0052 -> ZYNQMP_PM_DEV_SD_0
    ^^^^^^^^^^ unaligned-register
    0xff5e0052 -> ZYNQMP_PM_DEV_GPU
    ^^^^^^^^^^ unaligned-register
    ^^^^^^^^^^ mmio-shadowed this row decides nothing: line 13 has no mask
`),
    'a row without a mask below the others is asked last':
        mmio(`    MM_CRL_APB + R_CRL_GEM0_REF_CTRL mask 0x1 -> ZYNQMP_PM_DEV_GPU
    MM_CRL_APB + R_CRL_GEM0_REF_CTRL -> ZYNQMP_PM_DEV_ETH_0
`),
    'rows that repeat others for the same node':
        mmio(`    MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD mask 0x3 -> ZYNQMP_PM_DEV_SD_0
    MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD mask 0x3 -> ZYNQMP_PM_DEV_SD_0
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mmio-shadowed this row adds nothing: line 12 gives the same node these bits
    MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD mask 0x2 -> ZYNQMP_PM_DEV_SD_0
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mmio-shadowed line 12 gives the same node these bits
    MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD mask 0x3 -> ZYNQMP_PM_DEV_ETH_0
                                              ^^^ same-bits line 12 gives ZYNQMP_PM_DEV_SD_0 bits 0x3 too: the owner of either device may write what is the other's
    MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD mask 0x4 -> ZYNQMP_PM_DEV_SD_0
`),
    'bits that rows give to two devices, some of them or all':
        mmio(`    MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD mask 0x3 -> ZYNQMP_PM_DEV_SD_0
    MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD mask 0x6 -> ZYNQMP_PM_DEV_ETH_0
                                              ^^^ same-bits bits 0x2 too
    MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD mask 0x8 -> ZYNQMP_PM_DEV_ETH_0
    MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD mask 0x8 readonly -> ZYNQMP_PM_DEV_SD_0
    MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD mask 0x1 -> ZYNQMP_PM_DEV_SD_0 only hwdom
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mmio-shadowed
`),
    'rows that are not asked about the same calls hide nothing':
        mmio(`    MM_CRL_APB + R_CRL_GEM0_REF_CTRL -> ZYNQMP_PM_DEV_PL only hwdom
    MM_CRL_APB + R_CRL_GEM0_REF_CTRL readonly -> ZYNQMP_PM_DEV_GPU
    MM_CRL_APB + R_CRL_GEM0_REF_CTRL -> ZYNQMP_PM_DEV_ETH_0
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mmio-shadowed no read reaches this row: line 13
    MM_CRL_APB + R_CRL_GEM0_REF_CTRL readonly -> ZYNQMP_PM_DEV_SD_0
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mmio-shadowed line 14 has no mask
`),
    'reads that another node has': mmio(`    MM_CRL_APB + R_CRL_GEM0_REF_CTRL readonly -> ZYNQMP_PM_DEV_ETH_0
    MM_CRL_APB + R_CRL_GEM0_REF_CTRL mask 0x1 -> ZYNQMP_PM_DEV_SD_0
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mmio-shadowed who passes this row may write there, and not read
    MM_CRL_APB + R_CRL_GEM0_REF_CTRL mask 0x2 -> ZYNQMP_PM_DEV_ETH_0
    MM_CRL_APB + R_CRL_GEM0_REF_CTRL mask 0x4 -> ZYNQMP_PM_DEV_SD_0 only hwdom
    MM_CRL_APB + R_CRL_GEM1_REF_CTRL mask 0x1 readonly -> ZYNQMP_PM_DEV_ETH_0
    MM_CRL_APB + R_CRL_GEM1_REF_CTRL -> ZYNQMP_PM_DEV_SD_0
`),
    'a part of a range that is not asked about':
        mmio(`    MM_CRL_APB + R_CRL_GEM1_REF_CTRL -> ZYNQMP_PM_DEV_ETH_0
    MM_CRL_APB + R_CRL_GEM0_REF_CTRL .. MM_CRL_APB + R_CRL_GEM3_REF_CTRL -> ZYNQMP_PM_DEV_SD_0
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mmio-shadowed this row decides nothing for 0xff5e0054 to 0xff5e0057: line 12
`),
    'several rows that cover a range together':
        mmio(`    MM_CRL_APB + R_CRL_GEM1_REF_CTRL -> ZYNQMP_PM_DEV_ETH_0
    MM_CRL_APB + R_CRL_GEM0_REF_CTRL -> ZYNQMP_PM_DEV_ETH_0
    MM_CRL_APB + R_CRL_GEM0_REF_CTRL .. MM_CRL_APB + R_CRL_GEM1_REF_CTRL -> ZYNQMP_PM_DEV_SD_0
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mmio-shadowed this row decides nothing: line 13
`),
    'a read-only range':
        mmio(`    MM_IOU_SLCR + R_IOU_SLCR_SD_ITAPDLY ..< MM_IOU_SLCR + R_IOU_SLCR_SD_CDN_CTRL readonly -> ZYNQMP_PM_DEV_SD_0
                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ range-end-out no row lets a guest read it
`),
    'a read-only row does not give what a range leaves out':
        mmio(`    MM_IOU_SLCR + R_IOU_SLCR_SD_ITAPDLY ..< MM_IOU_SLCR + R_IOU_SLCR_SD_CDN_CTRL mask 0x3 -> ZYNQMP_PM_DEV_SD_0
                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ range-end-out the only rows for it are read-only
    MM_IOU_SLCR + R_IOU_SLCR_MIO_PIN_0 .. MM_IOU_SLCR + R_IOU_SLCR_SD_CDN_CTRL readonly -> ZYNQMP_PM_DEV_SD_0
`),
    'a read-only row gives what a read-only range leaves out':
        mmio(`    MM_IOU_SLCR + R_IOU_SLCR_SD_ITAPDLY ..< MM_IOU_SLCR + R_IOU_SLCR_SD_CDN_CTRL readonly -> ZYNQMP_PM_DEV_SD_0
    MM_IOU_SLCR + R_IOU_SLCR_SD_CDN_CTRL readonly -> ZYNQMP_PM_DEV_ETH_0
`),
    'a range of no use to anyone has one message':
        mmio(`    MM_IOU_SLCR + R_IOU_SLCR_SD_ITAPDLY ..< MM_IOU_SLCR + R_IOU_SLCR_SD_CDN_CTRL -> only hwdom
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mmio-dead not even the hardware domain: ZYNQMP_PM_DEV_UNKNOWN has no row
`),
    'rows of one node that nobody has are one mistake, apart from a row that waives it':
        mmio(`    MM_CRL_APB + R_CRL_GEM0_REF_CTRL -> ZYNQMP_PM_DEV_CAN_0
                                        ^^^^^^^^^^^^^^^^^^^ mmio-dead 2 rows let nobody pass, not even the hardware domain: ZYNQMP_PM_DEV_CAN_0 has no row
    MM_CRL_APB + R_CRL_GEM1_REF_CTRL -> ZYNQMP_PM_DEV_CAN_0 waive mmio-dead "later"
    MM_CRL_APB + R_CRL_GEM2_REF_CTRL -> ZYNQMP_PM_DEV_CAN_0
    MM_CRL_APB + R_CRL_GEM3_REF_CTRL -> ZYNQMP_PM_DEV_CAN_1
                                        ^^^^^^^^^^^^^^^^^^^ mmio-dead this row lets nobody pass
`),
    'registers that nobody may write, first those beside one that somebody may': `${ZYNQMP}mmio pm_mmio_access {
     ^^^^^^^^^^^^^^ register-gap R_CRL_GEM2_REF_CTRL, R_CRL_GEM3_REF_CTRL, R_CRL_GEM_TSU_REF_CTRL and 103 more: no row lets anyone write them
    MM_CRL_APB + R_CRL_GEM0_REF_CTRL -> ZYNQMP_PM_DEV_ETH_0
    MM_CRL_APB + R_CRL_GEM1_REF_CTRL -> ZYNQMP_PM_DEV_ETH_0
    MM_CRL_APB + R_CRL_GEM2_REF_CTRL readonly -> ZYNQMP_PM_DEV_ETH_0
}
`,
    'a register beside one of the same device, which its first words do not say': `${ZYNQMP}mmio pm_mmio_access {
     ^^^^^^^^^^^^^^ register-gap Perhaps forgotten: R_IOU_SLCR_SD_ITAPDLY (R_IOU_SLCR_CTRL_REG_SD has one)
    MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD mask 0x1 -> ZYNQMP_PM_DEV_ETH_0
}
`,
    'the register that a range leaves out is told at the range': own(`    MM_B + R_0 ..< MM_B + R_DEV1 -> 0
                   ^^^^^^^^^^^^^ range-end-out R_DEV1
    MM_B + R_DEV2 -> 0
`),
    'read-only rows of a whole device are meant': own(`    MM_B + R_0 -> 0
    MM_B + R_DEV1 .. MM_B + R_DEV2 readonly -> 0
`),
    'registers that only read-only rows cover, though others of the device can be written':
        own(`    MM_B + R_0 -> 0
    MM_B + R_DEV1 -> 0
    MM_B + R_DEV2 readonly -> 0
`).replace('registers {\n', 'registers {\n     ^^^^^^^^^ register-gap R_DEV2: no row lets anyone write it\n'),
    'every device that somebody may use has bits of the registers that its kind shares': shared(ALL_SHARE),
    'a device without bits of a register that is named after its kind, of which a sibling has some': shared(
        ALL_SHARE.replace('mask 0x2 -> DEV_SD_1', 'mask 0x2 -> DEV_SD_0'),
        '     ^^^^^^^^^ register-gap whoever has DEV_SD_1 may write no bit of R_CTRL_SD\n',
    ),
    'a device without bits of a register that siblings share, whatever its name': shared(
        `${ALL_SHARE}    MM_B + R_COHERENT mask 0xf00 -> DEV_SD_0\n    MM_B + R_COHERENT mask 0xf000 -> DEV_SD_1\n`,
        '     ^^^^^^^^^ register-gap Without bits: R_CTRL_SD for DEV_SD_2 (DEV_SD_0 has some) and R_COHERENT for DEV_SD_2 (DEV_SD_0 has some).\n',
        SHARING.replace('deny', 'at 0x5000'),
    ),
    'a register of which nobody has bits, and one of which a device has none': shared(
        '    MM_B + R_CTRL_SD mask 0x1 -> DEV_SD_0\n',
        '     ^^^^^^^^^ register-gap whoever has DEV_SD_1 may write no bit of R_CTRL_SD; 1 more row may be missing\n',
    ),
    'one device of a kind alone may have bits of a register that is not named after the kind': shared(
        `${BOTH_SD}    MM_B + R_COHERENT mask 0xf -> DEV_ETH_0\n`,
    ),
    'a register that a row without a mask gives away is not shared': shared(
        ALL_SHARE.replace('mask 0x2 -> DEV_SD_1', '-> DEV_ETH_0'),
    ),
    'read-only rows share nothing': shared(
        `${BOTH_SD}    MM_B + R_COHERENT mask 0xf -> DEV_ETH_0
    MM_B + R_COHERENT mask 0xf0 readonly -> DEV_ETH_1
`,
    ),
    'where the first row decides, a register can be given to one device only': shared(
        '    MM_B + R_CTRL_SD mask 0x1 -> DEV_SD_0\n    MM_B + R_COHERENT mask 0xf -> DEV_ETH_0\n',
    )
        .replace('target xlnx', 'target xen')
        .replace('    waive mailbox-row "not the point"\n', ''),
    'mask 0 gives all bits': mmio(`    MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD mask 0 -> ZYNQMP_PM_DEV_SD_0
                                              ^ bad-mask give every bit away
`),
    'the last register of a range is out of reach':
        mmio(`    MM_IOU_SLCR + R_IOU_SLCR_SD_ITAPDLY ..< MM_IOU_SLCR + R_IOU_SLCR_SD_CDN_CTRL -> ZYNQMP_PM_DEV_SD_0
                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ range-end-out R_IOU_SLCR_SD_CDN_CTRL is left out
`),
    'a range whose last register is in':
        mmio(`    MM_IOU_SLCR + R_IOU_SLCR_SD_ITAPDLY .. MM_IOU_SLCR + R_IOU_SLCR_SD_CDN_CTRL -> ZYNQMP_PM_DEV_SD_0
`),
    'a register beside the frame of another block':
        mmio(`    MM_CRL_APB + R_IOU_SLCR_CTRL_REG_SD -> ZYNQMP_PM_DEV_SD_0
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ wrong-block R_IOU_SLCR_CTRL_REG_SD is not in MM_CRL_APB
`),
    'a clock whose node has no row is refused to everyone':
        clock(`    ZYNQMP_PM_CLK_CAN0_REF -> ZYNQMP_PM_DEV_CAN_0
                              ^^^^^^^^^^^^^^^^^^^ clock-dead nobody may control ZYNQMP_PM_CLK_CAN0_REF and ZYNQMP_PM_CLK_CAN0: ZYNQMP_PM_DEV_CAN_0 has no row
    ZYNQMP_PM_CLK_CAN1_REF -> ZYNQMP_PM_DEV_CAN_1 waive clock-dead "later"
    65                     -> ZYNQMP_PM_DEV_PL, ZYNQMP_PM_DEV_CAN_0
`),
    'a row with several nodes that nobody has is one mistake':
        clock(`    ZYNQMP_PM_CLK_CAN0_REF -> ZYNQMP_PM_DEV_CAN_0, ZYNQMP_PM_DEV_CAN_1
                              ^^^^^^^^^^^^^^^^^^^ clock-dead ZYNQMP_PM_DEV_CAN_0 has no row
    ZYNQMP_PM_CLK_CAN1_REF -> ZYNQMP_PM_DEV_CAN_1
                              ^^^^^^^^^^^^^^^^^^^ clock-dead ZYNQMP_PM_DEV_CAN_1 has no row
`),
    "a PLL's clock is refused to nobody": clock(`    ZYNQMP_PM_CLK_RPLL -> ZYNQMP_PM_DEV_CAN_0
    ^^^^^^^^^^^^^^^^^^ clock-bypassed
`),
    'nodes that are denied, or granted through frame 0': `target xlnx
node nodes {
    waive mailbox-row "not the point"
    0 -> deny
    1 -> at 0 waive frame-zero "as shipped"
    2 -> at 0 or hwdom waive frame-zero "as shipped"
}
clock clocks {
    7 -> 0
         ^ clock-dead nobody, not even the hardware domain, may control clock 7: node 0 is denied
    8 -> 1
         ^ clock-dead nobody, not even the hardware domain, may control clock 8: node 1 has frame 0
    9 -> 2
}
`,
    'a node that a clock has twice':
        clock(`    ZYNQMP_PM_CLK_DP_VIDEO_REF -> ZYNQMP_PM_DEV_DP, ZYNQMP_PM_DEV_DP
                                                    ^^^^^^^^^^^^^^^^ duplicate-clock ZYNQMP_PM_CLK_DP_VIDEO_REF has ZYNQMP_PM_DEV_DP twice, first on line 12
    16                         -> ZYNQMP_PM_DEV_GPU, 41
                                                     ^^ duplicate-clock first on line 12
    ZYNQMP_PM_CLK_DP_AUDIO_REF -> ZYNQMP_PM_DEV_DP
`),
    'clocks without a row, first those beside one that has one': `${ZYNQMP}clock pm_clock_node_map {
      ^^^^^^^^^^^^^^^^^ clock-gap ZYNQMP_PM_CLK_SDIO1_REF, ZYNQMP_PM_CLK_IOPLL and 93 more have no row: only the hardware domain may control them
    ZYNQMP_PM_CLK_SDIO0_REF -> ZYNQMP_PM_DEV_SD_0
}
`,
    'a row that only the hardware domain could read, which reads everything':
        mmio(`    MM_PMU_GLOBAL + R_PMU_GLOBAL_PWR_STATE readonly -> ZYNQMP_PM_DEV_PL
                                                       ^^^^^^^^^^^^^^^^ mmio-dead this row gives nothing: ZYNQMP_PM_DEV_PL is for the hardware domain, which reads everything
`),
    'a clock table without rows': `${ZYNQMP}clock pm_clock_node_map {
      ^^^^^^^^^^^^^^^^^ empty-table only the hardware domain could control a clock
}
`,
    'clocks that the search never reaches': clock(`    ZYNQMP_PM_CLK_DP_VIDEO_REF -> ZYNQMP_PM_DEV_DP
    ZYNQMP_PM_CLK_GPU_REF      -> ZYNQMP_PM_DEV_GPU
    ZYNQMP_PM_CLK_DP_STC_REF   -> ZYNQMP_PM_DEV_DP
    ^^^^^^^^^^^^^^^^^^^^^^^^ clock-unsorted The hardware domain may control ZYNQMP_PM_CLK_DP_STC_REF and ZYNQMP_PM_CLK_GDMA_REF even without owning the nodes
    ZYNQMP_PM_CLK_GDMA_REF     -> ZYNQMP_PM_DEV_PL
`),
    'a clock that loses one of its nodes': clock(`    ZYNQMP_PM_CLK_DP_VIDEO_REF -> ZYNQMP_PM_DEV_DP
    ZYNQMP_PM_CLK_GPU_REF      -> ZYNQMP_PM_DEV_GPU
    ZYNQMP_PM_CLK_DP_VIDEO_REF -> ZYNQMP_PM_DEV_PL
    ^^^^^^^^^^^^^^^^^^^^^^^^^^ clock-unsorted for ZYNQMP_PM_CLK_DP_VIDEO_REF a guest needs fewer nodes
`),
    'a waiver with the reason': clock(`    waive clock-unsorted "as shipped"
    ZYNQMP_PM_CLK_GPU_REF      -> ZYNQMP_PM_DEV_GPU
    ZYNQMP_PM_CLK_DP_VIDEO_REF -> ZYNQMP_PM_DEV_DP
`),
    'one clock several times, in its place': clock(`    ZYNQMP_PM_CLK_DP_VIDEO_REF -> ZYNQMP_PM_DEV_DP
    ZYNQMP_PM_CLK_DP_VIDEO_REF -> ZYNQMP_PM_DEV_GPU, ZYNQMP_PM_DEV_PL
`),
    'PLL clocks, one report a table': clock(`    ZYNQMP_PM_CLK_RPLL         -> ZYNQMP_PM_DEV_DP
    ^^^^^^^^^^^^^^^^^^ clock-bypassed every guest may change ZYNQMP_PM_CLK_RPLL and ZYNQMP_PM_CLK_VPLL
    ZYNQMP_PM_CLK_VPLL         -> ZYNQMP_PM_DEV_DP
    ZYNQMP_PM_CLK_DP_VIDEO_REF -> ZYNQMP_PM_DEV_DP
`),
    'clocks are sorted by index and not by id': `platform versal
node pm_node_access {
    index PM_NODE_IDX(n) = n & 0x3fff
    waive index-gap "not the point"
    waive mailbox-row "not the point"
    VERSAL_PM_DEV_TTC_0 -> MM_DEV_TTC_0
}
names clock {
    CLK_HIGH_CLASS = 0xc000001
}
clock pm_clk_node_map {
    index PM_NODE_IDX(n) = n & 0x3fff
    waive clock-gap "not the point"
    CLK_HIGH_CLASS     -> VERSAL_PM_DEV_TTC_0
    VERSAL_PM_CLK_TTC0 -> VERSAL_PM_DEV_TTC_0
}
`,
    'a reset line in a node table, by name': versal(`    VERSAL_PM_DEV_TTC_0 -> MM_DEV_TTC_0
    VERSAL_PM_RST_TTC_0 -> MM_DEV_TTC_0
    ^^^^^^^^^^^^^^^^^^^ wrong-kind
`),
    'a reset line in a node table, by number, though its low bits would fit':
        versal(`    VERSAL_PM_DEV_TTC_0 -> MM_DEV_TTC_0
    0xc104040           -> MM_DEV_TTC_0
    ^^^^^^^^^ wrong-kind 0xc104040 is a reset line, VERSAL_PM_RST_TTC_0, not a node
`),
    'a reset line in a node table, by the number that ZynqMP has for it': `platform zynqmp-xlnx
node pm_node_access {
    waive index-gap "not the point"
    ZYNQMP_PM_DEV_RTC -> MM_RTC
    1038              -> hwdom
    ^^^^ wrong-kind 1038 is a reset line, ZYNQMP_PM_RST_SDIO0, not a node
}
`,
    'a range of nodes may end at a number that a reset line has': `platform zynqmp-xlnx
node pm_node_access {
    waive index-gap ZYNQMP_PM_DEV_RPU..1000 "not the point"
    waive index-gap 1..5 "not the point"
    ZYNQMP_PM_DEV_UNKNOWN -> hwdom
}
`,
    'a node of a file may be numbered like a reset line': `platform zynqmp-xlnx
names node {
    DEV_NEW = 1014
}
node pm_node_access {
    waive index-gap "not the point"
    1014 -> hwdom
}
`,
    'two ids that fall on one index, however different they look':
        versal(`    VERSAL_PM_DEV_TTC_0 -> MM_DEV_TTC_0
    0x1c000024          -> MM_DEV_TTC_1
    ^^^^^^^^^^ duplicate-index so VERSAL_PM_DEV_TTC_0 on line 6 grants nothing: both have index 36
`),
    'an id without a name, of another class': versal(`    VERSAL_PM_DEV_TTC_0 -> MM_DEV_TTC_0
    0xc410131 -> MM_DEV_TTC_1
    ^^^^^^^^^ wrong-kind 0xc410131 has the class of a reset line, not of a node
    0x18224fff -> deny
    0x8104fff -> deny
    ^^^^^^^^^ wrong-kind has the class of a clock, not of a node
`),
    'an index of a device where an address belongs': versalReset(`    VERSAL_PM_RST_TTC_0 -> at 0x24
                           ^^^^^^^ frame-zero this is the index of VERSAL_PM_DEV_TTC_0
`),
    'index 0 of a device where an address belongs': versalReset(`    VERSAL_PM_RST_PL0 -> at 0x0
                         ^^^^^^ frame-zero this is the index of VERSAL_PM_DEV_PLD_0
    VERSAL_PM_RST_PL1 -> mfn 0
                         ^^^^^ frame-zero this is the index of VERSAL_PM_DEV_PLD_0
`),
    'a whole id of a device where an address belongs': versalReset(`    VERSAL_PM_RST_TTC_0 -> at 0x18224024
                           ^^^^^^^^^^^^^ not-a-page 0x18224024 is the id of VERSAL_PM_DEV_TTC_0, not the address of a page
`),
    'a device by name where an address belongs': versalReset(`    VERSAL_PM_RST_TTC_0 -> VERSAL_PM_DEV_TTC_0
                           ^^^^^^^^^^^^^^^^^^^ wrong-kind
`),
    'a frame whose address is 0': versalReset(`    VERSAL_PM_RST_PL0 -> MM_DEV_PLD_0
                         ^^^^^^^^^^^^ frame-zero nobody, not even the hardware domain, may
`),
    'a reset line through the frame of another watchdog': `platform zynqmp-xlnx
reset pm_reset_access {
    index PM_RESET_IDX(n) = n - ZYNQMP_PM_RST_PCIE_CFG
    waive index-gap "not the point"
    ZYNQMP_PM_RST_SWDT_CRF -> MM_SWDT
                              ^^^^^^^ wrong-frame MM_SWDT is no page of ZYNQMP_PM_DEV_SWDT_1: its owner may reset it, and the owner of MM_WDT may not
}
`,
    'a node that the firmware numbers in another way': `platform zynqmp-xlnx
names node {
    ZYNQMP_PM_DEV_SWDT_1 = 70
    ^^^^^^^^^^^^^^^^^^^^ differs-from-platform Here it is a node with the value 70
}
`,
    'a register table where Xen refuses every register call': versal(
        '    VERSAL_PM_DEV_RTC -> MM_DEV_RTC\n}\nmmio t {\n     ^ mmio-refused on Versal Xen refuses every register call\n    0xf1110000 -> VERSAL_PM_DEV_RTC\n',
    ),
    'a DMA channel that decides about the mailbox': `platform versal
node pm_node_access {
    index PM_NODE_IDX(n) = n & 0x3fff
    waive index-gap "not the point"
    VERSAL_PM_DEV_ADMA_0..VERSAL_PM_DEV_ADMA_7 -> hwdom
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mailbox-row in trees since April 2024 the row of VERSAL_PM_DEV_ADMA_3 also decides
}
`,
    'a table that refuses the mailbox to everyone': `platform versal
node pm_node_access {
     ^^^^^^^^^^^^^^ mailbox-row no row has index 56: in trees since April 2024 nobody
    index PM_NODE_IDX(n) = n & 0x3fff
    waive index-gap "not the point"
    VERSAL_PM_DEV_ADMA_2 -> hwdom
}
`,
    "the mailbox's own row": `platform zynqmp-xlnx
node pm_node_access {
    waive index-gap "not the point"
    ZYNQMP_PM_DEV_IPI_APU -> hwdom
}
`,
    'no row for the mailbox on its own chip, which is a gap': `platform zynqmp-xlnx
node pm_node_access {
     ^^^^^^^^^^^^^^ index-gap ZYNQMP_PM_DEV_IPI_APU
    ZYNQMP_PM_DEV_UNKNOWN..55 -> hwdom
}
`,
    'the names of a tree whose chip is not known': `target xlnx
names node {
    DEV_IPI_APU = 56
}
node pm_node_access {
    DEV_IPI_APU -> hwdom
}
`,
    'a number on a chip that is not known': `target xlnx
node pm_node_access {
    56 -> hwdom
    ^^ mailbox-row the row of node 56 also decides
}
`,
    'under `xen` nothing asks about a mailbox': `target xen
node pm_node_access {
    56 -> hwdom
}
`,
    'a clock that only a hidden name of the platform stands for': `platform zynqmp-xlnx
names clock {
    ZYNQMP_PM_CLK_SDIO1_REF = 54
    ^^^^^^^^^^^^^^^^^^^^^^^ differs-from-platform
}
node pm_node_access {
    waive index-gap "not the point"
    ZYNQMP_PM_DEV_SD_0 -> MM_SD0
}
clock pm_clock_node_map {
      ^^^^^^^^^^^^^^^^^ clock-gap 55 (ZYNQMP_PM_CLK_SDIO1_REF)
    ZYNQMP_PM_CLK_SDIO0_REF -> ZYNQMP_PM_DEV_SD_0
}
`,
    'tables of an import: the finding is where both are seen, or where the rows are': `import "nodes.eemi"
clock pm_clock_node_map {
    waive clock-gap "not the point"
    ZYNQMP_PM_CLK_CAN0_REF -> ZYNQMP_PM_DEV_CAN_0
                              ^^^^^^^^^^^^^^^^^^^ clock-dead
}
--- nodes.eemi
${ZYNQMP}`,
    'what a hidden name of the platform stands for has no row': `platform zynqmp-xlnx
names node {
    ZYNQMP_PM_DEV_SWDT_1 = 70
    ^^^^^^^^^^^^^^^^^^^^ differs-from-platform
}
node pm_node_access {
     ^^^^^^^^^^^^^^ index-gap no row for 72 (ZYNQMP_PM_DEV_SWDT_1): nobody, not even the hardware domain, may power it
    waive index-gap 0..63 "not the point"
    ZYNQMP_PM_DEV_SWDT_1 -> hwdom
    63..69               -> deny
}
`,
    'an index that a shift leaves to the compiler': `target xlnx
node pm_node_access {
    waive mailbox-row "not the point"
    index IDX(n) = 1 << n
                   ^^^^^^ bad-index Shift by a constant
    3 -> hwdom
}
`,
    'a range that the macro scatters over the array': `target xlnx
node nodes {
    waive mailbox-row "not the point"
    index IDX(n) = n >> 1
    0..1048575 -> hwdom
    ^^^^^^^^^^ out-of-range IDX scatters the ids of this range over the array, in more than 256 pieces
}
`,
    'an id below the base': `target xlnx
reset pm_reset_access {
    index IDX(n) = n - 1000
    999  -> hwdom
    ^^^ out-of-range
    1000 -> hwdom
}
`,
    'under `xen` a clock table is not read': `target xen
node nodes {
    0 -> hwdom
}
clock clocks {
      ^^^^^^ not-supported has no clock table
    7 -> 0
}
`,
    'a platform of the other form, waived': `platform zynqmp
target   xlnx waive target-differs "a tree of 2019"
node pm_node_access {
    waive index-gap "not the point"
    NODE_DP -> MM_DP
}
`,
    'a waiver at a target that fits': `platform zynqmp
target   xen waive target-differs "a tree of 2019"
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-waiver
`,
    'a waiver at a target that names ids': `platform zynqmp
target   xlnx waive index-gap 1..2 "two"
         ^^^^ target-differs
                    ^^^^^^^^^ bad-waiver is not about ids
`,
    'a platform of the other form': `platform zynqmp-xlnx
target xen
       ^^^ target-differs C for \`xen\` may use names that its tree does not have
node pm_node_access {
    waive index-gap "not the point"
    ZYNQMP_PM_DEV_DP -> MM_DP
}
`,
};

for (const [title, marked] of Object.entries(CASES)) test(title, () => check(marked));

test('clock rows are sorted by the fix, with what stands beside them', () =>
    checkFix(
        clock(`    // The graphics clock.
    ZYNQMP_PM_CLK_GPU_REF -> ZYNQMP_PM_DEV_GPU // gpu
    ZYNQMP_PM_CLK_DP_STC_REF -> ZYNQMP_PM_DEV_DP
    ^^^^^^^^^^^^^^^^^^^^^^^^ clock-unsorted
    ZYNQMP_PM_CLK_DP_VIDEO_REF -> ZYNQMP_PM_DEV_DP // dp
`),
        'Sort the rows by clock, so that each grants what it says',
        clock(`    ZYNQMP_PM_CLK_DP_VIDEO_REF -> ZYNQMP_PM_DEV_DP // dp
    ZYNQMP_PM_CLK_DP_STC_REF -> ZYNQMP_PM_DEV_DP
    // The graphics clock.
    ZYNQMP_PM_CLK_GPU_REF -> ZYNQMP_PM_DEV_GPU // gpu
`),
    ));

const times = (count: number, code: string): string[] => Array.from({ length: count }, () => code);

/** What is found in the tables that ship, by table. */
const FOUND: Record<Extract<Example, 'zynqmp-xlnx' | 'versal'>, Record<string, readonly string[]>> = {
    'zynqmp-xlnx': {
        'names node': ['differs-from-platform'],
        'node pm_node_access': ['index-gap', 'wrong-frame'],
        'reset pm_reset_access': ['index-gap', 'reset-frame-differs', 'wrong-frame'],
        'mmio pm_mmio_access': ['register-gap', ...times(3, 'range-end-out'), 'mmio-dead'],
        'clock pm_clock_node_map': ['clock-gap', 'clock-bypassed'],
    },
    versal: {
        'node pm_node_access': ['index-gap', 'shared-page', 'shared-page', 'mailbox-row'],
        'reset pm_rst_access': ['index-gap'],
        'clock pm_clk_node_map': ['clock-gap', 'clock-dead'],
    },
};

for (const name of ['zynqmp-xlnx', 'versal'] as const) {
    test(`the tables of ${name} that ship have these findings and no others`, () => {
        const analysis = analyse(pathOf(name), hostOver(readFileSync));
        assert.ok(analysis);
        const { program, problems } = analysis;
        const found: Record<string, string[]> = {};
        for (const { code, range } of problems) {
            const block = program.blocks.find(
                ({ first, last }) => first <= range.start.line && range.start.line <= last,
            );
            const head = program.document.lines.get(block?.first ?? 0)?.text.replace(' {', '') ?? '';
            found[head] = [...(found[head] ?? []), code];
        }
        assert.deepEqual(found, FOUND[name]);
    });
}

test('every reset id of Versal is wrong in a node table, by number too', () => {
    const source = (id: string): string => versal(`    ${id} -> hwdom\n`);
    for (const id of ['0xc30c001', '0xc410002', '0xc30c05d'])
        assert.deepEqual(
            problemsOf(source(id)).map(({ code }) => code),
            ['wrong-kind'],
            id,
        );
});

/** A table in which a name of the platform has another id, up to the row at 70. */
const hidden = (row: string): string => `platform zynqmp-xlnx
names node {
    waive differs-from-platform "as in this tree"
    ZYNQMP_PM_DEV_SWDT_1 = 70
}
node pm_node_access {
     ^^^^^^^^^^^^^^ index-gap
    waive index-gap 0..62 "not the point"
    ZYNQMP_PM_DEV_SWDT_1 -> hwdom
${row}    63..69 -> deny
}
`;

const FIXES: readonly { readonly text: string; readonly title: string; readonly becomes: string }[] = [
    {
        text: clock(`    ZYNQMP_PM_CLK_CAN0_REF -> ZYNQMP_PM_DEV_CAN_0
                              ^^^^^^^^^^^^^^^^^^^ clock-dead
`),
        title: 'Grant ZYNQMP_PM_DEV_CAN_0 to the hardware domain, which then has ZYNQMP_PM_CLK_CAN0_REF',
        becomes: clock('    ZYNQMP_PM_CLK_CAN0_REF -> ZYNQMP_PM_DEV_CAN_0\n').replace(
            '    ZYNQMP_PM_DEV_GPU ',
            '    ZYNQMP_PM_DEV_CAN_0 -> hwdom\n    ZYNQMP_PM_DEV_GPU ',
        ),
    },
    {
        text: clock(`    ZYNQMP_PM_CLK_CAN0_REF -> ZYNQMP_PM_DEV_CAN_0
                              ^^^^^^^^^^^^^^^^^^^ clock-dead
`),
        title: 'Grant ZYNQMP_PM_DEV_CAN_0 through MM_CAN0: its owner then has ZYNQMP_PM_CLK_CAN0_REF',
        becomes: clock('    ZYNQMP_PM_CLK_CAN0_REF -> ZYNQMP_PM_DEV_CAN_0\n').replace(
            '    ZYNQMP_PM_DEV_GPU ',
            '    ZYNQMP_PM_DEV_CAN_0 -> MM_CAN0\n    ZYNQMP_PM_DEV_GPU ',
        ),
    },
    {
        text: clock(`    ZYNQMP_PM_CLK_GPU_REF  -> ZYNQMP_PM_DEV_GPU
    ZYNQMP_PM_CLK_CAN0_REF -> ZYNQMP_PM_DEV_CAN_0, ZYNQMP_PM_DEV_CAN_1
                              ^^^^^^^^^^^^^^^^^^^ clock-dead
    ZYNQMP_PM_CLK_CAN1_REF -> ZYNQMP_PM_DEV_PL, ZYNQMP_PM_DEV_CAN_0
`),
        title: 'Remove ZYNQM…AN_0 and ZYNQM…AN_1 from 2 rows: the hardware domain alone has ZYNQM…_REF; ZYNQM…V_PL decides who has ZYNQM…_REF',
        becomes: clock(`    ZYNQMP_PM_CLK_GPU_REF  -> ZYNQMP_PM_DEV_GPU
    ZYNQMP_PM_CLK_CAN1_REF -> ZYNQMP_PM_DEV_PL
`),
    },
    {
        text: clock(`    ZYNQMP_PM_CLK_GPU_REF  -> ZYNQMP_PM_DEV_GPU, ZYNQMP_PM_DEV_CAN_0
                                                 ^^^^^^^^^^^^^^^^^^^ clock-dead
    ZYNQMP_PM_CLK_GPU_REF  -> ZYNQMP_PM_DEV_PL
`),
        title: 'Remove ZYNQMP_PM_DEV_CAN_0: ZYNQMP_PM_DEV_GPU and ZYNQMP_PM_DEV_PL decide who has ZYNQMP_PM_CLK_GPU_REF',
        becomes: clock(`    ZYNQMP_PM_CLK_GPU_REF  -> ZYNQMP_PM_DEV_GPU
    ZYNQMP_PM_CLK_GPU_REF  -> ZYNQMP_PM_DEV_PL
`),
    },
    {
        text: clock(`    ZYNQMP_PM_CLK_GPU_REF  -> ZYNQMP_PM_DEV_GPU, ZYNQMP_PM_DEV_GPU
                                                 ^^^^^^^^^^^^^^^^^ duplicate-clock
`),
        title: 'Remove ZYNQMP_PM_DEV_GPU here, which changes nothing',
        becomes: clock('    ZYNQMP_PM_CLK_GPU_REF  -> ZYNQMP_PM_DEV_GPU\n'),
    },
    {
        text: clock(`    ZYNQMP_PM_CLK_GPU_REF  -> ZYNQMP_PM_DEV_GPU
    ZYNQMP_PM_CLK_GPU_REF  -> ZYNQMP_PM_DEV_GPU
                              ^^^^^^^^^^^^^^^^^ duplicate-clock
`),
        title: 'Remove ZYNQMP_PM_DEV_GPU here, which changes nothing',
        becomes: clock('    ZYNQMP_PM_CLK_GPU_REF  -> ZYNQMP_PM_DEV_GPU\n'),
    },
    {
        text: hidden(''),
        title: 'Deny 72 to everyone, as now: add `deny`',
        becomes: hidden('    72 -> deny\n').replace(/ +\^+ index-gap\n/, ''),
    },
    {
        text: mmio(`    MM_CRL_APB + R_CRL_GEM0_REF_CTRL -> only hwdom
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mmio-dead
    MM_CRL_APB + R_CRL_GEM1_REF_CTRL -> only hwdom
`),
        title: 'Grant ZYNQMP_PM_DEV_UNKNOWN to the hardware domain, which then has the registers of 2 rows here',
        becomes: mmio(`    MM_CRL_APB + R_CRL_GEM0_REF_CTRL -> only hwdom
    MM_CRL_APB + R_CRL_GEM1_REF_CTRL -> only hwdom
`).replace('    ZYNQMP_PM_DEV_DP ', '    ZYNQMP_PM_DEV_UNKNOWN -> hwdom\n    ZYNQMP_PM_DEV_DP '),
    },
];

for (const { text, title, becomes } of FIXES) test(`fix: ${title}`, () => checkFix(text, title, becomes));
