// `emit` is interrupted at any call that writes: no output is ever torn, after a signal all are old or all are new and nothing else
// is left, and whatever happened, the next run leaves all new and nothing else.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Disturbed } from '../cli/disturbed';
import { attack } from './attack';

const BLOWS = ['SIGKILL', 'SIGKILL', 'SIGINT', 'SIGTERM', 'SIGHUP', 'fail'] as const;

/** More than a run has calls: then it is not interrupted at all. */
const MOST_CALLS = 20;

export const kills = attack(
    'kills',
    'interrupted, outputs are all old or all new after the next run',
    2,
    fc.record({
        at: fc.nat(MOST_CALLS),
        blow: fc.constantFrom(...BLOWS),
        isFirst: fc.boolean(),
        again: fc.option(fc.nat(MOST_CALLS), { nil: undefined }),
    }),
    async ({ at, blow, isFirst, again }) => {
        const disturbed = new Disturbed();
        try {
            const [old, texts] = [await disturbed.printed('hwdom'), await disturbed.printed('deny')];
            const whole = disturbed.filesIn('deny');
            const states = (): string[] => disturbed.states('case', old, texts);
            await disturbed.emitted('case', isFirst ? [] : old, { AT: `${at}`, DO: blow });
            assertWhole(states());
            if (blow !== 'SIGKILL') assert.equal(new Set(states()).size, 1, states().join());
            if (again !== undefined)
                await disturbed.run('case', ['emit', 'acl.eemi'], { AT: `${again}`, DO: 'SIGKILL' });
            assertWhole(states());
            assert.equal((await disturbed.run('case', ['emit', 'acl.eemi'])).status, 0);
            assert.deepEqual([states(), disturbed.filesIn('case')], [['new', 'new'], whole]);
        } finally {
            disturbed.folder.remove();
        }
    },
);

function assertWhole(states: readonly string[]): void {
    assert.ok(!states.includes('torn'), states.join());
}
