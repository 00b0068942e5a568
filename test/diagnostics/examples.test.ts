// The registry: every documented example is run, and every message tells the user what to do.

import documentation from 'text:../../server/diagnostics/documentation.txt';
import assert from 'node:assert/strict';
import test from 'node:test';
import { CHECKS } from '../../server/checks/list';
import { codes } from '../../server/diagnostics';
import { manualOf } from '../../server/diagnostics/manual';
import { problemsOf } from '../workspace';

for (const code of codes()) {
    const { bad, good } = manualOf(code);
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

test('the documentation is that of the registry, in its order, and complete', () => {
    assert.deepEqual(
        [...documentation.matchAll(/^=== (.*)$/gm)].map(([, heading]) => heading),
        codes().flatMap(code => [code, `bad ${code}`, `good ${code}`]),
    );
    for (const code of codes()) {
        const { when, why, instead } = manualOf(code);
        for (const text of [when, why, instead]) assert.match(text, /\S/, code);
        const about = `=== ${code}\nwhen: ${when}\nwhy: ${why}\ninstead: ${instead}\n=== bad ${code}\n`;
        assert.ok(documentation.includes(about), code);
    }
});

test('a code is one kebab-case word', () => {
    for (const code of codes()) assert.match(code, /^[a-z]+(-[a-z]+)*$/);
});

test('a check reports codes of the registry, and no two checks share one', () => {
    const codes = CHECKS.flatMap(check => check.codes);
    assert.equal(new Set(codes).size, codes.length);
});

test('what is said to have no safe fix has none, as its fixes show', () => {
    const said = codes()
        .flatMap(code => problemsOf(manualOf(code).bad))
        .filter(({ hasNoSafeFix }) => hasNoSafeFix);
    assert.ok(new Set(said.map(({ code }) => code)).size >= 5, said.map(({ code }) => code).join());
    assert.deepEqual(
        said.filter(({ fixes }) => fixes.some(({ safe }) => safe)).map(({ code }) => code),
        [],
    );
});

/** The same example with names that no line has room for. Those of a platform become unknown. */
const withLongNames = (text: string): string =>
    text.replace(/\b(?:[A-Z][A-Z0-9]*_)+[A-Z0-9]+\b/g, name => name.replace('_', `_${'LONG_'.repeat(30)}`));

for (const code of codes()) {
    test(`${code}: a finding, its places and its fixes fit on lines, however long the names`, () => {
        for (const text of [manualOf(code).bad, withLongNames(manualOf(code).bad)]) {
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
