// Rows that no declared domain can use, and pages that a domain has for nothing. To add a test, add a row.

import test from 'node:test';
import { check } from '../marked';

const NAMES = `target xen
names node {
    NODE_A = 1
    NODE_B = 2
    NODE_C = 3
    NODE_D = 4
}
names frame {
    MM_A   = at 0xff000000 size 0x1000 of NODE_A
    MM_A_2 = at 0xff001000 size 0x1000 of NODE_A
    MM_B   = at 0xff010000 size 0x1000 of NODE_B
    MM_CRL = at 0xff5e0000 size 0x1000
}
node nodes {
                     ^^^^^
    NODE_A -> MM_A
    NODE_B -> MM_B
    NODE_C -> mfn 0x70000 or hwdom
    NODE_D -> mfn 0x70001
}
`;

/** The tables, with what is found at the table itself. */
const tables = (found: string): string =>
    NAMES.replace(/^ +\^+\n/m, found === '' ? '' : `     ^^^^^ ${found}\n`);

/** A table with four rows, a line below its head, and claims. */
const tested = (below: string, claims: readonly string[]): string =>
    [
        'target xen',
        'node nodes {',
        ...(below === '' ? [] : [below]),
        ...['    1 -> mfn 0xa', '    2 -> mfn 0xb', '    3 -> hwdom', '    4 -> deny', '}'],
        ...['domain guest {', '    iomem mfn 0xa', '}'],
        'test "claims" {',
        ...claims.map(each => `    ${each}`),
        '}',
        '',
    ].join('\n');

const CASES: Readonly<Record<string, string>> = {
    'a page by which its row should grant is told at the row': `${tables('').replace('NODE_A -> MM_A', 'NODE_A -> MM_B\n              ^^^^ wrong-frame')}domain one {
    iomem MM_A
}
domain two {
    iomem MM_B
}
`,
    'where no hardware domain is declared, nobody knows who else there is': `${tables('')}domain one {
    iomem MM_A
}
`,
    'a page that a row may be for whose frame is not known': `${NAMES.replace(/^ +\^+\n/m, '').replace('NODE_B -> MM_B', 'NODE_B -> 0xff010\n              ^^^^^^^ ambiguous-number')}domain two {
    iomem MM_B
}
`,
    'a hardware domain that owns all uses all': `${tables('')}domain dom0 hwdom {
    iomem all
}
`,
    'all rows of a table are told at once': `${tables('idle-row no domain here may control 2 nodes, NODE_B first: none owns their pages')}domain dom0 hwdom {
}
domain one {
    iomem MM_A
}
`,
    'one row': `${tables('idle-row no domain here may control NODE_D: none owns its page')}domain dom0 hwdom {
    iomem MM_B
}
domain one {
    iomem MM_A
}
`,
    'clocks and registers, unless a node that they need says it': `target xlnx
node nodes {
     ^^^^^ idle-row no domain here may control node 9
     ^^^^^ mailbox-row
    1 -> mfn 0x10
    2 -> mfn 0x20
    8 -> mfn 0x30 or hwdom
    9 -> mfn 0x90
}
clock clocks {
      ^^^^^^ idle-row no domain here may control clock 3: none has all its nodes
    3 -> 1, 2
    4 -> 2
    5 -> 9
    6 -> 1, 9
}
mmio registers {
     ^^^^^^^^^ idle-row no domain here may use 2 register rows, 0x1004 first: none has what one needs
    0x1000 -> 1
    0x1004 -> 1 only hwdom
    0x1008 readonly -> 8
    0x100c -> 9
}
domain dom0 hwdom {
}
domain one {
    iomem mfn 0x10
}
domain two {
    iomem mfn 0x20
}
`,
    'with the reason': `${tables('').replace('nodes {', 'nodes {\n    waive idle-row "for a later guest"')}domain dom0 hwdom {
}
`,
    'what a domain owns is not known': `${tables('')}domain dom0 hwdom {
}
domain one {
    from "no.cfg"
         ^^^^^^^^ from-not-found
}
`,
    'a table of an import is for others too': `import "tables.eemi"
domain dom0 hwdom {
}
--- tables.eemi
${tables('')}`,
    'rows that no test consults, where tests consult more than half of them': tested(
        '     ^^^^^ unconsulted-row no test consults 1 of the 4 rows of nodes',
        ['guest may node 1', 'guest may not node 2', 'guest may not node 3'],
    ),
    'tests that consult half of them are samples': tested('', ['guest may node 1', 'guest may not node 2']),
    'tests of all rows': tested('', ['guest may node 1', ...[2, 3, 4].map(id => `guest may not node ${id}`)]),
    'it is not told while a claim cannot be read': tested('', [
        'guest may node 1',
        'guest may nod 2',
        '          ^^^ syntax',
        'guest may not node 2',
        'guest may not node 3',
    ]),
    'rows in a table that waives it': tested('    waive unconsulted-row "PLLs are left to others"', [
        'guest may node 1',
        'guest may not node 2',
        'guest may not node 3',
    ]),
    'pages by which a guest may control nothing': `${tables('')}domain one {
    iomem MM_CRL
          ^^^^^^ idle-page one has no right by MM_CRL: no row goes by the page, and no device in it is the domain's
    iomem MM_A
    iomem MM_A_2
}
`,
    'pages that are of no known device, or that a row goes by': `${tables('')}domain two {
    iomem MM_A_2
          ^^^^^^ idle-page two has no right by MM_A_2
    iomem mfn 0x70001
    iomem mfn 0xa0000 count 4
    iomem MM_CRL waive idle-page "it sets its clocks by itself"
}
`,
    'a configuration that gives them': `${tables('')}domain one {
    from "one.cfg"
         ^^^^^^^^^ idle-page one has no right by MM_CRL
}
--- one.cfg
iomem = [ "ff010,1", "ff5e0,1" ]
`,
    'the hardware domain may have what it wants': `${tables('').replace('nodes {', 'nodes {\n    waive idle-row "for a later guest"')}domain dom0 hwdom {
    iomem MM_CRL
}
`,
};

for (const [name, text] of Object.entries(CASES)) test(name, () => check(text));
