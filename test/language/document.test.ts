// An open document: after any edits, it equals a document that is read from scratch from the same text.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { type Change, Document } from '../../server/language/document';
import { LazyDocument } from '../../server/language/lazy-document';
import type { Line } from '../../server/language/lines';
import { finish } from '../../server/language/steps';
import {
    FIXTURES,
    fixture,
    type RandomEdit,
    randomEdits,
    randomText,
    rangeOf,
    replaced,
} from '../random-edits';

const at = (line: number, character: number) => ({ line, character });

/** Text, range as `line:character-line:character`, new text, the text that comes out. */
const EDITS: readonly (readonly [string, string, string, string])[] = [
    ['', '0:0-0:0', 'platform zynqmp', 'platform zynqmp'],
    ['abc', '0:1-0:2', 'X', 'aXc'],
    ['abc\ndef\n', '0:1-1:1', '', 'aef\n'],
    ['abc\ndef', '1:3-1:3', '\n', 'abc\ndef\n'],
    ['a\nb\nc', '0:0-2:1', '', ''],
    // Out of range: the nearest place.
    ['abc', '-1:5-0:1', 'X', 'Xbc'],
    ['abc', '0:-7-0:99', 'X', 'X'],
    ['abc\n', '7:7-9:9', 'X', 'abc\nX'],
    ['a\r\nb', '0:99-0:99', 'X', 'aX\r\nb'],
    // The wrong way round.
    ['abcd', '0:3-0:1', 'X', 'aXd'],
    ['ab\ncd', '1:1-0:1', 'X', 'aXd'],
    // Line ends that join and part.
    ['a\r\nb', '0:1-1:0', '\r', 'a\rb'],
    ['a\rb\nc', '1:0-1:1', '', 'a\r\nc'],
    ['a\rb', '1:0-1:0', '\n', 'a\r\nb'],
    ['a\nb', '0:1-0:1', '\r', 'a\r\nb'],
    ['a\r\nb\r\n', '0:1-2:0', '\n\r', 'a\n\r'],
    ['a\r\r\nb', '1:0-1:0', 'x', 'a\rx\r\nb'],
    ['\r\n\r\n', '0:0-1:0', '', '\r\n'],
];

for (const [text, place, newText, expected] of EDITS) {
    test(`edit ${JSON.stringify(text)} ${place} ${JSON.stringify(newText)}`, () => {
        const [a = 0, b = 0, c = 0, d = 0] = (/^(-?\d+):(-?\d+)-(\d+):(\d+)$/.exec(place) ?? [])
            .slice(1)
            .map(Number);
        const document = new Document(text);
        const range = { start: at(a, b), end: at(c, d) };
        document.edit(range, newText);
        assert.equal(document.text, expected);
        assertAsRead(document, expected);
        // The same in a text that is not read.
        const lazy = new LazyDocument(text);
        assert.equal(lazy.edit(range, newText), undefined);
        assert.equal(lazy.text, expected);
    });
}

/** Edits a document and its text side by side. */
function applyEdits(document: Document, edits: readonly RandomEdit[]): string {
    let text = document.text;
    for (const edit of edits) {
        const range = rangeOf(edit, document.lines.length);
        const before = [...document.lines];
        const { first, removed, inserted } = document.edit(range, edit.newText);
        text = replaced(text, range, edit.newText);
        assert.equal(document.text, text);
        assertSameLines(removed, before.slice(first, first + removed.length));
        assertSameLines(document.lines, [
            ...before.slice(0, first),
            ...inserted,
            ...before.slice(first + removed.length),
        ]);
    }
    return text;
}

/** What an edit does not report as changed is untouched, down to the object. */
function assertSameLines(lines: Iterable<Line>, expected: readonly Line[]): void {
    const found = [...lines];
    assert.equal(found.length, expected.length);
    for (const [at, line] of expected.entries()) assert.ok(found[at] === line);
}

/** What a document shows of itself, line by line. */
const shown = ({ lines, structure }: Document) => ({
    lines: Array.from(lines, ({ text, eol, node, number, inside }) => ({
        ...{ text, eol, node, number, inside },
    })),
    structure: structure.map(({ number }) => number),
});

/** An edited document is what a text is that was just read, and its lines know where they stand. */
function assertAsRead(document: Document, text: string): void {
    const { lines } = document;
    assert.deepEqual(shown(document), shown(new Document(text)));
    for (let at = 0; at < lines.length; at++) assert.equal(lines.get(at)?.number, at);
    assert.ok(lines.last === lines.get(lines.length - 1));
    assert.equal(lines.get(lines.length), undefined);
    assert.equal(lines.get(-1), undefined);
}

