// One mistake, one message: lines that cannot be read, each with all that is said about the file. To add a test, add a row.

import test from 'node:test';
import { check } from '../marked';

const NAMES = `names frame {
    MM_A = at 0xff000000
    MM_B = at 0xff010000
}
names node {
    NODE_0 = 0
    NODE_1 = 1
    NODE_2 = 2
}
names reset {
    RST_0 = 0 of NODE_0
}
`;

const TABLES = `node nodes {
    NODE_0 -> MM_A
    NODE_1 -> MM_B
    NODE_2 -> hwdom
}
reset resets {
    RST_0 -> MM_A
}
mmio registers {
    0xff000004          -> NODE_0
    0xff000008 mask 0x1 -> NODE_1
}
`;

/** The tables with one line replaced by others, which may have marks. */
const damaged = (line: string, by: string): string => `${NAMES}${TABLES.replace(`${line}\n`, `${by}\n`)}`;

const CASES: Record<string, string> = {
    'nothing is damaged': NAMES + TABLES,
    'the head of a block that cannot be read stands for its rows and its end': damaged(
        'mmio registers {',
        `...
^^ syntax`,
    ),
    'without the head of the node table, nothing is said about registers and reset lines': damaged(
        'node nodes {',
        `?
^ syntax`,
    ),
    'a head without its line is missed at the first row': damaged('node nodes {', '').replace(
        '    NODE_0 -> MM_A\n',
        `    NODE_0 -> MM_A
    ^^^^^^ syntax
`,
    ),
    'a statement of the file amid the rows': damaged(
        '    NODE_1 -> MM_B',
        `    emit c "acl.h"
    ^^^^ unclosed-block this line belongs outside of the node block
    NODE_1 -> MM_B`,
    ),
    'a second table of a kind, by the same name': `${NAMES}${TABLES}node nodes {
     ^^^^^ duplicate-table
    NODE_2 -> deny
}
`,
    'a } amid the rows': damaged(
        '    NODE_1 -> MM_B',
        `};
 ^ c-syntax`,
    ),
    'a } with something behind it': `${NAMES}node nodes {
    NODE_0 -> deny
    NODE_1 -> deny
    NODE_2 -> deny
};
 ^ c-syntax
`,
    'a line instead of the } of a block': damaged(
        '}\nreset resets {',
        `%
^ syntax
reset resets {`,
    ),
    'a row of which nothing can be read is no gap': damaged(
        '    NODE_1 -> MM_B',
        `    -
    ^ syntax`,
    ),
    'a word alone is an unknown name': damaged(
        '    NODE_1 -> MM_B',
        `    word
    ^^^^ unknown-name`,
    ),
    'a broken name is one mistake': damaged(
        '    NODE_1 -> MM_B',
        `    N%DE_1 -> MM_B
     ^ syntax`,
    ),
    'a range with a broken end says nothing of the ids behind its first': damaged(
        '    NODE_1 -> MM_B',
        `    NODE_1..N%DE_2 -> MM_B
             ^ syntax`,
    ).replace('    NODE_2 -> hwdom\n', ''),
    'nor if what is left of its end is another name': damaged(
        '    NODE_0 -> MM_A',
        `    NODE_0..NODE_1% -> MM_A
                  ^ syntax`,
    )
        .replace('    NODE_1 -> MM_B\n    NODE_2 -> hwdom\n', '')
        .replace('NODE_2 = 2', 'NODE_1a = 2'),
    'a domain whose name cannot be read is not missed in the tests': `${NAMES}${TABLES}domain dom0 hwdom {
    iomem all
}
domain gu%est {
         ^ syntax
    iomem MM_A
}
test "the guest has its node" {
    guest may node NODE_0
    dom0 may node NODE_0
}
`,
    'a name that is declared with a mistake is one mistake, however often it is used': `names node {
    NODE_AUXX = 7
}
names frame {
    MM_AUX = at 0xff000000 of NODE_AUX
                              ^^^^^^^^ unknown-name Line 2 declares NODE_AUXX, which nothing uses
}
names reset {
    RST_AUX = 0 of NODE_AUX
}
node nodes {
    NODE_AUX -> MM_AUX
}
reset resets {
    RST_AUX -> MM_AUX
}
`,
    'of two names alike that are declared, one of which is used, each is what it says': `${NAMES}node nodes {
    NODE_0 -> deny
    NODE_1 -> deny
    NODE_2 -> deny
    NODE_3 -> deny
    ^^^^^^ unknown-name This place takes a node.
    NODE_3..NODE_4 -> deny
    ^^^^^^ unknown-name
            ^^^^^^ unknown-name
}
`,
    'a domain that is declared with a mistake is one mistake too': `${NAMES}${TABLES}domain linnux_guest {
    iomem MM_A
}
domain other_guest {
    iomem MM_B
}
test "who has what" {
    other_guest may node NODE_1
    linux_guest may node NODE_0
    ^^^^^^^^^^^ unknown-name did you mean linnux_guest?
    linux_guest may not node NODE_1
}
`,
    'of domains, the one that is spelt most alike is offered': `${NAMES}${TABLES}domain a_guest {
}
domain b_guest {
}
domain c_guest {
}
domain linux_guest {
    iomem MM_A
}
test "who has what" {
    linux_guest may node NODE_0
    linux_gest  may not node NODE_1
    ^^^^^^^^^^ unknown-name did you mean linux_guest?
}
`,
    'what a row grants whose end cannot be read is not known': `${NAMES}${TABLES.replace('NODE_1 -> MM_B', 'NODE_1 -> MM_B o% hwdom\n                   ^ syntax')}domain dom0 hwdom {
    iomem MM_A
}
test "the hardware domain" {
    dom0 may node NODE_1
}
`,
    'nor is what a register row gives': `${NAMES}${TABLES.replace('mask 0x1 -> NODE_1', 'mask 0x1 -> NODE_1 onl%\n                                  ^^^ syntax')}domain guest {
    iomem MM_B
}
test "the guest" {
    guest may not write 0xff000008
}
`,
    'a value with a mistake at its end is not known': `names reset {
    RST_A = 11%1
              ^ syntax
    RST_BASE = 1000
}
reset resets {
    index IDX(n) = n - RST_BASE
    RST_BASE -> deny
    RST_A -> deny
}
`,
    'of a frame some of whose devices are unknown nothing is known': `platform zynqmp
names node {
    NODE_AUX = 96
}
names frame {
    MM_AUX = at 0xfd6e0000 of NODE_AXX, NODE_AUX
                              ^^^^^^^^ unknown-name
}
node nodes {
    waive index-gap "not the point"
    NODE_AUX -> MM_AUX
    97       -> MM_AUX
}
`,
    'without a platform, nothing is said of ids that have no index because of that': `plat form zynqmp
^^^^ syntax
reset resets {
    index IDX(n) = n - XILPM_RESET_PCIE_CFG
    1121 -> deny
}
`,
    'a waiver at the end of a row that is not closed silences all the same': `platform zynqmp
node nodes {
    waive index-gap "not the point"
    NODE_PL -> at 0x24 waive frame-zero "not yet
                                        ^^^^^^^^ unclosed-string
}
`,
    'a register row whose node cannot be read does not have node 0': damaged(
        '    0xff000008 mask 0x1 -> NODE_1',
        `    0xff000008 rd -> NODE_1
               ^^ syntax`,
    ),
    'a row on two lines': damaged(
        '    NODE_1 -> MM_B',
        `    NODE_1 ->
             ^ syntax expected the whole row on this line, found the rest of it on line
    MM_B`,
    ),
    'a row on two lines, the arrow below': damaged(
        '    NODE_1 -> MM_B',
        `    NODE_1
          ^ syntax expected the whole row
        -> MM_B`,
    ),
    'a register row on two lines': damaged(
        '    0xff000008 mask 0x1 -> NODE_1',
        `    0xff000008
              ^ syntax expected the whole row
        mask 0x1 -> NODE_1`,
    ),
    'a row that is not finished above another mistake': damaged(
        '    NODE_1 -> MM_B',
        `    NODE_1 ->
             ^ missing-frame
    NODE_3 -> MM_B
    ^^^^^^ unknown-name`,
    ),
    'rows in a comment of C over several lines are no gap': damaged(
        '    NODE_1 -> MM_B',
        `    /* NODE_1 -> MM_B
    ^^^^^^^^^^^^^^^^^ c-syntax
    NODE_1 -> MM_A
     */`,
    ),
    'a node table in a comment of C': damaged(
        'node nodes {',
        `/* node nodes {
^^^^^^^^^^^^^^^ c-syntax`,
    ).replace('}\nreset', '} */\nreset'),
    'an id of a waiver that is misspelt': damaged(
        '    NODE_2 -> hwdom',
        `    waive index-gap NODE_1..NODE_22 "not here"
                            ^^^^^^^ unknown-name`,
    ),
    'a waiver that runs backwards': damaged(
        '    NODE_2 -> hwdom',
        `    waive index-gap NODE_2..NODE_1 "not here"
                    ^^^^^^^^^^^^^^ out-of-range`,
    ),
    'a kind of names that does not exist': `names things {
      ^^^^^^ syntax
    A = 1 of B
    C = 2 of D
}
`,
    'the lines of two branches for one': damaged(
        '    NODE_1 -> MM_B',
        `<<<<<<< HEAD
^^^^^^^^^^^^ syntax merge conflict: the lines of both sides stand here
    NODE_1 -> MM_A
||||||| base
    NODE_1 -> MM_B
=======
    NODE_1 -> deny
    NODE_3 -> MM_C
>>>>>>> other`,
    ),
    'of a conflict whose lines have mistakes, only the conflict is told': damaged(
        '    NODE_1 -> MM_B',
        `<<<<<<< HEAD
^^^^^^^^^^^^ syntax merge conflict
    NODE_3 -> MM_C
    NODE_3 -> %
=======
>>>>>>> other`,
    ),
    'two conflicts outside blocks, about heads of tables': damaged(
        'node nodes {',
        `<<<<<<< HEAD
^^^^^^^^^^^^ syntax merge conflict
node nodes {
=======
node pm_node_access {
>>>>>>> other`,
    ).replace(
        'reset resets {',
        `<<<<<<< HEAD
^^^^^^^^^^^^ syntax merge conflict
reset resets {
=======
reset others {
    RST_1 -> MM_A
>>>>>>> other`,
    ),
    'a conflict about names that rows use':
        NAMES.replace(
            '    NODE_1 = 1\n',
            `<<<<<<< HEAD
^^^^^^^^^^^^ syntax merge conflict
=======
    NODE_1 = 1
>>>>>>> other
`,
        ) + TABLES,
    'a conflict about a whole table, and one without labels': `${NAMES}<<<<<<<
^^^^^^^ syntax merge conflict
=======
${TABLES}>>>>>>>
mmio registers {
    0xff000004 -> NODE_0
}
`,
    'the middle and the end of a conflict that somebody resolved': damaged(
        '    NODE_1 -> MM_B',
        `    NODE_1 -> MM_B
=======
^^^^^^^ syntax a merge conflict without all its markers
    NODE_3 -> deny
    ^^^^^^ unknown-name
>>>>>>> other`,
    ),
    'the beginning of a conflict that somebody resolved': damaged(
        '    NODE_1 -> MM_B',
        `<<<<<<< HEAD
^^^^^^^^^^^^ syntax a merge conflict without all its markers
    NODE_1 -> MM_B`,
    ),
    'a conflict at the beginning of a text with a byte order mark': `\ufeff<<<<<<< HEAD
^^^^^^^^^^^^^ syntax merge conflict
=======
platform versal
>>>>>>> other
${NAMES}${TABLES}`,
    'a conflict without its end': damaged(
        '    NODE_2 -> hwdom',
        `<<<<<<< HEAD
^^^^^^^^^^^^ syntax a merge conflict without all its markers
    NODE_2 -> hwdom
=======
    NODE_2 -> deny`,
    ),
    'a waiver is not judged by a file with errors': damaged(
        '    NODE_1 -> MM_B',
        `    NODE_1 -> MM_BB
              ^^^^^ unknown-name`,
    ).replace('mmio registers {\n', 'mmio registers {\n    waive mmio-dead "not yet"\n'),
};

for (const [title, text] of Object.entries(CASES)) test(title, () => check(text));
