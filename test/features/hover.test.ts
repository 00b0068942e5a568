// What an editor shows beside the pointer. A row is a place of the board, what is underlined there, and what the text says.

import assert from 'node:assert/strict';
import test from 'node:test';
import { codes } from '../../server/diagnostics';
import { hover } from '../../server/features/hover';
import { inlayHint } from '../../server/features/inlayHint';
import { KEYWORDS, keywordMarkdown } from '../../server/features/texts/keywords';
import { parseLine } from '../../server/language/parser';
import { LANGUAGE_WORDS } from '../../server/language/words';
import { Domain, FromLine, type GivenRange } from '../../server/model/domain';
import { PLATFORM_NAMES } from '../../server/model/platforms';
import { BOARD, type Editor, open, openAt, textIn } from './editor';

/** The text and what it is about; `undefined` where nothing is shown. */
function shown({ workspace, file, position, files }: Editor): { text: string; place: string } | undefined {
    const found = hover(workspace, file, position);
    if (found === undefined) return undefined;
    const { contents, range } = found;
    assert.ok(typeof contents === 'object' && 'kind' in contents && range !== undefined);
    assert.equal(contents.kind, 'markdown');
    return { text: contents.value, place: textIn(files.get(file) ?? '', range) };
}

function check(editor: Editor, place: string, said: readonly string[]): void {
    const found = shown(editor);
    assert.equal(found?.place, place);
    for (const words of said) assert.ok(found?.text.includes(words), `«${words}» is not in:\n${found?.text}`);
}

