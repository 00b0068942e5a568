// What stays of what was said of a table while a line in it is half typed.

import assert from 'node:assert/strict';
import test from 'node:test';
import { movedBy, type Said, stillSo } from '../../client/stillSo';

const GAP = 'warning index-gap 2';
const HALF = 'error syntax 5';

/** What was said earlier and is said now, each with its line; the line of the cursor; and what stays. */
const ROWS: readonly (readonly [
    title: string,
    earlier: string,
    now: string,
    cursor: number,
    stays: string,
])[] = [
    ['a line is half typed', GAP, HALF, 5, GAP],
    ['the line is whole, and the gap filled', GAP, '', 5, ''],
    ['the cursor has left the line', GAP, HALF, 6, ''],
    ['it is said again', GAP, `${HALF}, ${GAP}`, 5, ''],
    ['it is said of another table', GAP, `${HALF}, warning index-gap 4`, 5, GAP],
    ['it is said below', 'information clock-gap 9', HALF, 5, 'information clock-gap 9'],
    ['what is wrong is not told yet', GAP, 'error empty-table 4', 5, GAP],
    ['something else is wrong', GAP, 'error frame-zero 4', 5, ''],
    ['it is said of the line itself', 'warning unused-waiver 5', HALF, 5, ''],
    [
        'it is said of another line',
        'warning wrong-frame 3, warning unused-waiver 4',
        HALF,
        5,
        'warning unused-waiver 4',
    ],
    ['a warning at the line', GAP, 'warning wrong-frame 5', 5, ''],
];

for (const [title, earlier, now, cursor, stays] of ROWS)
    test(`${title}: ${stays === '' ? 'nothing' : stays} stays`, () =>
        assert.deepEqual(stillSo(listed(earlier), listed(now), { cursor, isUntold }, saidOf), listed(stays)));

const isUntold = ({ code }: Said): boolean => code === 'empty-table';

const listed = (text: string): string[] => text.split(', ').filter(each => each !== '');

function saidOf(text: string): Said {
    const [severity, code, line] = text.split(' ');
    return { code, line: Number(line), isError: severity === 'error' };
}

/** What replaces what, from `LINE:CHARACTER` to `LINE:CHARACTER`; and where what is said at line 5 is said then. */
const CHANGES: readonly (readonly [
    title: string,
    from: string,
    to: string,
    text: string,
    line: number | 'gone',
])[] = [
    ['a letter above', '2:4', '2:4', 'N', 5],
    ['a line break above', '2:4', '2:4', '\n    ', 6],
    ['two lines less above', '1:3', '3:0', '', 3],
    ['a line instead of the one above', '4:0', '5:0', '    NODE_A -> deny\n', 5],
    ['a letter in the line', '5:7', '5:7', 'N', 5],
    ['a line break at its end', '5:20', '5:20', '\n', 5],
    ['a line break at its beginning', '5:0', '5:0', '\n', 6],
    ['the line itself is removed', '5:0', '6:0', '', 'gone'],
    ['its words are replaced', '5:0', '5:9', 'NODE_B', 5],
    ['the line and those around it are removed', '4:3', '6:2', '', 'gone'],
    ['a line break below', '6:0', '6:0', '\n', 5],
];

for (const [title, from, to, text, line] of CHANGES)
    test(`what is said of a line, and ${title}`, () => {
        const lines = movedBy(5, { range: { start: placeOf(from), end: placeOf(to) }, text });
        assert.equal(lines === undefined ? 'gone' : 5 + lines, line);
    });

function placeOf(text: string): { readonly line: number; readonly character: number } {
    const [line, character] = text.split(':').map(Number);
    return { line: line ?? 0, character: character ?? 0 };
}
