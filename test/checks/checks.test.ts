// What the checks report, place by place. To add a test, add a row.

import assert from 'node:assert/strict';
import test from 'node:test';
import { check, checkFix } from '../marked';
import { problemsOf } from '../workspace';

const NAMES = `names frame {
    MM_A    = at 0xff000000
    MM_B    = at 0xff010000
    MM_AA   = at 0xff000000
    MM_IN   = at 0xff000800
    MM_ZERO = at 0x0
    MM_REG  = at 0xff180000
    MM_REG2 = at 0xff190000
}
names register {
    R_0 = 0x310 of MM_REG
    R_1 = 0x314 of MM_REG
    R_8 = 0x330 of MM_REG
    R_X = 0x20 of MM_REG2
    R_Y = 0x24
}
names node {
    NODE_0  = 0
    NODE_1  = 1
    NODE_2  = 2
    NODE_3  = 3
    NODE_3B = 3
}
names reset {
    RST_0 = 1000 of NODE_0
    RST_1 = 1001 of MM_B
    RST_2 = 1002
}
`;

const node = (rows: string): string =>
    `${NAMES}node nodes {\n    waive index-gap "not the point"\n    NODE_0 -> MM_A\n${rows}}\n`;
const nodes = `${NAMES}node nodes {
    NODE_0 -> MM_A
    NODE_1 -> hwdom
    NODE_2 -> deny
    NODE_3 -> MM_B or hwdom
}
`;
/** The nodes with these rows, and others without. */
const gapped = (rows: string): string => `${NAMES}node nodes {\n     ^^^^^ index-gap\n${rows}}\n`;
const reset = (rows: string): string =>
    `${nodes}reset resets {\n    index IDX(n) = n - RST_0\n    waive index-gap "not the point"\n${rows}}\n`;
const mmio = (rows: string): string =>
    `${nodes}mmio registers {\n    waive register-gap "not the point"\n${rows}}\n`;

