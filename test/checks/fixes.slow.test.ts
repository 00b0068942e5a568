// Every fix of every finding keeps its word: the finding is gone, no other error has come, a formatted text is still formatted, the
// comments of rows that stay are there, and the title names each id whose grant changes, who gets it and who had it. Held for the examples, the examples of the documentation, and
// examples with a damaged line.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { codes } from '../../server/diagnostics';
import { manualOf } from '../../server/diagnostics/manual';
import { filesOf, ROOT } from '../workspace';
import { type Case, DAMAGES, damagedBy, EXAMPLES, wrongsOf } from './fixing';

const DOCUMENTED = codes().map((code): [string, Case] => {
    const files = filesOf(manualOf(code).bad);
    const read = (path: string): Uint8Array | 'missing' => {
        const text = files.get(path);
        return text === undefined ? 'missing' : Buffer.from(text);
    };
    return [code, { path: ROOT, text: files.get(ROOT) ?? '', read }];
});

for (const example of EXAMPLES)
    test(`the fixes of ${example.path}`, () => assert.deepEqual(wrongsOf(example), []));

for (const [code, example] of DOCUMENTED)
    test(`the fixes of the example of ${code}`, () => assert.deepEqual(wrongsOf(example), []));

test('the fixes of examples with a damaged row', () =>
    fc.assert(
        fc.property(
            fc.constantFrom(...EXAMPLES),
            fc.record({ damage: fc.constantFrom(...DAMAGES), row: fc.nat(), other: fc.nat() }),
            (example, damage) => assert.deepEqual(wrongsOf(damagedBy(example, [damage])), []),
        ),
        { numRuns: 100 },
    ));
