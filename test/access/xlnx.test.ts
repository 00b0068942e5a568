// The rules of the target `xlnx`, one row a sentence of them.

import assert from 'node:assert/strict';
import test from 'node:test';
import { policyLines, policyOf, rulesOf } from '../../server/access/policy';
import type { Domain, MmioAnswer } from '../../server/access/tables';
import { xlnxRules } from '../../server/access/xlnx';
import { finish } from '../../server/language/steps';
import { programOf } from '../emit/programs';

const SOURCE = `target xlnx
names frame {
    MM_A    = at 0xa000
    MM_B    = at 0xb000
    MM_REGS = at 0xff180000
}
names node {
    NODE_A      = 0x18000001
    NODE_B      = 0x18000002
    NODE_HWDOM  = 0x18000003
    NODE_DENIED = 0x18000004
    NODE_ZERO   = 0x18000006
}
names reset {
    RST_BASE = 1000
    RST_A    = 1002
}
names clock {
    CLK_A     = 0x8000010
    CLK_AB    = 0x8000011
    CLK_DENY  = 0x8000012
    CLK_NONE  = 0x8000013
    CLK_LARGE = 0x8000020
    CLK_LOST  = 0x8000015
}
node nodes {
    index ND_IDX(n) = n & 0x3fff
    waive frame-zero "what it does is tested here"
    NODE_A      -> MM_A
    NODE_B      -> MM_B or hwdom
    NODE_HWDOM  -> hwdom
    NODE_DENIED -> deny
    NODE_ZERO   -> at 0x24
}
reset resets {
    index RST_IDX(n) = n - RST_BASE
    RST_A -> MM_A
}
mmio registers {
    MM_REGS + 0x10                             -> NODE_A
    MM_REGS + 0x20 .. MM_REGS + 0x2c           -> NODE_A
    MM_REGS + 0x30 ..< MM_REGS + 0x38          -> NODE_A
    MM_REGS + 0x40 mask 0x1                    -> NODE_A
    MM_REGS + 0x40 mask 0x80                   -> NODE_B
    MM_REGS + 0x50 mask 0x1                    -> NODE_A
    MM_REGS + 0x50                             -> NODE_B
    MM_REGS + 0x60                             -> NODE_B
    MM_REGS + 0x60                             -> NODE_A
    MM_REGS + 0x70 mask 0xffff                 -> NODE_A
    MM_REGS + 0x70 mask 0xffff0000             -> NODE_A
    MM_REGS + 0x70                             -> NODE_B
    MM_REGS + 0x80 readonly                    -> NODE_A
    MM_REGS + 0x90                             -> NODE_A only hwdom
    MM_REGS + 0x90 mask 0x4                    -> NODE_A
    MM_REGS + 0xa0                             -> NODE_HWDOM only hwdom
    MM_REGS + 0x04                             -> NODE_A
}
clock clocks {
    index CLK_IDX(n) = n & 0x3fff
    waive clock-unsorted "what it does is tested here"
    CLK_A     -> NODE_A
    CLK_AB    -> NODE_A, NODE_B
    CLK_DENY  -> NODE_DENIED
    CLK_LARGE -> NODE_A
    CLK_LOST  -> NODE_A
}
`;

const rules = rulesOf(policyOf(programOf(SOURCE)));

const domain = (hardwareDomain: boolean, ...frames: number[]): Domain => ({
    hardwareDomain,
    ownsFrame: frame => frames.includes(frame),
});
const guest = domain(false);
const guestA = domain(false, 0xa);
const guestB = domain(false, 0xb);
const guestAB = domain(false, 0xa, 0xb);
const dom0 = domain(true);
const dom0A = domain(true, 0xa);

test('nodes', () => {
    const rows: readonly (readonly [string, Domain, number, boolean])[] = [
        ['the owner of the frame', guestA, 0x1800_0001, true],
        ['who owns another frame', guestB, 0x1800_0001, false],
        ['the hardware domain without the frame', dom0, 0x1800_0001, false],
        ['hwdom adds to a frame: the hardware domain', dom0, 0x1800_0002, true],
        ['hwdom adds to a frame: its owner', guestB, 0x1800_0002, true],
        ['deny: nobody', dom0A, 0x1800_0004, false],
        ['a gap: nobody', dom0A, 0x1800_0005, false],
        ['an address in frame 0: not even who owns it', domain(false, 0), 0x1800_0006, false],
        ['an index in place of an id meets its row', guestA, 1, true],
        ['an id of another class meets the row of its low bits', guestA, 0x810_0001, true],
        ['past the end', dom0A, 0x1800_0007, false],
        ['no id: negative', guestA, -0x3fff, false],
        ['no id: more than 32 bits', guestA, 2 ** 32 + 1, false],
        ['no id: a fraction', guestA, 1.5, false],
        ['no id: not a number', dom0A, Number.NaN, false],
    ];
    for (const [what, asking, id, allowed] of rows)
        assert.equal(rules.domainHasNodeAccess(asking, id), allowed, what);
});