const CASES: Record<string, string> = {
    'a whole table is quiet': nodes,
    'two rows of one id': node(`    NODE_0 -> MM_B
    ^^^^^^ duplicate-index C keeps this row, so NODE_0 on line 31 grants nothing: both have index 0
`),
    'two names of one id': node(`    NODE_3  -> hwdom
    NODE_3B -> hwdom
    ^^^^^^^ duplicate-index C keeps this row, so NODE_3 on line 32 grants nothing
`),
    'a number and a name of one id': node(`    3      -> hwdom
    NODE_3 -> hwdom
    ^^^^^^ duplicate-index
`),
    'a range over a row': node(`    NODE_2         -> hwdom
    NODE_1..NODE_3 -> deny
    ^^^^^^^^^^^^^^ duplicate-index so NODE_2 on line 32 grants nothing: both have index 2
`),
    'a row after a range that holds it': node(`    NODE_1..NODE_3 -> deny
    NODE_2         -> hwdom
    ^^^^^^ duplicate-index
`),
    'three rows of one index are two findings': node(`    NODE_0 -> MM_B
    ^^^^^^ duplicate-index C keeps line 33, so NODE_0 here grants nothing
    0      -> deny
    ^ duplicate-index C keeps this row, so NODE_0 on line 31 grants nothing
`),
    'a faulty row still claims its index': node(`    NODE_0 -> MM_NONE
              ^^^^^^^ unknown-name
    ^^^^^^ duplicate-index
`),
    'gaps before, between and behind the rows are one finding': `${NAMES}node nodes {
     ^^^^^ index-gap no row for NODE_0, NODE_2 and NODE_3: nobody, not even the hardware domain, may power them
    NODE_1 -> deny
}
`,
    'a gap is named with the row before it by index, wherever that is': `${NAMES}node nodes {
     ^^^^^ index-gap Names without a row, by index: after NODE_0: NODE_1..NODE_2. In C
    NODE_3 -> deny
    NODE_0 -> deny
}
`,
    'a reset line in a gap cannot be pulsed': `${NAMES}reset resets {
      ^^^^^^ index-gap no row for RST_1: nobody, not even the hardware domain, may reset it
    index IDX(n) = n - 1000
    RST_0 -> hwdom
    RST_2 -> hwdom
}
`,
    'a name that no row can have an index for is in no gap': `names node {
    A = 0
    B = 1048576
}
node nodes {
    A -> deny
}
`,
    'a gap is closed by deny': `${NAMES}node nodes {
    NODE_0..NODE_3 -> deny
}
`,
    'a name below the base has no index and no gap': `names reset {
    RST_LOW = 999
    RST_A   = 1000
}
reset resets {
    index IDX(n) = n - RST_A
    RST_A -> deny
}
`,
    'a gap waived by ids, by the block, at the row': `${NAMES}node nodes {
    waive index-gap NODE_0 "as shipped"
    waive index-gap NODE_2..NODE_3 "not ours"
    NODE_1 -> deny
}
reset resets {
    index IDX(n) = n - RST_0
    RST_0 -> hwdom waive index-gap "the others are nobody's"
}
`,
    'gaps waived by ranges that overlap, in no order': `names node {
    A0 = 0
    A1 = 1
    A2 = 2
    A5 = 5
    A6 = 6
    A8 = 8
    A9 = 9
}
node nodes {
     ^^^^^ index-gap no row for A6 and A9: nobody
    waive index-gap 8 "x"
    waive index-gap 0..5 "x"
    waive index-gap 1..2 "x"
    10 -> deny
}
`,
    'a waiver at a row is for the gap behind it alone': `${NAMES}node nodes {
     ^^^^^ index-gap no row for NODE_0: nobody
    NODE_1 -> deny waive index-gap "not ours"
    NODE_3 -> deny waive index-gap "nothing is behind it"
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-waiver
}
`,
    'what a waiver leaves is reported': `${NAMES}node nodes {
    waive index-gap NODE_0..1 "as shipped"
    NODE_3 -> deny
}
`.replace('node nodes {\n', 'node nodes {\n     ^^^^^ index-gap no row for NODE_2: nobody\n'),
    'waivers that silence nothing': node(`    waive shared-page "there is none"
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-waiver no \`shared-page\` where it applies
    waive index-gap NODE_0 "it has a row"
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-waiver
    NODE_1 -> hwdom waive not-a-page "it has no frame"
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-waiver
`),
    'waivers that may not stand': node(`    waive duplicate-index "last one wins"
          ^^^^^^^^^^^^^^^ bad-waiver cannot be waived
    waive no-such-code "why not"
          ^^^^^^^^^^^^ bad-waiver there is no diagnostic
    waive constructor "why not"
          ^^^^^^^^^^^ bad-waiver there is no diagnostic
    waive shared-page NODE_0 "ids"
          ^^^^^^^^^^^ bad-waiver is not about ids
    waive shared-page "  "
                      ^^^^ bad-waiver has no reason
    waive shared-page "<why this is right>"
                      ^^^^^^^^^^^^^^^^^^^^^ bad-waiver has no reason
    waive shared-page "Why this is right."
                      ^^^^^^^^^^^^^^^^^^^^ bad-waiver has no reason
    waive shared-page "TODO"
                      ^^^^^^ bad-waiver has no reason
    waive shared-page "..."
                      ^^^^^ bad-waiver has no reason
`),
    'beside an error a waiver is not called idle': `${NAMES}node nodes {
    waive index-gap "not ours"
    NODE_9 -> deny
    ^^^^^^ unknown-name
}
`,
    'nothing to grant through': node(`    NODE_1
          ^ missing-frame nobody, not even the hardware domain, may power NODE_1
    NODE_2 ->
             ^ missing-frame
    NODE_3 -> waive index-gap "x"
             ^ missing-frame
`),
    'an address inside a page, with its neighbours': node(`    NODE_1 -> MM_IN
              ^^^^^ not-a-page whoever owns MM_A and MM_AA is granted this row
    NODE_2 -> at 0xff010004
              ^^^^^^^^^^^^^ not-a-page whoever owns MM_B is granted this row
    NODE_3 -> MM_IN waive not-a-page "one device in two halves"
`),
    'a domain by an address inside a page': `${nodes}domain guest {
    iomem MM_B
    iomem MM_IN
          ^^^^^ not-a-page the domain also gets MM_A and MM_AA
    iomem at 0xff020000 size 0x1800
                             ^^^^^^ not-a-page no whole number of pages
    iomem mfn 0xff0a0 count 2
    iomem MM_IN waive not-a-page "the whole page is meant" waive duplicate-page "once for each driver"
}
`,
    'frame 0 denies everyone': node(`    NODE_1 -> MM_ZERO
              ^^^^^^^ frame-zero nobody, not even the hardware domain, may
    NODE_2 -> at 3
              ^^^^ frame-zero this is the id of NODE_3
    NODE_3 -> mfn 0 waive frame-zero "as shipped"
`),
    'frame 0 leaves the hardware domain, if the row lets it pass': node(`    NODE_1 -> at 0x24 or hwdom
              ^^^^^^^ frame-zero only the hardware domain may power
    NODE_2 -> at 3 or hwdom
              ^^^^ frame-zero only the hardware domain may power
    NODE_3 -> at 0x24
              ^^^^^^^ frame-zero nobody, not even the hardware domain, may
`),
    'a reset line of a device that frame 0 grants to nobody': `${NAMES}node nodes {
    waive index-gap "not the point"
    NODE_0 -> at 0x24
              ^^^^^^^ frame-zero
}
reset resets {
    waive index-gap "not the point"
    index IDX(n) = n - RST_0
    RST_0 -> MM_A
             ^^^^ reset-frame-differs the owner of MM_A may reset NODE_0, which nobody has
}
`,
    'a waived error is no reason to keep quiet about a waiver that silences nothing':
        node(`    NODE_1 -> MM_ZERO waive frame-zero "x"
    NODE_2 -> MM_B waive frame-zero "x"
                   ^^^^^^^^^^^^^^^^^^^^ unused-waiver
`),
    'one page under two names': node(`    NODE_1 -> MM_AA
              ^^^^^ shared-page A domain that owns the page, frame 0xff000, is granted NODE_0, NODE_1 and NODE_2 together
    NODE_2 -> MM_AA
`),
    'one page under two names in two tables': reset(`    RST_2 -> MM_AA
             ^^^^^ shared-page is granted NODE_0 and RST_2 together
`),
    'one name for many rows is meant': node('    NODE_1 -> MM_A\n    NODE_2 -> MM_A\n'),
    'a reset through the frame of another node': reset(`    RST_0 -> MM_B
             ^^^^ reset-frame-differs RST_0 goes by MM_B, but NODE_0, which it resets, by MM_A
`),
    'a reset through the frame of another device': reset(`    RST_1 -> MM_A
             ^^^^ wrong-frame MM_A is no page of the device at MM_B: its owner may reset it, and the owner of MM_B may not
`),
    'a reset through its own frame, however written, or for the hardware domain': `${nodes}reset resets {
    index IDX(n) = n - RST_0
    RST_0 -> at 0xff000000
    RST_1 -> hwdom
    RST_2 -> MM_REG
}
`,
    'a reset of a node that only the hardware domain has': `${NAMES}names reset {
    RST_3 = 1003 of NODE_1
}
node nodes {
    waive index-gap "not the point"
    NODE_1 -> hwdom
}
reset resets {
    waive index-gap "not the point"
    index IDX(n) = n - RST_0
    RST_3 -> MM_A
             ^^^^ reset-frame-differs the owner of MM_A may reset NODE_1, which the hardware domain alone has
    RST_0 -> MM_A
}
`,
    'a far index makes an array of holes': node(`    4095 -> deny
    ^^^^ sparse-table makes the array 65536 bytes long for 2 rows
`),
    'the last index': node(`    0xfffff -> deny
    ^^^^^^^ sparse-table makes the array 16777216 bytes long
`),
    'an index of 2^20': node(`    0x100000 -> deny
    ^^^^^^^^ out-of-range beyond the 2^20 places
`),
    'more ids in all than an array has places': `${NAMES}node nodes {
     ^^^^^ out-of-range the rows of the node table have 1048579 ids in all, more than an array may have places
    0..1048575 -> hwdom
    NODE_0..NODE_2 -> at 0x20
}
`,
    'an id below the base': reset(`    999 -> deny
    ^^^ out-of-range below the table's first id, 1000
`),
    'a range of reset lines in a node table': `platform zynqmp
node nodes {
    waive index-gap "not the point"
    1045..1046 -> hwdom
    ^^^^ wrong-kind 1045 is a reset line
}
`,
    'a range backwards': node(`    NODE_3..NODE_1 -> deny
    ^^^^^^^^^^^^^^ out-of-range runs backwards
`),
    'a range over an unnamed id': node(`    NODE_2..5 -> deny
    ^^^^^^^^^ unknown-name node 4 has no name
`),
    'a range of numbers needs no names': node('    4..9 -> deny\n'),
    'an id of more than 32 bits': node(`    0x100000000 -> deny
    ^^^^^^^^^^^ out-of-range does not fit in 32 bits
`),
    'a name of another kind': node(`    RST_0  -> MM_A
    ^^^^^ wrong-kind \`RST_0\` is a reset line, not a node
    NODE_1 -> NODE_2
              ^^^^^^ wrong-kind is a node, not a frame
    NODE_2 -> R_0
              ^^^ wrong-kind is a register, not a frame
    NODE_3 -> nodes
              ^^^^^ wrong-kind is a table, not a frame
`),
    'a name that nobody declared': node(`    NODE_O -> MM_A
    ^^^^^^ unknown-name did you mean NODE_0, NODE_1 or NODE_2?
    NODE_1 -> __proto__x
              ^^^^^^^^^^ reserved-name
    NODE_2 -> toString
              ^^^^^^^^ unknown-name
`),
    'a number that may be either': node(`    NODE_1 -> 0xff000
              ^^^^^^^ ambiguous-number \`0xff000\` may be a byte address or a frame number
    NODE_2 -> at 0xff010000
    NODE_3 -> mfn 0xff010
`),
    'frame numbers have 52 bits': node(`    NODE_1 -> mfn 0xfffffffffffff
    NODE_2 -> mfn 0x10000000000000
              ^^^^^^^^^^^^^^^^^^^^ out-of-range past the end
`),
    'expressions do not wrap': `names node {
    A = 1 - 2
        ^^^^^ out-of-range negative
    B = 0xffffffffffffffff + 1
        ^^^^^^^^^^^^^^^^^^^^^^ out-of-range does not fit in 64 bits
    C = 1 << 64
        ^^^^^^^ out-of-range does not fit in 64 bits
    D = 1 << 0xffffffffffffffff
        ^^^^^^^^^^^^^^^^^^^^^^^ out-of-range
    E = (5 - 3) * 2 | 8 & 12 >> 1
    F = 2 - 3 + 4
        ^^^^^ out-of-range
}
`,
    'a names line uses names above it': `names node {
    A = B + 1
        ^ unknown-name
    B = 1
    C = B + 1
}
`,
    'one name space': `${NAMES}names node {
    MM_A = 7
    ^^^^ duplicate-name a frame and a node
}
node NODE_0 {
     ^^^^^^ duplicate-name a node and a table
    waive index-gap "not the point"
    NODE_1 -> deny
}
`,
    'a second table of a kind': `${nodes}node more {
     ^^^^ duplicate-table two node tables, \`nodes\` and \`more\`: Xen reads only one
    waive index-gap "not the point"
    NODE_0 -> deny
}
`,
    'a table without rows': `${nodes}reset resets {
      ^^^^^^ empty-table resets has no rows: nobody, not even the hardware domain, could reset anything
    // to be written
}
`,
    'a register table without rows': `${nodes}mmio registers {
     ^^^^^^^^^ empty-table registers has no rows: nobody, not even the hardware domain, could write a register
}
`,
    'an unreadable row is no empty table': `${nodes}reset resets {
    ???
    ^ syntax
}
`,
    'register rows without a node table': `${NAMES}mmio registers {
     ^^^^^^^^^ no-node-table
    MM_REG + R_0 -> NODE_0
}
`,
    'a register table in order is quiet': `${nodes}mmio registers {
    MM_REG + R_0 mask 0x1               -> NODE_0
    MM_REG + R_1 .. MM_REG + R_8        -> NODE_3
    MM_REG2 + R_X readonly              -> NODE_0
    MM_REG2 + R_Y                       -> NODE_1 only hwdom
}
`,
    'a row behind a higher one is never reached': mmio(`    MM_REG2 + R_X -> NODE_0
    MM_REG + R_0  -> NODE_0
    ^^^^^^^^^^^^ mmio-unsorted line 37 starts higher
    MM_REG2 + R_Y -> NODE_0
`),
    'a row that reaches from below into one above it': mmio(`    MM_REG + R_1                 -> NODE_0
    MM_REG + R_0 .. MM_REG + R_8 -> NODE_0
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mmio-unsorted for 0xff180310 to 0xff180313: line 37 starts higher and stops the scan
    MM_REG + R_8                 -> NODE_3
    ^^^^^^^^^^^^ mmio-shadowed this row decides nothing: line 38 covers all of it first
`),
    'the first row that covers an address decides': mmio(`    MM_REG + R_0 .. MM_REG + R_8 -> NODE_0
    MM_REG + R_1                 -> NODE_3
    ^^^^^^^^^^^^ mmio-shadowed this row decides nothing
    MM_REG + R_8 .. MM_REG + 0x400 -> NODE_3
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mmio-shadowed decides nothing for 0xff180330 to 0xff180333
`),
    'rows that nobody can pass': mmio(`    MM_REG + R_0          -> NODE_2
                             ^^^^^^ mmio-dead not even the hardware domain: NODE_2 is denied
    MM_REG + R_1 readonly -> NODE_1
                             ^^^^^^ mmio-dead NODE_1 is for the hardware domain, which reads everything
    MM_REG + R_8 readonly -> NODE_3 only hwdom
                             ^^^^^^ mmio-dead this row gives nothing: it only lets the hardware domain read
    MM_REG2 + R_X         -> NODE_3 only hwdom
`),
    'a row without a node has node 0': `${NAMES}node nodes {
    waive index-gap "not the point"
    NODE_0 -> deny
}
mmio registers {
    waive register-gap "not the point"
    MM_REG + R_0 -> only hwdom
    ^^^^^^^^^^^^ mmio-dead not even the hardware domain: NODE_0 is denied
}
`,
    'a range that leaves its last register out': mmio(`    MM_REG + R_1 ..< MM_REG + R_8 -> NODE_0
                     ^^^^^^^^^^^^ range-end-out R_8 is left out
    0xff180340 ..< 0xff180348 -> NODE_0
`),
    'a range that ends at a register by its number': mmio(`    0xff180310 ..< 0xff180314 -> NODE_0
                   ^^^^^^^^^^ range-end-out R_1 is left out
`),
    'a register beside another block': mmio(`    MM_REG + R_X -> NODE_0
    ^^^^^^^^^^^^ wrong-block R_X is not in MM_REG
    MM_REG2 + R_Y -> NODE_0
`),
    'registers are multiples of 4': mmio(`    0xff180312 -> NODE_0
    ^^^^^^^^^^ unaligned-register the register at 0xff180310
    MM_REG + R_8 .. MM_REG + 0x333 -> NODE_0
                    ^^^^^^^^^^^^^^ unaligned-register
`),
    masks: mmio(`    MM_REG + R_0 mask 0           -> NODE_0
                      ^ bad-mask C reads mask 0 as all bits
    MM_REG + R_1 mask 0x100000000 -> NODE_0
                      ^^^^^^^^^^^ bad-mask wider than the 32 bits
    MM_REG + R_8 mask 0xffffffff  -> NODE_0
    MM_REG2 + R_X mask R_0        -> NODE_0
                       ^^^ wrong-kind not a number
`),
    'ranges of addresses': mmio(`    MM_REG + R_1 ..< MM_REG + R_1 -> NODE_0
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mmio-empty covers nothing
    MM_REG + R_8 .. MM_REG + R_0 -> NODE_0
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ out-of-range runs backwards
    0xfffffffffffffffc -> NODE_0
    ^^^^^^^^^^^^^^^^^^ mmio-wraps
`),
    'addresses have one frame, and registers only beside it': mmio(`    MM_REG + MM_REG2 -> NODE_0
    ^^^^^^^^^^^^^^^^ wrong-kind the address of neither
    R_0 -> NODE_0
    ^^^ wrong-kind is an offset: without a frame
    MM_REG + NODE_1 -> NODE_0
             ^^^^^^ wrong-kind not a frame or a register
`),
    'index macros under xen': `${NAMES}node nodes {
    waive index-gap "not the point"
    index ID(n) = n
          ^^ bad-index applies no macro
    NODE_0 -> deny
}
reset resets {
    waive index-gap "not the point"
    index IDX(n) = n & 0x3ff
                   ^^^^^^^^^ bad-index an index is \`n - BASE\`
    RST_0 -> deny
}
`,
    'a faulty index macro under xen hides nothing but what follows from it': `platform zynqmp
reset resets {
    waive index-gap "not the point"
    index XILPM_RESET_IDX(n) = n & 0x3ff
                               ^^^^^^^^^ bad-index an index is \`n - BASE\`
    1002 -> deny
}
`,
    'statements that stand once': `license "MIT"
license "MIT"
^^^^^^^^^^^^^ duplicate-statement on line 1
target xen
target xen
^^^^^^^^^^ duplicate-statement
`,
    'what the target does not have': `names node {
    NODE_0 = 0
}
node nodes {
    NODE_0 -> deny
}
clock clocks {
      ^^^^^^ not-supported has no clock table
    1 -> NODE_0
}
domain guest {
    from "guest.cfg"
         ^^^^^^^^^^^ from-not-found what guest owns is not known
}
`,
    'tests and domains are named and checked': `${nodes}domain dom0 hwdom {
    iomem all
}
domain guest {
    iomem MM_A
    iomem RST_0
          ^^^^^ wrong-kind
    iomem 0xff000
          ^^^^^^^ ambiguous-number
    iomem MM_B count 0
                     ^ out-of-range zero pages
}
domain guest {
       ^^^^^ duplicate-name
    iomem all
}
test "who" {
    guest may     node  NODE_0
    guest may not reset RST_0
    nobody may node NODE_0
    ^^^^^^ unknown-name This place takes a domain
    guest may node RST_0
                   ^^^^^ wrong-kind
    dom0 may write MM_REG + R_0 mask 0x1
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ false-claim Why: there is no register table;
    dom0 may write R_0
                   ^^^ wrong-kind
    dom0 may write MM_REG + R_0 mask 0
                                     ^ bad-mask
    dom0 may clock 3
    ^^^^^^^^^^^^^^^^ unknown-claim
}
`,
    'a test without a title': `test {
     ^ syntax
}
`,
    'names that objects have by birth': `names node {
    constructor = 0
    toString    = 1
    __proto__   = 2
    ^^^^^^^^^ reserved-name
}
node hasOwnProperty {
    constructor..__proto__ -> deny
                 ^^^^^^^^^ reserved-name
}
domain constructor {
    iomem all
}
test "constructor" {
    constructor may node constructor
    valueOf may node toString
    ^^^^^^^ unknown-name
}
`,
    'a reset table without rows, which has none for other lines': `platform zynqmp-xlnx
reset pm_reset_access {
      ^^^^^^^^^^^^^^^ empty-table
}
`,
    'domains that are called as words of C': `target xen
node nodes {
    0 -> mfn 0x10
}
domain linux {
    iomem mfn 0x10
}
domain __proto__ hwdom {
    iomem all
}
test "register" {
    linux     may     node 0
    __proto__ may not node 1
}
`,
    'a domain that is called as a word of the language': `domain node {
       ^^^^ syntax
}
`,
    'the platform by another number': `platform zynqmp
names node {
    NODE_RPU    = 7
    ^^^^^^^^ differs-from-platform
    NODE_RPU_0  = 7
    MM_RPU      = 1
    ^^^^^^ differs-from-platform Here it is a node with the value 1, in the platform a frame
}
`,
    'an address that newer trees give is as right as the older one': `platform zynqmp-xlnx
names frame {
    MM_IPI = at 0xff990600
}
`,
    'an address that no tree gives': `platform zynqmp-xlnx
names frame {
    MM_IPI = at 0xff990000
    ^^^^^^ differs-from-platform Here it is a frame at 0xff990000, in the platform a frame at 0xff300000 (as in AMD's Xen tree up to xlnx_rebase_4.17; 0xff990600 in newer trees of AMD)
    MM_GPU = at 0xfd4c0000
    ^^^^^^ differs-from-platform rows that use it reach another address
}
`,
    'a name of another chip of the family is no gap': `names node {
    NODE_A = 1
    NODE_B = 2 absent
    NODE_C = 3 absent
    NODE_D = 3
    NODE_E = 4
}
node t {
     ^ index-gap Names without a row, by index: after NODE_A: NODE_C. In C
    NODE_A -> hwdom
    NODE_E -> hwdom
    0 -> deny
}
`,
    'a table of Versal with the index line of another chip': `platform versal
reset t {
    index PM_RESET_IDX(n) = n - 1000
    waive index-gap "not the point"
    VERSAL_PM_RST_SDIO_0 -> MM_DEV_SDIO_0
    ^^^^^^^^^^^^^^^^^^^^ bad-index ids of Versal are no indexes: by PM_RESET_IDX no row applies to what it names
    VERSAL_PM_RST_SDIO_1 -> MM_DEV_SDIO_1
}
`,
    'a clock table of Versal without an index line': `platform versal
node t {
    index PM_NODE_IDX(n) = n & 0x3fff
    waive index-gap "not the point"
    waive mailbox-row "not the point"
    VERSAL_PM_DEV_SDIO_0 -> MM_DEV_SDIO_0
}
clock c {
    waive clock-gap "not the point"
    VERSAL_PM_CLK_SDIO0_REF -> VERSAL_PM_DEV_SDIO_0
    ^^^^^^^^^^^^^^^^^^^^^^^ bad-index without an \`index\` line no row applies to what it names
    VERSAL_PM_CLK_SDIO1_REF -> VERSAL_PM_DEV_SDIO_0
}
`,
    'what Versal NET has not, its tables need not have': `platform versal-net
node t {
     ^ index-gap before the first row: VERSAL_PM_DEV_PLD_0, VERSAL_PM_DEV_PMC_PROC, VERSAL_PM_DEV_PSM_PROC; after
     ^ mailbox-row
    index PM_NODE_IDX(n) = n & 0x3fff
    VERSAL_PM_DEV_L2_BANK_0 -> hwdom
}
`,
    'the platform by another number, from an import that does not know the platform': `platform zynqmp
import "b.eemi"
       ^^^^^^^^ differs-from-platform NODE_SWDT_1
--- b.eemi
names node {
    NODE_SWDT_1 = 70
}
`,
    'an import that knows the platform is told itself': `import "b.eemi"
--- b.eemi
platform zynqmp
names node {
    NODE_SWDT_1 = 70
}
`,
    'a register row without a node has one message': mmio(`    MM_REG + R_0
                ^ missing-frame
`),
    'a block on one line has one message': `names node {
    NODE_0 = 0
}
node nodes { NODE_0 -> deny }
             ^^^^^^^^^^^^^^ syntax nothing after
`,
    'a platform that is not bundled': `platform zynq
         ^^^^ unknown-platform
node nodes {
    NODE_RPU -> MM_RPU
}
`,
    'a target that is none': `target arm
       ^^^ syntax expected
`,
    'an import that is missing': `import "b.eemi"
       ^^^^^^^^ import-not-found does not exist
import "../x/../b.eemi"
       ^^^^^^^^^^^^^^^^ import-not-found
import "/etc/passwd"
       ^^^^^^^^^^^^^ bad-path is absolute
import "a\\b.eemi"
       ^^^^^^^^^^ bad-path has a backslash
import ""
       ^^ bad-path is empty
`,
    'a configuration whose path is none': `domain guest {
    from "/etc/guest.cfg"
         ^^^^^^^^^^^^^^^^ bad-path is absolute
    from "a\\b.cfg"
         ^^^^^^^^^ bad-path has a backslash
    from ""
         ^^ bad-path is empty
}
`,
    'a circle of imports, named': `import "b.eemi"
       ^^^^^^^^ import-cycle input.eemi imports b.eemi imports c.eemi imports input.eemi
--- b.eemi
import "c.eemi"
--- c.eemi
import "input.eemi"
`,
    'a file that imports itself': `import "./input.eemi"
       ^^^^^^^^^^^^^^ import-cycle input.eemi imports input.eemi
`,
    'an import that stands in a circle has errors of its own': `import "b.eemi"
       ^^^^^^^^ import-has-errors has 1 error
--- b.eemi
import "b.eemi"
`,
    'who imports a file changes nothing in it': `import "b.eemi"
names node {
    NODE_NEW = 9
}
mmio registers {
    waive register-gap "not the point"
    MM_REG + R_0 -> NODE_NEW
                    ^^^^^^^^ mmio-dead not even the hardware domain: NODE_NEW has no row
}
--- b.eemi
${nodes}`,
    'a diamond counts once': `import "b.eemi"
import "c.eemi"
reset resets {
    RST -> MM_A
}
--- b.eemi
import "d.eemi"
names reset {
    RST = 0
}
--- c.eemi
import "d.eemi"
--- d.eemi
names frame {
    MM_A = at 0x1000
}
`,
    'two imports with one name': `import "b.eemi"
import "c.eemi"
       ^^^^^^^^ duplicate-name
--- b.eemi
names node {
    A = 1
}
--- c.eemi
names node {
    A = 1
}
`,
    'two imports that share a page are told where both are seen': `import "b.eemi"
import "c.eemi"
       ^^^^^^^^ shared-page MM_1 and MM_2 are one page
--- b.eemi
names frame {
    MM_1 = at 0x1000
}
node nodes {
    0 -> MM_1
}
--- c.eemi
names frame {
    MM_2 = at 0x1000
}
reset resets {
    0 -> MM_2
}
`,
    'a register of two rows, the first of which covers it, is shadowed and not unreached':
        mmio(`    0xff180000 .. 0xff1801fc -> NODE_0
    0xff180300               -> NODE_0
    0xff180020               -> NODE_3
    ^^^^^^^^^^ mmio-shadowed line 37 covers all of it first
    0xff180200 .. 0xff180210 -> NODE_3
    ^^^^^^^^^^^^^^^^^^^^^^^^ mmio-unsorted
`),
    'a register that is left out and has a row of its own is meant':
        mmio(`    MM_REG + R_0 ..< MM_REG + R_1 -> NODE_0
    MM_REG + R_1                  -> NODE_3
`),
    "the first reset line of Xen's own C is the base": `platform zynqmp
reset resets {
      ^^^^^^ bad-index subtracts XILPM_RESET_PCIE_CFG, 1000, from the id, but these rows start at 0
    waive index-gap "not the point"
    XILPM_RESET_DP -> MM_DP
}
`,
    'ids with class bits are no indexes, which is said once for a table': `platform versal
node nodes {
    waive index-gap "not the point"
    waive mailbox-row "not the point"
    VERSAL_PM_DEV_SDIO_0 -> MM_DEV_SDIO_0
    ^^^^^^^^^^^^^^^^^^^^ bad-index ids of Versal are no indexes: without an \`index\` line no row applies to what
    VERSAL_PM_DEV_SDIO_1 -> MM_DEV_SDIO_1
}
reset resets {
    waive index-gap "not the point"
    VERSAL_PM_RST_SDIO_0 -> MM_DEV_SDIO_0
    ^^^^^^^^^^^^^^^^^^^^ bad-index ids of Versal are no indexes
    VERSAL_PM_RST_SDIO_1 -> MM_DEV_SDIO_1
}
domain guest {
    iomem MM_DEV_SDIO_0
}
test "what they grant is not known" {
    guest may node VERSAL_PM_DEV_SDIO_0
    guest may reset VERSAL_PM_RST_SDIO_1
}
`,
    "the first reset line of AMD's C is the base": `platform zynqmp-xlnx
reset resets {
      ^^^^^^ bad-index under \`xlnx\` ids count from ZYNQMP_PM_RST_PCIE_CFG: these rows would apply to other
    waive index-gap "not the point"
    ZYNQMP_PM_RST_DP -> MM_DP
}
`,
    "another first reset line than that of Xen's own C": `platform zynqmp
reset resets {
    waive index-gap "not the point"
    index IDX(n) = n - XILPM_RESET_DP
                   ^^^^^^^^^^^^^^^^^^ bad-index start at 1003
    XILPM_RESET_DP -> MM_DP
}
`,
    "a table may not take the name of the platform's device": `platform zynqmp
node NODE_SD_0 {
     ^^^^^^^^^ duplicate-name a node and a table
    waive index-gap "not the point"
    39 -> MM_SD0
}
`,
    'a name declared again keeps what the platform says of it': `platform zynqmp-xlnx
names clock {
    ZYNQMP_PM_CLK_RPLL = 1
}
names reset {
    ZYNQMP_PM_RST_SWDT_CRF = 1004
}
names register {
    R_IOU_SLCR_SD_CDN_CTRL = 0x35c
}
node nodes {
    waive index-gap "not the point"
    ZYNQMP_PM_DEV_DP -> MM_DP
}
reset resets {
    index IDX(n) = n - 1000
    waive index-gap "not the point"
    ZYNQMP_PM_RST_SWDT_CRF -> MM_SWDT
                              ^^^^^^^ wrong-frame
}
mmio registers {
    waive register-gap "not the point"
    MM_CRL_APB + R_IOU_SLCR_SD_CDN_CTRL -> ZYNQMP_PM_DEV_DP
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ wrong-block
}
clock clocks {
    waive clock-gap "not the point"
    ZYNQMP_PM_CLK_RPLL -> ZYNQMP_PM_DEV_DP
    ^^^^^^^^^^^^^^^^^^ clock-bypassed
}
`,
    'an index that is turned twice asks for another node': `names frame {
    MM_A = at 0xff000000
}
target xlnx
node nodes {
    index IDX(n) = n - 5
    waive mailbox-row "not the point"
    6  -> MM_A
    11 -> hwdom
}
clock clocks {
    index IDX(n) = n - 5
    20 -> 11
          ^^ double-index the row at index 1 about node 11
}
`,
    'sizes of devices': `names frame {
    MM_0 = at 0x1000 size 0
                          ^ out-of-range zero bytes
    MM_1 = at 0xfffffffffffff000 size 0x1000
    MM_2 = at 0xfffffffffffff000 size 0x1001
                                      ^^^^^^ out-of-range past the end
}
`,
    'a warning that cannot be waived': node(`    waive stale-output "later"
          ^^^^^^^^^^^^ bad-waiver goes away once you do what it asks
`),
    outputs: `emit c "a.h"
emit c "x/../A.h"
       ^^^^^^^^^^ duplicate-output
emit c "b.eemi"
       ^^^^^^^^ bad-path would overwrite
emit c "/tmp/x.h"
       ^^^^^^^^^^ bad-path is absolute
`,
    'what an output is called': `emit c "a.ts"
       ^^^^^^ output-extension gets C
emit ts "a.c"
        ^^^^^ output-extension gets TypeScript
emit c "acl"
emit ts "acl.d"
emit c "h"
`,
    'a licence is an SPDX expression': `license "MIT */ evil"
        ^^^^^^^^^^^^^ bad-license Write one such as
`,
    'a licence that the list of SPDX does not have': `license "GPL-2.0-onyl"
        ^^^^^^^^^^^^^^ bad-license Did you mean "GPL-2.0-only"
`,
};

