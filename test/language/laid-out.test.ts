// Edits that keep the layout: whatever they change, a text in its canonical layout is in it afterwards, and says what the edits
// alone would have made of it.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { Document } from '../../server/language/document';
import { formatText, type LineEdit } from '../../server/language/format';
import { laidOut } from '../../server/language/laid-out';
import { insertLines, removeLines } from '../../server/model/problem';
import { applyEdits } from '../marked';
import { FIXTURES } from '../random-edits';
import { format, meaningOf } from './formatted';

const after = (text: string, edits: readonly LineEdit[]): string =>
    applyEdits(text, laidOut(new Document(text), edits));

const table = (...rows: string[]): string => `node t {\n${rows.map(row => `    ${row}\n`).join('')}}\n`;

const CASES: readonly (readonly [
    title: string,
    before: string,
    edits: readonly LineEdit[],
    after: string,
])[] = [
    [
        'a longer row widens the column',
        table('A -> deny', 'B -> deny // b'),
        insertLines('', 2, '    LONG -> hwdom\n').edits,
        table('A    -> deny', 'LONG -> hwdom', 'B    -> deny  // b'),
    ],
    [
        'without the longest row it is narrower',
        table('A    -> deny', 'LONG -> hwdom', 'B    -> deny'),
        removeLines('', 2, 2).edits,
        table('A -> deny', 'B -> deny'),
    ],
    [
        'of two blank lines one stays',
        table('A -> deny', '', 'LONG -> deny', '', 'B -> deny').replaceAll('    \n', '\n'),
        removeLines('', 3, 3).edits,
        table('A -> deny', '', 'B -> deny').replaceAll('    \n', '\n'),
    ],
    [
        'groups that meet share their columns',
        table('A -> deny', '', 'LONG -> deny').replaceAll('    \n', '\n'),
        removeLines('', 2, 2).edits,
        table('A    -> deny', 'LONG -> deny'),
    ],
    [
        'another layout is the author’s',
        table('A  -> deny', 'B -> deny'),
        insertLines('', 2, '    LONG -> hwdom\n').edits,
        table('A  -> deny', 'LONG -> hwdom', 'B -> deny'),
    ],
    [
        'a row that moves far',
        table('B    -> deny', 'LONG -> deny', '', 'A -> deny').replaceAll('    \n', '\n'),
        [...insertLines('', 1, '    A -> deny\n').edits, ...removeLines('', 4, 4).edits],
        table('A    -> deny', 'B    -> deny', 'LONG -> deny'),
    ],
];

for (const [title, before, edits, expected] of CASES)
    test(title, () => assert.equal(after(before, edits), expected));

const TEXTS = FIXTURES.filter(([path]) => !path.startsWith('server')).map(([, text]) => format(text));

const randomEdit = fc.record({
    line: fc.nat(),
    removed: fc.nat(3),
    added: fc.array(
        fc.constantFrom('    A -> deny', '    A_LONGER..ROW -> at 0x1000 or hwdom // why', '', '// c'),
        { maxLength: 3 },
    ),
});

test('any lines replaced in the blocks of a text of canonical layout', () =>
    fc.assert(
        fc.property(
            fc.constantFrom(...TEXTS),
            fc.array(randomEdit, { minLength: 1, maxLength: 3 }),
            (text, random) => {
                const { lines } = new Document(text);
                const edits: LineEdit[] = [];
                let from = 0;
                for (const { line, removed, added } of random) {
                    const first = from + (line % 30);
                    const end = first + removed;
                    if (end >= lines.length - 1) break;
                    // Blocks stay whole.
                    if (lines.between(first - 1, end).some(line => line.isStructural)) continue;
                    const newText = added.map(each => `${each}\n`).join('');
                    edits.push({
                        range: { start: { line: first, character: 0 }, end: { line: end, character: 0 } },
                        newText,
                    });
                    from = end + 1;
                }
                const result = after(text, edits);
                assert.deepEqual(meaningOf(result), meaningOf(applyEdits(text, edits)));
                assert.equal(formatText(new Document(result)), result);
            },
        ),
        { numRuns: 200 },
    ));

test('of long groups and long lines only the edit is made', () => {
    const rows = Array.from({ length: 30 }, (_, at) => `N${10 + at} -> deny`);
    const text = table(...rows);
    const edits = insertLines('', 2, '    LONGER -> hwdom\n').edits;
    const plain = applyEdits(text, edits);
    const least = (lines: number, of = text): string =>
        applyEdits(of, laidOut(new Document(of), edits, lines));
    assert.equal(least(20), plain);
    assert.notEqual(least(40), plain);
    const long = table(...rows, `N50 -> deny // ${'x'.repeat(4000)}`);
    assert.equal(least(40, long), applyEdits(long, edits));
    assert.notEqual(least(80, long), applyEdits(long, edits));
});
