// The part of a policy that a call can meet answers that call as the whole policy does, with the same reason, in any order of rows.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { type Decisions, decisionsOf } from '../../server/access/decisions';
import type { Call } from '../../server/access/part';
import { PolicyParts } from '../../server/access/parts';
import { policyOf } from '../../server/access/policy';
import { type Searches, searchesIn } from '../../server/access/searches';
import type { Domain } from '../../server/access/tables';
import type { Program } from '../../server/model/program';
import { programOf } from '../emit/programs';
import { randomTables, sourceOf } from '../emit/random-tables';
import { randomXlnxTables } from '../emit/random-xlnx-tables';

/** Rows that no table should have: out of order, overlapping, of one index, wider than a page. */
const NASTY: Readonly<Record<string, string>> = {
    xen: `target xen
names frame {
    MM_A = mfn 0xa
}
node nodes {
    1 -> MM_A
    2 -> hwdom
}
reset resets {
    index IDX(n) = n - 1000
    1001 -> MM_A
}
mmio registers {
    0x1000 ..< 0x9000 -> 1
    0x1008            -> 2
    0x5000 readonly   -> 1
    0x4000            -> 2
    0x3000 ..< 0x3004 -> 1
    0x9000            -> 1 only hwdom
}
`,
    xlnx: `target xlnx 2020
names frame {
    MM_A = mfn 0xa
}
node nodes {
    index IDX(n) = n & 0xff
    waive clock-unsorted "asked here"
    1     -> MM_A
    0x102 -> hwdom
    3     -> deny
}
mmio registers {
    0x1000 ..< 0x9000 mask 0x3 -> 1
    0x1008 mask 0xf0           -> 2
    0x5000 readonly            -> 1
    0x4000                     -> 3
    0x0fff mask 0x8            -> 2
}
clock clocks {
    index IDX(n) = n & 0xff
    waive clock-unsorted "asked here"
    waive clock-dead "asked here"
    4 -> 1, 2
    9 -> 3
    7 -> 1
    4 -> 3
    12 -> 9
}
`,
};

for (const [title, source] of Object.entries(NASTY))
    test(`rows out of order, ${title}`, () => same(programOf(source)));

test('random tables of xen', () =>
    fc.assert(
        fc.property(randomTables, tables => same(programOf(sourceOf(tables)))),
        { numRuns: 15 },
    ));

test('random tables of xlnx', () =>
    fc.assert(
        fc.property(randomXlnxTables, source => same(programOf(source))),
        { numRuns: 15 },
    ));

function same(program: Program): void {
    const whole = decisionsOf(policyOf(program));
    const asked: Record<Call['action'], number> = {
        node: 0,
        reset: 0,
        clock: 0,
        read: 0,
        write: 0,
        mailbox: 0,
    };
    const parts = new PolicyParts(program);
    const searches = searchesIn(policyOf(program), decisionsOf, 2);
    for (const call of callsOf(program)) {
        const { policy, isKnown } = parts.of(call);
        assert.ok(isKnown);
        for (const domain of domainsOf(program)) {
            assert.deepEqual(
                decide(decisionsOf(policy), domain, call),
                decide(whole, domain, call),
                nameOf(call),
            );
            const searched = searchedBy(searches, program, call);
            if (searched !== undefined)
                assert.deepEqual(decide(searched, domain, call), decide(whole, domain, call), nameOf(call));
            asked[call.action]++;
        }
    }
    assert.ok(asked.node > 0 && asked.read > 0);
}

/** What is asked of the part of a table with two rows and those that a search for theirs can meet; `undefined` where nothing is searched. */
function searchedBy({ register, clock }: Searches<Decisions>, program: Program, call: Call) {
    if ('address' in call) return register(call.address);
    const { clock: table } = policyOf(program);
    return call.action === 'clock' && table !== undefined ? clock(table.index(BigInt(call.id))) : undefined;
}

function decide(decisions: Decisions, domain: Domain, call: Call): unknown {
    switch (call.action) {
        case 'node':
        case 'reset':
            return decisions[call.action](domain, call.id);
        case 'clock':
            return decisions.clock?.(domain, call.id);
        case 'read':
        case 'write':
            return decisions.mmio(domain, call.action === 'write', call.address, 0xffff_ffff);
        case 'mailbox':
            return decisions.mailbox?.(domain);
    }
}

const nameOf = (call: Call): string =>
    JSON.stringify(call, (_, value) => (typeof value === 'bigint' ? `${value}` : value));

/** Calls about each row, and about what is beside it. */
function callsOf(program: Program): Call[] {
    const { node, reset, mmio, clock } = policyOf(program);
    const ids = (rows: readonly { readonly id: number }[] = []): number[] => [
        ...new Set(rows.flatMap(({ id }) => [id, id + 1, (id ^ 0x100) >>> 0])),
    ];
    const addresses = new Set(
        (mmio?.rows ?? []).flatMap(({ start, end }) => [start, start + 2n, start - 1n, end, end - 1n]),
    );
    return [
        { action: 'mailbox' },
        ...[0, ...ids(node?.rows)].map(id => ({ action: 'node', id }) as const),
        ...[0, ...ids(reset?.rows)].map(id => ({ action: 'reset', id }) as const),
        ...[0, ...ids(clock?.rows)].map(id => ({ action: 'clock', id }) as const),
        ...[0n, ...addresses]
            .filter(address => address >= 0n)
            .flatMap(address => [
                { action: 'read', address } as const,
                { action: 'write', address } as const,
            ]),
    ];
}

/** With no page, with all, and with each second one, each with and without the hardware domain. */
function domainsOf(program: Program): Domain[] {
    const frames = [...new Set(policyOf(program).node?.rows.map(({ frame }) => frame))];
    const half = new Set(frames.filter((_, at) => at % 2 === 0));
    return [() => false, () => true, (frame: number) => half.has(frame)].flatMap(ownsFrame =>
        [false, true].map(hardwareDomain => ({ hardwareDomain, ownsFrame })),
    );
}
