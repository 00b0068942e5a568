// What was imported says what the C says, in whatever style the C is written, with its ranges as ranges or row by row.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import fc from 'fast-check';
import { against } from '../../server/convert/against';
import { namesBeside } from '../../server/convert/bundled-names';
import { printOutput } from '../../server/emit/outputs';
import { EXAMPLES, exampleProgram } from '../emit/programs';
import { importing, optionsFor } from './importing';
import { randomC } from './random-c';

const RUNS = 60;
const TYPES = readFileSync('test/fixtures/c/table-types.h', 'utf8');

test(`${RUNS} random tables in random styles`, () => {
    fc.assert(
        fc.property(randomC, fc.boolean(), ({ target, names, tables }, ranges) => {
            const form = target === 'xen' ? '#define XEN_FORM\n' : '';
            const files = new Map([
                ['old.c', `${form}#include "types.h"\n#include "names.h"\n${tables}`],
                ['types.h', TYPES],
                ['names.h', names],
                ['xen/mm.h', 'typedef unsigned long mfn_t;\n#define mfn_init(n) n\n'],
                ['xen/types.h', 'typedef uint64_t paddr_t;\n'],
            ]);
            const { text, said } = comparedAfterImport(files, ranges);
            assert.deepEqual(said, [], `${names}\n${tables}\n${text}`);
        }),
        { numRuns: RUNS },
    );
});

for (const name of EXAMPLES)
    test(`what is generated from the example ${name}`, () => {
        const files = new Map([['old.h', printOutput(exampleProgram(name, '/'), 'c')]]);
        assert.deepEqual(comparedAfterImport(files, true).said, []);
    });

function comparedAfterImport(files: ReadonlyMap<string, string>, ranges: boolean) {
    const { text, analysis } = importing(files, { ranges });
    assert.ok(analysis);
    const [[name, c] = ['', '']] = files;
    const source = { path: `/tree/${name}`, bytes: Buffer.from(c) };
    const compared = against(
        analysis.program,
        [source],
        namesBeside(analysis.program, undefined),
        optionsFor(files),
    );
    assert.ok(!('refusal' in compared));
    return { text, said: [...compared.differences, ...compared.unread].map(({ message }) => message) };
}
