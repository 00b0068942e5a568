// Who passes a row, and who has what through which page, agrees with the rules for every row of random tables.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { isFrameZero, passersOf, uselessnessOf } from '../../server/access/passers';
import { type Policy, policyOf, rulesOf } from '../../server/access/policy';
import { type Share, sharesOf } from '../../server/access/shares';
import type { Domain } from '../../server/access/tables';
import { rowOfId } from '../../server/model/coverage';
import { type AccessRow, accessTable, type Program, tableOf } from '../../server/model/program';
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
            for (const { id, source } of policy[kind]?.rows ?? []) agrees(source, asking => has(asking, id));
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
    eachProgram(program => {
        const policy = policyOf(program);
        const nodes = accessTable(program.tables, 'node');
        for (const row of tableOf(program.tables, 'mmio')?.rows ?? []) {
            const useless = uselessnessOf(row, passersOf(rowOfId(nodes, row.nodeId)));
            assert.equal(useless === undefined, givesSomething(alone(policy, row.line), row.start));
        }
    }));

test(`shares by ${2 * RUNS} random tables`, () =>
    eachProgram(program => {
        const has = idsAllowedBy(policyOf(program));
        const { byFrame, hwdom, nobody } = sharesOf(program);
        for (const [frame, share] of byFrame) assert.deepEqual(idsIn(share), has(domain(false, frame)));
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

/** The policy with one row in its register table. */
function alone({ mmio, ...policy }: Policy, line: number): Policy {
    return {
        ...policy,
        mmio: mmio && { ...mmio, rows: mmio.rows.filter(({ source }) => source.line === line) },
    };
}

/** Whether somebody passes, but for the reads of the hardware domain. */
function givesSomething(policy: Policy, address: bigint): boolean {
    const { domainHasMmioAccess } = rulesOf(policy);
    const passes = (asking: Domain, write: boolean): boolean =>
        domainHasMmioAccess(asking, write, address, 0xffff_ffff).allowed;
    return (
        passes(OWNER_OF_ALL, false) ||
        passes(OWNER_OF_ALL, true) ||
        passes(domain(true), true) ||
        passes({ ...OWNER_OF_ALL, hardwareDomain: true }, true)
    );
}

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