for (const [title, text] of Object.entries(CASES)) test(title, () => check(text));

interface FixCase {
    readonly text: string;
    readonly title: string;
    readonly becomes: string;
}

const FIXES: readonly FixCase[] = [
    {
        text: node('    // Its own.\n    NODE_1 -> MM_A\n    NODE_1 -> MM_B\n    ^^^^^^ duplicate-index\n'),
        title: 'Remove line 33, which C drops today',
        becomes: node('    NODE_1 -> MM_B\n'),
    },
    {
        text: node('    NODE_0 -> deny\n    ^^^^^^ duplicate-index\n'),
        title: 'Remove this row: NODE_0 goes from nobody to the owner of MM_A',
        becomes: node(''),
    },
    {
        text: node(
            '    NODE_1..NODE_3 -> MM_B or hwdom // three\n    NODE_2 -> deny\n    ^^^^^^ duplicate-index\n',
        ),
        title: 'Take NODE_2 out of line 32, which C drops today',
        becomes: node(
            '    NODE_1 -> MM_B or hwdom // three\n    NODE_3 -> MM_B or hwdom\n    NODE_2 -> deny\n',
        ),
    },
    {
        text: node('    1 -> deny\n    1..3 -> hwdom\n    ^^^^ duplicate-index\n'),
        title: 'Take NODE_1 out of this row: 1 goes from the hardware domain alone to nobody',
        becomes: node('    1 -> deny\n    2..3 -> hwdom\n'),
    },
    {
        text: gapped('    NODE_0 -> deny\n    NODE_3 -> deny\n'),
        title: 'Deny NODE_1..NODE_2 to everyone, as now: add `deny`',
        becomes: `${NAMES}node nodes {\n    NODE_0 -> deny\n    NODE_1..NODE_2 -> deny\n    NODE_3 -> deny\n}\n`,
    },
    {
        text: gapped('    NODE_1 -> deny\n    NODE_2 -> deny\n'),
        title: 'Deny NODE_0 and NODE_3 to everyone, as now: add `deny`',
        becomes: `${NAMES}node nodes {\n    NODE_0 -> deny\n    NODE_1 -> deny\n    NODE_2 -> deny\n    NODE_3 -> deny\n}\n`,
    },
    {
        text: gapped('    // The first.\n    NODE_1 -> deny\n    NODE_2 -> deny\n'),
        title: 'Deny NODE_0 to everyone, as now: add `deny`',
        becomes: `${NAMES}node nodes {\n    NODE_0 -> deny\n    // The first.\n    NODE_1 -> deny\n    NODE_2 -> deny\n}\n`,
    },
    {
        text: gapped('    NODE_0..NODE_2 -> deny\n'),
        title: 'Grant NODE_3 to the hardware domain alone: add `hwdom`',
        becomes: `${NAMES}node nodes {\n    NODE_0..NODE_2 -> deny\n    NODE_3 -> hwdom\n}\n`,
    },
    {
        text: gapped('    NODE_0 -> deny\n    NODE_1 -> MM_A\n    NODE_2 -> MM_A or hwdom\n'),
        title: 'Grant NODE_3 to the owner of MM_A and the hardware domain, as NODE_2 is',
        becomes: `${NAMES}node nodes {\n    NODE_0 -> deny\n    NODE_1 -> MM_A\n    NODE_2 -> MM_A or hwdom\n    NODE_3 -> MM_A or hwdom\n}\n`,
    },
    {
        text:
            nodes +
            `reset resets {\n      ^^^^^^ index-gap no row for RST_0\n    index IDX(n) = n - RST_0\n    RST_1 -> hwdom\n    RST_2 -> deny\n}\n`,
        title: 'Grant RST_0 to the owner of MM_A, as NODE_0 is',
        becomes:
            nodes +
            `reset resets {\n    index IDX(n) = n - RST_0\n    RST_0 -> MM_A\n    RST_1 -> hwdom\n    RST_2 -> deny\n}\n`,
    },
    {
        text: node('    NODE_1 ->\n             ^ missing-frame\n'),
        title: 'Deny NODE_1 to everyone',
        becomes: node('    NODE_1 -> deny\n'),
    },
    {
        text: node('    NODE_1 // later\n          ^ missing-frame\n'),
        title: 'Grant NODE_1 to the hardware domain alone',
        becomes: node('    NODE_1 -> hwdom // later\n'),
    },
    {
        text: node('    NODE_1 => hwdom\n           ^ syntax\n'),
        title: 'Write ->',
        becomes: node('    NODE_1 -> hwdom\n'),
    },
    {
        text: node('    NODE_1 -> 0xff000\n              ^^^^^^^ ambiguous-number\n'),
        title: 'Write mfn 0xff000, which grants the row to the owner of page 0xff000, that of MM_A',
        becomes: node('    NODE_1 -> mfn 0xff000\n'),
    },
    {
        text: node('    NODE_1 -> MM_IN\n              ^^^^^ not-a-page\n'),
        title: "Write MM_A, the page's start",
        becomes: node('    NODE_1 -> MM_A\n'),
    },
    {
        text: reset('    1 -> MM_B\n    ^ out-of-range\n'),
        title: 'Write RST_1, so that the row is for id 1001',
        becomes: reset('    RST_1 -> MM_B\n'),
    },
    {
        text: node('    NODE_3..NODE_1 -> deny\n    ^^^^^^^^^^^^^^ out-of-range\n'),
        title: 'Write NODE_1..NODE_3, so that the row is for these ids',
        becomes: node('    NODE_1..NODE_3 -> deny\n'),
    },
    {
        text: node('    NODE_1 -> at 2 or hwdom\n              ^^^^ frame-zero\n'),
        title: 'Write `hwdom`, which is what this row does',
        becomes: node('    NODE_1 -> hwdom\n'),
    },
    {
        text: reset('    RST_1 -> MM_A // wdt\n             ^^^^ wrong-frame\n'),
        title: 'Write MM_B: its owner may reset the device there; the owner of MM_A may not any more',
        becomes: reset('    RST_1 -> MM_B // wdt\n'),
    },
    {
        text: mmio(
            '    MM_REG2 + R_X -> NODE_0\n    MM_REG + R_0  -> NODE_0\n    ^^^^^^^^^^^^ mmio-unsorted\n',
        ),
        title: 'Move the row to its place by address, where it gives what it says',
        becomes: mmio('    MM_REG + R_0  -> NODE_0\n    MM_REG2 + R_X -> NODE_0\n'),
    },
    {
        text: mmio(
            '    // The far block.\n    MM_REG2 + R_X -> NODE_0\n    // The near one,\n    // in two lines.\n    MM_REG + R_0  -> NODE_0 // r\n    ^^^^^^^^^^^^ mmio-unsorted\n',
        ),
        title: 'Move the row to its place by address, where it gives what it says',
        becomes: mmio(
            '    // The near one,\n    // in two lines.\n    MM_REG + R_0  -> NODE_0 // r\n    // The far block.\n    MM_REG2 + R_X -> NODE_0\n',
        ),
    },
    {
        text: mmio(
            '    MM_REG + R_1 ..< MM_REG + R_8 -> NODE_0\n                     ^^^^^^^^^^^^ range-end-out\n',
        ),
        title: 'Write .., so that the row gives R_8 too',
        becomes: mmio('    MM_REG + R_1 .. MM_REG + R_8 -> NODE_0\n'),
    },
    {
        text: mmio('    MM_REG + R_X -> NODE_0\n    ^^^^^^^^^^^^ wrong-block\n'),
        title: 'Write MM_REG2, so that the row gives R_X and not another register',
        becomes: mmio('    MM_REG2 + R_X -> NODE_0\n'),
    },
    {
        text: mmio('    R_0 -> NODE_0\n    ^^^ wrong-kind\n'),
        title: 'Add its block, MM_REG',
        becomes: mmio('    MM_REG + R_0 -> NODE_0\n'),
    },
    {
        text: node('    NODE_1 -> NODE_0\n              ^^^^^^ wrong-kind\n'),
        title: 'Write MM_A, through which NODE_0 is granted: its owner gets NODE_1',
        becomes: node('    NODE_1 -> MM_A\n'),
    },
    {
        text: `${nodes}reset resets {\n    index IDX(n) = n - RST_0\n    RST_0 -> NODE_0 or hwdom\n             ^^^^^^ wrong-kind\n    RST_1 -> hwdom\n    RST_2 -> hwdom\n}\n`,
        title: 'Write MM_A, through which NODE_0 is granted: its owner gets RST_0',
        becomes: `${nodes}reset resets {\n    index IDX(n) = n - RST_0\n    RST_0 -> MM_A or hwdom\n    RST_1 -> hwdom\n    RST_2 -> hwdom\n}\n`,
    },
    {
        text: 'platform zynqmp\nnode t {\n    waive index-gap "x"\n    NODE_RTC -> NODE_RTC\n                ^^^^^^^^ wrong-kind\n}\n',
        title: 'Write MM_RTC, the registers of NODE_RTC: its owner gets it',
        becomes: 'platform zynqmp\nnode t {\n    waive index-gap "x"\n    NODE_RTC -> MM_RTC\n}\n',
    },
    {
        text: 'platform zynqmp\ndomain d {\n    iomem NODE_RTC\n          ^^^^^^^^ wrong-kind\n}\n',
        title: 'Write MM_RTC, the registers of NODE_RTC',
        becomes: 'platform zynqmp\ndomain d {\n    iomem MM_RTC\n}\n',
    },
    {
        text: `${NAMES}node nodes {\n    waive index-gap "x"\n    RST_0 -> deny\n    ^^^^^ wrong-kind\n}\n`,
        title: 'Write NODE_0, to which it belongs',
        becomes: `${NAMES}node nodes {\n    waive index-gap "x"\n    NODE_0 -> deny\n}\n`,
    },
    {
        text: node('    RST_0 -> deny\n    ^^^^^ wrong-kind\n'),
        title: 'Remove the row: NODE_0 has one on line 31',
        becomes: node(''),
    },
    {
        text: mmio(
            '    MM_REG + R_0 -> NODE_0\n    // Nobody needs it.\n    MM_REG + R_8 readonly -> NODE_3 only hwdom\n                             ^^^^^^ mmio-dead\n',
        ),
        title: 'Remove the row, which changes nothing',
        becomes: mmio('    MM_REG + R_0 -> NODE_0\n'),
    },
    {
        text: node('    waive shared-page "x"\n    ^^^^^^^^^^^^^^^^^^^^^ unused-waiver\n'),
        title: 'Remove this waiver',
        becomes: node(''),
    },
    {
        text: node(
            '    NODE_1 -> hwdom waive shared-page "x" // why\n                    ^^^^^^^^^^^^^^^^^^^^^ unused-waiver\n',
        ),
        title: 'Remove this waiver',
        becomes: node('    NODE_1 -> hwdom // why\n'),
    },
    {
        text: 'import "a\\b.eemi"\n       ^^^^^^^^^^ bad-path\n',
        title: 'Write "a/b.eemi"',
        becomes: 'import "a/b.eemi"\n',
    },
];

for (const { text, title, becomes } of FIXES) test(`fix: ${title}`, () => checkFix(text, title, becomes));

test('the only row of a table is not to be removed: without it the table would be empty', () => {
    const [dead, ...others] = problemsOf(mmio('    MM_REG + R_8 readonly -> NODE_3 only hwdom\n'));
    assert.deepEqual([dead?.code, dead?.fixes, others], ['mmio-dead', [], []]);
});

test('a fix is preferred where exactly one is right, whether or not the finding can be waived', () => {
    const preferred = (text: string): boolean[] =>
        problemsOf(text).flatMap(({ fixes }) => fixes.map(fix => fix.preferred === true));
    assert.deepEqual(preferred(mmio('    MM_REG + R_X -> NODE_0\n')), [true]);
    assert.deepEqual(preferred(node('    10U -> deny\n')), [true]);
    assert.deepEqual(preferred(node('    NODE_0 -> deny\n')), [false, false]);
    assert.deepEqual(preferred(node('    NODE_1 -> MM_IN\n')), [false]);
});
