// Who passes a row, and who has what through which page, agrees with the rules for every row of random tables.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {
    type Grant,
    grantOfNode,
    isFrameZero,
    isOpenToAll,
    passersOf,
    uselessnessOf,
} from '../../server/access/passers';
import { type Policy, policyOf, rulesOf } from '../../server/access/policy';
import { type Share, sharesOf } from '../../server/access/shares';
import { ALL_BITS, type Domain } from '../../server/access/tables';
import { registerAccess } from '../../server/access/wording';
import { bitsText } from '../../server/diagnostics/phrases';
import { rowOfId } from '../../server/model/coverage';
import { type AccessRow, accessTable, type MmioRow, type Program, tableOf } from '../../server/model/program';
import { programOf } from '../emit/programs';
import { randomTables, sourceOf } from '../emit/random-tables';
import { randomXlnxTables } from '../emit/random-xlnx-tables';

const RUNS = 100;

const domain = (hardwareDomain: boolean, ...frames: number[]): Domain => ({
    hardwareDomain,
    ownsFrame: frame => frames.includes(frame),
});
const OWNER_OF_ALL: Domain = { hardwareDomain: false, ownsFrame: () => true };

test(`node and reset rows of ${2 * RUNS} random tables`, () =>
    eachProgram(program => {
        const policy = policyOf(program);
        const { domainHasNodeAccess, domainHasResetAccess } = rulesOf(policy);
        for (const [kind, has] of [
            ['node', domainHasNodeAccess],
            ['reset', domainHasResetAccess],
        ] as const)
            for (const { id, source } of policy[kind]?.rows ?? [])
                if (!isOpenToAll(program.edition, kind, id)) agrees(source, asking => has(asking, id));
    }));

function agrees(row: AccessRow, has: (domain: Domain) => boolean): void {
    const { frame, hwdom } = passersOf(row);
    assert.equal(has(domain(true)), hwdom, 'the hardware domain');
    assert.equal(has(OWNER_OF_ALL), frame !== undefined, 'an owner');
    assert.equal(has(domain(false)), false, 'who owns nothing');
    if (frame !== undefined) assert.equal(has(domain(false, frame)), true, 'the owner of the frame');
    if (row.address !== undefined) assert.equal(isFrameZero(row.address), frame === undefined, 'frame 0');
}

test(`register rows of ${2 * RUNS} random tables give nothing exactly when no call passes by them`, () =>
    eachRegister((row, policy, node) => {
        const useless = uselessnessOf(row, node);
        assert.equal(useless === undefined, guestsPass(policy, row) || hwdomWrites(policy, row));
        if (useless === undefined) return;
        const granted = grantedToAll(policy, row);
        assert.equal(useless === 'only-hwdom', !(guestsPass(granted, row) || hwdomWrites(granted, row)));
        const controls = rulesOf(policy).domainHasNodeAccess(domain(true), row.nodeId);
        if (useless !== 'only-hwdom') assert.equal(useless, controls ? 'readonly' : 'nobody');
    }));

test(`who reads and writes by the register rows of ${2 * RUNS} random tables, in words`, () =>
    eachRegister((row, policy, _, program) => {
        const { reads, writes } = registerAccess(program, row);
        const granted = grantedToAll(policy, row);
        assert.equal(reads.startsWith('whoever may control'), passes(granted, OWNER_OF_ALL, false, row));
        assert.equal(writes.startsWith('whoever may control'), passes(granted, OWNER_OF_ALL, true, row));
        assert.equal(writes !== 'nobody', hwdomWrites(granted, row));
        const bits = bitsWritten(granted, row);
        const isNarrowed = bits !== ALL_BITS && bits !== 0;
        assert.equal(writes.includes(', but only '), isNarrowed);
        if (isNarrowed) assert.ok(writes.endsWith(`, but only ${bitsText(BigInt(bits))}`), writes);
    }));

test(`shares of register rows by ${2 * RUNS} random tables`, () =>
    eachProgram(program => {
        const policy = policyOf(program);
        const { everyone, byFrame, hwdom, nobody } = sharesOf(program);
        const rows = (tableOf(program.tables, 'mmio')?.rows ?? []).map(row => ({
            row,
            policy: alone(policy, row),
        }));
        const open = rows.filter(each => guestsPass(each.policy, each.row, domain(false)));
        assert.equal(everyone.registers, open.length, 'every domain');
        for (const [frame, { registers }] of byFrame)
            assert.equal(
                registers + open.length,
                rows.filter(each => guestsPass(each.policy, each.row, domain(false, frame))).length,
                'the owners of a frame',
            );
        const closed = rows.filter(each => !guestsPass(each.policy, each.row));
        const writable = closed.filter(each => hwdomWrites(each.policy, each.row));
        assert.equal(hwdom.registers, writable.length, 'the hardware domain');
        assert.equal(nobody.registers, closed.length - writable.length, 'nobody');
    }));

