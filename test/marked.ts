// Text with marks: below a line, `^^^ code words` expects a finding with that code at those columns, and with the words in its
// message or its detail; a finding between two characters has the mark of the second. A finding without a mark fails, and so does
// a mark without a finding.

import assert from 'node:assert/strict';
import { type Code, wholeText } from '../server/diagnostics';
import type { Problem } from '../server/model/problem';
import { problemsOf } from './workspace';

interface Mark {
    readonly line: number;
    readonly start: number;
    readonly end: number;
    readonly code: string;
    readonly words: string;
}

const MARK = /^\s*(\^+) ([a-z-]+) ?(.*)$/;

/** Takes the marks out of a text; further files of the example keep theirs out of reach. */
export function readMarks(marked: string): { text: string; marks: Mark[] } {
    const lines: string[] = [];
    const marks: Mark[] = [];
    for (const line of marked.split('\n')) {
        const match = MARK.exec(line);
        if (match === null) {
            lines.push(line);
            continue;
        }
        const [, carets = '', code = '', words = ''] = match;
        const start = line.indexOf('^');
        marks.push({ line: lines.length - 1, start, end: start + carets.length, code, words });
    }
    return { text: lines.join('\n'), marks };
}

/** Expects exactly the marked findings, and any of the code `besides`, which is not the point. */
export function check(marked: string, besides?: Code): void {
    const { text, marks } = readMarks(marked);
    const found = problemsOf(text).filter(({ code }) => code !== besides);
    assert.deepEqual(
        found.map(placeText).sort(),
        marks.map(markText).sort(),
        found.map(wholeText).join('\n'),
    );
    for (const mark of marks) {
        const texts = found.filter(each => placeText(each) === markText(mark)).map(wholeText);
        assert.ok(
            texts.some(text => text.includes(mark.words)),
            `no finding of ${markText(mark)} says «${mark.words}»:\n${texts.join('\n')}`,
        );
    }
}

/** Expects the first marked finding's fix of this title to turn the marked text into `expected`, marks apart. */
export function checkFix(marked: string, title: string, expected: string): void {
    check(marked);
    const { text, marks } = readMarks(marked);
    const problem = problemsOf(text).find(
        each => marks[0] !== undefined && placeText(each) === markText(marks[0]),
    );
    const fix = problem?.fixes.find(each => each.title === title);
    assert.ok(fix, `no fix «${title}» among: ${problem?.fixes.map(each => each.title).join(', ')}`);
    assert.equal(applyEdits(text, fix.edits), expected);
}

/** The text with edits applied, none of which overlap. */
export function applyEdits(text: string, edits: Problem['fixes'][number]['edits']): string {
    const offsets = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) offsets.push(at + 1);
    const offset = ({ line, character }: { line: number; character: number }): number =>
        Math.min((offsets[line] ?? text.length) + character, text.length);
    return [...edits]
        .sort((a, b) => offset(b.range.start) - offset(a.range.start))
        .reduce(
            (result, { range, newText }) =>
                result.slice(0, offset(range.start)) + newText + result.slice(offset(range.end)),
            text,
        );
}

const placeText = ({ code, range: { start, end } }: Problem): string =>
    `${start.line + 1}:${start.character}-${end.line === start.line ? Math.max(end.character, start.character + 1) : '…'} ${code}`;

const markText = ({ line, start, end, code }: Mark): string => `${line + 1}:${start}-${end} ${code}`;