/** Marked piece of the board; what is underlined; what is said. */
const PLACES: readonly (readonly [string, string, ...string[]])[] = [
    // Rows, by their left side.
    [
        'NODE_UA$0RT_0 -> MM_UART0',
        'NODE_UART_0',
        '**node 0 (0x0)**, index 0 of the node table `pm_node_access`',
    ],
    [
        '$0NODE_UART_0 -> MM_UART0',
        'NODE_UART_0',
        '**Who:** any domain that owns frame 0xff000, and nobody else.',
    ],
    [
        'NODE_UART_0$0 -> MM_UART0',
        'NODE_UART_0',
        '`MM_UART0`, byte address 0xff000000 (4278190080), frame 0xff000, size 0x2000 (2 pages, of which only the first is compared)',
    ],
    [
        'NODE_UA$0RT_0 -> MM_UART0',
        'NODE_UART_0',
        'On the same frame: `RST_UART0`.',
        'Also called `NODE_SERIAL_0`.',
        'Reset by `RST_UART0`.',
    ],
    ['NODE_UA$0RT_0 -> MM_UART0', 'NODE_UART_0', 'Declared in [input.eemi:19](<test:///input.eemi#L19>).'],
    [
        'NODE_UA$0RT_1 -> MM_UART1',
        'NODE_UART_1',
        'any domain that owns frame 0xff010, and the hardware domain.',
    ],
    [
        'NODE_DM$0A    -> at',
        'NODE_DMA',
        'any domain that owns frame 0xffa81, and nobody else',
        'Through byte address 0xffa81000 (4289204224), frame 0xffa81.',
    ],
    ['NODE_D$0DR    -> hwdom', 'NODE_DDR', 'the hardware domain only.'],
    [
        '4$0..5',
        '4',
        '**nodes 4 to 5**, 2 rows of the node table `pm_node_access`: indexes 4 to 5',
        'nobody, not even the hardware domain.',
    ],
    ['4..$05', '5', '**nodes 4 to 5**'],
    [
        'RST_UA$0RT0        -> MM',
        'RST_UART0',
        '**reset 1000 (0x3e8)**, index 0 of the reset table `pm_reset_access`',
        'Resets the node `NODE_UART_0`.',
    ],
    ['RST_UA$0RT1        -> mfn', 'RST_UART1', 'On the same frame: `NODE_UART_1`.'],
    [
        'RST_W$0DT..RST_ALL',
        'RST_WDT',
        '**resets 1002 to 1003**, 2 rows of the reset table `pm_reset_access`: indexes 2 to 3',
        'Resets the frame `MM_WDT`.',
    ],
    ['RST_WDT..RST_AL$0L', 'RST_ALL', '**resets 1002 to 1003**'],
    ['NODE_UART_0 -$0> MM_UART0', '->', '**node 0 (0x0)**', 'any domain that owns frame 0xff000'],
    [
        'R_SLCR_UART mask 0x1 | 0x30 -$0> NODE',
        '->',
        '**register 0xff180310**, a row of the mmio table `pm_mmio_access`',
    ],
    [
        'MM_SLCR +$0 R_SLCR_UART mask 0x1',
        'MM_SLCR + R_SLCR_UART',
        'byte address 0xff180310 (4279763728), frame 0xff180 + 0x310',
        '**Reads:** whoever may control NODE_UART_0, and the hardware domain.',
    ],
    [
        'MM_SLCR +$0 R_SLCR_UART mask 0x1',
        'MM_SLCR + R_SLCR_UART',
        '**Writes:** whoever may control NODE_UART_0, but only bits 0, 4-5.',
        'Who may control `NODE_UART_0`: any domain that owns frame 0xff000, and nobody else.',
    ],
    [
        'R_SLCR_E$0ND readonly',
        'R_SLCR_END',
        'offset 0x320 (800) in `MM_SLCR`, byte address 0xff180320',
        '**registers 0xff180314 to 0xff180323 (0x10 bytes)**',
        '**Writes:** nobody.',
    ],
    [
        '0xff18$00400 -> NODE_DDR',
        '0xff180400',
        '**register 0xff180400**',
        '**Reads:** the hardware domain only.',
        '**Writes:** the hardware domain only, if it may control NODE_DDR.',
    ],

    // The C that a row becomes.
    [
        'NODE_UA$0RT_0 -> MM_UART0',
        'NODE_UART_0',
        '```c\n[NODE_UART_0] = { .mfn = mfn_init(MM_UART0) }, /* 0: 0xff000000 */\n```',
    ],
    ['NODE_UA$0RT_1 -> MM_UART1', 'NODE_UART_1', '{ .mfn = mfn_init(MM_UART1), .hwdom_access = true },'],
    ['NODE_D$0DR    -> hwdom', 'NODE_DDR', '[NODE_DDR] = { .hwdom_access = true },'],
    [
        '4$0..5',
        '4',
        '```c\n[NODE_PLL] = { .hwdom_access = false }, /* 4 */\n/* and 1 more, one for each id */\n```',
    ],
    ['RST_UA$0RT0        -> MM', 'RST_UART0', '[RST_IDX(RST_UART0)] = { .mfn = mfn_init(MM_UART0) },'],
    [
        '0xff18$00400 -> NODE_DDR',
        '0xff180400',
        '{ .start = 0xff180400ULL,\n  .size = 4, .node = NODE_DDR, .hwdom_access = true },',
    ],

    // Names elsewhere.
    [
        'NODE_UART_0 -> MM_U$0ART0',
        'MM_UART0',
        '**frame** `MM_UART0`: byte address 0xff000000 (4278190080), frame 0xff000, size 0x2000',
        'Rows through this frame: `NODE_UART_0` and `RST_UART0`.',
    ],
    ['MM_UART0_F$0IFO', 'MM_UART0_FIFO', 'frame 0xff000 + 0x800'],
    ['MM_WD$0T        = mfn', 'MM_WDT', 'byte address 0xfd4d0000', 'Reset by `RST_WDT`.'],
    ['MM_SPA$0RE', 'MM_SPARE', 'Also called `MM_SLCR`.'],
    [
        'NODE_FA$0R "far',
        'NODE_FAR',
        '**node** `NODE_FAR` = 8 (0x8)',
        'because it has no row in `pm_node_access`',
    ],
    [
        '0x30 -> NODE_U$0ART_0',
        'NODE_UART_0',
        '**Who:** any domain that owns frame 0xff000, and nobody else ([input.eemi:42](<test:///input.eemi#L42>)).',
    ],
    ['NODE_SERI$0AL_0', 'NODE_SERIAL_0', '**node** `NODE_SERIAL_0` = 0 (0x0)', 'Also called `NODE_UART_0`.'],
    ['n - RST_UA$0RT0', 'RST_UART0', '**reset** `RST_UART0` = 1000 (0x3e8)'],
    [
        'RST_LA$0ST',
        'RST_LAST',
        'nobody, not even the hardware domain, because it has no row in `pm_reset_access`',
    ],
    ['R_FRE$0E', 'R_FREE', '**register** `R_FREE`: offset 0x20 (32)'],
    ['CLK_RP$0LL', 'CLK_RPLL', '**clock** `CLK_RPLL` = 8 (0x8)', 'A clock of a PLL'],
    [
        'pm_nod$0e_access',
        'pm_node_access',
        '**node table** `pm_node_access`: 5 rows, in C an array of 6',
        'Declared in [input.eemi:40]',
    ],
    ['pm_mmio$0_access', 'pm_mmio_access', '**mmio table** `pm_mmio_access`: 3 rows'],
    [
        'RST_ID$0X(n)',
        'RST_IDX',
        '**index macro** `RST_IDX(n) = n - RST_UART0`: the index of an id in `pm_reset_access`',
    ],
    ['RST_IDX(n$0)', 'n', '**parameter** `n` of `RST_IDX`'],
    ['n) = n$0 -', 'n', '**parameter** `n` of `RST_IDX`'],
    ['domain do$0m0', 'dom0', '**domain** `dom0`, the hardware domain', 'Owns every frame.'],
    [
        'gu$0est may     node',
        'guest',
        'Owns frame 0xff000 (`MM_UART0`), frames 0xff0a0 to 0xff0a1 and frame 0xff010 (`MM_UART1`).',
    ],

    // Expressions.
    ['MM_DMA_CH0 +$0 0x1000', 'MM_DMA_CH0 + 0x1000', '= byte address 0xffa81000 (4289204224), frame 0xffa81'],
    ['MM_DMA_CH0 + 0x1$0000', '0x1000', '`0x1000` = 4096'],
    ['mfn 0xff0$010', '0xff010', '= frame 0xff010 (1044496), byte address 0xff010000'],
    ['0x1 |$0 0x30', '0x1 | 0x30', '= 0x31 (49): bits 0, 4-5'],
    ['mask 0x$01 |', '0x1', '`0x1` = 1'],
    ['mask 0x$02', '0x2', '= 2: bit 1'],
    ['1 +$0 1', '1 + 1', '= 2 pages'],
    ['size 0x1$0000\n}', '0x1000', '= 4096 bytes'],
    ['3 *$0 4', '3 * 4', '= 0xc (12)'],
    ['R_SLCR_DMA +$0', 'R_SLCR_DMA + 3 * 4', '= 0x320 (800)'],
    ['not reset 10$002', '1002', '**reset** 1002 (0x3ea): `RST_WDT`'],
    ['RST_UART1 = 10$001', '1001', '`1001` = 0x3e9'],
    ['write MM_SLCR +$0', 'MM_SLCR + R_SLCR_UART', '= byte address 0xff180310'],

    // Words of the language, and codes.
    ['MM_UART1 o$0r hwdom', 'or', '`or`: adds the hardware domain'],
    ['or hw$0dom', 'hwdom', 'it **adds**', '**restricts**'],
    ['4..5        -> de$0ny', 'deny', 'nobody, not even the hardware domain'],
    ['-> a$0t MM_DMA', 'at', 'a byte address'],
    ['m$0fn 0xff010', 'mfn', 'a byte address divided by 4096'],
    ['ma$0sk 0x1', 'mask', 'the bits of a register that may be written'],
    ['read$0only', 'readonly', 'refuses writes'],
    ['iome$0m MM', 'iomem', 'pages that a domain owns'],
    ['may no$0t reset', 'not', 'must be refused'],
    ['names clo$0ck', 'clock', 'a kind of names'],
    ['$0mmio pm', 'mmio', 'a table of protected registers'],
    ['8 pl$0l', 'pll', 'the clock of a PLL'],
    ['index-$0gap NODE_FAR', 'index-gap', 'Warning, can be waived.', 'names node {'],
    ['wai$0ve index-gap NODE_FAR', 'waive', 'silences a finding, with a reason'],
];

