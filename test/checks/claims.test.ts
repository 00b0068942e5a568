// Which claims of tests are false, and which are not known to hold; what is said of them. To add a test, add a row.

import assert from 'node:assert/strict';
import test from 'node:test';
import { check, checkFix } from '../marked';
import { problemsOf } from '../workspace';

const NAMES = `names frame {
    MM_A = at 0xa000
    MM_B = at 0xb000
}
names node {
    NODE_A = 1
    NODE_B = 2
    NODE_C = 3
    NODE_D = 4
}
`;

const ROWS = `node nodes {
    NODE_A -> MM_A
    NODE_B -> MM_B or hwdom
    NODE_C -> hwdom
    NODE_D -> deny
}
`;

const RESETS = `reset resets {
    index IDX(n) = n - 1000
    1000 -> MM_A
    1002 -> MM_B
}
`;

const REGISTERS = `mmio registers {
    0x10000 mask 0x3  -> NODE_A
    0x10004 readonly  -> NODE_A
    0x10008           -> NODE_C only hwdom
    0x1000c           -> NODE_A
    0x10010..0x10018  -> NODE_B
}
`;

const DOMAINS = `domain dom0 hwdom {
}
domain guest {
    iomem MM_A
}
domain other {
    iomem MM_B
}
`;

const xen = (claims: string): string =>
    `target xen\n${NAMES}${ROWS}${RESETS}${REGISTERS}${DOMAINS}test "t" {\n${claims}}\n`;

/** A row by another device's page, with what a domain of its own device may claim; `waived` ends the row. */
const misplaced = (waived: string): string => `target xen
names node {
    NODE_A = 1
    NODE_B = 2
}
names frame {
    MM_A = at 0xff000000 of NODE_A
    MM_B = at 0xff010000 of NODE_B
}
node nodes {
    NODE_A -> MM_B${waived}
    NODE_B -> MM_B
}
domain guest {
    iomem MM_A
}
test "t" {
    guest may node NODE_A
}
`;

const CLOCKS = `clock clocks {
    waive idle-row "not the point"
    10 -> NODE_A
    11 -> NODE_A, NODE_B
    13 -> NODE_A
}
`;

const SHARED_REGISTER = `mmio registers {
    0x10000 mask 0x3  -> NODE_A
    0x10000 mask 0xf0 -> NODE_B
}
`;

const xlnx = (claims: string, ruleset = 'xlnx'): string =>
    `target ${ruleset}\n${NAMES}names node {\n    MAILBOX = 56\n}\n${ROWS.replace('deny\n', 'deny\n    MAILBOX -> MM_B waive mailbox-row "not the point"\n')}${CLOCKS}${SHARED_REGISTER}${DOMAINS}test "t" {\n${claims}}\n`;

const withPll = (text: string): string =>
    text.replace('MAILBOX = 56\n}\n', 'MAILBOX = 56\n}\nnames clock {\n    PLL = 14 pll\n}\n');

