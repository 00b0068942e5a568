// What is meant by words that the language does not have, and what of C is recognised: each input with all that is said and offered.
// To add a test, add a row.

import assert from 'node:assert/strict';
import test from 'node:test';
import { PLATFORM_NAMES } from '../../server/model/platforms';
import { applyEdits } from '../marked';
import { problemsOf } from '../workspace';

/** What is said, as `line: code: the words`, and what the first line concerned becomes by each fix, by title; it may become several. */
interface Case {
    readonly text: string;
    readonly says: readonly string[];
    readonly fixes?: Readonly<Record<string, string>>;
    /** The fix of the first finding that an editor prefers. */
    readonly preferred?: string;
}

const row = (text: string): string =>
    `platform zynqmp\nnode t {\n    waive index-gap "an example"\n    NODE_SD_0 -> MM_SD0\n    ${text}\n}\n`;
const mmio = (text: string): string =>
    `${row('NODE_RTC -> MM_RTC')}mmio m {\n    waive register-gap "an example"\n    ${text}\n}\n`;
const names = (text: string): string => `platform zynqmp\nnames node {\n    ${text}\n}\n`;
const INDEX = 'index RST_IDX(n) = n - XILPM_RESET_PCIE_CFG';
const reset = (text: string): string =>
    `platform zynqmp\nreset r {\n    ${INDEX}\n    waive index-gap "an example"\n    XILPM_RESET_UART0 -> hwdom\n    ${text}\n}\n`;
const clock = (text: string): string =>
    `platform zynqmp-xlnx\nnode t {\n    waive index-gap "an example"\n    ZYNQMP_PM_DEV_SD_0 -> MM_SD0\n    ZYNQMP_PM_DEV_SD_1 -> MM_SD1\n}\nclock c {\n    waive clock-gap "an example"\n    ${text}\n}\n`;
const domain = (text: string): string => `platform zynqmp\ndomain d {\n    ${text}\n}\n`;

const HWDOM = 'Write hwdom: the hardware domain may';
const meansHwdom = (written: string): Case => ({
    text: row(`NODE_RTC -> ${written}`),
    says: [`5: unknown-name: did you mean hwdom?`],
    fixes: { [HWDOM]: 'NODE_RTC -> hwdom' },
});
const meansDeny = (written: string): Case => ({
    text: row(`NODE_RTC -> ${written}`),
    says: [`5: unknown-name: did you mean deny?`],
    fixes: { 'Write deny: nobody may': 'NODE_RTC -> deny' },
});
const isC = (text: string, says: string, fixes: Case['fixes'] = {}): Case => ({
    text: row(text),
    says: [`5: c-syntax: ${says}`],
    fixes,
});

const RANGE = 'Write ..: the row is for all ids from the first to the last';
const OR = 'Write or: the hardware domain may';

/** Tables for a chip whose target has index macros and clocks. */
const VERSAL = `node n {
    index PM_NODE_IDX(id) = id & 0x3fff
    VERSAL_PM_DEV_UART_0 -> MM_DEV_UART_0
    VERSAL_PM_DEV_USB_0 -> MM_DEV_USB_0
    VERSAL_PM_DEV_QSPI -> MM_DEV_QSPI
}
clock c {
    index PM_NODE_IDX(id) = id & 0x3fff
    VERSAL_PM_CLK_UART0_REF -> VERSAL_PM_DEV_UART_0
}
`;

