// The registry: every documented example is run, and every message tells the user what to do.

import examples from 'text:../../server/diagnostics/examples.txt';
import assert from 'node:assert/strict';
import test from 'node:test';
import { CHECKS } from '../../server/checks/list';
import { CODES } from '../../server/diagnostics';
import { examplesOf } from '../../server/diagnostics/examples';
import { problemsOf } from '../workspace';

for (const code of CODES) {
    const { bad, good } = examplesOf(code);
    test(`${code}: the bad example gives this code and no other`, () => {
        const codes = new Set(problemsOf(bad).map(problem => problem.code));
        assert.deepEqual([...codes], [code]);
    });
    test(`${code}: the good example gives none`, () => {
        assert.deepEqual(
            problemsOf(good).map(problem => `${problem.code}: ${problem.message}`),
            [],
        );
    });
}

test('the examples are those of the registry, in its order', () => {
    assert.deepEqual(
        [...examples.matchAll(/^=== (.*)$/gm)].map(([, heading]) => heading),
        CODES.flatMap(code => [`bad ${code}`, `good ${code}`]),
    );
});

test('a code is one kebab-case word', () => {
    for (const code of CODES) assert.match(code, /^[a-z]+(-[a-z]+)*$/);
});

test('a check reports codes of the registry, and no two checks share one', () => {
    const codes = CHECKS.flatMap(check => check.codes);
    assert.equal(new Set(codes).size, codes.length);
});

/** The same example with names that no line has room for. Those of a platform become unknown. */
const withLongNames = (text: string): string =>
    text.replace(/\b(?:[A-Z][A-Z0-9]*_)+[A-Z0-9]+\b/g, name => name.replace('_', `_${'LONG_'.repeat(30)}`));

for (const code of CODES) {
    test(`${code}: a finding, its places and its fixes fit on lines, however long the names`, () => {
        for (const text of [examplesOf(code).bad, withLongNames(examplesOf(code).bad)]) {
            const texts = problemsOf(text).flatMap(({ message, related, fixes }) => [
                message,
                ...related.map(place => place.message),
                ...fixes.map(({ title }) => title),
            ]);
            assert.deepEqual(
                texts.filter(each => each.length > 120 || each.includes('\n')),
                [],
            );
        }
    });
}
