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

const bodyOf = (page: string): string => page.slice(page.indexOf('<body>'));

/** All tags of the page, also those above its body: what is told stands in its title too. */
const tagsOf = (page: string): string[] | null => page.replace(/<style>[^<]*/, '<style>').match(/<[^>]*>/g);

const TAGS = tagsOf(reportPage(partsWith('x')));

test('whatever is told stays text', () =>
    fc.assert(
        fc.property(
            fc.oneof(anyText(), fc.constantFrom('</td><script>', '" onload="x', '&lt;', "'>")),
            text => {
                assert.deepEqual(tagsOf(reportPage(partsWith(`x${text}`))), TAGS);
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
    for (const tag of TAGS ?? []) assert.doesNotMatch(tag, /\son\w*\s*=|javascript:|\bstyle=/i);
    assert.match(page, /content="default-src 'none'; style-src 'unsafe-inline'"/);
});
