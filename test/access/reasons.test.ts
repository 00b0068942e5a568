// Each reason that a decision can have, on small tables: which row decided, shown by its text, and which rows it hides.

import assert from 'node:assert/strict';
import test from 'node:test';
import { type Decisions, decisionsOf } from '../../server/access/decisions';
import { policyOf } from '../../server/access/policy';
import type { AccessReason, ClockReason, MmioReason } from '../../server/access/reasons';
import type { Domain } from '../../server/access/tables';
import { programOf } from '../emit/programs';

const NAMES = `names frame {
    MM_A = mfn 0xa
    MM_B = mfn 0xb
}
names node {
    A = 1
    B = 2
    HW = 3
    NONE = 5
}
names clock {
    CLK_A = 10
    CLK_AB = 11
    CLK_LARGE = 20
    CLK_LOST = 15
}
node nodes {
    waive frame-zero "what it does is asked here"
    A    -> MM_A
    B    -> MM_B or hwdom
    HW   -> hwdom
    NONE -> deny
    6    -> at 0x24
}
reset resets {
    index IDX(n) = n - 1000
    1001 -> MM_A
}
`;

const XEN = `${NAMES}mmio registers {
    0x1000 ..< 0x1010 -> A
    0x1008            -> B
    0x2000 readonly   -> B
    0x2004            -> B only hwdom
    0x2008            -> NONE
    0x4000            -> A
    0x3000            -> A
}
`;

const XLNX = `target xlnx
${NAMES}mmio registers {
    0x1000 mask 0x1  -> A
    0x1000 mask 0x2  -> B
    0x1000           -> NONE
    0x1000 mask 0x4  -> A
    0x2000 readonly  -> B
    0x2000 mask 0xf0 -> B
}
clock clocks {
    waive clock-unsorted "what it does is asked here"
    CLK_A     -> A
    CLK_AB    -> A, B
    CLK_LARGE -> A
    CLK_LOST  -> A
}
`;

const domain = (hardwareDomain: boolean, ...frames: number[]): Domain => ({
    hardwareDomain,
    ownsFrame: frame => frames.includes(frame),
});
const guest = domain(false);
const guestA = domain(false, 0xa);
const guestB = domain(false, 0xb);
const guestAB = domain(false, 0xa, 0xb);
const dom0 = domain(true);

/** What is asked, of the decisions of a policy, and the answer and the reason as a text. */
type Questions = readonly (readonly [string, (decisions: Decisions) => string])[];

const ids: Questions = [
    ['yes, owned: A -> MM_A', ({ node }) => access(node(guestA, 1))],
    ['no, lacking: A -> MM_A', ({ node }) => access(node(guestB, 1))],
    ['no, lacking: B -> MM_B or hwdom', ({ node }) => access(node(guestA, 2))],
    ['yes, hwdom: B -> MM_B or hwdom', ({ node }) => access(node(dom0, 2))],
    ['no, frame-zero: HW -> hwdom', ({ node }) => access(node(guestA, 3))],
    ['no, frame-zero: NONE -> deny', ({ node }) => access(node(dom0, 5))],
    ['no, frame-zero: 6 -> at 0x24', ({ node }) => access(node(domain(false, 0), 6))],
    ['no, gap at 4', ({ node }) => access(node(dom0, 4))],
    ['no, past-end at 7 of 7', ({ node }) => access(node(dom0, 7))],
    ['no, no-id', ({ node }) => access(node(dom0, 1.5))],
    ['yes, owned: 1001 -> MM_A', ({ reset }) => access(reset(guestA, 1001))],
    ['no, gap at 0', ({ reset }) => access(reset(guestA, 1000))],
    ['no, below-base 1000', ({ reset }) => access(reset(guestA, 999))],
    ['no, past-end at 2 of 2', ({ reset }) => access(reset(guestA, 1002))],
];

const read =
    (asking: Domain, address: bigint) =>
    ({ mmio: ask }: Decisions) =>
        mmio(ask(asking, false, address, 0xffff_ffff));
const write =
    (asking: Domain, address: bigint) =>
    ({ mmio: ask }: Decisions) =>
        mmio(ask(asking, true, address, 0xffff_ffff));

const xen: Questions = [
    ...ids,
    ['0xffffffff, hwdom-read', read(dom0, 0x9000n)],
    ['0xffffffff, 0x1000 ..< 0x1010 -> A by owned: A -> MM_A, hides 0x1008 -> B', read(guestA, 0x1008n)],
    ['no, 0x1000 ..< 0x1010 -> A by lacking: A -> MM_A, hides 0x1008 -> B', read(guestB, 0x1008n)],
    ['no, 0x2000 readonly -> B is closed', write(guestB, 0x2000n)],
    ['no, 0x2004 -> B only hwdom is closed', read(guestB, 0x2004n)],
    ['no, 0x2008 -> NONE by frame-zero: NONE -> deny', write(dom0, 0x2008n)],
    ['no, none, ends at 0x4000 -> A, hides 0x3000 -> A', read(guestA, 0x3000n)],
    ['no, none, ends at 0x1000 ..< 0x1010 -> A', read(guestA, 0x10n)],
    ['no, none', read(guestA, 0x5000n)],
];

