// What is not shown of a table that somebody has just begun.

import assert from 'node:assert/strict';
import test from 'node:test';
import { isNotYet } from '../../client/notYet';

const LINES = ['platform zynqmp', 'node t {', '    // nothing yet', '    ', '}', 'reset r {', '}'];

/** The line of the cursor, what is said and at which line, and whether that waits. */
const ROWS: readonly (readonly [cursor: number, code: string, line: number, waits: boolean])[] = [
    [0, 'empty-table', 1, true],
    [1, 'empty-table', 1, true],
    [3, 'empty-table', 1, true],
    [4, 'empty-table', 1, true],
    [5, 'empty-table', 1, false],
    [3, 'empty-table', 5, false],
    [4, 'empty-table', 5, false],
    [3, 'missing-frame', 1, false],
    [9, 'empty-table', 5, false],
];

for (const [cursor, code, line, waits] of ROWS)
    test(`${code} at line ${line}, with the cursor on line ${cursor}, ${waits ? 'waits' : 'is shown'}`, () =>
        assert.equal(
            isNotYet({ code, line }, cursor, at => LINES[at]),
            waits,
        ));
