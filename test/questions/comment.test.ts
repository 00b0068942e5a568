// What a comment of a pull request shows of a report that is too long for it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { commentOf, LONGEST } from '../../server/questions/comment';
import type { Part } from '../../server/view/parts';

const LONG: Part = {
    kind: 'table',
    titles: ['change'],
    rows: Array.from({ length: 10_000 }, (_, id) => [`row ${id}`]),
};

const SHORT: Part = { kind: 'table', titles: ['new'], rows: [['a finding']] };

const REPORTS: readonly (readonly [title: string, parts: readonly Part[], shown: string])[] = [
    [
        'sentences after a table that is too long stay, and tables after it do not',
        [
            { kind: 'title', text: 'Review', more: '' },
            { kind: 'fold', title: 'digests', lines: ['0123'] },
            LONG,
            { kind: 'heading', text: 'Findings' },
            { kind: 'text', text: '1 new' },
            SHORT,
        ],
        '**Review** | change | --- | row | ### Findings | 1 new | left out',
    ],
    [
        'a fold that does not fit is left out, and what fits after it is not',
        [
            SHORT,
            { kind: 'fold', title: 'things', lines: ['x'.repeat(LONGEST)] },
            { kind: 'text', text: 'end' },
        ],
        'new | --- | a finding | end | left out',
    ],
];

for (const [title, parts, shown] of REPORTS)
    test(title, () => {
        const text = commentOf(parts);
        assert.ok(text.length <= LONGEST, `${text.length}`);
        assert.equal(outline(text), shown);
    });

/** The lines of a comment, of each kind one, as far as they tell what it has. */
function outline(text: string): string {
    const lines = text
        .split('\n')
        .filter(line => line !== '')
        .map(line => (line.includes(' left out: ') ? 'left out' : line.replace(/^\| (.*) \|$/, '$1')))
        .map(line => line.replace(/^row \d+$/, 'row'));
    return [...new Set(lines)].join(' | ');
}
