// Ids by position, where the ids of a chip have class bits: what is said of them, and what is offered.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { Problem } from '../../server/model/problem';
import { applyEdits, check, checkFix } from '../marked';
import { analyseExample } from '../workspace';

const gen2 = (lines: string): string => `platform versal2
node pm_node_access {
    index PM_NODE_IDX(n) = n & 0x3fff
    waive index-gap "not the point"
    VERSAL_PM_DEV_ADMA_3  -> deny waive mailbox-row "not the point"
    VERSAL_PM_DEV_I2C_PMC -> MM_DEV_I2C_PMC
}
${lines}`;

const clocks = (rows: string): string =>
    gen2(`clock pm_clk_node_map {
    index PM_NODE_IDX(n) = n & 0x3fff
    waive clock-gap "not the point"
${rows}}
`);

const TABLE: Record<string, string> = {
    'a clock as the bindings of device trees count it': `platform versal2
names clock {
    UFS_REF = 0xC8
              ^^^^ id-by-position UFS_REF is the position of VERSAL2_PM_CLK_UFS_REF: Xen finds its row, but not that it is a clock
    WHOLE   = 0x82080c8
    OTHER   = 0x3000
              ^^^^^^ id-by-position OTHER is a position: Xen finds its row, but not that it is a clock
}
`,
    'a PLL': `platform versal2
names clock {
    NOC = 5
          ^ id-by-position NOC is the position of VERSAL_PM_CLK_NOC_PLL: by that number Xen does not know the PLL, and asks the table
    APU = 0x8a00002
          ^^^^^^^^^ id-by-position Since edition 2022 calls by the id are forwarded for every guest
}
`,
    'class and position, with subclass 0xA': `platform versal2
names node {
    DEV_UFS = 0x18a00116
              ^^^^^^^^^^ id-by-position DEV_UFS is the position of VERSAL2_PM_DEV_UFS: Xen finds its row, but not its subclass
}
names reset {
    RST_UFS = 0xca00103
              ^^^^^^^^^ id-by-position the position of VERSAL2_PM_RST_UFS
    BARE    = 0x104
              ^^^^^ id-by-position Xen finds its row, but not that it is a reset line
    RST_NONE = 0xca03000
               ^^^^^^^^^ id-by-position RST_NONE is a position
}
`,
    'of two names of a position that of the chip is meant': `platform versal2
names reset {
    RST = 0x7b
          ^^^^ id-by-position the position of VERSAL2_PM_RST_UDH_DRD
}
`,
    'the platform’s own name is not said to differ as well': `platform versal2
names clock {
    VERSAL2_PM_CLK_UFS_REF = 0xc8
                             ^^^^ id-by-position 0xc8 is the position of VERSAL2_PM_CLK_UFS_REF: Xen finds its row, but
    VERSAL2_PM_CLK_TTC4    = 0x82080c8
    ^^^^^^^^^^^^^^^^^^^ differs-from-platform
}
`,
    'a clock and a node of a row': clocks(`    0x3e -> 0x2d
    ^^^^ id-by-position the position of VERSAL_PM_CLK_I2C_REF
            ^^^^ id-by-position 0x2d is the position of VERSAL_PM_DEV_I2C_PMC: Xen finds its row, but not that it is a node
`),
    'the first id of a range': gen2(`reset pm_rst_access {
    index PM_NODE_IDX(n) = n & 0x3fff
    waive index-gap "not the point"
    0xea..0xed -> hwdom
    ^^^^ id-by-position
}
`),
    'a question of a test': gen2(`domain guest {
    iomem MM_DEV_I2C_PMC
}
test "by position" {
    guest may node 0x2d
                   ^^^^ id-by-position
    guest may node 0x1822402d
    guest may not node VERSAL_PM_DEV_ADMA_3
}
`),
    'ids of another class are not positions': `platform versal2
node pm_node_access {
    index PM_NODE_IDX(n) = n & 0x3fff
    waive index-gap "not the point"
    0x8a0002d -> hwdom
    ^^^^^^^^^ wrong-kind
    0x18224038 -> deny waive mailbox-row "not the point"
}
`,
    'of rows that collide, that is what is said': `platform versal2
node pm_node_access {
    index PM_NODE_IDX(n) = n & 0x3fff
    waive index-gap "not the point"
    VERSAL_PM_DEV_ADMA_3  -> deny waive mailbox-row "not the point"
    VERSAL_PM_DEV_I2C_PMC -> MM_DEV_I2C_PMC
    0x2d -> deny
    ^^^^ duplicate-index C keeps this row, so VERSAL_PM_DEV_I2C_PMC on line 6 grants nothing: both have index 45
    0x1d -> hwdom
    VERSAL_PM_DEV_I2C_0 -> MM_DEV_I2C_0
    ^^^^^^^^^^^^^^^^^^^ duplicate-index C keeps this row, so 0x1d on line 8 grants nothing: both have index 29
    0x1e -> hwdom
    ^^^^ id-by-position
}
`,
    'the row that decides about the mailbox': `platform versal2
node pm_node_access {
    index PM_NODE_IDX(n) = n & 0x3fff
    waive index-gap "not the point"
    0x18a00038 -> hwdom
    ^^^^^^^^^^ id-by-position the position of VERSAL_PM_DEV_ADMA_3
    ^^^^^^^^^^ mailbox-row the row of node 0x18a00038 also decides
}
`,
    'chips whose ids are small numbers': `platform zynqmp
names node {
    MINE = 5
}
`,
    'it can be waived': `platform versal2
names clock {
    waive id-by-position "the tree calls by position"
    UFS_REF = 0xc8
}
`,
};

for (const [title, text] of Object.entries(TABLE)) test(title, () => check(text));

test('a row gets the name', () =>
    checkFix(
        clocks('    0x3e -> VERSAL_PM_DEV_I2C_PMC\n    ^^^^ id-by-position\n'),
        'Write VERSAL_PM_CLK_I2C_REF, the id that is meant',
        clocks('    VERSAL_PM_CLK_I2C_REF -> VERSAL_PM_DEV_I2C_PMC\n'),
    ));

test('a declaration gets the id', () =>
    checkFix(
        'platform versal2\nnames clock {\n    UFS_REF = 0xC8\n              ^^^^ id-by-position\n}\n',
        'Write 0x82080c8, the id of VERSAL2_PM_CLK_UFS_REF: a table needs its `index` line for it',
        'platform versal2\nnames clock {\n    UFS_REF = 0x82080c8\n}\n',
    ));

test('what its title says comes true where a table has no index line', () => {
    const used = (value: string): string =>
        `platform versal2\nnames node {\n    UFS = ${value}\n}\nnode t {\n    waive index-gap "x"\n    UFS -> deny\n}\n`;
    const found = (value: string): Problem[] =>
        analyseExample(used(value)).problems.filter(({ code }) => /^(id-by-position|bad-index)$/.test(code));
    const [position, ...others] = found('0x116');
    assert.deepEqual([position?.code, others], ['id-by-position', []]);
    const [fix] = position?.fixes ?? [];
    assert.match(fix?.title ?? '', /^Write 0x18224116, .*: a table needs its `index` line for it$/);
    assert.equal(applyEdits(used('0x116'), fix?.edits ?? []), used('0x18224116'));
    assert.deepEqual(
        found('0x18224116').map(({ code, fixes }) => [code, fixes.map(each => each.title)]),
        [['bad-index', ['Add index PM_NODE_IDX(n) = n & 0x3fff: each row is for the id that it names']]],
    );
});