for (const [marked, place, ...said] of PLACES) {
    test(`on ${marked.trim()}: ${said[0]}`, () => check(openAt(BOARD, marked), place, said));
}

const SILENT = [
    'hwdom // mem$0ory',
    '4.$0.5',
    '$0    4..5',
    'far aw$0ay',
    'RST_UART1   $0     ->',
    'test "the$0 guest',
    'R_SLCR_DMA .$0.',
    'devic$0e.',
];

for (const marked of SILENT) {
    test(`nothing on ${marked.trim()}`, () => assert.equal(shown(openAt(BOARD, marked)), undefined));
}

/** Whole examples with a cursor. */
const GUESTS =
    'platform zynqmp-xlnx\ndomain dom0 hwdom {\n}\ndomain one {\n    iomem MM_TTC0\n}\ndomain two {\n    from "no.cfg"\n}\n';

const EXAMPLES: Record<string, readonly [string, string, ...string[]]> = {
    'a domain where the tables have more ids than anybody reads': [
        'node t {\n    0..1048575 -> mfn 1\n}\ndomain gu$0est {\n    iomem mfn 1\n}\n',
        'guest',
        'What it may control is not listed here: the tables have 1048576 ids.',
    ],
    'the frames of a node': [
        'platform zynqmp\nnode t {\n    NODE_IPI_R$0PU_0 -> MM_RPU\n}\n',
        'NODE_IPI_RPU_0',
        'Its registers: `MM_IPI`.',
        'Tables also grant it through `MM_RPU`.',
    ],
    'whose registers a frame is': [
        'platform zynqmp\nnode t {\n    NODE_RPU -> MM_R$0PU\n}\n',
        'MM_RPU',
        'Registers of `NODE_RPU`, `NODE_RPU_0` and `NODE_RPU_1`.',
        'Tables also grant through it `NODE_IPI_RPU_0`.',
    ],
    'all that a reset line resets': [
        'platform versal\nreset t {\n    VERSAL_PM_RST_O$0CM -> hwdom\n}\n',
        'VERSAL_PM_RST_OCM',
        'Resets the nodes `VERSAL_PM_DEV_OCM_0`, `VERSAL_PM_DEV_OCM_1`, `VERSAL_PM_DEV_OCM_2` and `VERSAL_PM_DEV_OCM_3`.',
    ],
    'a name of the platform': [
        'platform zynqmp\nnode t {\n    NODE_A$0FI -> hwdom\n}\n',
        'NODE_AFI',
        '**node 49 (0x31)**',
        'Also called `NODE_EXTERN`.',
        'Declared in [platform zynqmp:',
        '(<test:///platform:zynqmp#L',
    ],
    'a platform': ['platform zyn$0qmp\n', 'zynqmp', '79 nodes', 'for the target `xen`'],
    'where the names of a platform come from': [
        'platform zynq$0mp-xlnx\n',
        'zynqmp-xlnx',
        "- 71 nodes from AMD's Xen tree, xilinx-zynqmp-eemi.h of xlnx_rebase_4.17, date not known",
        "- ZYNQMP_PM_DEV_SWDT_1: 72 (the PMU firmware), 70 (AMD's Xen tree)",
        "- MM_IPI: 0xff300000 (AMD's Xen tree up to xlnx_rebase_4.17), 0xff990600 (newer trees of AMD)",
        "- ZYNQMP_PM_RST_PS_PL3: 1119 (AMD's Xen tree since 2024)",
    ],
    'a platform in layers': [
        'platform versal$02\n',
        'versal2',
        'of Versal Gen 2',
        'of xlnx_rebase_4.17, date not known; 63 of them not on this chip',
        "- 90 nodes from AMD's newest Xen tree, amd-versal2-eemi.h, version not known",
    ],
    'whose a value is': [
        'platform zynqmp-xlnx\nnode t {\n    ZYNQMP_PM_DEV_SWDT$0_1 -> MM_WDT\n}\n',
        'ZYNQMP_PM_DEV_SWDT_1',
        "Not the same in all trees: `72 (the PMU firmware), 70 (AMD's Xen tree)`.",
    ],
    'a value that another tree for the chip has otherwise': [
        'platform zynqmp\nnode t {\n    NODE_SWDT$0_1 -> MM_WDT\n}\n',
        'NODE_SWDT_1',
        "Not the same in all trees: `72 (the PMU firmware); ZYNQMP_PM_DEV_SWDT_1 of zynqmp-xlnx is 72 (the PMU firmware), 70 (AMD's Xen tree)`.",
    ],
    'a name that only some trees for the chip have': [
        'platform zynqmp\nreset t {\n    index RST(n) = n - 1000\n    XILPM_RESET_PS$0_PL0 -> deny\n}\n',
        'XILPM_RESET_PS_PL0',
        "Not the same in all trees: `ZYNQMP_PM_RST_PS_PL0 of zynqmp-xlnx is 1116 (AMD's Xen tree since 2024)`.",
    ],
    'a target': [
        'target xl$0nx\n',
        'xlnx',
        'rows hold byte addresses',
        'without one the newest holds:\n- `2019`',
        '- `2020`: trees since July 2020',
    ],
    'what an edition says of enabling and disabling': [
        'target xl$0nx\n',
        'xlnx',
        'enabling a clock that runs succeeds for every domain (March 2022)',
        'disabling a clock succeeds for every domain and does nothing (December 2023)',
    ],
    'an edition': ['target xlnx 20$020\n', '2020', '**edition** `2020`', 'node 0 is a row like any other'],
    'a PLL where the table is asked': [
        'platform zynqmp-xlnx\ntarget xlnx 2020\nnode t {\n    1 -> deny\n}\nclock c {\n    ZYNQMP_PM_CLK_$0RPLL -> 1\n}\n',
        'ZYNQMP_PM_CLK_RPLL',
        'by the rules of this edition the table is asked',
    ],
    'the row of node 0 where it passes everybody': [
        'platform zynqmp-xlnx\ntarget xlnx 2019\nnode t {\n    ZYNQMP_PM_DEV_UNK$0NOWN -> deny\n}\n',
        'ZYNQMP_PM_DEV_UNKNOWN',
        '**Who:** every domain, because before July 2020 node 0 passes all of them.',
    ],
    'a row, and which domains may use it': [
        `${GUESTS}node t {\n    ZYNQMP_PM_DEV_TTC$0_0 -> MM_TTC0\n}\n`,
        'ZYNQMP_PM_DEV_TTC_0',
        '**Domains here:**\n\n- `dom0` may not: it lacks MM\\_TTC0 \\(page 0xff110, owned by one\\), by which input.eemi:11 grants it',
        '- `one` may: it owns MM\\_TTC0 \\(page 0xff110\\), by which input.eemi:11 grants it',
        '- `two` may not, as far as is known: it lacks',
    ],
    'a register row, which one reads and writes': [
        `${GUESTS}node t {\n    ZYNQMP_PM_DEV_SD_0 -> MM_TTC0\n}\nmmio m {\n    MM_IOU_SLCR + R_IOU_SLCR_CT$0RL_REG_SD readonly -> ZYNQMP_PM_DEV_SD_0\n}\n`,
        'R_IOU_SLCR_CTRL_REG_SD',
        '- `one` may read: ',
        '- `one` may not write: ',
    ],
    'a domain, and its devices': [
        `${GUESTS}node t {\n    ZYNQMP_PM_DEV_TTC_0 -> MM_TTC0\n}\ntest "t" {\n    o$0ne may node ZYNQMP_PM_DEV_TTC_0\n}\n`,
        'one',
        '**one may control**:\n\n- MM\\_TTC0 0xff110 node ZYNQMP\\_PM\\_DEV\\_TTC\\_0\n\n',
    ],
    'a domain that may do nothing': [
        `${GUESTS}node t {\n    ZYNQMP_PM_DEV_TTC_0 -> MM_TTC0\n}\ntest "t" {\n    dom$00 may node ZYNQMP_PM_DEV_TTC_0\n}\n`,
        'dom0',
        '**dom0 may control nothing**',
    ],
    'an import': [
        'import "boa$0rd.eemi"\n--- board.eemi\nnames node {\n    A = 0\n}\nnode t {\n    A -> hwdom\n}\n',
        '"board.eemi"',
        '[board.eemi](<test:///board.eemi>): the node table `t` and 1 name, for the target `xen`',
    ],
    'an import of nothing': ['import "no$0.eemi"\n', '"no.eemi"', 'is not imported'],
    'an import without content': ['import "n$0.eemi"\n--- n.eemi\n', '"n.eemi"', 'declares nothing'],
    'a register of one block twice': [
        'names frame {\n    A = at 0x1000\n    B = A\n}\nnames register {\n    R$0 = 4 of A\n    S = 4 of B\n}\n',
        'R',
        'Also called `S`.',
    ],
    'an output that is not there': [
        'emit c "out$0.h"\nnames node {\n    A = 0\n}\nnode t {\n    A -> hwdom\n}\n',
        '"out.h"',
        '[out.h](<test:///out.h>): not written yet',
    ],
    'an output of another hand': [
        'emit c "out$0.h"\nnames node {\n    A = 0\n}\nnode t {\n    A -> hwdom\n}\n--- out.h\nint x;\n',
        '"out.h"',
        'the file there was not generated from this one',
    ],
    'a configuration': [
        'domain d {\n    from "lin$0ux.cfg"\n}\n',
        '"linux.cfg"',
        '[linux.cfg](<test:///linux.cfg>): what it gives is not known',
    ],
    'a configuration that gives pages': [
        'platform zynqmp\ndomain d {\n    from "lin$0ux.cfg"\n}\n--- linux.cfg\niomem = ["ff0e0,1", "70000,10"]\n',
        '"linux.cfg"',
        'gives frame 0xff0e0 (`MM_GEM3`) and frames 0x70000 to 0x7000f',
    ],
    'a node of a device tree that a guest is given': [
        `platform zynqmp-xlnx
node nodes {
    ZYNQMP_PM_DEV_ETH_3 -> MM_GEM3
}
reset resets {
    index IDX(n) = n - ZYNQMP_PM_RST_PCIE_CFG
    ZYNQMP_PM_RST_GEM3 -> MM_GEM3
}
clock clocks {
    ZYNQMP_PM_CLK_LPD_LSBUS -> ZYNQMP_PM_DEV_TTC_0
    ZYNQMP_PM_CLK_GEM3_REF  -> ZYNQMP_PM_DEV_ETH_3
}
domain d {
    from "board.dtb" node "ethernet@$0ff0e0000"
}
--- board.dtb
/dts-v1/;
/ {
    fw: firmware { compatible = "xlnx,zynqmp-firmware"; #power-domain-cells = <1>;
        clk: clock { compatible = "xlnx,zynqmp-clk"; #clock-cells = <1>; };
        rst: reset { compatible = "xlnx,zynqmp-reset"; #reset-cells = <1>; };
    };
    passthrough {
        ethernet@ff0e0000 {
            xen,reg = <0x0 0xff0e0000 0x1000 0x0 0xff0e0000>; xen,path = "/axi/ethernet@ff0e0000";
            status = "disabled"; clocks = <&clk 31>, <&clk 107>; resets = <&rst 32>; power-domains = <&fw 32>;
        };
        serial@ff000000 { xen,reg = <0x0 0xff000000 0x1000 0x0 0xff000000>; xen,path = "/a"; clocks = <&clk 56>; };
    };
};
`,
        '"ethernet@ff0e0000"',
        'gives d frame 0xff0e0 (`MM_GEM3`) and frame 0xff0e1, which Xen grants and does not map',
        '- clocks: ZYNQMP\\_PM\\_CLK\\_LPD\\_LSBUS, ZYNQMP\\_PM\\_CLK\\_GEM3\\_REF\n- of these d may not use ZYNQMP\\_PM\\_CLK\\_LPD\\_LSBUS\n- resets: ZYNQMP\\_PM\\_RST\\_GEM3\n- power domains: ZYNQMP\\_PM\\_DEV\\_ETH\\_3\n- `ethernet@ff0e0000` has the status `disabled`',
    ],
    'a node of a tree that is not there': [
        'domain d {\n    from "board.dtb" node "ethernet@$0ff0e0000"\n}\n',
        '"ethernet@ff0e0000"',
        '**node** `ethernet@ff0e0000` of [board.dtb](<test:///board.dtb>): what it gives is not known',
    ],
    'a device in the fabric, near the frame of another': [
        `platform zynqmp-xlnx
domain d {
    from "fab$0ric.dtb"
}
--- fabric.dtb
/dts-v1/;
/ { passthrough { serial@a0001000 {
    xen,reg = <0x0 0xa0001000 0x1000 0x0 0xa0001000>; xen,path = "/amba_pl@0/serial@a0000000";
}; }; };
`,
        '"fabric.dtb"',
        'gives frame 0xa0001 and frame 0xa0002, which Xen grants and does not map',
    ],
    'a domain whose configuration cannot be read': [
        'domain d$0 {\n    iomem mfn 0x10\n    from "linux.cfg"\n}\n',
        'd',
        'Owns frame 0x10, and perhaps more: something that gives it pages could not be read.',
    ],
    'what such a domain may do': [
        'target xlnx\nnode nodes {\n    1 -> mfn 0x10\n}\ndomain d$0 {\n    from "linux.cfg"\n}\n',
        'd',
        '**what d may control is unknown**',
    ],
    'a path with what Markdown reads': [
        'import "a]*[b`.$0eemi"\n',
        '"a]*[b`.eemi"',
        '[a\\]\\*\\[b\\`.eemi](<',
    ],
    'a name in a line that cannot be read': [
        'names node {\n    A = 0\n}\nnode t {\n    A => hwdom A$0\n}\n',
        'A',
        '**node** `A` = 0 (0x0)',
    ],
    'a row with an error on its right': [
        'names node {\n    A = 0\n}\nnode t {\n    $0A -> MM_NONE\n}\n',
        'A',
        '**Who:** unknown, because the right side has an error.',
    ],
    'a row with an error on its left': [
        'names reset {\n    A = 1000\n}\nreset t {\n    index I(n) = n - A\n    99$09 -> hwdom\n}\n',
        '999',
        'whose index is unknown',
    ],
    'a row of frame 0': ['node t {\n    $00 -> at 0x24\n}\n', '0', 'because frame 0 means no frame'],
    'a frame of many rows': [
        `names frame {\n    M = at 0x1000\n}\nnode t {\n${Array.from({ length: 20 }, (_, at) => `    ${at} -> ${at === 0 ? '$0' : ''}M\n`).join('')}}\n`,
        'M',
        'node 6 and 13 more rows.',
    ],
    'a range of many ids': [
        'node t {\n    0..100$00 -> hwdom\n}\n',
        '1000',
        '**nodes 0 to 1000**, 1001 rows',
    ],
    'a value below nothing': [
        'names register {\n    R = 4 -$0 8\n}\n',
        '4 - 8',
        'results below 0 are not allowed',
    ],
    'a value of too many bits': ['names register {\n    R = 1 <<$0 64\n}\n', '1 << 64', 'more than 64 bits'],
    'a value of an unknown name': ['names register {\n    R = X +$0 8\n}\n', 'X + 8', 'has no value here'],
    'a name whose value has an error': ['names node {\n    A$0 = 1 - 2\n}\n', 'A', 'its value has an error'],
    'a parenthesised name': ['names node {\n    A = 1\n    B = (A$0)\n}\n', 'A', '**node** `A` = 1 (0x1)'],
    'a name that is declared from the one of the platform': [
        'platform zynqmp\nnames node {\n    NODE_RPU = NODE_RP$0U\n}\n',
        'NODE_RPU',
        'Declared in [platform zynqmp:',
    ],
    'a clock row': [
        'target xlnx\nnames node {\n    A = 0\n    B = 1\n}\nnames clock {\n    C = 7\n}\nnode t {\n    A -> at 0x5000\n    B -> hwdom\n}\nclock c {\n    $0C -> A, B\n}\n',
        'C',
        '**clock 7 (0x7)**, a row of the clock table `c`',
        'all of A (any domain that owns frame 0x5, and nobody else) and B (the hardware domain only)',
    ],
    'the row of a DMA channel that decides about the mailbox': [
        'platform versal\nnode t {\n    index I(n) = n & 0x3fff\n    $0VERSAL_PM_DEV_ADMA_3 -> hwdom\n}\n',
        'VERSAL_PM_DEV_ADMA_3',
        "**Mailbox:** in trees since April 2024 index 56 also decides who may use the firmware's IPI mailbox.",
    ],
    "the mailbox's own row": [
        'platform zynqmp-xlnx\nnode t {\n    $0ZYNQMP_PM_DEV_IPI_APU -> hwdom\n}\n',
        'ZYNQMP_PM_DEV_IPI_APU',
        '**Mailbox:** in trees since April 2024 index 56',
    ],
    'behind a byte order mark': ['\ufeffplatform zyn$0qmp\n', 'zynqmp', '**platform** `zynqmp`'],
    'behind an emoji': ['license "😀"\nnode t { // 😀\n    $00 -> hwdom // 😀\n}\n', '0', '**node 0 (0x0)**'],
    'a name out of a header': [
        'import "ids.h" as node A*\nnode t {\n    0 -> deny\n    1 -> hwdom waive index-gap A$0B..AB "x"\n}\n--- ids.h\n\n#define AB 1\n',
        'AB',
        '**node** `AB` = 1 (0x1)',
        'Declared in [ids.h:2](<test:///ids.h#L2>).',
    ],
    'the path of a header': [
        'import "id$0s.h" as node A*, frame at M\n--- ids.h\n#define A0 0\n#define A1 1\n#define M 0x1000\n',
        '"ids.h"',
        '2 nodes and 1 frame taken from it',
    ],
    'a pattern': [
        'import "ids.h" as node A$0*\n--- ids.h\n#define A0 0\n#define A1 1\n',
        'A*',
        '`A*`: 2 names, `A0` and `A1`',
    ],
    'a name that an import leaves out': [
        'import "ids.h" as node A* not A$01\n--- ids.h\n#define A0 0\n#define A1 16\n',
        'A1',
        '`A1` is 0x10 (16), declared in [ids.h:2](<test:///ids.h#L2>); it is left out here',
    ],
    'a pattern that an import leaves out': [
        'import "ids.h" as node A* not A$01*\n--- ids.h\n#define A0 0\n#define A1 1\n#define A10 (\n',
        'A1*',
        '`A1*`: 2 names left out, `A1` and `A10`',
    ],
    'a name without a value that an import leaves out': [
        'import "ids.h" as node A* not A$01\n--- ids.h\n#define A0 0\n#define A1 GONE\n',
        'A1',
        '`A1` has no value: GONE',
    ],
    'a macro for the headers': [
        'define A$0\nimport "i.h" as node B\n--- i.h\n#define B 0\n',
        'A',
        '`A`: a macro while the headers here are read',
    ],
    'a folder of headers': [
        'include "li$0b"\nimport "i.h" as node A\n--- i.h\n#define A 0\n',
        '"lib"',
        'headers are looked for here',
    ],
    'a file that is imported, from its importer': [
        'import "b.eemi"\nnode t {\n    $0A -> hwdom\n}\n--- b.eemi\nnames node {\n    A = 3\n}\n',
        'A',
        'Declared in [b.eemi:2](<test:///b.eemi#L2>).',
    ],
};