test('reset lines', () => {
    const rows: readonly (readonly [string, Domain, number, boolean])[] = [
        ['the owner of the frame', guestA, 1002, true],
        ['an index in place of an id', guestA, 2, false],
        ['below the base: it wraps round and falls off', dom0A, 999, false],
        ['past the end', dom0A, 1003, false],
    ];
    for (const [what, asking, id, allowed] of rows)
        assert.equal(rules.domainHasResetAccess(asking, id), allowed, what);
});

test('registers', () => {
    const none = { allowed: false, mask: 0 };
    const all = { allowed: true, mask: 0xffff_ffff };
    const bits = (mask: number): MmioAnswer => ({ allowed: true, mask });
    const rows: readonly (readonly [string, Domain, 'read' | 'write', bigint, MmioAnswer])[] = [
        ['the hardware domain reads what has no row', dom0, 'read', 0x1000n, all],
        ['the hardware domain does not write what it lacks the node of', dom0, 'write', 0x10n, none],
        ['a lone register', guestA, 'write', 0x10n, all],
        ['a lone register is its one address', guestA, 'read', 0x11n, none],
        ['the last register of `A..B`', guestA, 'write', 0x2cn, all],
        ['the last byte of it', guestA, 'read', 0x2fn, all],
        ['B of `A..<B` is out', guestA, 'read', 0x38n, none],
        ['a shared register: the bits of the one', guestA, 'write', 0x40n, bits(0x1)],
        ['a shared register: the bits of the other', guestB, 'write', 0x40n, bits(0x80)],
        ['a shared register: the bits of both', guestAB, 'write', 0x40n, bits(0x81)],
        ['a shared register: a read is not narrowed', guestA, 'read', 0x40n, all],
        ['a shared register: neither', guest, 'write', 0x40n, none],
        ['a node that is refused, without a mask, refuses a write', guestA, 'write', 0x50n, none],
        ['a read stops at the first row that allows it', guestA, 'read', 0x50n, all],
        ['with a mask it is passed over', guestB, 'write', 0x50n, all],
        ['no mask, first row: the second is not asked', guestA, 'read', 0x60n, none],
        ['a write stops when it has all bits', guestA, 'write', 0x70n, all],
        ['a readonly row is read', guestA, 'read', 0x80n, all],
        ['a readonly row is skipped by a write', guestA, 'write', 0x80n, none],
        ['a row for the hardware domain only is skipped by others', guestA, 'write', 0x90n, bits(0x4)],
        ['a row for the hardware domain only needs the node', dom0, 'write', 0x90n, none],
        ['a row for the hardware domain only, with the node', dom0A, 'write', 0x90n, all],
        ['a node that the hardware domain has', dom0, 'write', 0xa0n, all],
        ['rows need not ascend', guestA, 'write', 0x4n, all],
        ['no row', guestAB, 'read', 0xff00n, none],
    ];
    for (const [what, asking, action, offset, answer] of rows) {
        const address = 0xff18_0000n + offset;
        const given = rules.domainHasMmioAccess(asking, action === 'write', address, 0xffff_ffff);
        assert.deepEqual(given, answer, what);
    }
});

test('clocks', () => {
    const rows: readonly (readonly [string, Domain, number, boolean])[] = [
        ['the owner of its node', guestA, 0x800_0010, true],
        ['who owns another', guestB, 0x800_0010, false],
        ['the index in place of the id', guestA, 0x10, true],
        ['all nodes are needed', guestA, 0x800_0011, false],
        ['and enough', guestAB, 0x800_0011, true],
        ['the hardware domain needs the nodes too', dom0, 0x800_0010, false],
        ['a node that is refused to everyone', dom0A, 0x800_0012, false],
        ['a clock without a row: the hardware domain', dom0, 0x800_0013, true],
        ['a clock without a row: no guest', guestAB, 0x800_0013, false],
        ['behind a larger clock: guests lose it', guestA, 0x800_0015, false],
        ['behind a larger clock: the hardware domain gains it', dom0, 0x800_0015, true],
        ['the larger clock itself', guestA, 0x800_0020, true],
        ['no id', dom0, -1, false],
    ];
    for (const [what, asking, id, allowed] of rows)
        assert.equal(rules.domainHasClockAccess?.(asking, id), allowed, what);
});

