// A report as a page of its own: all that it says is there and stays text, and it needs nothing from elsewhere.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import type { Part } from '../../server/view/parts';
import { reportPage } from '../../server/view/report-page';
import { anyText } from '../any-text';

const partsWith = (text: string): Part[] => [
    { kind: 'title', text, more: text },
    { kind: 'heading', text },
    { kind: 'text', text },
    { kind: 'title', text, more: '' },
    { kind: 'table', titles: [text], rows: [[text]] },
    { kind: 'table', titles: ['nothing'], rows: [] },
    { kind: 'fold', title: text, lines: [text] },
    { kind: 'fold', title: 'nothing', lines: [] },
];

/** The page without its style, which is ours. */
const bodyOf = (page: string): string => page.slice(page.indexOf('<body>'));

const TAGS = bodyOf(reportPage(partsWith('x'))).match(/<[^>]*>/g);

test('whatever is told stays text', () =>
    fc.assert(
        fc.property(
            fc.oneof(anyText(), fc.constantFrom('</td><script>', '" onload="x', '&lt;', "'>")),
            text => {
                const body = bodyOf(reportPage(partsWith(`x${text}`)));
                assert.deepEqual(body.match(/<[^>]*>/g), TAGS);
            },
        ),
    ));

test('all parts are there, those without content apart', () => {
    const body = bodyOf(reportPage(partsWith('A & B')));
    assert.equal(body.match(/A &amp; B/g)?.length, 9);
    assert.doesNotMatch(body, /nothing/);
    assert.equal(body.match(/<h1>/g)?.length, 1);
});

test('it loads nothing and runs nothing', () => {
    const page = reportPage(partsWith('x'));
    assert.doesNotMatch(page, /<script|<link|<img|<iframe|\bsrc=|\bhref=|@import|url\((?!#)/);
    assert.match(page, /content="default-src 'none'; style-src 'unsafe-inline'"/);
});
