// Nothing in the tests is left to chance, so a run that fails fails again: the seed of random properties is known, and nothing else
// is random.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import test from 'node:test';
import fc from 'fast-check';

test('random properties start from the seed of the run', () => {
    const { SEED = '1' } = process.env;
    const seed = Number(SEED);
    const numbers = fc.sample(fc.nat(), 5);
    assert.deepEqual(numbers, fc.sample(fc.nat(), { seed, numRuns: 5 }));
    assert.notDeepEqual(numbers, fc.sample(fc.nat(), { seed: seed + 1, numRuns: 5 }));
    assert.equal(fc.check(fc.property(fc.nat(), () => true)).seed, seed);
});

test('no test draws numbers of its own', () => {
    const tests = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter(name =>
        name.endsWith('.ts'),
    );
    const drawing = tests.filter(name => readFileSync(`test/${name}`, 'utf8').includes(`Math.${'random'}(`));
    assert.deepEqual(drawing, []);
});
