// What the view of an output is told about errors: each at the row, also if the row could not be printed.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { OutputAnswer } from '../../server/lsp/protocol';
import { outputView } from '../features/answers';
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

/** The view of a table of so many rows, around a line. */
function longView(
    count: number,
    around: number,
    row = (id: number): string => `${id} -> hwdom`,
): OutputAnswer {
    const rows = Array.from({ length: count }, (_, id) => `    ${row(id)}`);
    const text = ['target xen', 'node nodes {', ...rows, '}', ''].join('\n');
    const answer = outputView(workspaceOf(new Map([[ROOT, text]])), ROOT, 'c', 1, around);
    assert.ok(answer);
    return answer;
}

/** Two lines stand above the rows, so the row of an id is two lines below. */
const AROUND: readonly (readonly [number, number, number])[] = [
    [0, 2, 202],
    [2, 2, 202],
    [5000, 4800, 5200],
    [10_001, 9801, 10_001],
    [99_999, 9801, 10_001],
];

for (const [around, first, last] of AROUND) {
    test(`of a long table the rows around line ${around} are shown`, () => {
        const { text, rows, excerpt } = longView(10_000, around);
        assert.deepEqual(excerpt, { first, last });
        assert.deepEqual([rows[0]?.line, rows.at(-1)?.line, rows.length], [first, last, last - first + 1]);
        const lines = text.split('\n');
        for (const row of rows) assert.match(lines[row.first] ?? '', new RegExp(`\\[${row.line - 2}\\] = `));
        assert.match(text, new RegExp(`Lines ${first + 1} to ${last + 1} of input.eemi`));
    });
}

test('what is shown of a long table does not grow with it', () => {
    const [short, long] = [longView(5000, 2500), longView(50_000, 2500)];
    assert.equal(short.text.replace('5000', '50000'), long.text);
    assert.deepEqual(short.rows, long.rows);
});

test('rows of many ids are shown as far as there is room, and none beyond', () => {
    const { rows, excerpt, text } = longView(100, 50, id => `${id * 300}..${id * 300 + 299} -> hwdom`);
    assert.deepEqual(excerpt, { first: 47, last: 52 });
    assert.equal(rows.length, 6);
    assert.ok(text.split('\n').length < 2000);
    const tooLong = longView(3, 2, id => `${id * 5000}..${id * 5000 + 4999} -> hwdom`);
    assert.deepEqual([tooLong.rows, tooLong.excerpt], [[], { first: 2, last: 2 }]);
});

test('errors of a long table are said where they are shown', () => {
    const row = (id: number): string => (id % 1000 === 0 ? `${id} -> MM_X` : `${id} -> hwdom`);
    const { errors, faults } = longView(10_000, 5002, row);
    assert.equal(errors, 10);
    assert.deepEqual(
        faults.map(({ line }) => line),
        [5002],
    );
});