test(`shares by ${2 * RUNS} random tables`, () =>
    eachProgram(program => {
        const has = idsAllowedBy(policyOf(program));
        const { byFrame, hwdom, nobody } = sharesOf(program);
        const open = has(domain(false));
        for (const [frame, share] of byFrame)
            assert.deepEqual([...idsIn(share), ...open].sort(), has(domain(false, frame)));
        const owned = has(OWNER_OF_ALL);
        assert.deepEqual(
            idsIn(hwdom),
            has(domain(true)).filter(id => !owned.includes(id)),
        );
        const all = has({ ...OWNER_OF_ALL, hardwareDomain: true });
        assert.deepEqual(
            [...idsIn(nobody), ...all].sort(),
            idsOf(policyOf(program))
                .map(({ name }) => name)
                .sort(),
        );
    }));

const idsIn = ({ node, reset }: Share): string[] =>
    [...node.map(id => `node ${id}`), ...reset.map(id => `reset ${id}`)].sort();

const idsOf = (policy: Policy) =>
    (['node', 'reset'] as const).flatMap(kind =>
        (policy[kind]?.rows ?? []).map(({ id }) => ({ kind, id, name: `${kind} ${id}` })),
    );

/** The ids with a row that a domain may control. */
function idsAllowedBy(policy: Policy): (asking: Domain) => string[] {
    const { domainHasNodeAccess: node, domainHasResetAccess: reset } = rulesOf(policy);
    const rules = { node, reset };
    const ids = idsOf(policy);
    return asking =>
        ids
            .filter(({ kind, id }) => rules[kind](asking, id))
            .map(({ name }) => name)
            .sort();
}

/** Calls `check` for each register row, with the policy that has no other. */
function eachRegister(
    check: (row: MmioRow, policy: Policy, node: Grant | undefined, program: Program) => void,
): void {
    eachProgram(program => {
        const policy = policyOf(program);
        const nodes = accessTable(program.tables, 'node');
        for (const row of tableOf(program.tables, 'mmio')?.rows ?? [])
            check(
                row,
                alone(policy, row),
                grantOfNode(program.edition, row.nodeId, rowOfId(nodes, row.nodeId)),
                program,
            );
    });
}

/** The policy with one row in its register table. */
function alone({ mmio, ...policy }: Policy, row: MmioRow): Policy {
    return { ...policy, mmio: mmio && { ...mmio, rows: mmio.rows.filter(({ source }) => source === row) } };
}

/** The policy with a node table that grants a row's node to the hardware domain, and to who owns frame 1. */
function grantedToAll({ node, ...policy }: Policy, { nodeId }: MmioRow): Policy {
    const index = Number(node?.index(BigInt(nodeId)) ?? nodeId);
    const [first] = node?.rows ?? [];
    const rows = first === undefined ? [] : [{ ...first, id: nodeId, index, frame: 1, hwdom: true }];
    return { ...policy, node: node && { ...node, rows } };
}

function passes(policy: Policy, asking: Domain, write: boolean, { start }: MmioRow): boolean {
    return rulesOf(policy).domainHasMmioAccess(asking, write, start, ALL_BITS).allowed;
}

const guestsPass = (policy: Policy, row: MmioRow, asking = OWNER_OF_ALL): boolean =>
    passes(policy, asking, false, row) || passes(policy, asking, true, row);

const HWDOM_OWNER_OF_ALL: Domain = { ...OWNER_OF_ALL, hardwareDomain: true };

/** Whether the hardware domain writes, at least if it owns all frames. Its reads need no row. */
const hwdomWrites = (policy: Policy, row: MmioRow): boolean => passes(policy, HWDOM_OWNER_OF_ALL, true, row);

const bitsWritten = (policy: Policy, { start }: MmioRow): number =>
    rulesOf(policy).domainHasMmioAccess(HWDOM_OWNER_OF_ALL, true, start, ALL_BITS).mask;

function eachProgram(check: (program: Program) => void): void {
    const options = { numRuns: RUNS, endOnFailure: true };
    fc.assert(
        fc.property(randomTables, tables => check(programOf(sourceOf(tables)))),
        options,
    );
    fc.assert(
        fc.property(randomXlnxTables, source => check(programOf(source))),
        options,
    );
}
