// Mistakes of real tables and headers of Versal Gen 2, reduced: what is said about them. To add one, add a row.

import test from 'node:test';
import { check } from '../marked';

const nodes = (rows: string): string => `platform versal2
node pm_node_access {
    index PM_NODE_IDX(n) = n & 0x3fff
    waive index-gap "reduced"
    VERSAL_PM_DEV_ADMA_3 -> deny waive mailbox-row "reduced"
${rows}}
`;

const TABLE: Record<string, string> = {
    'a clock of a device without a row is nobody’s, although the header has its page': `${nodes(
        '    VERSAL_PM_DEV_TTC_0  -> MM_DEV_TTC_0\n',
    )}clock pm_clk_node_map {
    index PM_NODE_IDX(n) = n & 0x3fff
    waive clock-gap "reduced"
    VERSAL_PM_CLK_SYSMON_REF -> VERSAL_PM_DEV_AMS_ROOT
                                ^^^^^^^^^^^^^^^^^^^^^^ clock-dead nobody, not even the hardware domain, may control VERSAL_PM_CLK_SYSMON_REF: VERSAL_PM_DEV_AMS_ROOT has no row
    VERSAL_PM_CLK_TTC0       -> VERSAL_PM_DEV_TTC_0
}
`,
    'clocks of new devices among those of old ones cut off what follows': `${nodes(`    VERSAL_PM_DEV_TTC_0  -> MM_DEV_TTC_0
    VERSAL_PM_DEV_GEM_0  -> MM_DEV_GEM_0
    VERSAL2_PM_DEV_TTC_4 -> MM_DEV_TTC_4
`)}clock pm_clk_node_map {
    index PM_NODE_IDX(n) = n & 0x3fff
    waive clock-gap "reduced"
    VERSAL_PM_CLK_TTC0     -> VERSAL_PM_DEV_TTC_0
    VERSAL2_PM_CLK_TTC4    -> VERSAL2_PM_DEV_TTC_4
    VERSAL_PM_CLK_GEM0_REF -> VERSAL_PM_DEV_GEM_0
    ^^^^^^^^^^^^^^^^^^^^^^ clock-unsorted no guest may control VERSAL_PM_CLK_GEM0_REF: the search stops at line
}
`,
    'the reset line of a new timer twice, the second time for the hardware domain': `platform versal2
reset pm_rst_access {
    index PM_NODE_IDX(n) = n & 0x3fff
    waive index-gap "reduced"
    VERSAL2_PM_RST_TTC_4 -> MM_DEV_TTC_4
    VERSAL2_PM_RST_TTC_4 -> hwdom
    ^^^^^^^^^^^^^^^^^^^^ duplicate-index
}
`,
    'two lines of two chips that count alike': `platform versal2
reset pm_rst_access {
    index PM_NODE_IDX(n) = n & 0x3fff
    waive index-gap "reduced"
    VERSAL_NET_PM_RST_SYS_3 -> hwdom
    VERSAL2_PM_RST_UDH_DRD  -> hwdom
    ^^^^^^^^^^^^^^^^^^^^^^ duplicate-index
}
`,
    'a header’s ids, and the clock ids of the device tree beside them': `platform versal2
names node {
    PM_DEV_UFS = (0x18224116U)
                  ^^^^^^^^^^^ bad-number
}
names clock {
    UFS_REF = 0xC8
              ^^^^ id-by-position
    TTC4    = 0xCC
              ^^^^ id-by-position TTC4 is the position of VERSAL2_PM_CLK_TTC4
}
names reset {
    VERSAL_RST_UFS = 0xC104103
}
`,
    'a device by its position has the page of the device': `platform versal2
names node {
    UFS  = 0x116
           ^^^^^ id-by-position
    GEM1 = 0x18a0001a
           ^^^^^^^^^^ id-by-position
}
names frame {
    MY_UFS = at 0xf10b0000 of UFS
}
node pm_node_access {
    index PM_NODE_IDX(n) = n & 0x3fff
    waive index-gap "reduced"
    waive mailbox-row "reduced"
    UFS  -> MM_DEV_UFS
    GEM1 -> MM_DEV_GEM_0
            ^^^^^^^^^^^^ wrong-frame MM_DEV_GEM_0 is VERSAL_PM_DEV_GEM_0's
}
`,
    'a partition of the GPU gives its guest pages, and no right over the GPU': `${nodes(
        '    VERSAL2_PM_DEV_MMI_GPU -> hwdom\n',
    )}domain guest {
    iomem at 0xed0e0000 size 0x20000
}
`,
};

for (const [title, text] of Object.entries(TABLE)) test(title, () => check(text));