const CASES: Readonly<Record<string, Case>> = {
    hwdon: meansHwdom('hwdon'),
    HWDOM: meansHwdom('HWDOM'),
    dom0: meansHwdom('dom0'),
    hwdom_access: meansHwdom('hwdom_access'),
    denny: meansDeny('denny'),
    none: meansDeny('none'),
    DENY: meansDeny('DENY'),
    ...Object.fromEntries(
        ['0', '0x0', 'false'].map(written => [
            `${written} for nobody`,
            {
                text: row(`NODE_RTC -> ${written}`),
                says: [`5: syntax: expected \`deny\` if nobody may, or a frame, found \`${written}\``],
                fixes: { 'Write deny: nobody may': 'NODE_RTC -> deny' },
            },
        ]),
    ),
    NULL: {
        text: row('NODE_RTC -> NULL'),
        says: ['5: syntax: `NULL` is not known here: did you mean `deny`?'],
        fixes: { 'Write deny: nobody may': 'NODE_RTC -> deny' },
    },
    'a merge conflict': {
        text: row(
            'NODE_RTC -> MM_RTC\n<<<<<<< HEAD\n    NODE_QSPI -> MM_QSPI\n    NODE_NAND -> deny\n||||||| base\n=======\n    NODE_QSPI -> deny\n>>>>>>> more rows',
        ),
        says: ['6: syntax: merge conflict: the lines of both sides stand here'],
        fixes: {
            'Take the 2 lines of HEAD, and drop the 1 line of more rows':
                'NODE_QSPI -> MM_QSPI\n    NODE_NAND -> deny\n}',
            'Take the 1 line of more rows, and drop the 2 lines of HEAD': 'NODE_QSPI -> deny\n}',
            'Keep the lines of both: 2 lines of HEAD, then 1 of more rows':
                'NODE_QSPI -> MM_QSPI\n    NODE_NAND -> deny\n    NODE_QSPI -> deny\n}',
        },
    },
    'a merge conflict in which one side has no line': {
        text: row('NODE_RTC -> MM_RTC\n<<<<<<< ours\n=======\n    NODE_QSPI -> deny\n>>>>>>> theirs'),
        says: ['6: syntax: merge conflict'],
        fixes: {
            'Take ours, which has no line here, and drop the 1 line of theirs': '}',
            'Take the 1 line of theirs, where ours has none': 'NODE_QSPI -> deny\n}',
        },
    },
    'markers of a merge conflict that are left': {
        text: row('NODE_RTC -> MM_RTC\n=======\n    NODE_QSPI -> deny\n>>>>>>> theirs'),
        says: ['6: syntax: a merge conflict without all its markers'],
        fixes: { 'Remove the 2 markers, and keep all lines around them': 'NODE_QSPI -> deny\n}' },
    },
    'a zero in a domain': {
        text: domain('iomem 0'),
        says: ['3: ambiguous-number: `0` may be a byte address or a frame number'],
    },
    'a number that is the page of a device in one way': {
        text: row('NODE_RTC -> 0xffa60'),
        says: ['5: ambiguous-number: `0xffa60` may be'],
        fixes: {
            'Write MM_RTC, which grants the row to the owner of page 0xffa60': 'NODE_RTC -> MM_RTC',
            'Write mfn 0xffa60, which grants the row to the owner of page 0xffa60, that of MM_RTC':
                'NODE_RTC -> mfn 0xffa60',
        },
    },
    'a declared number that is a page inside a device in one way': {
        text: 'platform zynqmp\n\nnames frame {\n    MM_NEW = 0xff9a0000\n}\n',
        says: ['4: ambiguous-number: `0xff9a0000` may be'],
        fixes: { 'Write at 0xff9a0000, which is in page 0xff9a0, that of MM_RPU': 'MM_NEW = at 0xff9a0000' },
    },
    'a number in a domain that is a page inside a device': {
        text: domain('iomem 0xff9a0000 size 0x1000'),
        says: ['3: ambiguous-number: `0xff9a0000` may be'],
    },
    'a block that is not closed before the next': {
        text: row('NODE_RTC -> MM_RTC').replace('}\n', '\n// More.\ntarget xen\n'),
        says: ['8: unclosed-block: the node block above is still open'],
        fixes: { 'Close the block above': '// More.' },
    },
    'the platform in other letters': {
        text: row('NODE_RTC -> MM_RTC').replace('zynqmp', 'Zynqmp'),
        says: ['1: unknown-platform: there is no platform `Zynqmp`'],
    },
    'or hwdon': {
        text: row('NODE_RTC -> MM_RTC or hwdon'),
        says: ['5: syntax: `hwdon` is not known here: did you mean `hwdom`?'],
        fixes: { [HWDOM]: 'NODE_RTC -> MM_RTC or hwdom' },
    },
    'a bar for or': {
        text: row('NODE_RTC -> MM_RTC | hwdom'),
        says: ['5: syntax: found the keyword `hwdom`'],
        fixes: { [OR]: 'NODE_RTC -> MM_RTC or hwdom' },
    },
    'a comma directly behind the frame, for or': {
        text: row('NODE_RTC -> MM_RTC, hwdom'),
        says: ['5: syntax: found `,`'],
        fixes: { [OR]: 'NODE_RTC -> MM_RTC or hwdom' },
    },
    'bars without blanks for or': {
        text: row('NODE_RTC -> MM_RTC||hwdom'),
        says: ['5: syntax: found `|`'],
        fixes: { [OR]: 'NODE_RTC -> MM_RTC or hwdom' },
    },
    'an assignment for the arrow': {
        text: row('NODE_RTC := MM_RTC'),
        says: ['5: syntax: expected `->`'],
        fixes: { 'Write ->': 'NODE_RTC -> MM_RTC' },
    },
    'two bars for or': {
        text: row('NODE_RTC -> MM_RTC || hwdom'),
        says: ['5: syntax: found `|`'],
        fixes: { [OR]: 'NODE_RTC -> MM_RTC or hwdom' },
    },
    'nothing for or': {
        text: row('NODE_RTC -> MM_RTC hwdom'),
        says: ['5: syntax: expected `or`'],
        fixes: { [OR]: 'NODE_RTC -> MM_RTC or hwdom' },
    },
    'hwdom first': {
        text: row('NODE_RTC -> hwdom or MM_RTC'),
        says: ['5: syntax: expected the frame first'],
        fixes: { 'Write MM_RTC or hwdom': 'NODE_RTC -> MM_RTC or hwdom' },
    },
    'a name in small letters': {
        text: row('NODE_RTC -> mm_rtc'),
        says: ['5: unknown-name: did you mean MM_RTC'],
        preferred: 'Write MM_RTC',
    },
    platfrom: {
        text: row('NODE_RTC -> MM_RTC').replace('platform', 'platfrom'),
        says: ['1: syntax: `platfrom` is not known here: did you mean `platform`?'],
        fixes: { 'Write platform': 'platform zynqmp' },
    },
    'a platform in quotes': {
        text: row('NODE_RTC -> MM_RTC').replace('zynqmp', '"zynqmp-xlnx"'),
        says: ['1: syntax: expected the name of a platform'],
        fixes: { 'Write zynqmp-xlnx': 'platform zynqmp-xlnx' },
    },
    'a = behind platform': {
        text: row('NODE_RTC -> MM_RTC').replace('platform', 'platform ='),
        says: ['1: syntax: found `=`'],
        fixes: { 'Remove =': 'platform  zynqmp' },
    },
    versal_net: {
        text: 'platform versal_net\n',
        says: ['1: unknown-platform: there is no platform `versal_net`'],
        fixes: {
            'Write versal-net': 'platform versal-net',
        },
    },
    'a platform that is spelt like none, with names of one': {
        text: row('NODE_RTC -> MM_RTC').replace('zynqmp', 'kria'),
        says: ['1: unknown-platform: there is no platform `kria`'],
        fixes: { 'Write zynqmp': 'platform zynqmp' },
    },
    'a platform that is spelt like two, with names of one': {
        text: 'platform versal3\nnode t {\n    VERSAL2_PM_DEV_UFS -> hwdom\n}\n',
        says: ['1: unknown-platform: there is no platform `versal3`'],
        fixes: { 'Write versal2': 'platform versal2', 'Write versal': 'platform versal' },
    },
    'a platform that is spelt like none, without names': {
        text: 'platform kria\n',
        says: ['1: unknown-platform: there is no platform `kria`'],
        fixes: Object.fromEntries(PLATFORM_NAMES.map(name => [`Write ${name}`, `platform ${name}`])),
    },
    'a name in other letters': {
        text: row('node_rtc -> MM_RTC'),
        says: ['5: unknown-name: `node_rtc` is not declared'],
        preferred: 'Write NODE_RTC',
    },
    ZynqMP: {
        text: row('NODE_RTC -> MM_RTC').replace('zynqmp', 'ZynqMP'),
        says: ['1: unknown-platform: there is no platform `ZynqMP`'],
    },
    nodes: {
        text: row('NODE_RTC -> MM_RTC').replace('node t', 'nodes t'),
        says: ['2: syntax: `nodes` is not known here: did you mean `node`?'],
        fixes: { 'Write node': 'node t {' },
    },
    iomen: {
        text: domain('iomen MM_RTC'),
        says: ['3: syntax: `iomen` is not known here: did you mean `iomem`?'],
        fixes: { 'Write iomem': 'iomem MM_RTC' },
    },
    'fmt for a frame number': {
        text: row('NODE_RTC -> fmt 0xffa60'),
        says: ['5: syntax: `fmt` is not known here: did you mean `mfn`?'],
        fixes: { 'Write mfn': 'NODE_RTC -> mfn 0xffa60' },
    },
    'fmt for a statement': {
        text: `${row('NODE_RTC -> MM_RTC')}fmt c "t.h"\n`,
        says: ['7: syntax: `fmt` is not known here: did you mean `emit`?'],
        fixes: { 'Write emit': 'emit c "t.h"' },
    },
    'fmt alone': {
        text: `${row('NODE_RTC -> MM_RTC')}fmt\n`,
        says: ['7: syntax: expected a statement'],
        fixes: {},
    },
    mnf: {
        text: domain('iomem mnf 0xffa60'),
        says: ['3: syntax: `mnf` is not known here: did you mean `mfn`?'],
        fixes: { 'Write mfn': 'iomem mfn 0xffa60' },
    },
    'a domain HWDOM': {
        text: 'domain dom0 HWDOM {\n    iomem all\n}\n',
        says: ['1: syntax: `HWDOM` is not known here: did you mean `hwdom`?'],
        fixes: { 'Write hwdom: it is the hardware domain': 'domain dom0 hwdom {' },
    },
    'indexgap for a block': {
        text: row('NODE_RTC -> MM_RTC').replace('index-gap', 'indexgap'),
        says: ['3: bad-waiver: there is no diagnostic `indexgap`: did you mean `index-gap`?'],
    },
    ro: {
        text: mmio('0xffa60000 ro -> NODE_RTC'),
        says: ['9: syntax: `ro` is not known here: did you mean `readonly`?'],
        fixes: { 'Write readonly: no writes': '0xffa60000 readonly -> NODE_RTC' },
    },
    'a mask with =': {
        text: mmio('0xffa60000 mask=0x1 -> NODE_RTC'),
        says: ['9: syntax: expected a mask, found `=`'],
        fixes: { 'Remove =': '0xffa60000 mask 0x1 -> NODE_RTC' },
    },
    'no platform': {
        text: row('NODE_RTC -> MM_RTC').replace('platform zynqmp\n', ''),
        says: ['3: wrong-platform: no platform: which chip? `NODE_SD_0` and 3 other names are of zynqmp'],
    },
    'the platform of another chip': {
        text: row('NODE_RTC -> MM_RTC').replace('platform zynqmp', 'platform versal'),
        says: [
            '1: wrong-platform: wrong chip? `NODE_SD_0` and 3 other names are not of versal, but of zynqmp',
        ],
        fixes: { 'Write zynqmp': 'platform zynqmp' },
    },

    'the platform of another chip, whose ids have another form': {
        text:
            'platform versal\nnames node {\n    ZYNQMP_PM_DEV_SWDT_1 = 70\n}\nnode t {\n    waive index-gap "an example"\n' +
            '    ZYNQMP_PM_DEV_SD_0 -> hwdom\n    ZYNQMP_PM_DEV_SD_1 -> hwdom\n    ZYNQMP_PM_DEV_RTC -> hwdom\n}\n',
        says: ['1: wrong-platform: wrong chip?'],
    },
    'the platform of another chip, on which Xen refuses every register call': {
        text:
            'platform versal\nnode t {\n    waive index-gap "an example"\n    ZYNQMP_PM_DEV_SD_0 -> MM_SD0\n    ZYNQMP_PM_DEV_SD_1 -> hwdom\n' +
            '    ZYNQMP_PM_DEV_RTC -> hwdom\n}\nmmio registers {\n    0xff180310 mask 0x1 -> ZYNQMP_PM_DEV_SD_0\n}\n',
        says: ['1: wrong-platform: wrong chip?'],
    },
    'no platform, and what its target would allow': {
        text: VERSAL,
        says: ['3: wrong-platform: no platform: which chip?'],
    },
    'the platform of another chip, and what its target does not allow': {
        text: `platform zynqmp\n${VERSAL}`,
        says: ['1: wrong-platform: wrong chip?'],
    },
    'the platform of another chip in quotes': {
        text: `platform "zynqmp"\n${VERSAL}`,
        says: ['1: syntax: expected the name of a platform, found `"zynqmp"`'],
    },
    'a platform that cannot be read, and what its target would allow': {
        text: `platf%rm versal\n${VERSAL}`,
        says: ['1: syntax: expected a statement (`platform`, `import`, `emit`, a block, …), found `platf`'],
    },
    'a waiver without a reason, and what it is for': {
        text: 'names node {\n    A = 0\n    B = 1\n}\nnode t {\n    waive index-gap ""\n    A -> hwdom\n}\n',
        says: ['6: bad-waiver: this waiver has no reason'],
    },
    'a table of C with a comment over several lines among its rows': {
        text:
            'platform zynqmp\nstatic const struct pm_access pm_node_access[] = {\n    [NODE_RTC] = { MM_RTC },\n' +
            '    /* two\n       lines */\n    [NODE_SD_0] = { MM_SD0 },\n};\n',
        says: ['2: c-syntax: this is C, down to line 7'],
    },
    'rows of C below a row with the end of one': {
        text: row('NODE_RTC -> MM_RTC;\n    [NODE_USB_0] = { MM_USB3_0_XHCI },'),
        says: ['5: c-syntax: this is C, down to line 6: here a row says who gets what'],
        fixes: {},
    },
    'a dash for an arrow': {
        text: row('NODE_RTC - MM_RTC'),
        says: ['5: syntax: expected `->`, found `-`'],
        fixes: { 'Write ->': 'NODE_RTC -> MM_RTC' },
    },
    'a long arrow': {
        text: row('NODE_RTC --> MM_RTC'),
        says: ['5: syntax: expected `->`, found `-`'],
        fixes: { 'Write ->': 'NODE_RTC -> MM_RTC' },
    },
    'the character for an arrow': {
        text: row('NODE_RTC → MM_RTC'),
        says: ['5: syntax: expected `->`, found `→`'],
        fixes: { 'Write ->': 'NODE_RTC -> MM_RTC' },
    },
    'a name with a hyphen is not a row': {
        text: row('NODE-RTC -> MM_RTC'),
        says: ['5: syntax: expected `->`, found `-`'],
        fixes: {},
    },
    'three dots': {
        text: row('NODE_TTC_0...NODE_TTC_3 -> deny'),
        says: ['5: syntax: found `.`'],
        fixes: { [RANGE]: 'NODE_TTC_0..NODE_TTC_3 -> deny' },
    },
    'a dash for a range': {
        text: row('NODE_TTC_0 - NODE_TTC_3 -> deny'),
        says: ['5: syntax: expected `->`, found `-`'],
        fixes: { [RANGE]: 'NODE_TTC_0 .. NODE_TTC_3 -> deny' },
    },
    'a dash without blanks for a range': {
        text: row('NODE_TTC_0-NODE_TTC_3 -> deny'),
        says: ['5: syntax: expected `->`, found `-`'],
        fixes: { [RANGE]: 'NODE_TTC_0..NODE_TTC_3 -> deny' },
    },
    'a dash between numbers': {
        text: row('3-5 -> deny'),
        says: ['5: syntax: expected `->`, found `-`'],
        fixes: { [RANGE]: '3..5 -> deny' },
    },
    'to for a range': {
        text: row('NODE_TTC_0 to NODE_TTC_3 -> deny'),
        says: ['5: syntax: expected `->`, found `to`'],
        fixes: { [RANGE]: 'NODE_TTC_0 .. NODE_TTC_3 -> deny' },
    },
    'to for an arrow': {
        text: row('NODE_RTC to MM_RTC'),
        says: ['5: syntax: expected `->`, found `to`'],
        fixes: { 'Write ->': 'NODE_RTC -> MM_RTC' },
    },
    'no arrow': {
        text: row('NODE_RTC MM_RTC or hwdom'),
        says: ['5: syntax: expected `->`, found `MM_RTC`'],
        fixes: { 'Write ->': 'NODE_RTC -> MM_RTC or hwdom' },
    },
    'no arrow before a grant': {
        text: row('NODE_RTC deny // not yet'),
        says: ['5: syntax: expected `->`, found the keyword `deny`'],
        fixes: { 'Write ->': 'NODE_RTC -> deny // not yet' },
    },
    'no arrow in a register row': {
        text: mmio('0xffa60000 mask 0x1 only hwdom'),
        says: ['9: syntax: expected `->`, found the keyword `only`'],
        fixes: { 'Write ->': '0xffa60000 mask 0x1 -> only hwdom' },
    },
    ...Object.fromEntries(
        [
            ['not yet', '"not yet"'],
            ["'not yet'", '"not yet"'],
            ['intended', '"intended"'],
            ['NODE_RTC..NODE_TTC_0 not yet // why', 'NODE_RTC..NODE_TTC_0 "not yet" // why'],
        ].map(([written, right]) => [
            `a waiver that says ${written}`,
            {
                text: row(`waive index-gap ${written}`),
                says: ['5: syntax: in double quotes, found'],
                fixes: { 'Write it in double quotes': `waive index-gap ${right}` },
            },
        ]),
    ),
    'a reason without quotes behind a row': {
        text: row('NODE_RTC -> MM_RTC waive wrong-frame because the board is so'),
        says: ['5: syntax: expected the reason in double quotes, found `the`'],
        fixes: {
            'Write it in double quotes': 'NODE_RTC -> MM_RTC waive wrong-frame "because the board is so"',
        },
    },
    'a name that is cut off behind a word of C': {
        text: 'domain do%0 hwdom {\n    iomem all\n}\n',
        says: ['1: syntax: expected `{`, found `%`'],
    },
    ...Object.fromEntries(
        ['only hwdom', 'hwdom only'].map(written => [
            `${written} where it is added`,
            {
                text: row(`NODE_RTC -> ${written}`),
                says: ['5: syntax: found the keyword `only`'],
                preferred: 'Remove only: the hardware domain may',
            },
        ]),
    ),
    'an arrow to the left': {
        text: row('NODE_RTC <- MM_RTC'),
        says: ['5: syntax: expected `->`, found `<`'],
        fixes: { 'Write ->': 'NODE_RTC -> MM_RTC' },
    },
    'a row as an item of a list': {
        text: row('- NODE_RTC -> MM_RTC'),
        says: ["5: syntax: expected a node's name or id, found `-`"],
        fixes: { 'Remove -': 'NODE_RTC -> MM_RTC' },
    },
    'a condition of another language': {
        text: row('if CONSOLE: NODE_RTC -> MM_RTC'),
        says: ['5: syntax: expected `->`, found `CONSOLE`'],
    },
    'a range from a name to a number': {
        text: row('NODE_TTC_0..1 -> deny'),
        says: ['5: out-of-range: this range runs backwards'],
        fixes: {
            'Write NODE_TTC_0..NODE_TTC_1, so that the row is for these ids':
                'NODE_TTC_0..NODE_TTC_1 -> deny',
        },
    },
    'a register as a member of its block': {
        text: mmio('MM_RTC.R_X mask 0x1 -> NODE_RTC'),
        says: ['9: syntax: expected `->`, found `.`'],
        fixes: { 'Write +': 'MM_RTC+R_X mask 0x1 -> NODE_RTC' },
    },
    'a mask behind the arrow': {
        text: mmio('0xffa60000 -> NODE_RTC mask 0x1 // one bit'),
        says: ['9: syntax: expected `mask` before the arrow, found the keyword `mask`'],
        fixes: { 'Write mask before the arrow': '0xffa60000 mask 0x1 -> NODE_RTC // one bit' },
    },
    'readonly behind the arrow': {
        text: mmio('0xffa60000 -> NODE_RTC readonly'),
        says: ['9: syntax: expected `readonly` before the arrow'],
        fixes: { 'Write readonly before the arrow: no writes': '0xffa60000 readonly -> NODE_RTC' },
    },
    'and between the nodes of a clock': {
        text: clock('ZYNQMP_PM_CLK_SDIO0_REF -> ZYNQMP_PM_DEV_SD_0 and ZYNQMP_PM_DEV_SD_1'),
        says: ['9: syntax: expected `,`, found `and`'],
        fixes: {
            'Write a comma: a guest then needs ZYNQMP_PM_DEV_SD_1 too to control the clock':
                'ZYNQMP_PM_CLK_SDIO0_REF -> ZYNQMP_PM_DEV_SD_0, ZYNQMP_PM_DEV_SD_1',
        },
    },
    ...Object.fromEntries(
        ['"ff000,2"', 'ff000,2', '= [ "0xff000,2@0" ]'].map(written => [
            `pages as xl has them: ${written}`,
            {
                text: domain(`iomem ${written}`),
                says: ['3: syntax: expected `mfn` and a frame number'],
                fixes: { 'Write mfn 0xff000 count 0x2': 'iomem mfn 0xff000 count 0x2' },
            },
        ]),
    ),
    'no = in a declaration': {
        text: names('NODE_NEW 90'),
        says: ['3: syntax: expected `=`, found `90`'],
        fixes: { 'Write =': 'NODE_NEW = 90' },
    },
    'no = in a declaration of a frame': {
        text: 'platform zynqmp\nnames frame {\n    MM_NEW at 0xff9a0000\n}\n',
        says: ['3: syntax: expected `=`, found the keyword `at`'],
        fixes: { 'Write =': 'MM_NEW = at 0xff9a0000' },
    },
    'a : for = in a declaration': {
        text: names('NODE_NEW: 90'),
        says: ['3: syntax: expected `=`, found `:`'],
        fixes: { 'Write =': 'NODE_NEW= 90' },
    },
    'an arrow for = in a declaration': {
        text: names('NODE_NEW -> 90'),
        says: ['3: syntax: expected `=`, found `->`'],
        fixes: { 'Write =': 'NODE_NEW = 90' },
    },
    'a bit by its macro in a declaration': {
        text: names('NODE_NEW = BIT(3)'),
        says: ['3: c-syntax: the macro `BIT` is C: here a value is written out, as in `(1 << 3)`'],
        fixes: { 'Write (1 << 3)': 'NODE_NEW = (1 << 3)' },
    },
    'another macro in a declaration, whose value is not known': {
        text: names('NODE_NEW = FOO(3)'),
        says: ['3: c-syntax: the macro `FOO` is C: here a value is written out, as in `(1 << 3)`'],
        fixes: {},
    },
    'a macro of C around a reset line': {
        text: reset('XILPM_RESET_IDX(XILPM_RESET_SDIO1) -> hwdom'),
        says: ['6: c-syntax: the macro `XILPM_RESET_IDX` is C: here `XILPM_RESET_SDIO1` stands alone'],
        fixes: { 'Write XILPM_RESET_SDIO1': 'XILPM_RESET_SDIO1 -> hwdom' },
    },
    'a macro of C around both ends': {
        text: reset('XILPM_RESET_IDX(XILPM_RESET_SDIO0)..XILPM_RESET_IDX(XILPM_RESET_SDIO1) -> hwdom'),
        says: ['6: c-syntax: the macro `XILPM_RESET_IDX` is C'],
        fixes: { 'Write XILPM_RESET_SDIO0': 'XILPM_RESET_SDIO0..XILPM_RESET_SDIO1 -> hwdom' },
    },
    'a macro of C around a node': {
        text: row('PM_NODE_IDX(36) -> hwdom'),
        says: ['5: c-syntax: the macro `PM_NODE_IDX` is C: here `36` stands alone'],
        fixes: { 'Write 36': '36 -> hwdom' },
    },
    'a macro of C around a frame': {
        text: row('NODE_RTC -> mfn_init(MM_RTC)'),
        says: ['5: c-syntax: the macro `mfn_init` is C: here `MM_RTC` stands alone'],
        fixes: { 'Write MM_RTC': 'NODE_RTC -> MM_RTC' },
    },
    'hwdom alone in a register row': {
        text: mmio('0xffa60000 -> hwdom'),
        says: ['9: syntax: expected `only` first, as in `only hwdom`, found `hwdom`'],
        fixes: {
            'Write only hwdom: nobody but the hardware domain may, if the row of node 0 lets it':
                '0xffa60000 -> only hwdom',
        },
    },
    'a register row of a node and hwdom': {
        text: mmio('0xffa60000 -> NODE_RTC hwdom'),
        says: ['9: syntax: expected `only` first, as in `only hwdom`, found `hwdom`'],
        fixes: {
            'Write only hwdom: nobody but the hardware domain may, if the row of NODE_RTC lets it':
                '0xffa60000 -> NODE_RTC only hwdom',
        },
    },
    'a register row with its sides swapped': {
        text: mmio('NODE_RTC -> MM_IOU_SLCR + 0x310 mask 0x1 waive mmio-dead "later" // one bit'),
        says: ['9: syntax: expected the register left of the arrow, and its node right, found `+`'],
        fixes: {
            'Write the register first: who passes NODE_RTC may use it':
                'MM_IOU_SLCR + 0x310 mask 0x1 -> NODE_RTC waive mmio-dead "later" // one bit',
        },
    },
    'a register row as in node tables': {
        text: mmio('0xffa60000 -> NODE_RTC or hwdom // the clock'),
        says: ['9: syntax: expected nothing behind the node, whose row says who may, found the keyword `or`'],
        fixes: {
            'Remove or hwdom: the hardware domain may if the row of NODE_RTC lets it':
                '0xffa60000 -> NODE_RTC // the clock',
        },
    },
    'a register that nobody gets': {
        text: mmio('0xffa60000 -> deny'),
        says: ['9: syntax: expected a node, or `only hwdom`, found the keyword `deny`'],
        fixes: { 'Remove the table, which has no other row: nobody may write a register that has none': '' },
    },
    'bits without mask': {
        text: mmio('0xffa60000 0x1 -> NODE_RTC'),
        says: ['9: syntax: expected `mask` before the bits of a row, found `0x1`'],
        fixes: {
            'Write mask: the row gives only these bits': '0xffa60000 mask 0x1 -> NODE_RTC',
        },
    },
    'bits behind a comma': {
        text: mmio('0xffa60000, 0x1 readonly -> NODE_RTC'),
        says: ['9: syntax: expected `mask` before the bits of a row, found `,`'],
        fixes: {
            'Write mask: the row gives only these bits': '0xffa60000 mask 0x1 readonly -> NODE_RTC',
        },
    },
    'bits or another register': {
        text: mmio('0xffa60000, 0xffa60004 -> NODE_RTC'),
        says: ['9: syntax: expected `mask` before the bits of a row, found `,`'],
        fixes: {
            'Write mask: the row gives only these bits': '0xffa60000 mask 0xffa60004 -> NODE_RTC',
            'Write a row for each: 0xffa60000 and 0xffa60004':
                '0xffa60000 -> NODE_RTC\n    0xffa60004 -> NODE_RTC',
        },
    },
    'a register of a block without a plus': {
        text: mmio('MM_IOU_SLCR R_IOU_SLCR_CTRL_REG_SD mask 0x1 -> NODE_SD_0'),
        says: ['9: syntax: expected `->`, found `R_IOU_SLCR_CTRL_REG_SD`'],
        fixes: { 'Write +': 'MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD mask 0x1 -> NODE_SD_0' },
    },
    'a row for several ids': {
        text: row('NODE_RTC, NODE_UART_0,  36 -> hwdom waive idle-row "all of them" // the three'),
        says: ['5: syntax: expected `->` (a row is for one id or register), found `,`'],
        fixes: {
            'Write a row for each: NODE_RTC, NODE_UART_0 and 36': `NODE_RTC -> hwdom waive idle-row "all of them" // the three
    NODE_UART_0 -> hwdom waive idle-row "all of them"
    36 -> hwdom waive idle-row "all of them"`,
        },
    },
    'a row for several registers': {
        text: mmio('0xffa60000, MM_IOU_SLCR + 0x310 mask 1 -> NODE_RTC'),
        says: ['9: syntax: expected `->` (a row is for one id or register), found `,`'],
        fixes: {
            'Write a row for each: 0xffa60000 and MM_IOU_SLCR + 0x310 mask 1':
                '0xffa60000 -> NODE_RTC\n    MM_IOU_SLCR + 0x310 mask 1 -> NODE_RTC',
        },
    },
    'an output without its format': {
        text: 'platform zynqmp\nemit "a.ts"\n',
        says: ['2: syntax: expected `c` or `ts`, found `"a.ts"`'],
        fixes: { 'Write ts: the output is a TypeScript module': 'emit ts "a.ts"' },
    },
    'an output of which nobody knows what it is': {
        text: 'platform zynqmp\nemit "a"\n',
        says: ['2: syntax: expected `c` or `ts`, found `"a"`'],
    },
    'the hardware domain before its name': {
        text: 'platform zynqmp\ndomain hwdom dom0 {\n    iomem all\n}\n',
        says: ["2: syntax: expected the domain's name first, found the keyword `hwdom`"],
        fixes: { 'Write dom0 hwdom': 'domain dom0 hwdom {' },
    },
    'a domain that is called hwdom': {
        text: 'platform zynqmp\ndomain hwdom {\n    iomem all\n}\n',
        says: ["2: syntax: expected the domain's name, found the keyword `hwdom`"],
    },
    'pages from one frame to another': {
        text: domain('iomem MM_UART0..MM_UART1'),
        says: ['3: syntax: expected `count` or `size`, or a line for each frame, found `..`'],
        fixes: {
            'Write a line for each: the domain gets MM_UART0 and MM_UART1':
                'iomem MM_UART0\n    iomem MM_UART1',
            'Write count 17: the domain gets every page from MM_UART0 to MM_UART1': 'iomem MM_UART0 count 17',
        },
    },
    'pages from one frame back to another': {
        text: domain('iomem MM_UART1..MM_UART0'),
        says: ['3: syntax: expected `count` or `size`, or a line for each frame, found `..`'],
    },
    'bytes without size': {
        text: domain('iomem MM_UART0 0x1000'),
        says: ['3: syntax: expected `size` before bytes, or `count` before pages, found `0x1000`'],
        fixes: {
            'Write size: the domain gets 0x1000 bytes from there on': 'iomem MM_UART0 size 0x1000',
        },
    },
    'pages without count': {
        text: domain('iomem MM_UART0 1'),
        says: ['3: syntax: expected `size` before bytes, or `count` before pages, found `1`'],
        fixes: { 'Write count: the domain gets 1 page from there on': 'iomem MM_UART0 count 1' },
    },
    'nodes of a clock without a comma': {
        text: clock('ZYNQMP_PM_CLK_SDIO0_REF -> ZYNQMP_PM_DEV_SD_0 ZYNQMP_PM_DEV_SD_1'),
        says: ['9: syntax: expected `,`, found `ZYNQMP_PM_DEV_SD_1`'],
        fixes: {
            'Write a comma: a guest then needs ZYNQMP_PM_DEV_SD_1 too to control the clock':
                'ZYNQMP_PM_CLK_SDIO0_REF -> ZYNQMP_PM_DEV_SD_0, ZYNQMP_PM_DEV_SD_1',
        },
    },
    'a comment of a script': {
        text: row('# the clock'),
        says: ['5: syntax: `#` begins no comment here'],
        fixes: { 'Write //': '// the clock' },
    },
    'a comment of a script behind a row': {
        text: row('NODE_RTC -> MM_RTC # the clock'),
        says: ['5: syntax: `#` begins no comment here'],
        fixes: { 'Write //': 'NODE_RTC -> MM_RTC // the clock' },
    },
    'comments of a script, one below the other': {
        text: row('# the clock\n    # and more'),
        says: ['5: syntax: `#` begins no comment here'],
        fixes: { 'Write // in 2 lines': '// the clock' },
    },
    'a comment of a script that begins like a directive': {
        text: row('# if the clock is there'),
        says: ['5: syntax: `#` begins no comment here'],
    },
    'a directive with a blank': {
        text: row('# define NODE_NEW 5'),
        says: ['5: c-syntax: `#define` is C: here a name is declared in a `names` block'],
    },
    'no {': {
        text: row('NODE_RTC -> MM_RTC').replace('node t {', 'node t'),
        says: ['2: syntax: expected `{`, found the end of the line'],
        fixes: { 'Write {': 'node t {' },
    },

    ...Object.fromEntries(
        ['names node', 'node t', 'mmio m', 'domain d hwdom'].map(head => [
            `the { of ${head} on the next line`,
            {
                text: `platform zynqmp\n${head}\n{\n}\n`,
                says: ['2: syntax: expected `{` at the end of this line, found it on line 3'],
                fixes: { 'Write { here, and not below': `${head} {` },
            },
        ]),
    ),
    'no mask for all bits': {
        text: mmio('0xffa60000 mask 0xffffffff -> NODE_RTC').replace('zynqmp', 'zynqmp\ntarget xlnx'),
        says: [
            '2: target-differs: `zynqmp` has the names of target `xen`',
            '10: bad-mask: a mask of all ones stops a debug build',
        ],
    },
    'a mask of nothing': {
        text: mmio('0xffa60000 mask (0x0) -> NODE_RTC'),
        says: ['9: bad-mask: C reads mask 0 as all bits'],
        fixes: { 'Remove the mask: the row gives all bits of the register': '0xffa60000 -> NODE_RTC' },
    },
    'a reset table without its index line': {
        text: 'platform zynqmp\nreset r {\n    waive index-gap "an example"\n    XILPM_RESET_UART0 -> hwdom\n}\n',
        says: ['2: bad-index: under `xen` ids count from XILPM_RESET_PCIE_CFG'],
    },
    'a word before the index line': {
        text: reset('XILPM_RESET_UART1 -> hwdom').replace('index RST', 'stray index RST'),
        says: ['3: syntax: expected `->`, found the keyword `index`'],
    },
    'a reset table with another base': {
        text: reset('XILPM_RESET_UART1 -> hwdom').replace('XILPM_RESET_PCIE_CFG', '1001'),
        says: ['3: bad-index: under `xen` ids count from XILPM_RESET_PCIE_CFG'],
        fixes: {
            'Write n - XILPM_RESET_PCIE_CFG: each row is for the reset line that it names':
                'index RST_IDX(n) = n - XILPM_RESET_PCIE_CFG',
        },
    },
    'the sides of a row swapped': {
        text: row('MM_RTC -> NODE_RTC'),
        says: ['5: wrong-kind: the sides are swapped: a node stands left of the arrow, its frame right'],
        fixes: { 'Write NODE_RTC -> MM_RTC: its owner gets NODE_RTC': 'NODE_RTC -> MM_RTC' },
    },
    'the sides of a reset row swapped': {
        text: reset('MM_SD1 -> XILPM_RESET_SDIO1'),
        says: ['6: wrong-kind: the sides are swapped: a reset line stands left'],
    },
    'the sides of a clock row swapped': {
        text: clock('ZYNQMP_PM_DEV_SD_0 -> ZYNQMP_PM_CLK_SDIO0_REF'),
        says: ['9: wrong-kind: the sides are swapped: a clock stands left of the arrow, its nodes right'],
        fixes: {
            'Write ZYNQMP_PM_CLK_SDIO0_REF -> ZYNQMP_PM_DEV_SD_0: who passes ZYNQMP_PM_DEV_SD_0 may control ZYNQMP_PM_CLK_SDIO0_REF':
                'ZYNQMP_PM_CLK_SDIO0_REF -> ZYNQMP_PM_DEV_SD_0',
        },
    },
    '& for mask': {
        text: mmio('MM_RTC + 0x40 & 0x1 -> NODE_RTC'),
        says: ['9: bad-mask: `&` makes the address 0, which is not this register'],
        fixes: { 'Write mask 0x1: only these bits': 'MM_RTC + 0x40 mask 0x1 -> NODE_RTC' },
    },
    '& for mask, with bits of the offset': {
        text: mmio('MM_RTC + 0x40 & 0xffff readonly -> NODE_RTC'),
        says: ['9: bad-mask: `&` makes the address 0x40, which is not this register'],
        fixes: { 'Write mask 0xffff: only these bits': 'MM_RTC + 0x40 mask 0xffff readonly -> NODE_RTC' },
    },
    '& for mask behind a range': {
        text: mmio('MM_RTC + 0x40 .. MM_RTC + 0x44 & 0x1 -> NODE_RTC'),
        says: ['9: bad-mask: `&` makes the address 0, which is not this register'],
        fixes: { 'Write mask 0x1: only these bits': 'MM_RTC + 0x40 .. MM_RTC + 0x44 mask 0x1 -> NODE_RTC' },
    },
    '& for mask at the start of a range': {
        text: mmio('MM_RTC + 0x40 & 0x1 .. MM_RTC + 0x44 -> NODE_RTC'),
        says: ['9: bad-mask: `&` makes the address 0, which is not this register'],
    },
    '& for mask in parentheses': {
        text: mmio('(MM_RTC + 0x40 & 0x1) -> NODE_RTC'),
        says: ['9: bad-mask: `&` makes the address 0, which is not this register'],
    },
    '& for a mask of no bits': {
        text: mmio('MM_RTC + 0x40 & 0 -> NODE_RTC'),
        says: ['9: bad-mask: `&` makes the address 0, which is not this register'],
    },
    '& in the page': { text: mmio('MM_RTC + 0x43 & 0xfffffffc -> NODE_RTC'), says: [] },
    '& for mask in a test': {
        text: `${mmio('MM_RTC + 0x40 -> NODE_RTC')}domain d {\n    iomem MM_RTC\n}\ntest "t" {\n    d may write MM_RTC + 0x40 & 0x1\n}\n`,
        says: ['15: bad-mask: `&` makes the address 0, which is not this register'],
        fixes: { 'Write mask 0x1: only these bits': 'd may write MM_RTC + 0x40 mask 0x1' },
    },
    '- for .. between registers': {
        text: mmio('0xffa60000-0xffa60004 -> NODE_RTC'),
        says: ['9: out-of-range: `-` subtracts one address from the other, so the row is for neither'],
        fixes: {
            'Write ..: the row is for all registers from the first to the last':
                '0xffa60000 .. 0xffa60004 -> NODE_RTC',
        },
    },
    '- for .. between registers of a frame': {
        text: mmio('MM_RTC + 0x40 - MM_RTC + 0x44 -> NODE_RTC'),
        says: ['9: out-of-range: `-` subtracts one address from the other, so the row is for neither'],
        fixes: {
            'Write ..: the row is for all registers from the first to the last':
                'MM_RTC + 0x40 .. MM_RTC + 0x44 -> NODE_RTC',
        },
    },
    '- for .. between registers, backwards': {
        text: mmio('0xffa60004 - 0xffa60000 -> NODE_RTC'),
        says: ['9: out-of-range: `-` subtracts one address from the other, so the row is for neither'],
    },
    '- before an offset': { text: mmio('0xffa60044 - 4 -> NODE_RTC'), says: [] },
    'an offset as the address': {
        text: mmio('0x310 -> NODE_SD_0'),
        says: [
            '9: wrong-kind: `0x310` is an offset: without a frame it points into the first pages of memory',
        ],
        fixes: {
            'Write MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD': 'MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD -> NODE_SD_0',
        },
    },
    'a row of zeros, as C has it at the end of a list': {
        text: mmio('0 -> 0'),
        says: [
            '9: mmio-dead: this row lets nobody pass, not even the hardware domain: NODE_UNKNOWN has no row',
        ],
    },
    'an offset of 0': {
        text: mmio('0x0 -> NODE_SD_0'),
        says: ['9: wrong-kind: `0x0` is an offset: without a frame it points into the first pages of memory'],
    },
    'a : before a mask': {
        text: mmio('MM_RTC + 0x40 : 0x1 -> NODE_RTC'),
        says: ['9: syntax: expected `mask` and the bits of the register, found `: 0x1`'],
        fixes: { 'Write mask 0x1: only these bits': 'MM_RTC + 0x40 mask 0x1 -> NODE_RTC' },
    },
    ...Object.fromEntries(
        ['0xff000000-0xff000fff', 'at 0xff000000..0xff000fff', 'at 0xff000000 - 0xff000fff'].map(written => [
            `bytes by the first and the last: ${written}`,
            {
                text: domain(`iomem ${written}`),
                says: ['3: syntax: expected `size` after a byte address, or `count` after a frame number'],
                fixes: { 'Write at 0xff000000 size 0x1000': 'iomem at 0xff000000 size 0x1000' },
            },
        ]),
    ),
    ...Object.fromEntries(
        ['0xff000-0xff001', 'mfn 0xff000..0xff001'].map(written => [
            `pages by the first and the last: ${written}`,
            {
                text: domain(`iomem ${written}`),
                says: ['3: syntax: expected `size` after a byte address, or `count` after a frame number'],
                fixes: { 'Write mfn 0xff000 count 2': 'iomem mfn 0xff000 count 2' },
            },
        ]),
    ),
    'an offset that is subtracted from an address': {
        text: domain('iomem at 0xff001000 - 0x1000'),
        says: [],
    },
    'bytes by the first and the one after the last': {
        text: domain('iomem at 0xff00_0000 ..< 0xff00_1000'),
        says: ['3: syntax: expected `size` after a byte address, or `count` after a frame number'],
        fixes: { 'Write at 0xff00_0000 size 0x1000': 'iomem at 0xff00_0000 size 0x1000' },
    },
    'bytes of more than there are': {
        text: domain('iomem at 0..0xffffffffffffffff'),
        says: ['3: syntax: expected `size` after a byte address, or `count` after a frame number'],
    },
    'pages from the last to the first': {
        text: domain('iomem mfn 0xff001..0xff000'),
        says: ['3: syntax: expected `size` after a byte address, or `count` after a frame number'],
    },

    'a ; at the end': isC('NODE_RTC -> MM_RTC;', 'the `;` is C', { 'Remove the ;': 'NODE_RTC -> MM_RTC' }),
    'a , at the end': isC('NODE_RTC -> MM_RTC,', 'the `,` is C', { 'Remove the ,': 'NODE_RTC -> MM_RTC' }),
    'a comment of C': isC('/* the clock */', '`/* … */` is C', { 'Write //': '// the clock' }),
    'a comment of C behind a row': isC('NODE_RTC -> MM_RTC /* the clock */', '`/* … */` is C', {
        'Write //': 'NODE_RTC -> MM_RTC // the clock',
    }),
    'a comment of C over three lines': isC('/* the\n     * clock\n     */', '`/* … */` is C', {
        'Write // in 3 lines': '// the',
    }),
    'a comment of C with text': isC('/* the\n       clock and NODE_RTC */', '`/* … */` is C', {
        'Write // in 2 lines': '// the',
    }),
    'rows in a comment of C are no rows': isC(
        '/* NODE_RTC -> MM_RTC\n    NODE_UART_0 -> MM_UART1\n\n    NODE_UART_1 -> */',
        '`/* … */` is C',
        { 'Write // in 3 lines': '// NODE_RTC -> MM_RTC' },
    ),
    'a comment of C that ends before a row': isC(
        '/* the\n    clock */ NODE_RTC -> MM_RTC',
        '`/* … */` is C',
        {
            'Write // in 2 lines': '// the',
        },
    ),
    'a comment of C that takes in the end of a block': {
        text: `${row('/* the clock')}node u {\n    NODE_RTC -> MM_UART0\n}\n`,
        says: ['5: c-syntax: `/*` is C and has no `*/`: nothing below it is read'],
        fixes: { 'Write //, so that the lines below are read': '// the clock' },
    },
    'a comment of C in the file': {
        text: `/*\n * Tables.\n */\n${row('NODE_RTC -> MM_RTC')}`,
        says: ['1: c-syntax: `/* … */` is C'],
        fixes: { 'Write // in 3 lines': '//' },
    },
    'two of them, with a blank line between': {
        text: `/* One. */\n\n/* Two. */\n${row('NODE_RTC -> MM_RTC')}`,
        says: ['1: c-syntax: `/* … */` is C'],
        fixes: { 'Write // in 2 lines': '// One.' },
    },
    'the signs of a comment of C in a string and in a comment': {
        text: row('NODE_RTC -> MM_RTC // see a/*.c\n    waive reset-withheld "a /* b"').replace(
            'reset-withheld',
            'shared-page',
        ),
        says: ['6: unused-waiver: this waiver silences nothing'],
    },
    'a condition of C': isC(
        '#ifdef CONFIG_RTC\n    NODE_RTC -> MM_RTC\n#else\n    NODE_RTC -> hwdom\n#endif',
        '`#ifdef` is C: here a file is one configuration',
    ),
    'a condition of C without an end': {
        text: row('#if 0\n    NODE_RTC -> MM_RTC'),
        says: ['5: c-syntax: `#if` is C: here a file is one configuration'],
    },
    'a directive that says nothing here': {
        text: `#pragma once\n${row('NODE_RTC -> MM_RTC')}`,
        says: ['1: c-syntax: `#pragma` is C: it says nothing here'],
        fixes: { 'Remove #pragma': '' },
    },
    'numbers of C': {
        text: names('#define NODE_NEW 90U /* new */\n    #define NODE_OTHER (0x5b)'),
        says: [
            '3: c-syntax: `#define` is C: here a name is declared in a `names` block, as in `NODE_NEW = 90`',
        ],
        fixes: { 'Write it with = in 2 lines': 'NODE_NEW = 90' },
    },
    'a number of C for a frame': {
        text: 'platform zynqmp\nnames frame {\n    #define MM_NEW 0xff9a0000\n}\n',
        says: ['3: c-syntax: `#define` is C'],
        fixes: {
            'Write it with = at': 'MM_NEW = at 0xff9a0000',
            'Write it with = mfn': 'MM_NEW = mfn 0xff9a0000',
        },
    },
    'an enum of C': {
        text: 'platform zynqmp\nenum pm_node {\n    NODE_NEW = 90,\n    NODE_OTHER,\n};\n',
        says: ['2: c-syntax: this is C: here names of ids are declared in a block'],
    },
    'a type of C': {
        text: 'platform zynqmp\ntypedef struct {\n    uint64_t addr;\n    bool hwdom_access;\n} pm_access_t;\n',
        says: ['2: c-syntax: this is C: types, variables and functions are not written here'],
    },
    'a file of C': {
        text:
            '/*\n * Tables.\n */\n\n#include <xen/lib.h>\n#define PM_IDX(n) ((n) & 0x3fff)\n\n' +
            'static const struct pm_access pm_node_access[] = {\n    [NODE_RTC] = { MM_RTC }, /* the clock */\n' +
            '    [NODE_TTC_0] = { .hwdom_access = true },\n};\n\nstatic bool check(void)\n{\n    return true;\n}\n',
        says: ['1: c-syntax: this is C, down to line'],
        fixes: {},
    },
    'two lines with a ;': isC('NODE_RTC -> MM_RTC;\n    NODE_TTC_0 -> MM_TTC0;', 'the `;` is C', {
        'Remove the ; in 2 lines': 'NODE_RTC -> MM_RTC',
    }),
    'rows of C': isC('[NODE_RTC] = { MM_RTC },\n    [NODE_TTC_0] = { MM_TTC0 },', 'this row is C'),
    'a macro of C': isC('PM_CLK2NODE(CLK, NODE_RTC),', 'this row is C'),
    '= for an arrow': {
        text: row('NODE_RTC = MM_RTC'),
        says: ['5: syntax: expected `->`, found `=`'],
        fixes: { 'Write ->': 'NODE_RTC -> MM_RTC' },
    },
    'rw in a register row, which is no register': {
        text: mmio('MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD rw -> NODE_SD_0'),
        says: ['9: syntax: expected `->`, found `rw`'],
        fixes: { 'Remove rw': 'MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD  -> NODE_SD_0' },
    },
    'a word in a register row, which is no register': {
        text: mmio('MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD writable -> NODE_SD_0'),
        says: ['9: syntax: expected `->`, found `writable`'],
        fixes: {},
    },
    'a number without its 0x': {
        text: mmio('MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD mask ff -> NODE_SD_0'),
        says: ['9: unknown-name: `ff` is not declared'],
        fixes: {
            'Write 0xff, which is a number': 'MM_IOU_SLCR + R_IOU_SLCR_CTRL_REG_SD mask 0xff -> NODE_SD_0',
        },
    },
    'the number of a frame without its 0x': {
        text: domain('iomem mfn ff160'),
        says: ['3: unknown-name: `ff160` is not declared'],
        fixes: { 'Write 0xff160, which is a number': 'iomem mfn 0xff160' },
    },
    'registers from the last to the first': {
        text: mmio('MM_IOU_SLCR + R_IOU_SLCR_SD_CDN_CTRL..MM_IOU_SLCR + R_IOU_SLCR_SD_ITAPDLY -> NODE_SD_0'),
        says: ['9: out-of-range: this range runs backwards'],
        fixes: {
            'Swap the ends, so that the row is for the registers between them':
                'MM_IOU_SLCR + R_IOU_SLCR_SD_ITAPDLY .. MM_IOU_SLCR + R_IOU_SLCR_SD_CDN_CTRL -> NODE_SD_0',
        },
    },
    ...Object.fromEntries(
        ['|', '&', '+', 'and'].map(joint => [
            `${joint} between the nodes of a clock`,
            {
                text: clock(`ZYNQMP_PM_CLK_SDIO0_REF -> ZYNQMP_PM_DEV_SD_0 ${joint} ZYNQMP_PM_DEV_SD_1`),
                says: [`9: syntax: expected \`,\`, found \`${joint}\``],
                fixes: {
                    'Write a comma: a guest then needs ZYNQMP_PM_DEV_SD_1 too to control the clock':
                        'ZYNQMP_PM_CLK_SDIO0_REF -> ZYNQMP_PM_DEV_SD_0, ZYNQMP_PM_DEV_SD_1',
                },
            },
        ]),
    ),
    ...Object.fromEntries(
        ['cannot', 'maynot', 'mustnot', 'never'].map(verb => [
            `${verb} in a claim`,
            {
                text: `${row('NODE_RTC -> MM_RTC')}domain d {\n    iomem MM_RTC\n}\ntest "t" {\n    d ${verb} node NODE_SD_0\n}\n`,
                says: [`11: syntax: expected \`may\` or \`may not\`, found \`${verb}\``],
                fixes: { 'Write may not': 'd may not node NODE_SD_0' },
            },
        ]),
    ),
    'a node in a reset table': {
        text: reset('NODE_UART_1 -> MM_UART1'),
        says: ['6: wrong-kind: `NODE_UART_1` is a node, not a reset line'],
        fixes: { 'Write XILPM_RESET_UART1, which resets NODE_UART_1': 'XILPM_RESET_UART1 -> MM_UART1' },
    },
    'a frame in a reset table': {
        text: reset('MM_UART1 -> MM_UART1'),
        says: ['6: wrong-kind: `MM_UART1` is a frame, not a reset line'],
        fixes: { 'Write XILPM_RESET_UART1, which resets its device': 'XILPM_RESET_UART1 -> MM_UART1' },
    },
    'a node in a reset table whose line has a row': {
        text: reset('NODE_UART_0 -> MM_UART0'),
        says: ['6: wrong-kind: `NODE_UART_0` is a node, not a reset line'],
        fixes: { 'Remove the row: XILPM_RESET_UART0 has one on line 5': '}' },
    },
    'a frame of several nodes, of which one has a row': {
        text: row('MM_RPU -> MM_RPU\n    NODE_RPU -> MM_RPU'),
        says: ['5: wrong-kind: `MM_RPU` is a frame, not a node'],
        fixes: {
            'Write NODE_RPU_0, to which it belongs': 'NODE_RPU_0 -> MM_RPU',
            'Write NODE_RPU_1, to which it belongs': 'NODE_RPU_1 -> MM_RPU',
        },
    },
    'a frame of a node that has a row': {
        text: row('MM_SD0 -> MM_SD0'),
        says: ['5: wrong-kind: `MM_SD0` is a frame, not a node'],
        fixes: { 'Remove the row: NODE_SD_0 has one on line 4': '}' },
    },
    'a frame in a claim about a node that has a row': {
        text: `${row('NODE_RTC -> MM_RTC')}domain d {\n    iomem MM_RTC\n}\ntest "t" {\n    d may node MM_RTC\n}\n`,
        says: ['11: wrong-kind: `MM_RTC` is a frame, not a node'],
        fixes: { 'Write NODE_RTC, to which it belongs': 'd may node NODE_RTC' },
    },
    '};': {
        text: row('NODE_RTC -> MM_RTC').replace('}\n', '};\n'),
        says: ['6: c-syntax: the `;` is C'],
        fixes: { 'Remove the ;': '}' },
    },
    'a table of C below };': {
        text: row('NODE_RTC -> MM_RTC').replace(
            '}\n',
            '};\n\nstatic const struct pm_access t[] = {\n    [NODE_RTC] = { mfn_init(MM_RTC) },\n    [1] = { 0 },\n};\n',
        ),
        says: [
            '6: c-syntax: the `;` is C',
            '8: c-syntax: this is C: here a table begins with its kind and name',
        ],
        fixes: { 'Remove the ;': '}' },
    },
    'a comment and a table of C below };': {
        text: row('NODE_RTC -> MM_RTC').replace(
            '}\n',
            '};\n/*\n * Resets.\n */\nstatic const struct pm_access t[] = {\n    [1] = { 0 },\n};\n',
        ),
        says: ['6: c-syntax: the `;` is C', '7: c-syntax: this is C, down to line'],
    },
    'a directive of C below };': {
        text: `${row('NODE_RTC -> MM_RTC').replace('}\n', '};\n')}#define NODE_NEW 5\n`,
        says: ['6: c-syntax: the `;` is C', '7: c-syntax: `#define` is C'],
    },
    'rows below }; that it cut off': {
        text: row('NODE_RTC -> MM_RTC\n};\n    NODE_SD_1 -> MM_SD1\n    NODE_UART_0 -> MM_UART0'),
        says: ['6: c-syntax: the `;` is C'],
    },
    'directives of C': {
        text: '#include "a.h"\n#define NODE_A 5\nnode t {\n    0 -> deny\n}\n',
        says: ['1: c-syntax: this is C, down to line 2: here names come from `platform`, `import`'],
    },
    'a table of C': {
        text: 'static const struct pm_access t[] = {\n    [NODE_RTC] = { mfn_init(MM_RTC) },\n    [1] = { 0 },\n};\n',
        says: ['1: c-syntax: this is C: here a table begins with its kind and name'],
    },
};

for (const [title, { text, says, fixes, preferred }] of Object.entries(CASES)) {
    test(title, () => {
        const found = problemsOf(text);
        const said = found.map(({ code, message, range }) => `${range.start.line + 1}: ${code}: ${message}`);
        assert.equal(said.length, says.length, said.join('\n'));
        for (const [at, words] of says.entries()) {
            const [place = '', code = ''] = words.split(': ');
            const start = `${place}: ${code}: `;
            assert.ok(said[at]?.startsWith(start), said[at]);
            assert.ok(said[at]?.includes(words.slice(start.length)), said[at]);
        }
        const best = found[0]?.fixes.find(fix => fix.preferred)?.title;
        if (preferred !== undefined) assert.equal(best, preferred);
        if (fixes === undefined) return;
        const [first] = found;
        const line = first?.range.start.line ?? 0;
        const after = (first?.fixes ?? []).map(({ title, edits }) => [
            title,
            applyEdits(text, edits)
                .split('\n')
                .slice(line, line + (fixes[title]?.split('\n').length ?? 1))
                .join('\n')
                .trim(),
        ]);
        assert.deepEqual(after, Object.entries(fixes));
    });
}