test('a table that is not there refuses', () => {
    const none = xlnxRules({
        ...policyOf(programOf('target xlnx\n')),
    });
    assert.equal(none.domainHasNodeAccess(dom0A, 1), false);
    assert.equal(none.domainHasResetAccess(dom0A, 1002), false);
    assert.equal(none.domainHasClockAccess(dom0A, 16), false);
    assert.deepEqual(none.domainHasMmioAccess(dom0A, true, 0n, 1), { allowed: false, mask: 0 });
    assert.deepEqual(none.domainHasMmioAccess(dom0, false, 0n, 1), { allowed: true, mask: 1 });
});

/** The rules of an edition over a few rows. */
const inEdition = (edition: number) =>
    rulesOf(
        policyOf(
            programOf(`target xlnx ${edition}
names clock {
    CLK_PLL  = 3 pll
    CLK_A    = 5
    CLK_ZERO = 6
}
names frame {
    MM_A = at 0xa000
}
node nodes {
    0  -> deny
    1  -> MM_A
    56 -> MM_A
}
mmio registers {
    0x1000 -> 0
}
clock clocks {
    CLK_PLL  -> 1
    CLK_A    -> 1
    CLK_ZERO -> 0
}
`),
        ),
    );

test('what changed with the editions', () => {
    const asked = (edition: number): string[] => {
        const { domainHasNodeAccess: node, domainHasMmioAccess: mmio, ...others } = inEdition(edition);
        const {
            domainHasClockAccess: clock,
            domainClockCall: call,
            domainHasMailboxAccess: mailbox,
        } = others;
        const answers: Record<string, unknown> = {
            'node 0': node(guest, 0),
            'a register of node 0': mmio(guest, true, 0x1000n, 1).allowed,
            'a clock of node 0': clock?.(guest, 6),
            'a clock without a row, for the hardware domain': clock?.(dom0, 7),
            'the mailbox, for the owner of row 56': mailbox?.(guestA),
            'the mailbox, for another': mailbox?.(guest),
            'a PLL, by the table': clock?.(guest, 3),
            'a PLL': call?.(guest, 'change', 3),
            'enabling a clock that runs': call?.(guest, 'enable-running', 5),
            'enabling one that stands': call?.(guest, 'enable-stopped', 5),
            disabling: call?.(guest, 'disable', 5),
            changing: call?.(guest, 'change', 5),
            "changing one's own": call?.(guestA, 'change', 5),
            reading: call?.(guest, 'read', 5),
        };
        return Object.entries(answers).map(([what, answer]) => `${what}: ${answer}`);
    };
    const changes = [2019, 2020, 2022, 2024].map((edition, at, all) => {
        const before = at === 0 ? [] : asked(all[at - 1] ?? 0);
        return [edition, asked(edition).filter(each => !before.includes(each))];
    });
    assert.deepEqual(changes, [
        [
            2019,
            [
                'node 0: true',
                'a register of node 0: true',
                'a clock of node 0: true',
                'a clock without a row, for the hardware domain: false',
                'the mailbox, for the owner of row 56: undefined',
                'the mailbox, for another: undefined',
                'a PLL, by the table: false',
                'a PLL: refused',
                'enabling a clock that runs: refused',
                'enabling one that stands: refused',
                'disabling: refused',
                'changing: refused',
                "changing one's own: forwarded",
                'reading: forwarded',
            ],
        ],
        [2020, ['node 0: false', 'a register of node 0: false', 'a clock of node 0: false']],
        [
            2022,
            [
                'a clock without a row, for the hardware domain: true',
                'a PLL: forwarded',
                'enabling a clock that runs: answered',
            ],
        ],
        [
            2024,
            [
                'the mailbox, for the owner of row 56: true',
                'the mailbox, for another: false',
                'disabling: answered',
            ],
        ],
    ]);
});

test('the target `xen` has no clocks', () => {
    const xen = rulesOf(policyOf(programOf('target xen\nnode nodes {\n    1 -> hwdom\n}\n')));
    assert.equal(xen.domainHasClockAccess, undefined);
    assert.equal(xen.domainHasNodeAccess(dom0, 1), true);
});

test('policies of two editions are two policies, and the newest needs no year', () => {
    const linesOf = (target: string): string => {
        const lines = finish(policyLines(programOf(`${target}\nnode nodes {\n    1 -> hwdom\n}\n`)));
        return [...lines.pieces()].join('');
    };
    assert.equal(linesOf('target xlnx'), linesOf('target xlnx 2024'));
    assert.notEqual(linesOf('target xlnx'), linesOf('target xlnx 2022'));
    assert.notEqual(linesOf('target xlnx 2020'), linesOf('target xlnx 2022'));
});
