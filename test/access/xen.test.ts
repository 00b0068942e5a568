// The rules of the target `xen`, one row a sentence of them.

import assert from 'node:assert/strict';
import test from 'node:test';
import { policyOf } from '../../server/access/policy';
import type { MmioAnswer } from '../../server/access/tables';
import { xenRules } from '../../server/access/xen';
import { programOf } from '../emit/programs';

const SOURCE = `names frame {
    MM_A    = mfn 0xa
    MM_B    = mfn 0xb
    MM_REGS = at 0xff180000
}
names node {
    NODE_A      = 1
    NODE_B_BOTH = 2
    NODE_HWDOM  = 3
    NODE_DENIED = 4
    NODE_ZERO   = 6
}
names reset {
    RST_BASE  = 1000
    RST_A     = 1002
    RST_HWDOM = 1003
}
node nodes {
    waive frame-zero "what it does is tested here"
    NODE_A      -> MM_A
    NODE_B_BOTH -> MM_B or hwdom
    NODE_HWDOM  -> hwdom
    NODE_DENIED -> deny
    NODE_ZERO   -> mfn 0
}
reset resets {
    index RST_IDX(n) = n - RST_BASE
    RST_A     -> MM_A
    RST_HWDOM -> hwdom
}
`;

const MMIO = `mmio registers {
    MM_REGS + 0x10 mask 0xff             -> NODE_A
    MM_REGS + 0x20 .. MM_REGS + 0x2c     -> NODE_A
    MM_REGS + 0x28 .. MM_REGS + 0x34     -> NODE_B_BOTH
    MM_REGS + 0x40 ..< MM_REGS + 0x44    readonly -> NODE_A
    MM_REGS + 0x50                       -> NODE_A only hwdom
    MM_REGS + 0x60                       -> NODE_B_BOTH only hwdom
    MM_REGS + 0x70                       -> only hwdom
    MM_REGS + 0x80                       -> NODE_DENIED
    MM_REGS + 0x80                       -> NODE_A
    MM_REGS + 0xa0                       -> NODE_A
    MM_REGS + 0x90                       -> NODE_A
}
`;

const rules = xenRules(policyOf(programOf(SOURCE + MMIO)));

const domain = (hardwareDomain: boolean, ...frames: number[]) => ({
    hardwareDomain,
    ownsFrame: (frame: number) => frames.includes(frame),
});
const guest = domain(false);
const guestA = domain(false, 0xa);
const guestB = domain(false, 0xb);
const guestZero = domain(false, 0);
const dom0 = domain(true);
const dom0A = domain(true, 0xa);

test('nodes', () => {
    const rows: readonly (readonly [string, typeof guest, number, boolean])[] = [
        ['the owner of the frame', guestA, 1, true],
        ['who owns another frame', guestB, 1, false],
        ['who owns no frame', guest, 1, false],
        ['the hardware domain without the frame', dom0, 1, false],
        ['the hardware domain with the frame', dom0A, 1, true],
        ['hwdom adds to a frame: its owner', guestB, 2, true],
        ['hwdom adds to a frame: the hardware domain', dom0, 2, true],
        ['hwdom adds to a frame: nobody else', guestA, 2, false],
        ['hwdom alone: the hardware domain', dom0, 3, true],
        ['hwdom alone: no guest, whatever it owns', guestZero, 3, false],
        ['deny: nobody', guestA, 4, false],
        ['deny: not the hardware domain', dom0A, 4, false],
        ['a gap: nobody', dom0A, 5, false],
        ['frame 0: not even who owns it', guestZero, 6, false],
        ['past the end', dom0A, 7, false],
        ['far past the end', dom0A, 0xffff_ffff, false],
        ['id 0 without a row', dom0A, 0, false],
        ['no id: negative', dom0A, -1, false],
        ['no id: a fraction', guestA, 1.5, false],
        ['no id: not a number', dom0A, Number.NaN, false],
    ];
    for (const [what, asking, id, allowed] of rows)
        assert.equal(rules.domainHasNodeAccess(asking, id), allowed, what);
});

test('reset lines', () => {
    const rows: readonly (readonly [string, typeof guest, number, boolean])[] = [
        ['the owner of the frame', guestA, 1002, true],
        ['who does not own it', guestB, 1002, false],
        ['the hardware domain', dom0, 1003, true],
        ['a gap', dom0A, 1001, false],
        ['an index in place of an id', guestA, 2, false],
        ['below the base', dom0A, 999, false],
        ['past the end', dom0A, 1004, false],
        ['wrapped round', guestA, 1002 + 2 ** 32, false],
    ];
    for (const [what, asking, id, allowed] of rows)
        assert.equal(rules.domainHasResetAccess(asking, id), allowed, what);
});