const xlnx: Questions = [
    ...ids,
    ['0xffffffff, hwdom-read', read(dom0, 0x1000n)],
    [
        '0xffffffff, 0x1000 mask 0x1 -> A by owned: A -> MM_A, hides 0x1000 mask 0x2 -> B; 0x1000 -> NONE; 0x1000 mask 0x4 -> A',
        read(guestA, 0x1000n),
    ],
    [
        'no, 0x1000 mask 0x1 -> A by owned: A -> MM_A; 0x1000 mask 0x2 -> B by lacking: B -> MM_B or hwdom; 0x1000 -> NONE by frame-zero: NONE -> deny, hides 0x1000 mask 0x4 -> A',
        write(guestA, 0x1000n),
    ],
    [
        '0xf0, 0x2000 readonly -> B is closed; 0x2000 mask 0xf0 -> B by owned: B -> MM_B or hwdom',
        write(guestB, 0x2000n),
    ],
    ['no, none', write(guestAB, 0x3000n)],
    [
        'yes, CLK_AB -> A, B by owned: A -> MM_A; CLK_AB -> A, B by owned: B -> MM_B or hwdom, ends at CLK_LARGE -> A',
        ({ clock }) => clocks(clock?.(guestAB, 11)),
    ],
    [
        'no, CLK_AB -> A, B by lacking: A -> MM_A, hides CLK_AB -> A, B',
        ({ clock }) => clocks(clock?.(guestB, 11)),
    ],
    ['no, none, ends at CLK_LARGE -> A, hides CLK_LOST -> A', ({ clock }) => clocks(clock?.(guestA, 15))],
    ['yes, none, ends at CLK_LARGE -> A, hides CLK_LOST -> A', ({ clock }) => clocks(clock?.(dom0, 15))],
    ['no, none', ({ clock }) => clocks(clock?.(guest, 30))],
    ['no, no-id', ({ clock }) => clocks(clock?.(dom0, -1))],
];

for (const [target, source, questions] of [
    ['xen', XEN, xen],
    ['xlnx', XLNX, xlnx],
] as const) {
    const decisions = decisionsOf(policyOf(programOf(source)));
    for (const [expected, ask] of questions)
        test(`${target}: ${expected}`, () => assert.equal(ask(decisions), expected));
}

test('without tables', () => {
    const { node, mmio: registers, clock } = decisionsOf(policyOf(programOf('target xlnx\n')));
    assert.equal(access(node(dom0, 1)), 'no, no-table');
    assert.equal(mmio(registers(guest, false, 0n, 1)), 'no, no-table');
    assert.equal(clocks(clock?.(dom0, 1)), 'no, no-table');
});

const answer = (allowed: boolean): string => (allowed ? 'yes' : 'no');

const access = ({ allowed, reason }: ReturnType<Decisions['node']>): string =>
    `${answer(allowed)}, ${because(reason)}`;

function because(reason: AccessReason): string {
    switch (reason.kind) {
        case 'hwdom':
        case 'owned':
        case 'lacking':
        case 'frame-zero':
            return `${reason.kind}: ${textOf(reason.row)}`;
        case 'gap':
            return `gap at ${reason.index}`;
        case 'past-end':
            return `past-end at ${reason.index} of ${reason.size}`;
        case 'below-base':
            return `below-base ${reason.base}`;
        case 'no-id':
        case 'no-table':
        case 'node-zero':
            return reason.kind;
    }
}

const mmio = ({ allowed, mask, reason }: ReturnType<Decisions['mmio']>): string =>
    `${allowed ? `0x${mask.toString(16)}` : 'no'}, ${searched(reason)}`;

const clocks = (decision: ReturnType<NonNullable<Decisions['clock']>> | undefined): string =>
    decision === undefined ? 'not asked' : `${answer(decision.allowed)}, ${searched(decision.reason)}`;

function searched(reason: MmioReason | ClockReason): string {
    if (reason.kind !== 'search') return reason.kind;
    const { asked, end, hidden } = reason;
    const rows = asked.map(({ row, node }) =>
        node === undefined ? `${textOf(row)} is closed` : `${textOf(row)} by ${because(node)}`,
    );
    return [
        rows.length === 0 ? 'none' : rows.join('; '),
        ...(end === undefined ? [] : [`ends at ${textOf(end)}`]),
        ...(hidden.length === 0 ? [] : [`hides ${hidden.map(textOf).join('; ')}`]),
    ].join(', ');
}

/** A row as its line has it. */
const textOf = ({ source }: { readonly source: { readonly at: { readonly text: string } } }): string =>
    source.at.text.trim().replace(/ +/g, ' ');