for (const [title, [example, place, ...said]] of Object.entries(EXAMPLES)) {
    test(title, () => check(open(example), place, said));
}

test('a file of a platform', () => {
    const { workspace } = open('platform zynqmp\n');
    const file = 'platform:zynqmp';
    const lines = [...(workspace.analysis(file)?.program.document.lines ?? [])];
    const line = lines.findIndex(({ text }) => text.includes('NODE_EXTERN'));
    const found = hover(workspace, file, { line, character: 6 });
    assert.ok(JSON.stringify(found).includes('Also called `NODE_AFI`.'));
});

test("pages that no line of the language names are a domain's as well", () => {
    const editor = open('domain gu$0est {\n    iomem mfn 0x10\n}\n');
    const program = editor.workspace.analysis(editor.file)?.program;
    const own = program?.domains[0];
    assert.ok(program !== undefined && own !== undefined);
    const read: GivenRange = {
        first: 0x20n,
        last: 0x2fn,
        name: undefined,
        file: 'guest.cfg',
        line: 3,
        span: { start: 9, end: 18 },
        device: undefined,
        isExtra: false,
    };
    const { at, file, span, name, hwdom, all, iomem } = own;
    const from = new FromLine(at, span, 'guest.cfg', {
        given: { ranges: [read], devices: [], uses: [], statuses: [] },
        nodes: [],
    });
    const domains = [new Domain(at, file, span, name, hwdom, all, iomem, [from], true)];
    const changed = Object.create(program, { domains: { value: domains } });
    const workspace = { ...editor.workspace, analysis: () => ({ program: changed, problems: [] }) };
    check({ ...editor, workspace }, 'guest', ['Owns frame 0x10 and frames 0x20 to 0x2f.']);
    assert.deepEqual(
        inlayHint(workspace, file, { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } }),
        inlayHint(editor.workspace, file, {
            start: { line: 0, character: 0 },
            end: { line: 9, character: 0 },
        }),
    );
});