test('registers', () => {
    const none = { allowed: false, mask: 0 };
    const all = { allowed: true, mask: 0xffff_ffff };
    const rows: readonly (readonly [string, typeof guest, 'read' | 'write', bigint, MmioAnswer])[] = [
        ['the hardware domain reads what has no row', dom0, 'read', 0x1000n, all],
        ['the hardware domain reads what others are granted', dom0, 'read', 0x10n, all],
        ['the hardware domain writes what it has the node of', dom0, 'write', 0x30n, all],
        ['the hardware domain does not write what it lacks the node of', dom0, 'write', 0x10n, none],
        ['a write is narrowed to the mask', guestA, 'write', 0x10n, { allowed: true, mask: 0xff }],
        ['a read is not', guestA, 'read', 0x10n, all],
        ['without the node', guestB, 'read', 0x10n, none],
        ['below every row', guestA, 'read', 0xcn, none],
        ['just before a row', guestA, 'read', 0xfn, none],
        ['the last byte of a register', guestA, 'read', 0x13n, all],
        ['just behind a register', guestA, 'read', 0x14n, none],
        ['a row without a mask gives all bits', guestA, 'write', 0x20n, all],
        ['the last register of a range', guestA, 'write', 0x2cn, all],
        ['the first row that covers an address decides alone', guestB, 'write', 0x28n, none],
        ['a later row has the rest', guestB, 'write', 0x30n, all],
        ['a readonly row is read', guestA, 'read', 0x40n, all],
        ['a readonly row is not written', guestA, 'write', 0x40n, none],
        ['the end of `..<` is out', guestA, 'read', 0x44n, none],
        ['only hwdom restricts: no guest', guestA, 'read', 0x50n, none],
        ['only hwdom restricts: the hardware domain needs the node', dom0, 'write', 0x50n, none],
        ['only hwdom restricts: the hardware domain with the node', dom0A, 'write', 0x50n, all],
        ['only hwdom restricts: a node with hwdom', dom0, 'write', 0x60n, all],
        ['no node is node 0, which has no row', dom0A, 'write', 0x70n, none],
        ['a row for a denied node hides the next one', guestA, 'read', 0x80n, none],
        ['the search ends at a row above the address', guestA, 'read', 0x90n, none],
        ['that row itself is reached', guestA, 'read', 0xa0n, all],
        ['past every row', guestA, 'read', 0xff00n, none],
    ];
    for (const [what, asking, action, offset, answer] of rows) {
        const address = 0xff18_0000n + offset;
        const given = rules.domainHasMmioAccess(asking, action === 'write', address, 0xffff_ffff);
        assert.deepEqual(given, answer, what);
    }
});

test('masks are unsigned and of 32 bits', () => {
    const write = (mask: number) => rules.domainHasMmioAccess(guestA, true, 0xff18_0020n, mask).mask;
    assert.equal(write(0x8000_0001), 0x8000_0001);
    assert.equal(write(-1), 0xffff_ffff);
    assert.equal(write(2 ** 32 + 5), 5);
    assert.equal(rules.domainHasMmioAccess(dom0, false, 0n, -1).mask, 0xffff_ffff);
});

test('a table that is not there refuses', () => {
    const none = xenRules({ node: undefined, reset: undefined, mmio: undefined });
    assert.equal(none.domainHasNodeAccess(dom0A, 1), false);
    assert.equal(none.domainHasResetAccess(dom0A, 1002), false);
    assert.deepEqual(none.domainHasMmioAccess(dom0A, true, 0n, 1), { allowed: false, mask: 0 });
    assert.deepEqual(none.domainHasMmioAccess(guestA, false, 0n, 1), { allowed: false, mask: 0 });
    assert.deepEqual(none.domainHasMmioAccess(dom0, false, 0n, 1), { allowed: true, mask: 1 });
    const withoutMmio = xenRules(policyOf(programOf(SOURCE)));
    assert.equal(withoutMmio.domainHasNodeAccess(guestA, 1), true);
    assert.equal(withoutMmio.domainHasMmioAccess(guestA, false, 0xff18_0010n, 1).allowed, false);
});

test('a policy holds every id, frame and address as its number, and the line that it is from', () => {
    const { target, node, reset, mmio } = policyOf(
        programOf(
            'names frame {\n    MM_FAR = at 0xfffffffffffff000\n}\nnode nodes {\n    3..4 -> MM_FAR or hwdom\n}\n' +
                'reset resets {\n    index IDX(n) = n - 1000\n    1001 -> deny\n}\n' +
                'mmio registers {\n    MM_FAR .. MM_FAR + 0xff0 mask 0b11 readonly -> 3 only hwdom\n}\n',
        ),
    );
    const frame = 2 ** 52 - 1;
    assert.equal(target, 'xen');
    assert.deepEqual([node?.name, node?.base], ['nodes', 0]);
    assert.deepEqual(node?.rows.map(withLine), [
        { id: 3, index: 3, frame, hwdom: true, line: 4 },
        { id: 4, index: 4, frame, hwdom: true, line: 4 },
    ]);
    assert.deepEqual([reset?.name, reset?.base], ['resets', 1000]);
    assert.deepEqual(reset?.rows.map(withLine), [{ id: 1001, index: 1, frame: 0, hwdom: false, line: 8 }]);
    const start = 0xffff_ffff_ffff_f000n;
    const row = { start, end: start + 0xff4n, mask: 3, node: 3, readonly: true, onlyHwdom: true };
    assert.equal(mmio?.name, 'registers');
    assert.deepEqual(mmio?.rows.map(withLine), [{ ...row, line: 11 }]);
});

const withLine = <R extends { readonly source: { readonly line: number } }>({ source, ...row }: R) => ({
    ...row,
    line: source.line,
});
