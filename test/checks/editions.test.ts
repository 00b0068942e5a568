// What the edition of a target changes in the findings, and mistakes in writing one.

import assert from 'node:assert/strict';
import test from 'node:test';
import { check, checkFix } from '../marked';
import { problemsOf } from '../workspace';

const TABLES = `names node {
    NODE_UNKNOWN = 0
    NODE_A       = 1
}
names clock {
    CLK_PLL  = 3 pll
    CLK_A    = 5
    CLK_NONE = 6
}
`;
const nodes =
    'node nodes {\n    waive mailbox-row "not the point"\n    NODE_UNKNOWN -> hwdom\n    NODE_A -> deny\n}\n';

const CASES: Record<string, string> = {
    'an edition that there is': 'target xlnx 2019\n',
    'the newest, which may be left out': 'target xlnx 2024\n',
    'no number': `target xlnx newest
            ^^^^^^ syntax expected \`2019\`, \`2020\`, \`2022\` or \`2024\`, found \`newest\`
`,
    'a year in which nothing changed': `target xlnx 2021
            ^^^^ syntax expected \`2019\`, \`2020\`, \`2022\` or \`2024\`, found \`2021\`
`,
    'a number that is no year': `target xlnx 20244x
            ^^^^^^ bad-number
${TABLES}${nodes}domain guest {
}
test "of the newest edition" {
    guest may not mailbox
}
`,
    'a year that was never one': `target xlnx 224
            ^^^ syntax
${TABLES}${nodes}domain guest {
}
test "of no edition" {
    guest may not mailbox
}
`,
    'a target without editions': `target xen 2019
           ^^^^ syntax expected the end of the line, found \`2019\`
`,
    'two targets': `target xen xlnx
           ^^^^ syntax expected the end of the line, found \`xlnx\`
`,
    'an import of another edition': `target xlnx 2019
import "b.eemi"
       ^^^^^^^^ mixed-target this import is for target \`xlnx\`, this file for \`xlnx 2019\`
--- b.eemi
target xlnx
node nodes {
    waive mailbox-row "not the point"
    1 -> hwdom
}
`,
    'the edition of an import is that of a file without a target': `import "b.eemi"
clock clocks {
    0x100003 -> 0
}
--- b.eemi
target xlnx 2019
node nodes {
    1 -> hwdom
}
`,
    'names whose file says no target leave it to the next import': `import "names.eemi"
import "b.eemi"
clock clocks {
    0x100003 -> NODE_A
}
--- names.eemi
names node {
    NODE_A = 1
}
--- b.eemi
target xlnx 2019
node nodes {
    1 -> hwdom
}
`,
    'and to the platform': `platform zynqmp-xlnx
import "names.eemi"
node nodes {
    waive index-gap "not the point"
    NODE_A -> hwdom
}
clock clocks {
    waive clock-gap "not the point"
    ZYNQMP_PM_CLK_ACPU -> NODE_A
}
--- names.eemi
names node {
    NODE_A = 90
}
`,
    'rows whose file says no target are for `xen`, also below a platform of the other': `platform zynqmp-xlnx
import "b.eemi"
       ^^^^^^^^ mixed-target this import is for target \`xen\`, this file for \`xlnx\`
--- b.eemi
node nodes {
    1 -> hwdom
}
`,
    'node 0 passes everybody until July 2020': `target xlnx 2019
${TABLES}node nodes {
    NODE_A -> hwdom
}
mmio registers {
    0x1000 -> NODE_UNKNOWN
    0x1010 readonly -> NODE_UNKNOWN
}
`,
    'and then it is a row like any other': `target xlnx 2020
${TABLES}node nodes {
     ^^^^^ index-gap NODE_UNKNOWN
    NODE_A -> hwdom
}
mmio registers {
    0x1000 -> NODE_UNKNOWN
              ^^^^^^^^^^^^ mmio-dead
    0x1010 readonly -> NODE_UNKNOWN
}
`,
    'whoever has a tree from before is told of its edition': `target xlnx
${TABLES}${nodes.replace('NODE_UNKNOWN -> hwdom', 'NODE_UNKNOWN -> deny')}mmio registers {
    0x1000 -> NODE_UNKNOWN
              ^^^^^^^^^^^^ mmio-dead for a tree of then write \`target xlnx 2019\`
    0x1010 -> NODE_A
              ^^^^^^ mmio-dead so nobody may access these registers, except that the hardware domain may read them. Grant
}
clock clocks {
    waive clock-gap "not the point"
    CLK_A -> NODE_UNKNOWN
             ^^^^^^^^^^^^ clock-dead for a tree of then write \`target xlnx 2019\`
}
`,
    'not in a target without editions': `target xen
${TABLES}node nodes {
    NODE_UNKNOWN -> deny
    NODE_A -> hwdom
}
mmio registers {
    0x1000 -> NODE_UNKNOWN
              ^^^^^^^^^^^^ mmio-dead so nobody may access these registers, except that the hardware domain may read them. Grant
}
`,
    'a year before all editions has the rules of the oldest': `target xlnx 2018
            ^^^^ syntax
${TABLES}node nodes {
    NODE_A -> hwdom
}
mmio registers {
    0x1000 -> NODE_UNKNOWN
}
`,
    'PLL clocks are asked of the table at first, and a clock without a row is refused to everyone': `target xlnx 2020
${TABLES}${nodes.replace('    waive mailbox-row "not the point"\n', '')}clock clocks {
      ^^^^^^ clock-gap CLK_PLL and CLK_NONE have no row: nobody, not even the hardware domain, may control them
    CLK_A -> NODE_A
             ^^^^^^ clock-dead nobody, not even the hardware domain, may control CLK_A: NODE_A is denied
}
`,
    "then they are forwarded, and the clock is the hardware domain's": `target xlnx 2022
${TABLES}${nodes.replace('    waive mailbox-row "not the point"\n', '')}clock clocks {
      ^^^^^^ clock-gap CLK_NONE has no row: only the hardware domain may control it
    CLK_PLL -> NODE_A
    ^^^^^^^ clock-bypassed
    CLK_A -> NODE_A
             ^^^^^^ clock-dead
}
`,
    'a row for a PLL is one like others where the table is asked': `target xlnx 2019
${TABLES}${nodes.replace('    waive mailbox-row "not the point"\n', '').replace('hwdom\n', 'hwdom\n    ^^^^^^^^^^^^ node-zero-passes\n')}clock clocks {
    waive clock-gap "not the point"
    CLK_PLL -> NODE_A
               ^^^^^^ clock-dead nobody, not even the hardware domain, may control CLK_PLL: NODE_A is denied
}
`,
    "a clock of node 0 is everybody's where node 0 is": `target xlnx 2019
${TABLES}node nodes {
    NODE_UNKNOWN -> deny
    ^^^^^^^^^^^^ node-zero-passes every domain passes node 0 (NODE_UNKNOWN): before July 2020 its row is not asked
    NODE_A -> deny
}
clock clocks {
    waive clock-gap "not the point"
    CLK_A -> NODE_UNKNOWN
}
`,
    'who loses the clocks that the search does not reach': `target xlnx 2020
${TABLES}node nodes {
    NODE_UNKNOWN..NODE_A -> hwdom
}
clock clocks {
    waive clock-gap "not the point"
    CLK_A -> NODE_A
    CLK_PLL -> NODE_A
    ^^^^^^^ clock-unsorted nobody may control CLK_PLL: the search stops at line 16
}
`,
    'no table decides about the mailbox before April 2024': `target xlnx 2022
node nodes {
    56 -> hwdom
}
`,
};

