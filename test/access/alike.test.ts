// The ids that stand for others are answered as all these others are in the whole policy, and stand for each of them.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { alikePolicy } from '../../server/access/alike';
import { policyOf, rulesOf } from '../../server/access/policy';
import { ALL_BITS, type Domain } from '../../server/access/tables';
import { analyse } from '../../server/checks/analyse';
import { finish } from '../../server/language/steps';
import { hostOf, ROOT } from '../workspace';

const DOMAINS: readonly Domain[] = [1, 2, 3].flatMap(frame => [
    { hardwareDomain: false, ownsFrame: each => each === frame },
    { hardwareDomain: true, ownsFrame: each => each === frame },
]);

const row = fc
    .tuple(fc.nat(20), fc.nat(12), fc.constantFrom('deny', 'hwdom', 'mfn 1', 'mfn 2', 'mfn 3 or hwdom'))
    .map(([first, more, grant]) => `${more === 0 ? first : `${first}..${first + more}`} -> ${grant}`);
const rows = fc.array(row, { maxLength: 8 });

const SOURCES = fc
    .record({
        target: fc.constantFrom('xlnx 2019', 'xlnx 2022', 'xlnx 2024'),
        macro: fc.constantFrom('', 'index I(n) = n >> 1', 'index I(n) = n & 7', 'index I(n) = n * 2 & 31'),
        nodes: rows,
        resets: rows,
        clocks: fc.array(fc.tuple(fc.nat(9), fc.nat(30)), { maxLength: 4 }),
        registers: fc.array(fc.nat(30), { maxLength: 4 }),
    })
    .map(({ target, macro, nodes, resets, clocks, registers }) =>
        [
            `target ${target}`,
            ...['node t {', macro, ...nodes, '}', 'reset r {', ...resets, '}'],
            ...['clock c {', ...clocks.map(each => each.join(' -> ')), '}'],
            ...['mmio m {', ...registers.map((node, at) => `${at * 4} -> ${node}`), '}'],
        ].join('\n'),
    );

test('ids that stand for others', () => {
    let others = 0;
    const isAsTheWhole = (source: string): void => {
        const { program } =
            analyse(ROOT, hostOf(new Map([[ROOT, `${source}\n`]]))) ?? assert.fail('not read');
        const whole = policyOf(program);
        const alike = finish(alikePolicy(program));
        const [all, few] = [rulesOf(whole), rulesOf(alike.policy)];
        for (const kind of ['node', 'reset'] as const) {
            const everyRow = whole[kind]?.rows ?? [];
            const counts = new Map<number, number>();
            for (const { id, index } of everyRow) {
                const standing = alike[kind].standingFor(id, index);
                if (standing !== id) others++;
                counts.set(standing, (counts.get(standing) ?? 0) + 1);
                const name = kind === 'node' ? 'domainHasNodeAccess' : 'domainHasResetAccess';
                for (const domain of DOMAINS)
                    assert.equal(few[name](domain, standing), all[name](domain, id), `${kind} ${id}`);
            }
            const groups = new Map(alike[kind].groups.map(({ id, count }) => [id, count]));
            assert.deepEqual(groups, counts);
        }
        for (const domain of DOMAINS) {
            for (let clock = 0; clock < 10; clock++)
                assert.equal(
                    few.domainHasClockAccess?.(domain, clock),
                    all.domainHasClockAccess?.(domain, clock),
                );
            for (const { start } of whole.mmio?.rows ?? [])
                assert.deepEqual(
                    few.domainHasMmioAccess(domain, true, start, ALL_BITS),
                    all.domainHasMmioAccess(domain, true, start, ALL_BITS),
                );
            assert.equal(few.domainHasMailboxAccess?.(domain), all.domainHasMailboxAccess?.(domain));
        }
    };
    fc.assert(fc.property(SOURCES, isAsTheWhole), { numRuns: 300 });
    assert.ok(others > 1000, `${others} ids for which another stands`);
});
