// A comparison as an editor shows it: its links stand where the places stand in the text, and of very much some is shown and the rest
// counted.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { type Changes, changing } from '../../server/changes/changes';
import type { Both } from '../../server/changes/compare';
import { changesMarks, changesText, talliesOf } from '../../server/changes/view';
import { finish } from '../../server/language/steps';
import { changes } from './fixtures';
import { versionOf } from './sides';

const GRAMMAR: { readonly patterns: readonly { readonly match: string }[] } = JSON.parse(
    readFileSync('syntaxes/eemi-changes.tmLanguage.json', 'utf8'),
);
const HEADINGS = /\(\?:(.*)\)/.exec(GRAMMAR.patterns[2]?.match ?? '')?.[1]?.split('|') ?? [];

const changesOf = ([before, now]: Both<string>): Changes =>
    finish(changing([versionOf(before, 'old'), versionOf(now, 'new')]));

for (const { title, sources } of changes())
    test(`${title}: each link stands on its place, and each row that is marked has a sentence`, () => {
        const [, now] = sources;
        const found = changesOf(sources);
        const { text, links } = finish(changesText(found, title));
        const lines = text.split('\n');
        for (const { line, start, end, to } of links)
            assert.equal(lines[line]?.slice(start, end), `${to.at === 0 ? 'old' : 'new'}:${to.line + 1}`);
        assert.equal(lines.filter(line => /^[+-] /.test(line)).length, found.grants.length);
        // The grammar colours headings by their words.
        const headings = lines.slice(2).filter(line => /^[^+\- ]/.test(line));
        for (const heading of headings) assert.ok(HEADINGS.includes(heading), heading);
        const { rows, tables } = finish(changesMarks(found, found.versions[1].program.file, 'HEAD'));
        assert.equal(
            tables.length > 0,
            found.grants.length > 0 && /^(?:node|reset|mmio|clock) \w+ \{/m.test(now),
        );
        for (const { line, sentences } of rows) {
            assert.match(now.split('\n')[line] ?? '', /->/);
            assert.ok(sentences.length > 0);
        }
    });

const rows = (length: number, row: (id: number) => string): string =>
    `target xlnx\nnode nodes {\n${Array.from({ length }, (_, id) => `    ${row(id)}\n`).join('')}}\n`;

test('of very many changes some are shown, and the rest counted', () => {
    const found = changesOf([rows(900, id => `${id} -> deny`), rows(900, id => `${id} -> mfn ${id + 1}`)]);
    const { text } = finish(changesText(found, 'title'));
    assert.match(text, /\n400 more changes: `eemi-acl diff` lists all of them\n/);
    assert.equal(text.match(/^\+ /gm)?.length, 500);
});

test('of very many places some are shown, and the rest counted', () => {
    const found = changesOf([rows(99, id => `${id} -> deny`), rows(99, id => `${id} -> mfn 1`)]);
    const { text, links } = finish(changesText(found, 'title'));
    assert.equal(links.length, 12);
    assert.match(text, /new:14 and 87 more\n/);
});

test('a row that much hangs on says some of it', () => {
    const registers = (row: string): string =>
        `target xlnx\nnode nodes {\n    0 -> ${row}\n}\nmmio regs {\n${Array.from({ length: 40 }, (_, at) => `    ${0x20000000 + at * 4} mask ${at + 1} -> 0\n`).join('')}}\n`;
    const found = changesOf([registers('mfn 1'), registers('mfn 2')]);
    const marks = finish(changesMarks(found, found.versions[1].program.file, 'v1'));
    assert.deepEqual(
        marks.rows.map(({ line, sentences }) => [line, sentences.length]),
        [[2, 2]],
    );
    assert.deepEqual(marks.tables, [
        { line: 1, text: '+1 / -1 since v1' },
        { line: 4, text: '+1 / -1 since v1' },
    ]);
});

/** The row now, the row of when all was known last, and what stands at the table. */
const TALLIES: readonly (readonly [
    string,
    now: string,
    earlier: string | undefined,
    text: string | undefined,
])[] = [
    ['a change', '0 -> mfn 2', undefined, '+1 / -1 since v1'],
    ['a change after another', '0 -> mfn 2', '0 -> mfn 3', '+1 / -1 since v1'],
    ['an error after a change', '0 -> mfn', '0 -> deny', '+0 / -1 since v1, before the error'],
    ['an error where nothing had changed', '0 -> mfn', '0 -> mfn 1', undefined],
    ['an error from the beginning', '0 -> mfn', undefined, '+0 / -1 since v1, as far as is known'],
    [
        'an error elsewhere from the beginning',
        '0 -> mfn 1 // \n    1 ->',
        undefined,
        'changes since v1 not known',
    ],
];

const ofRow = (row: string): string => `target xlnx\nnode nodes {\n    ${row}\n}\n`;

for (const [title, now, earlier, text] of TALLIES)
    test(`${title}: ${text ?? 'nothing'} stands at the table`, () => {
        const compared = (row: string): Changes => changesOf([ofRow('0 -> mfn 1'), ofRow(row)]);
        const found = compared(now);
        const tallies = earlier === undefined ? undefined : talliesOf(compared(earlier), 'v1');
        const { tables } = finish(changesMarks(found, found.versions[1].program.file, 'v1', tallies));
        assert.deepEqual(tables, text === undefined ? [] : [{ line: 1, text }]);
    });
