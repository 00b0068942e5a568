// The slips of docs/slips.md: none passes without a word, and none gives a flood of findings.

import assert from 'node:assert/strict';
import test from 'node:test';
import { SLIPS } from '../../tools/slips';
import { problemsOf } from '../workspace';

for (const { section, text, file } of SLIPS) {
    test(`${section}: ${text.replaceAll('\n', ' / ')}`, () => {
        const said = problemsOf(file).map(({ code }) => code);
        assert.ok(said.length > 0, 'nothing is said');
        assert.ok(said.length <= 2, said.join(', '));
    });
}

test('there are 575', () => {
    assert.equal(SLIPS.length, 575);
});
