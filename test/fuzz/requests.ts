// Damaged documents, edited on, with requests of every method in between. Whatever stands in them, each request is answered or
// refused in plain words, the server comes to an end, and says of the edited document what a new server says of its text.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { BOARD } from '../features/editor';
import { FIXTURES, offsetOf, type RandomEdit, randomEdits, rangeOf, replaced } from '../random-edits';
import { attack } from './attack';
import { OpenDocument } from './server';

const TEXTS = [BOARD, ...FIXTURES.map(([, text]) => text).filter(text => text.length < 20_000)];

const words = fc.constantFrom('NODE_A', 'MM_RPU', 'int', 'node', '', '1x', '__proto__', '\ud800', 'n');

interface Case {
    readonly text: string;
    readonly edits: readonly RandomEdit[];
    readonly word: string;
}

const cases: fc.Arbitrary<Case> = fc.record({
    text: fc.constantFrom(...TEXTS),
    edits: randomEdits,
    word: words,
});

export const requests = attack(
    'requests',
    'every method answers in any document, and edits give what the text gives',
    6,
    cases,
    async ({ text, edits, word }) => {
        const document = await OpenDocument.with(text);
        let now = text;
        for (const edit of edits) {
            const range = inside(now, edit);
            await document.edit(edit.newText, range);
            now = replaced(now, range, edit.newText);
            await document.askEverything(range.start, range.end, word);
        }
        const said = await document.settled();
        document.close();
        assert.deepEqual(said, await saidOf(now));
    },
);

/** What a new server says of a text. */
async function saidOf(text: string): Promise<readonly string[]> {
    const document = await OpenDocument.with(text);
    const said = await document.settled();
    document.close();
    return said;
}

/** The range of an edit as an editor may send it: in the text, forwards. */
export function inside(text: string, edit: RandomEdit): ReturnType<typeof rangeOf> {
    const { start, end } = rangeOf(edit, text.split(/\r\n|\r|\n/).length);
    const [first, last] = [start, end].map(place => offsetOf(text, place)).sort((a, b) => a - b);
    return { start: positionOf(text, first ?? 0), end: positionOf(text, last ?? 0) };
}

function positionOf(text: string, offset: number): { line: number; character: number } {
    const lines = text.slice(0, offset).split(/\r\n|\r(?!$)|\n/);
    return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
