// What a status bar leaves out while a line is being typed.

import assert from 'node:assert/strict';
import test from 'node:test';
import { analyse } from '../../server/checks/analyse';
import type { Position } from '../../server/language/document';
import { OpenDocuments } from '../../server/lsp/documents';
import type { Status } from '../../server/lsp/protocol';
import { statusOf } from '../../server/lsp/status';
import { hostOf } from '../workspace';

const FILE = 'board.eemi';
const WORKSPACE = { uriOf: (file: string): string => file, freshness: () => undefined };

interface Edit {
    readonly range: { readonly start: Position; readonly end: Position };
    readonly text: string;
}

const insert = (line: number, character: number, text: string): Edit => ({
    range: { start: { line, character }, end: { line, character } },
    text,
});

const remove = (line: number, from: number, to: number): Edit => ({
    range: { start: { line, character: from }, end: { line, character: to } },
    text: '',
});

/** The numbers of a document after edits; `isSaved` if it is then saved. */
function statusAfter(text: string, edits: readonly Edit[], isSaved = false): Status {
    const documents = new OpenDocuments();
    documents.set(FILE, FILE, 1, text);
    documents.change(FILE, 2, edits, () => {});
    if (isSaved) documents.saved(FILE);
    const opened = documents.get(FILE);
    const analysis = analyse(FILE, hostOf(new Map([[FILE, opened?.document.text ?? '']])));
    assert.ok(opened !== undefined && analysis !== undefined);
    return statusOf(WORKSPACE, analysis.program, analysis.problems, opened);
}

const TABLE = 'node t {\n    waive  index-gap "an example"\n    1 -> deny\n\n}\n';

const TYPED: readonly (readonly [title: string, edits: readonly Edit[], line: number | undefined])[] = [
    ['letters', [insert(3, 0, '    2 -')], 3],
    ['a line break', [insert(2, 13, '\n    ')], 3],
    ['several lines', [insert(3, 0, '2 -> deny\n3')], 4],
    ['letters, and then blanks that lay out another line', [insert(3, 0, '2'), insert(2, 5, '  ')], 3],
    ['letters, and then blanks that are too many', [insert(3, 0, '2'), remove(1, 9, 10)], 3],
    ['a blank between two words', [insert(3, 0, '2'), remove(2, 5, 6)], 2],
    ['a line break between braces', [insert(3, 0, '    2 -> {}'), insert(3, 10, '\n    \n')], 4],
    ['the last of several', [insert(3, 0, '2'), insert(2, 5, '5')], 2],
    ['nothing', [], undefined],
    ['only blanks', [insert(3, 0, '    ')], undefined],
];

for (const [title, edits, line] of TYPED)
    test(`the line that is being typed: ${title}`, () =>
        assert.equal(statusAfter(TABLE, edits).typed?.last, line));

test('after a save no line is being typed', () =>
    assert.equal(statusAfter(TABLE, [insert(3, 0, '2')], true).typed, null));

const EMPTY = 'node t {\n    \n}';

/** A table without rows, and the lines that are being typed: those above it too, up to the block before. */
const UNFINISHED: readonly (readonly [
    title: string,
    text: string,
    edit: Edit,
    first: number,
    last: number,
])[] = [
    ['a new one', '\n', insert(1, 0, EMPTY), 0, 3],
    ['a new file with one', '', insert(0, 0, `platform zynqmp\ntarget xen\n\n${EMPTY}`), 0, 5],
    ['the lines above it', `target xen\n\n${EMPTY}\n`, insert(1, 0, 'license "MIT"'), 0, 4],
    ['one below another', TABLE, insert(5, 0, EMPTY), 5, 7],
];

for (const [title, text, edit, first, last] of UNFINISHED)
    test(`a table without rows is being typed as a whole: ${title}`, () =>
        assert.deepEqual(statusAfter(text, [edit]).typed, { first, last, errors: 1, warnings: 0 }));

const COUNTED: readonly (readonly [
    title: string,
    text: string,
    edit: Edit,
    errors: number,
    ofLine: number,
])[] = [
    ['a half-typed row', TABLE, insert(3, 0, '    2 ->'), 1, 1],
    ['a finished row', TABLE, insert(3, 0, '    2 -> deny'), 0, 0],
    ['a mistake elsewhere', TABLE.replace('1 -> deny', '1 ->'), insert(3, 0, '    2 ->'), 2, 1],
    ['a table whose first row comes next', 'node t {}\n', insert(0, 8, '\n    \n'), 1, 1],
    ['a block whose end comes next', 'node t {\n    1 -> deny', insert(1, 13, '\n    '), 1, 1],
    ['an empty table elsewhere', 'mmio m {\n}\nnode t {\n    1 ->\n}', insert(3, 4, '1'), 2, 1],
];

for (const [title, text, edit, errors, ofLine] of COUNTED)
    test(`what is about the line that is being typed: ${title}`, () => {
        const status = statusAfter(text, [edit]);
        assert.deepEqual([status.errors, status.typed?.errors], [errors, ofLine]);
    });
