// The suggestions for an undeclared name are those found by computing every distance. Letters in another order are one slip.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { distance } from 'fastest-levenshtein';
import { nearest } from '../../server/language/nearest';

/** Spelt alike often enough; `A` and `a` share a bit where characters are counted in haste. */
const spelling = fc.oneof(
    fc.string({ unit: fc.constantFrom('N', 'O', 'D', 'E', '_', '0', '1', 'A', 'a'), maxLength: 12 }),
    fc.nat(2000).map(number => `NODE_${number}`),
);

const slips = (a: string, b: string): number =>
    a !== b && [...a].sort().join() === [...b].sort().join() ? 1 : distance(a, b);

test('the nearest names are the nearest of all', () => {
    fc.assert(
        fc.property(fc.uniqueArray(spelling, { maxLength: 60 }), spelling, (names, name) => {
            const expected = names
                .map(other => ({ other, away: slips(name, other) }))
                .filter(({ away }) => away <= Math.max(2, Math.floor(name.length / 3)))
                .sort((a, b) => a.away - b.away || (a.other < b.other ? -1 : 1))
                .slice(0, 3)
                .filter(({ away }, _, [first]) => away <= (first?.away ?? 0) + 1)
                .map(({ other }) => other);
            assert.deepEqual(nearest([names.map(name => ({ name }))], name), expected);
        }),
        { numRuns: 500 },
    );
});

test('of names equally many letters away, the one with the same letters comes first', () =>
    assert.deepEqual(nearest([['MM_OCM', 'MM_RPU', 'MM_RTC'].map(name => ({ name }))], 'MM_RCT'), [
        'MM_RTC',
        'MM_OCM',
        'MM_RPU',
    ]));
