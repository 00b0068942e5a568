// Folding: which lines belong together.

import assert from 'node:assert/strict';
import test from 'node:test';
import { foldingRange } from '../../server/features/foldingRange';
import { MOST_LINES } from '../../server/features/places/large';
import { finish } from '../../server/language/steps';
import { open } from './editor';

/** `FIRST-LAST kind`, lines from 1. */
const folded = (text: string): string[] => {
    const { workspace, file } = open(text);
    return finish(foldingRange(workspace, file)).map(({ startLine, endLine, kind }) =>
        [`${startLine + 1}-${endLine + 1}`, ...(kind === undefined ? [] : [kind])].join(' '),
    );
};

const FOLDED: readonly (readonly [text: string, ...ranges: string[]])[] = [
    ['node t {\n    1 -> deny\n}', '1-2'],
    ['node t {\n    1 -> deny\n\n    // x\n}\n\nreset r {\n    1 -> deny\n}', '1-4', '7-8'],
    ['node t {\n}'],
    ['node t { }\nlicense "MIT"'],
    ['node t {\n    1 -> deny\n', '1-2'],
    ['node t {\n    1 -> deny\n\n\nreset r {\n    1 -> deny\n}', '1-2', '5-6'],
    ['node t {\n    1 -> deny\nlicense "MIT"', '1-2'],
    [
        'domain d {\n    iomem all\n}\ntest "x" {\n    d may node 1\n}\nnames node {\n    A = 1\n}',
        '1-2',
        '4-5',
        '7-8',
    ],
    ['// a\n// b\n// c\nlicense "MIT"', '1-3 comment'],
    ['// a\n\n// b'],
    ['// a\nlicense "MIT" // b\n// c'],
    ['node t {\n    // a\n    // b\n    1 -> deny\n}', '1-4', '2-3 comment'],
    ['import "a.eemi"\nimport "b.eemi"\n// c\nimport "c.eemi"', '1-2 imports'],
    ['import "a.eemi"\nimport\nimport "c.h" as node A*', '1-3 imports'],
    ['}'],
    [''],
];

for (const [text, ...ranges] of FOLDED)
    test(`folding: ${JSON.stringify(text)}`, () => assert.deepEqual(folded(text), ranges));

test('in a large file comments are not folded, and all else is', () => {
    const comments = '// a\n// b\n';
    const rows = '    1 -> deny\n'.repeat(MOST_LINES);
    assert.deepEqual(folded(`${comments}import "a"\nimport "b"\nnode t {\n${rows}}`), [
        '3-4 imports',
        `5-${MOST_LINES + 5}`,
    ]);
});

test('a file that is not there folds nowhere', () =>
    assert.deepEqual(finish(foldingRange(open('').workspace, 'no.eemi')), []));
