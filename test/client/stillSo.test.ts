// What stays of what was said of a table while a line in it is half typed.

import assert from 'node:assert/strict';
import test from 'node:test';
import { type Said, stillSo } from '../../client/stillSo';

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
    ['it is said below, where lines move', 'information clock-gap 9', HALF, 5, ''],
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
        assert.deepEqual(stillSo(listed(earlier), listed(now), cursor, saidOf), listed(stays)));

const listed = (text: string): string[] => text.split(', ').filter(each => each !== '');

function saidOf(text: string): Said {
    const [severity, code, line] = text.split(' ');
    return { code, line: Number(line), isError: severity === 'error' };
}
