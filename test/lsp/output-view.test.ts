// What the view of an output is told about errors: each at the row, also if the row could not be printed.

import assert from 'node:assert/strict';
import test from 'node:test';
import { outputView } from '../../server/lsp/output-view';
import { workspaceOf } from '../features/editor';
import { ROOT } from '../workspace';

/** The rows of a table, and how its C continues below the place where each error is said. */
const CASES: readonly (readonly [string, readonly string[], readonly string[]])[] = [
    ['a row that is missing between others', ['1 -> hwdom', 'NODE_X -> hwdom', '2 -> hwdom'], ['[2] =']],
    ['the first one', ['NODE_X -> hwdom', '1 -> hwdom'], ['[1] =']],
    ['the last one', ['1 -> hwdom', 'NODE_X -> hwdom'], ['};']],
    ['two in a row', ['1 -> hwdom', 'NODE_X -> hwdom', 'NODE_Y -> hwdom', '2 -> hwdom'], ['[2] =', '[2] =']],
    ['a row that is printed and wrong', ['1 -> hwdom', '1 -> deny', '2 -> hwdom'], ['[1] =']],
    ['a row whose right side has no meaning', ['1 -> hwdom', '2 -> MM_X'], ['[2] =']],
    ['no row at all', ['NODE_X -> hwdom'], []],
    ['no error', ['1 -> hwdom'], []],
];

for (const [name, rows, expected] of CASES) {
    for (const format of ['c', 'ts'] as const) {
        test(`an error in the ${format} view: ${name}`, () => {
            const text = ['target xen', 'node nodes {', ...rows.map(row => `    ${row}`), '}', ''].join('\n');
            const answer = outputView(workspaceOf(new Map([[ROOT, text]])), ROOT, format, 1);
            assert.ok(answer);
            const lines = answer.text.split('\n');
            const below = answer.faults.map(({ above }) => (lines[above] ?? '').trim());
            assert.deepEqual(below.length, expected.length, answer.text);
            if (format === 'c')
                for (const [at, line] of below.entries())
                    assert.ok(line.startsWith(expected[at] ?? ''), line);
            assert.ok(answer.faults.every(({ line, message }) => line >= 2 && message !== ''));
        });
    }
}

test('an error outside the tables has no place in the C, and is counted', () => {
    const files = new Map([[ROOT, 'target xen\nwhat\nnode nodes {\n    1 -> hwdom\n}\n']]);
    const answer = outputView(workspaceOf(files), ROOT, 'c', 1);
    assert.deepEqual([answer?.errors, answer?.faults], [1, []]);
});