const CLAIMS: Readonly<Record<string, string>> = {
    'an address below the only row, and one in it': `target xen
node nodes {
    1 -> mfn 0xa
}
mmio registers {
    0x6000 -> 1
}
domain guest {
    iomem mfn 0xa
}
test "t" {
    guest may not read 0x1000
    guest may     read 0x6000
}
`,
    'claims that hold': xen(`    guest may     node  NODE_A
    guest may not node  NODE_B
    guest may not node  NODE_D
    guest may not node  999
    dom0  may     node  NODE_C
    dom0  may not node  NODE_A
    guest may     reset 1000
    guest may not reset 1001
    guest may not reset 5
    guest may     read  0x10004
    guest may not write 0x10004
    dom0  may     read  0x99999
    guest may not read  0x10008
    other may     write 0x10018
    guest may     write 0x10000
    guest may     write 0x10000 mask 0x3
    guest may not write 0x10000 mask 0xc
    guest may     write 0x1000c mask 0xffffffff
    guest may     read  0x10000 mask 0x4
`),
    'a page that is lacking': xen(`    guest may node NODE_B
    ^^^^^^^^^^^^^^^^^^^^^ false-claim false claim: \`guest\` may not control \`NODE_B\`
`),
    'whose page that is, and what to do': xen(`    guest may node NODE_B
    ^^^^^^^^^^^^^^^^^^^^^ false-claim Why: it lacks MM_B (page 0xb, owned by other), by which input.eemi:14 grants it; mend the tables or what the domain owns, or write \`may not\`.
`),
    'a page that is owned': xen(`    guest may not node 1
    ^^^^^^^^^^^^^^^^^^^^ false-claim \`guest\` may control \`1\`
`),
    'nobody may': xen(`    dom0 may node NODE_D
    ^^^^^^^^^^^^^^^^^^^^ false-claim Why: input.eemi:16 denies it to everyone; mend the
`),
    'the hardware domain may': xen(`    dom0 may not node NODE_C
    ^^^^^^^^^^^^^^^^^^^^^^^^ false-claim Why: input.eemi:15 lets the hardware domain pass; mend the
`),
    'no row': xen(`    dom0 may reset 1001
    ^^^^^^^^^^^^^^^^^^^ false-claim \`dom0\` may not pulse \`1001\`
    dom0 may reset 2000
    ^^^^^^^^^^^^^^^^^^^ false-claim
`),
    reading: xen(`    guest may     read 0x10008
    ^^^^^^^^^^^^^^^^^^^^^^^^^^ false-claim \`guest\` may not read \`0x10008\`
    dom0  may not read 0x10008
    ^^^^^^^^^^^^^^^^^^^^^^^^^^ false-claim \`dom0\` may read
`),
    'writing some bit, or none': xen(`    guest may     write 0x10004
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ false-claim is read-only
    guest may not write 0x10000
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ false-claim may write bits 0-1 of \`0x10000\`
    guest may not write 0x1000c
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ false-claim may write \`0x1000c\`
`),
    'writing exactly these bits': xen(`    guest may     write 0x10000 mask 0x1
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ false-claim may write bits 0-1 of \`0x10000\`
    guest may     write 0x10000 mask 0x7
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ false-claim mend the tables, what the domain owns, or the claim.
    guest may not write 0x10000 mask 0x6
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ false-claim may write bit 1 of
    guest may     write 0x1000c mask 0x1
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ false-claim may write bits 0-31 of
`),
    'clocks, the mailbox, and a register that two share': xlnx(`    guest may     clock 10
    guest may     clock 13
    guest may not clock 11
    guest may not clock 12
    dom0  may     clock 12
    other may     mailbox
    guest may not mailbox
    guest may     write 0x10000 mask 0x3
    other may     write 0x10000 mask 0xf0
`),
    'a clock that needs more': xlnx(`    guest may clock 11
    ^^^^^^^^^^^^^^^^^^ false-claim it lacks MM_B (page 0xb, owned by other); mend the
`),
    'the mailbox': xlnx(`    guest may mailbox
    ^^^^^^^^^^^^^^^^^ false-claim \`guest\` may not use the mailbox
`),
    'the mailbox where no table decides': xlnx(
        `    guest may not mailbox
    ^^^^^^^^^^^^^^^^^^^^^ unknown-claim \`xlnx 2022\` asks no table about the mailbox
`,
        'xlnx 2022',
    ),
    'clocks and the mailbox under xen': xen(`    guest may not clock 3
    ^^^^^^^^^^^^^^^^^^^^^ unknown-claim \`xen\` asks no table about clocks
    guest may not mailbox
    ^^^^^^^^^^^^^^^^^^^^^ unknown-claim
`),
    'several claims about what no table decides': xlnx(
        `    guest may not mailbox
    ^^^^^^^^^^^^^^^^^^^^^ unknown-claim \`xlnx 2022\` asks no table about the mailbox, so 2 claims cannot be judged
    dom0  may mailbox
`,
        'xlnx 2022',
    ),
    'a page that does nothing for a domain that lacks another is the same mistake': `platform zynqmp
node t {
    waive index-gap "not the point"
    NODE_UART_0 -> MM_UART0
}
domain guest {
    iomem MM_UART1
}
test "t" {
    guest may node NODE_UART_0
    ^^^^^^^^^^^^^^^^^^^^^^^^^^ false-claim it lacks MM_UART0
}
`,
    'a page that does nothing, where what is false is that the domain may not': `platform zynqmp
node t {
    waive index-gap "not the point"
    NODE_UART_0 -> MM_UART0
}
domain guest {
    iomem MM_UART0
    iomem MM_UART1
          ^^^^^^^^ idle-page
}
test "t" {
    guest may not node NODE_UART_0
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ false-claim
}
`,
    'a domain whose file is missing': xen(`    guest may     node NODE_A
    ^^^^^^^^^^^^^^^^^^^^^^^^^ unknown-claim not known: \`guest\` may own more pages, so 2 claims cannot be judged
    guest may not node NODE_B
    dom0  may     node NODE_A
    ^^^^^^^^^^^^^^^^^^^^^^^^^ false-claim
`).replace('    iomem MM_A\n', '    iomem MM_A\n    from "guest.cfg"\n         ^^^^^^^^^^^ from-not-found\n'),
    'a domain that owns everything is known': xen(`    guest may node NODE_B
`).replace('    iomem MM_A\n', '    iomem all\n    from "guest.cfg"\n         ^^^^^^^^^^^ from-not-found\n'),
    'a domain with a configuration': xen(`    guest may     node NODE_A
    guest may     node NODE_B
    ^^^^^^^^^^^^^^^^^^^^^^^^^ false-claim
`)
        .replace('    iomem MM_A\n', '    from "guest.cfg"\n')
        .concat('--- guest.cfg\niomem = [ "a,1" ]\n'),
    'a row that cannot be read may be the one that decides': xen(`    guest may node NODE_B
    guest may read 0x10008
    ^^^^^^^^^^^^^^^^^^^^^^ false-claim
    guest may node 77
`)
        .replace('NODE_D -> deny\n', 'NODE_D -> deny\n    % -> MM_A\n    ^ syntax\n')
        .replace('    ^^^^^^^^^^^^^^^^^^^^^^ false-claim\n', ''),
    'nor is a row judged that claims to be another': xen(`    guest may node NODE_B
    dom0  may node NODE_D
    ^^^^^^^^^^^^^^^^^^^^^ false-claim
`).replace('NODE_C -> hwdom', 'NODE_C -> hwdom\n    NODE_B -> hwdom\n    ^^^^^^ duplicate-index'),
    'a claim that cannot be read is told once': xen(`    guest may node NODE_X
                   ^^^^^^ unknown-name
    guest may write 0x10000 mask
                                ^ syntax
`),
    'the clock of a PLL, about which Xen asks no table': withPll(
        xlnx(`    guest may clock PLL
    ^^^^^^^^^^^^^^^^^^^ unknown-claim \`PLL\` is the clock of a PLL
`),
    ),
    'several claims about clocks of PLLs': withPll(
        xlnx(`    guest may not clock 14
    ^^^^^^^^^^^^^^^^^^^^^^ unknown-claim 2 claims are about clocks of PLLs
    guest may clock PLL
`),
    ),
    'the clock of a PLL, before Xen forwarded all calls about it': withPll(
        xlnx('    guest may not clock PLL\n', 'xlnx 2020')
            .replace('clock clocks {\n', 'clock clocks {\n    waive clock-gap "not the point"\n')
            .replace(' waive mailbox-row "not the point"', ''),
    ),
    'a waiver does not help': xen(`    waive false-claim "we know"
          ^^^^^^^^^^^ bad-waiver
    guest may node NODE_B
    ^^^^^^^^^^^^^^^^^^^^^ false-claim
`),
};

