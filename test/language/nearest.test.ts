// The suggestions for an undeclared name are those found by computing every distance.

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

test('the nearest names are the nearest of all', () => {
    fc.assert(
        fc.property(fc.uniqueArray(spelling, { maxLength: 60 }), spelling, (names, name) => {
            const expected = names
                .map(other => ({ other, away: distance(name, other) }))
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