for (const [name, text] of Object.entries(CASES)) test(name, () => check(text));

const FIXES: Record<string, readonly [string, string, string]> = {
    'the edition that held in a year': [
        'target xlnx 2021\n            ^^^^ syntax\n',
        'Write 2020, whose rules held in 2021',
        'target xlnx 2020\n',
    ],
    'the oldest for a year before all': [
        'target xlnx 2018\n            ^^^^ syntax\n',
        'Write 2019, the oldest edition',
        'target xlnx 2019\n',
    ],
    'the newest in place of a word': [
        'target xlnx newest\n            ^^^^^^ syntax\n',
        'Write 2024, the newest edition',
        'target xlnx 2024\n',
    ],
    'nothing, for the newest rules': [
        'target xlnx 2025\n            ^^^^ syntax\n',
        'Remove it, so that the rules of 2024 count',
        'target xlnx\n',
    ],
    'the target that is nearly written': [
        'target xlxn 2020\n       ^^^^ syntax\n',
        'Write xlnx',
        'target xlnx 2020\n',
    ],
    nothing: ['target xen 2019 // old\n           ^^^^ syntax\n', 'Remove it', 'target xen // old\n'],
};

for (const [name, [text, title, fixed]] of Object.entries(FIXES))
    test(`fix: ${name}`, () => checkFix(text, title, fixed));

test('where a clock without a row is refused to everyone, no fix promises it to the hardware domain', () => {
    const titles = (edition: number): string[] =>
        problemsOf(
            `target xlnx ${edition}\n${TABLES}${nodes}clock clocks {\n    CLK_A -> NODE_A\n    CLK_NONE -> NODE_UNKNOWN\n}\n`,
        )
            .filter(({ code }) => code === 'clock-dead')
            .flatMap(({ fixes }) => fixes.map(({ title }) => title));
    assert.ok(titles(2022).some(title => title.includes('the hardware domain alone has CLK_A')));
    assert.ok(!titles(2020).some(title => title.includes('the hardware domain alone has')));
});
