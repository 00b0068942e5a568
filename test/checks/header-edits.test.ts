// A file that imports headers follows its edits as if it were read from scratch, and does not read a header again for them.

import assert from 'node:assert/strict';
import test from 'node:test';
import { type AnalysedFiles, analyse } from '../../server/checks/analyse';
import { wholeText } from '../../server/diagnostics';
import { Document } from '../../server/language/document';
import type { Host } from '../../server/model/host';

const FILE = 'a.eemi';
const HEADER = '#define N_A BASE\n#define N_B 5\n#define N_END N_B\n#define MM_A 0x10000\n';
const TEXT = `define BASE = 1
import "x.h" as node N_* not N_END, frame at MM_A
node t {
    N_A -> MM_A
    N_B -> hwdom
}
`;

/** Line, start, end, new text. */
const EDITS: readonly (readonly [number, number, number, string])[] = [
    [3, 4, 7, 'N_B'],
    [3, 4, 7, 'N_A'],
    [0, 0, 0, '// above\n'],
    [1, 14, 15, '3'],
    [2, 24, 34, ''],
    [2, 24, 24, ' not N_B'],
    [2, 24, 32, ' not N_END'],
    [2, 20, 24, 'N_A'],
    [2, 20, 23, 'N_*'],
    [1, 0, 15, ''],
    [1, 0, 0, 'define BASE = 4'],
];

test('each edit', () => {
    const bytes = Buffer.from(HEADER);
    const document = new Document(TEXT);
    const hostOf = (own: Document): Host => ({
        document: path => (path === FILE ? own : 'missing'),
        bytes: path => (path === 'x.h' ? bytes : 'missing'),
    });
    const known: AnalysedFiles = new Map();
    const host = hostOf(document);
    const first = analyse(FILE, host, known)?.program.headers[0]?.header;
    assert.ok(first);
    for (const [line, start, end, text] of EDITS) {
        const range = { start: { line, character: start }, end: { line, character: end } };
        known.get(FILE)?.edited(document.edit(range, text));
        const followed = analyse(FILE, host, known);
        const fresh = analyse(FILE, hostOf(new Document(document.text)));
        assert.deepEqual(followed?.problems.map(wholeText), fresh?.problems.map(wholeText), document.text);
        const names = (analysis: typeof fresh) =>
            analysis?.program.scope.declared().map(({ name, file, line: at }) => `${name} ${file}:${at}`);
        assert.deepEqual(names(followed), names(fresh), document.text);
    }
    known
        .get(FILE)
        ?.edited(document.edit({ start: { line: 4, character: 4 }, end: { line: 4, character: 4 } }, ' '));
    const before = analyse(FILE, host, known)?.program.headers[0];
    known
        .get(FILE)
        ?.edited(document.edit({ start: { line: 4, character: 4 }, end: { line: 4, character: 5 } }, ''));
    assert.equal(analyse(FILE, host, known)?.program.headers[0], before, 'nothing is read or chosen again');
});
