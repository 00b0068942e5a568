// The mistakes of real tables: each example is caught, by the code that the page names.

import assert from 'node:assert/strict';
import test from 'node:test';
import { MISTAKES } from '../../tools/mistakes';
import { problemsOf } from '../workspace';

for (const { code, title, example } of MISTAKES) {
    test(`${title}: ${code}, and nothing else`, () => {
        assert.deepEqual(
            problemsOf(example).map(problem => problem.code),
            [code],
        );
    });
}

test('there are sixteen', () => {
    assert.equal(MISTAKES.length, 16);
});