test('no file, no line, no column', () => {
    const { workspace, file } = open(BOARD);
    assert.equal(hover(workspace, 'none.eemi', { line: 0, character: 0 }), undefined);
    for (const [line, character] of [
        [100_000, 0],
        [-1, 0],
        [0, 5000],
        [0, -1],
        [Number.NaN, Number.NaN],
    ] as const)
        assert.equal(hover(workspace, file, { line, character }), undefined);
});

for (const word of LANGUAGE_WORDS) {
    test(`the word ${word} is documented by a line that can be read`, () => {
        const { example, block, summary } = KEYWORDS[word];
        assert.ok(example.split(/\W+/).includes(word), example);
        assert.deepEqual(parseLine(example, block).flaws, []);
        assert.ok(summary.length < 100 && !summary.endsWith('.'), summary);
        assert.ok(keywordMarkdown(word, PLATFORM_NAMES)?.startsWith(`\`${word}\`: `));
    });
}

test('no other word is documented', () => {
    assert.deepEqual(Object.keys(KEYWORDS).sort(), [...LANGUAGE_WORDS].sort());
    for (const word of ['constructor', '__proto__', 'NODE_RPU', ''])
        assert.equal(keywordMarkdown(word, PLATFORM_NAMES), undefined);
});

test('each code in a waiver shows its documentation', () => {
    for (const code of codes()) check(open(`node t {\n    waive ${code}$0 "x"\n}\n`), code, [`**${code}**`]);
});

/** Registers with one offset, of which nobody said that they are one. */
const NO_ALIASES = {
    'in different blocks': ['4 of A', '4 of B'],
    'in a block and in none': ['4 of A', '4'],
    'in no block': ['4', '4'],
};

for (const [name, [one, other]] of Object.entries(NO_ALIASES)) {
    test(`two registers with one offset are not one thing: ${name}`, () => {
        const frames = 'names frame {\n    A = at 0x1000\n    B = at 0x2000\n}\n';
        const found = shown(open(`${frames}names register {\n    R$0 = ${one}\n    S = ${other}\n}\n`));
        assert.ok(found !== undefined && !JSON.stringify(found).includes('Also called'));
    });
}

test('of a row that becomes very many lines of C, the first are shown', () => {
    const nodes = Array.from({ length: 100 }, (_, at) => at).join(', ');
    const table = `target xlnx\nnode n {\n    0..99 -> hwdom\n}\nclock c {\n    1 -> ${nodes}\n}\n`;
    const text = shown(openAt(table, '$01 -> 0, 1, '))?.text ?? '';
    assert.equal(text.split('PM_CLK2NODE').length - 1, 29);
    assert.match(text, /\/\* and 71 more \*\//);
});