for (const [title, text] of Object.entries(CLAIMS)) test(title, () => check(text, 'unconsulted-row'));

const FALSE = xen(`    guest may node NODE_B
    ^^^^^^^^^^^^^^^^^^^^^ false-claim
`);

test('the opposite can be claimed', () =>
    checkFix(
        FALSE,
        'Claim the opposite: `may not`',
        xen(`    guest may not node NODE_B
`),
    ));

test('a claim that is false by a row with a warning names it, and does not offer to claim the opposite', () => {
    const claim = problemsOf(misplaced('')).filter(({ code }) => code === 'false-claim');
    assert.deepEqual(
        claim.map(({ code, fixes, related }) => [code, fixes.length, related.map(({ message }) => message)]),
        [['false-claim', 0, ['mend this first: wrong-frame']]],
    );
});

test('claims that are false by one row with a warning are told once', () => {
    const text = misplaced('').replace(
        'test "t" {\n',
        'test "s" {\n    guest may not node NODE_B\n    guest may node NODE_A\n}\ntest "t" {\n',
    );
    const said = problemsOf(text).map(({ message, range, related }) =>
        [range.start.line + 1, message, ...related.map(each => each.range.start.line + 1)].join(' '),
    );
    assert.deepEqual(said, [
        "11 MM_B is NODE_B's: its owner may control NODE_A, and the owner of MM_A may not",
        '19 2 claims are false because of line 11 (wrong-frame): `guest` may not control `NODE_A` 11 22',
    ]);
});

test('of a row that is meant so, the claim is what may be wrong', () => {
    const titles = problemsOf(misplaced(' waive wrong-frame "a board with crossed lines"')).flatMap(
        ({ code, fixes }) => (code === 'false-claim' ? fixes.map(({ title }) => title) : []),
    );
    assert.deepEqual(titles, ['Claim the opposite: `may not`']);
});

test('a claim that is decided by a row with an error is not told: the error is', () => {
    const twice = misplaced('').replace('NODE_A -> MM_B', 'NODE_A -> MM_A\n    NODE_A -> hwdom');
    assert.deepEqual(
        problemsOf(twice).map(({ code }) => code),
        ['duplicate-index'],
    );
});
