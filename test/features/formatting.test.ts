// Formatting in the editor: document, range and while typing. The layout itself is what format.test.ts is about; here it is
// which edits say it, and which lines stay untouched.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { formatting } from '../../server/features/formatting';
import { MOST_LAID_OUT, onTypeFormatting } from '../../server/features/onTypeFormatting';
import { rangeFormatting } from '../../server/features/rangeFormatting';
import type { Workspace } from '../../server/features/workspace';
import { Document } from '../../server/language/document';
import { formatText } from '../../server/language/format';
import { finish } from '../../server/language/steps';
import type { Edit } from '../../server/model/problem';
import { offsetOf } from '../random-edits';
import { ROOT } from '../workspace';
import { damaged } from './damaged';
import { open, workspaceOf } from './editor';

/** The text with edits, whose places are all those of the text before. */
function edited(text: string, edits: readonly Edit[]): string {
    const places = edits.map(
        ({ range: { start, end } }) => [offsetOf(text, start), offsetOf(text, end)] as const,
    );
    return edits.reduceRight((result, { newText }, at) => {
        const [from, to] = places[at] ?? [0, 0];
        return result.slice(0, from) + newText + result.slice(to);
    }, text);
}

/** Each edit as `LINE:COLUMN-COLUMN «new»`; lines count from 1. */
const shown = (edits: readonly Edit[]): string[] =>
    edits.map(({ range: { start, end }, newText }) => {
        const to = end.line === start.line ? `${end.character}` : `${end.line + 1}:${end.character}`;
        return `${start.line + 1}:${start.character}-${to} «${newText}»`;
    });

/** A workspace of one text, as it is. */
const workspaceWith = (text: string): Workspace => workspaceOf(new Map([[ROOT, text]]));

const formatted = (text: string): Edit[] => finish(formatting(workspaceWith(text), ROOT));

const EDITS: readonly (readonly [title: string, text: string, ...edits: string[]])[] = [
    ['a text that is laid out', 'node t {\n    A -> deny\n}\n'],
    ['an empty text', ''],
    [
        'only what is wrong in a line',
        'node t {\n  A  ->  deny // why\n}\n',
        '2:2-2 «  »',
        '2:4-5 «»',
        '2:8-9 «»',
    ],
    ['each line of a group by itself', 'node t {\n    A -> deny\n    LONG -> deny\n}\n', '2:6-6 «   »'],
    ['an operator', 'mmio t {\n    0x1+2 -> 1\n}\n', '2:7-7 « »', '2:8-8 « »'],
    ['digits', 'node t {\n    A -> at 0xABC\n}\n', '2:14-17 «abc»'],
    ['blanks at the end of a line', 'license "MIT"  \n', '1:13-15 «»'],
    ['a second blank line', 'license "MIT"\n\n\nnode t {\n    A -> deny\n}\n', '3:0-4:0 «»'],
    ['the end of the last line', 'license "MIT"', '1:13-13 «\n»'],
    ['a byte order mark on a line that goes', '\ufeff\nplatform zynqmp\n', '1:1-2:0 «»'],
    [
        'a byte order mark that moves to another line',
        '\ufeff \n\n platform  zynqmp\n',
        '1:0-2:0 «»',
        '2:0-3:0 «»',
        '3:0-17 «\ufeffplatform zynqmp»',
    ],
    ['another line end', 'license "MIT"\nemit c "a"\r\n', '2:10-3:0 «\n»'],
    ['a line with a mistake stays', 'node t {\n  A  ->  deny ?\n}\n'],
    ['a comment keeps its text', 'node t {\n        //  two   blanks\n    A -> deny\n}\n', '2:4-8 «»'],
];

for (const [title, text, ...edits] of EDITS)
    test(`edits: ${title}`, () => {
        const found = formatted(text);
        assert.equal(edited(text, found), formatText(new Document(text)));
        assert.deepEqual(shown(found), edits);
    });

const TWO_GROUPS = 'node t {\n  A -> deny\n  LONG -> deny\n\n  B -> deny\n}\nnode u {\n  C -> deny\n}\n';

test('a range is laid out with its group, and nothing else', () => {
    const { workspace } = open(TWO_GROUPS);
    const range = { start: { line: 1, character: 3 }, end: { line: 1, character: 4 } };
    assert.equal(
        edited(TWO_GROUPS, finish(rangeFormatting(workspace, ROOT, range))),
        'node t {\n    A    -> deny\n    LONG -> deny\n\n  B -> deny\n}\nnode u {\n  C -> deny\n}\n',
    );
});

test('a range that ends at the start of a line leaves the line alone', () => {
    const { workspace } = open(TWO_GROUPS);
    const range = { start: { line: 4, character: 0 }, end: { line: 7, character: 0 } };
    assert.equal(
        edited(TWO_GROUPS, finish(rangeFormatting(workspace, ROOT, range))),
        'node t {\n  A -> deny\n  LONG -> deny\n\n    B -> deny\n}\nnode u {\n  C -> deny\n}\n',
    );
});

/** The text after `$0` was reached by typing `typed`. */
function typed(marked: string, character: string): string {
    const { workspace, file, position, files } = open(marked);
    return edited(files.get(file) ?? '', onTypeFormatting(workspace, file, position, character));
}