for (const [name, text] of FIXTURES) {
    for (const eol of ['\n', '\r\n', '\r']) {
        test(`${name}, lines ending with ${JSON.stringify(eol)}: edited equals read from scratch`, () =>
            fc.assert(
                fc.property(randomEdits, edits => {
                    const document = new Document(text.replaceAll('\n', eol));
                    const edited = applyEdits(document, edits);
                    assertAsRead(document, edited);
                }),
                { numRuns: 12 },
            ));
    }

    test(`${name}: every prefix can be read`, () => {
        const document = new Document('');
        for (const [length, char] of Array.from(text).entries()) {
            const line = document.lines.length - 1;
            const end = at(line, document.lines.get(line)?.text.length ?? 0);
            document.edit({ start: end, end }, char);
            assertSound([...document.lines.between(line - 1, document.lines.length)]);
            if (length % 1500 === 0) assertAsRead(document, document.text);
        }
        assertAsRead(document, text);
    });
}

test('any text, edited anyhow, equals the same read from scratch', () =>
    fc.assert(
        fc.property(fc.array(randomText, { maxLength: 30 }), randomEdits, (parts, edits) => {
            const document = new Document(parts.join(''));
            const edited = applyEdits(document, edits);
            assertAsRead(document, edited);
            assertSound([...document.lines]);
        }),
        { numRuns: 500 },
    ));

test('an edit that is more than it may be changes nothing', () =>
    fc.assert(
        fc.property(fc.array(randomText, { maxLength: 30 }), randomEdits, (parts, edits) => {
            const document = new Document(parts.join(''));
            for (const edit of edits) {
                const before = document.text;
                const range = rangeOf(edit, document.lines.length);
                const change = document.edit(range, edit.newText, 2);
                assertAsRead(document, change === undefined ? before : replaced(before, range, edit.newText));
            }
        }),
        { numRuns: 200 },
    ));

test('a text that is read when it is needed takes edits as one that is read does', () => {
    const long = 'node a {\n    X -> deny\r\n}\r'.repeat(300);
    fc.assert(
        fc.property(randomEdits, fc.array(fc.boolean()), (edits, reads) => {
            const lazy = new LazyDocument(long);
            let text = long;
            for (const [at, edit] of edits.entries()) {
                if (reads[at]) finish(lazy.reading());
                const range = rangeOf(edit, 900);
                const change = lazy.edit(range, edit.newText);
                text = replaced(text, range, edit.newText);
                assert.ok(reads[at] || at > 0 || change === undefined);
                assert.equal(lazy.text, text);
                assert.equal(lazy.lineText(1), new Document(text).lines.get(1)?.text ?? '');
            }
            assertAsRead(lazy.document, text);
        }),
        { numRuns: 50 },
    );
});

/** Each line stands in the block that the line above leaves it in, and speaks of its own columns only. */
function assertSound(lines: readonly Line[]): void {
    for (const [number, { text, node, inside }] of lines.entries()) {
        const above = lines[number - 1];
        if (above !== undefined) assert.equal(node.before, above.node.after);
        if (above !== undefined) assert.equal(inside, above.insideBelow);
        assert.ok(node.comment >= -1 && node.comment < Math.max(text.length, 1));
        assertColumns(node.statement, text.length);
        for (const flaw of node.flaws) {
            assertColumns(flaw, text.length);
            for (const fix of flaw.fixes) assertColumns(fix, text.length);
        }
    }
}

/** No span of a node leaves its line or runs backwards. */
function assertColumns(value: unknown, length: number): void {
    if (typeof value !== 'object' || value === null) return;
    if ('start' in value && 'end' in value) {
        const { start, end } = value;
        assert.ok(
            typeof start === 'number' &&
                typeof end === 'number' &&
                0 <= start &&
                start <= end &&
                end <= length,
        );
    }
    for (const part of Object.values(value)) assertColumns(part, length);
}

test('a file always has a line, and its text comes back as it was', () => {
    for (const text of ['', '\n', '\r', '\r\n', '\n\r', 'a', 'a\n', '\ufeffa\r\n\0\ud800']) {
        const document = new Document(text);
        assert.equal(document.text, text);
        assert.equal(document.lines.length, text.split(/\r\n|\r|\n/).length);
    }
});

const amounts = ({ first, removed, inserted }: Change) => ({
    first,
    removed: removed.length,
    inserted: inserted.length,
});

test('a closing brace that comes and goes costs the lines below, and only as far as the block changes', () => {
    const document = new Document('node a {\n    X -> deny\n    Y -> deny\n}\nreset b {\n    R -> deny\n}\n');
    const range = { start: at(1, 0), end: at(1, 0) };
    assert.deepEqual(amounts(document.edit(range, '}\n')), { first: 1, removed: 3, inserted: 4 });
    assert.deepEqual(amounts(document.edit({ start: at(1, 0), end: at(2, 0) }, '')), {
        first: 1,
        removed: 4,
        inserted: 3,
    });
    const within = { start: at(1, 4), end: at(1, 5) };
    assert.deepEqual(amounts(document.edit(within, 'Z')), { first: 1, removed: 1, inserted: 1 });
});

test('a paste of more lines than a call may have arguments', () => {
    const document = new Document(fixture('statements'));
    const pasted = '    NODE -> deny // row\r\n'.repeat(200_000);
    const range = { start: at(3, 0), end: at(5, 0) };
    const expected = replaced(document.text, range, pasted);
    assert.equal(document.edit(range, pasted).inserted.length, 200_001);
    assert.equal(document.text, expected);
});
