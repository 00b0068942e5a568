// What the view of tests is told: each claim with its place, what is so instead, and the rows that decided.

import assert from 'node:assert/strict';
import test from 'node:test';
import { finish } from '../../server/language/steps';
import type { TestsAnswer } from '../../server/lsp/protocol';
import { testsOf } from '../../server/lsp/tests';
import { open, workspaceOf } from '../features/editor';
import { ROOT } from '../workspace';

const BOARD = open(`--- input.eemi
import "tables.eemi"
domain guest {
    iomem mfn 0x10
}
test "what it may" {
    guest may   node 1 // Its own.
    guest may node 2
    guest may clock 7
    guest may
    guest may not read 0x1000
}
test "nothing" {
}
--- tables.eemi
target xlnx
node nodes {
    1 -> mfn 0x10
    2 -> mfn 0x20
    3 -> hwdom
}
clock clocks {
    7 -> 1, 2
}
mmio registers {
    0x1000 -> 2
    0x2000 -> 1
}
`);

const told = (coverage: boolean): TestsAnswer =>
    finish(testsOf(BOARD.workspace, ROOT, coverage)) ?? assert.fail('no answer');

const textOf = ({ tests }: TestsAnswer): string[] =>
    tests.flatMap(({ title, range, claims }) => [
        `${range.start.line + 1}-${range.end.line + 1}: ${title}`,
        ...claims.map(
            ({ range: { start, end }, text, verdict, message }) =>
                `${start.line + 1}:${start.character}-${end.character}: ${text}: ${verdict}${message && `: ${message}`}`,
        ),
    ]);

test('each test with its claims, in the order of the text, and what is so instead', () => {
    const answer = told(false);
    assert.deepEqual(textOf(answer), [
        '5-11: what it may',
        '6:4-22: guest may node 1: holds',
        '7:4-20: guest may node 2: false: guest may not control node 2: it lacks page 0x20, by which tables.eemi:4 grants it',
        '8:4-21: guest may clock 7: false: guest may not control clock 7: tables.eemi:8 asks for node 1 and node 2, and it lacks page 0x20',
        '9:4-13: guest may: unknown: not known: the claim could not be read',
        '10:4-29: guest may not read 0x1000: holds',
        '12-13: nothing',
    ]);
    assert.deepEqual([answer.errors, answer.rows], [1, []]);
});

test('the rows that decided about each claim, by file and line', () => {
    const { tests, rows, consulted } = told(true);
    const places = rows.flatMap(({ uri, lines }) => lines.map(line => `${uri} ${line + 1}`));
    const tables = BOARD.workspace.uriOf('tables.eemi');
    assert.deepEqual(
        places,
        [3, 4, 5, 8, 11, 12].map(line => `${tables} ${line}`),
    );
    assert.deepEqual(
        tests[0]?.claims.map(({ consults = -1 }) =>
            consulted[consults]?.map(at => places[at]?.split(' ')[1]),
        ),
        [['3'], ['4'], ['8', '3', '4'], undefined, ['11', '4']],
    );
});

test('rows of several files are counted file by file', () => {
    const { workspace } = open(`--- input.eemi
target xlnx
import "tables.eemi"
node nodes {
    1 -> mfn 0x10
}
domain guest {
    iomem mfn 0x10
}
test "one" {
    guest may node 1
    guest may not reset 5
}
--- tables.eemi
target xlnx
reset resets {
    index r(n) = n
    5 -> mfn 0x20
}
`);
    const { tests, rows, consulted } = finish(testsOf(workspace, ROOT, true)) ?? assert.fail('no answer');
    const places = rows.flatMap(({ uri, lines }) => lines.map(line => `${uri} ${line + 1}`));
    assert.deepEqual(
        tests[0]?.claims.flatMap(({ consults = -1 }) => consulted[consults]?.map(at => places[at])),
        [`${workspace.uriOf(ROOT)} 4`, `${workspace.uriOf('tables.eemi')} 4`],
    );
});

test('many claims are answered in pieces', () => {
    const claims = Array.from({ length: 5000 }, (_, at) => `    guest may not node ${at}`);
    const text = [
        'target xen',
        'node n {',
        '    1 -> mfn 0x10',
        '}',
        'domain guest {',
        '}',
        'test "t" {',
        ...claims,
        '}',
    ];
    const workspace = workspaceOf(new Map([[ROOT, text.join('\n')]]));
    const pieces = [...testsOf(workspace, ROOT, true)];
    assert.ok(pieces.length >= 9, `${pieces.length} pieces`);
    assert.ok(Math.max(...pieces) < 1100);
});

test('claims that ask alike refer to one list of rows', () => {
    const text = [
        'target xlnx',
        'node n {\n    1 -> mfn 0x10\n}',
        `mmio m {\n${'    0x1000 mask 1 -> 1\n'.repeat(500)}}`,
        'domain guest {\n}',
        `test "t" {\n${Array.from({ length: 200 }, (_, at) => `    guest may not write 0x1000 mask ${at + 1}`).join('\n')}\n}`,
    ];
    const workspace = workspaceOf(new Map([[ROOT, text.join('\n')]]));
    const pieces = testsOf(workspace, ROOT, true);
    const looked: number[] = [];
    for (;;) {
        const { done, value } = pieces.next();
        if (!done) {
            looked.push(value);
            continue;
        }
        const { tests, consulted } = value ?? assert.fail('no answer');
        assert.deepEqual(
            consulted.map(({ length }) => length),
            [501],
        );
        assert.ok(tests[0]?.claims.every(({ verdict, consults }) => verdict === 'holds' && consults === 0));
        const work = looked.reduce((a, b) => a + b);
        assert.ok(work >= 200 + 501, `to make the list counts as well, ${work}`);
        return;
    }
});

test('a file that is not there', () => {
    assert.equal(finish(testsOf(workspaceOf(new Map()), 'none.eemi', false)), null);
});