const TYPED: readonly (readonly [title: string, typed: string, before: string, after: string])[] = [
    [
        'a block is closed',
        '}',
        'node t {\n  A -> deny\n  LONG -> deny\n  }$0\n',
        'node t {\n    A    -> deny\n    LONG -> deny\n}\n',
    ],
    [
        'only that block',
        '}',
        'node u {\n  C -> deny\n}\nnode t {\n  A -> deny\n}$0\n',
        'node u {\n  C -> deny\n}\nnode t {\n    A -> deny\n}\n',
    ],
    ['a brace that closes nothing', '}', 'license   "MIT"\n}$0\n', 'license   "MIT"\n}\n'],
    ['a brace in a comment', '}', 'node t {\n  A -> deny // }$0\n}\n', 'node t {\n  A -> deny // }\n}\n'],
    [
        'a row is finished',
        '\n',
        'node t {\n    LONG -> deny\n  A -> deny\n$0\n}\n',
        'node t {\n    LONG -> deny\n    A    -> deny\n\n}\n',
    ],
    [
        'the line of the cursor stays',
        '\n',
        'node t {\n  A -> deny\n  $0LONG -> deny\n}\n',
        'node t {\n    A    -> deny\n  LONG -> deny\n}\n',
    ],
    [
        'a row in the middle',
        '\n',
        'node t {\n  A -> deny\n  $0\n  LONG -> deny\n}\n',
        'node t {\n    A -> deny\n  \n  LONG -> deny\n}\n',
    ],
    ['two new lines in a row', '\n', 'node t {\n  A -> deny\n\n$0\n}\n', 'node t {\n  A -> deny\n\n\n}\n'],
    ['the first line', '\n', '$0license "MIT"\n', 'license "MIT"\n'],
    ['another character', 'x', 'node t {\n  A -> deny\n$0\n}\n', 'node t {\n    A -> deny\n\n}\n'],
];

for (const [title, character, before, after] of TYPED)
    test(`typing: ${title}`, () => assert.equal(typed(before, character), after));

/** A row that is not formatted, and this many below it in its group. */
const group = (rows: number): string => `node t {\n  A -> deny\n$0${'    AB -> deny\n'.repeat(rows - 1)}`;

test('a long group is not laid out while somebody types', () => {
    assert.match(typed(group(MOST_LAID_OUT), '\n'), /^node t {\n {4}A {2}-> deny\n/);
    assert.match(typed(group(MOST_LAID_OUT + 1), '\n'), /^node t {\n {2}A -> deny\n/);
});

test('nor is a long block, however short its groups', () => {
    const block = (rows: number): string => `node t {\n${'  A -> deny\n\n'.repeat(rows)}}$0\n`;
    assert.match(typed(block(100), '}'), /^node t {\n {4}A -> deny\n/);
    assert.match(typed(block(MOST_LAID_OUT), '}'), /^node t {\n {2}A -> deny\n/);
});

test('a bundled platform is only read', () => {
    const { workspace } = open('');
    assert.deepEqual(finish(formatting(workspace, 'platform:zynqmp')), []);
    assert.deepEqual(finish(formatting(workspace, 'no.eemi')), []);
});

/** The edits stand in the text, in order and apart. */
function assertApart(text: string, edits: readonly Edit[]): void {
    let last = 0;
    for (const { range } of edits) {
        const [start, end] = [offsetOf(text, range.start), offsetOf(text, range.end)];
        assert.ok(start >= last && end >= start, JSON.stringify(range));
        last = end;
    }
}

test('the edits of any text make the canonical one, and no more', () =>
    fc.assert(
        fc.property(damaged, text => {
            const edits = formatted(text);
            assertApart(text, edits);
            const canonical = formatText(new Document(text));
            assert.equal(edited(text, edits), canonical);
            assert.deepEqual(formatted(canonical), []);
        }),
        { numRuns: 30 },
    ));

test('the edits of a range are among those of the whole', () =>
    fc.assert(
        fc.property(damaged, fc.nat(), fc.nat(30), (text, from, lines) => {
            const workspace = workspaceWith(text);
            const first = from % text.split('\n').length;
            const range = {
                start: { line: first, character: 0 },
                end: { line: first + lines, character: 7 },
            };
            const all = new Set(finish(formatting(workspace, ROOT)).map(edit => JSON.stringify(edit)));
            for (const edit of finish(rangeFormatting(workspace, ROOT, range)))
                assert.ok(all.has(JSON.stringify(edit)), JSON.stringify(edit));
        }),
        { numRuns: 30 },
    ));

test('a long file is formatted in pieces', () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => `  N_${at}=${at}\n`).join('');
    const steps = formatting(workspaceWith(`names node {\n${rows}}\n`), ROOT);
    const pieces: number[] = [];
    for (let step = steps.next(); !step.done; step = steps.next()) pieces.push(step.value);
    assert.ok(pieces.length > 60, `${pieces.length} pieces`);
    assert.ok(Math.max(...pieces) <= 1024, `${Math.max(...pieces)} lines in a piece`);
});
