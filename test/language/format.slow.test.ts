// The layout of large texts, edited at random, and of random ranges.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { Document } from '../../server/language/document';
import { formatText } from '../../server/language/format';
import { FIXTURES, fixture, randomEdits, rangeOf } from '../random-edits';
import { applied, assertFormats, format, meaningOf } from './formatted';

for (const [name, text] of FIXTURES) {
    test(`${name}, edited: format is idempotent and changes no meaning`, () =>
        fc.assert(
            fc.property(randomEdits, fc.constantFrom('\n', '\r\n', '\r'), (edits, eol) => {
                const document = new Document(text.replaceAll('\n', eol));
                for (const edit of edits) document.edit(rangeOf(edit, document.lines.length), edit.newText);
                assertFormats(document.text);
            }),
            { numRuns: 15 },
        ));
}

test('a range is laid out as the whole would be', () =>
    fc.assert(
        fc.property(
            fc.constantFrom('loose', 'broken', 'statements'),
            fc.nat(160),
            fc.integer({ min: -5, max: 30 }),
            (name, first, count) => {
                const text = fixture(name);
                const document = new Document(text);
                const result = applied(text, document, first - 3, first + count);
                assert.deepEqual(meaningOf(result), meaningOf(text));
                assert.equal(format(result), formatText(document));
            },
        ),
        { numRuns: 200 },
    ));
