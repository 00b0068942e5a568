// What two lists of texts have in common is as long as it can be, and stands in both in one order.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { gapsBetween } from '../../server/convert/longest-common';

const LISTS: Record<string, readonly [old: string, now: string, gaps: readonly string[]]> = {
    'the same': ['abc', 'abc', []],
    'one less': ['abcd', 'abd', ['c -> ']],
    'one more at the start': ['abc', 'xabc', [' -> x']],
    'one more at the end': ['abc', 'abcx', [' -> x']],
    'another one': ['abc', 'axc', ['b -> x']],
    'the last as the first': ['abcd', 'dabc', [' -> d', 'd -> ']],
    'nothing in common': ['abc', 'xy', ['abc -> xy']],
    'one of two alike': ['aba', 'aaba', [' -> a']],
    nothing: ['', '', []],
};

for (const [title, [old, now, expected]] of Object.entries(LISTS))
    test(title, () => {
        const gaps = gapsBetween([...old], [...now]).map(
            ({ from, to, newFrom, newTo }) => `${old.slice(from, to)} -> ${now.slice(newFrom, newTo)}`,
        );
        assert.deepEqual(gaps, expected);
    });

const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 14 });

test('no common sequence is longer', () => {
    fc.assert(
        fc.property(text, text, (old, now) => {
            const gaps = gapsBetween(old, now);
            const [kept, keptNow] = [without(old, gaps), without(now, gaps, true)];
            assert.deepEqual(kept, keptNow);
            assert.equal(kept.length, longest(old, now));
        }),
        { numRuns: 1000 },
    );
});

test('lists of one text only, far more often than anybody writes it', () => {
    const [old, now] = [new Array(20_000).fill('a'), new Array(19_000).fill('a')];
    const gaps = gapsBetween(old, now);
    assert.equal(without(old, gaps).length, 19_000);
});

function without(
    list: readonly string[],
    gaps: ReturnType<typeof gapsBetween>,
    isNow = false,
): readonly string[] {
    const left = new Set<number>();
    for (const { from, to, newFrom, newTo } of gaps)
        for (let at = isNow ? newFrom : from; at < (isNow ? newTo : to); at++) left.add(at);
    return list.filter((_, at) => !left.has(at));
}

/** By trying all. */
function longest([first, ...old]: readonly string[], now: readonly string[]): number {
    if (first === undefined) return 0;
    const at = now.indexOf(first);
    const later = longest(old, now);
    return at === -1 ? later : Math.max(later, 1 + longest(old, now.slice(at + 1)));
}
