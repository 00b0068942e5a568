// What is imported from C and generated again compiles to the same arrays, byte by byte: a C compiler judges, not the reader. And
// what this program generates comes back as the text that it was.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import fc from 'fast-check';
import { isFailure } from '../../server/convert/remarks';
import { printOutput } from '../../server/emit/outputs';
import { compiler, inParallel, run, XEN } from '../emit/compile';
import { EXAMPLES, type Example, exampleProgram, programAt } from '../emit/programs';
import { scratchFolder } from '../emit/scratch';
import { importing, TARGET_FILE } from './importing';
import { type RandomC, randomC } from './random-c';

const { CASES = '40', SEED = '7' } = process.env;
const TYPES = readFileSync('test/fixtures/c/table-types.h', 'utf8');
const PRINTER = path.resolve('test/fixtures/c/print-bytes.c');

const { at, write } = scratchFolder('eemi-acl-import-');

/** The generated C of what a file in C is imported as; without the comments that name traps, which are in no C. */
function generated(files: ReadonlyMap<string, string>, fromHeaders = false): string {
    const { text: whole, remarks } = importing(files, { fromHeaders });
    const text = whole.replace(/^(?: {4})?\/\/ trap: .*\n/gm, '');
    const lost = remarks.filter(isFailure);
    assert.deepEqual(lost, [], `${[...files.values()].join('\n')}\n${text}`);
    const headers = [...files].map(
        ([name, each]) => [path.join(path.dirname(TARGET_FILE), name), each] as const,
    );
    const program = programAt(TARGET_FILE, new Map([[TARGET_FILE, text], ...(fromHeaders ? headers : [])]));
    return printOutput(program, 'c');
}

/** What a compiled program prints of the arrays. */
async function arraysOf({ target, names }: RandomC, tables: string, name: string): Promise<string> {
    const { command, args } = compiler();
    const [namesFile, tablesFile] = [write(`${name}-names.h`, names), write(`${name}.h`, tables)];
    const form = target === 'xen' ? ['-DXEN_FORM'] : [];
    const include = [`-I${path.join(XEN, 'include')}`, `-DNAMES="${namesFile}"`, `-DTABLES="${tablesFile}"`];
    const program = at(name);
    const built = await run(command, [
        ...args,
        '-std=gnu11',
        '-w',
        ...form,
        ...include,
        PRINTER,
        '-o',
        program,
    ]);
    assert.equal(built.status, 0, `${built.output}\n${tables}`);
    return (await run(program, [])).output;
}

async function comesBack(
    random: RandomC,
    name: string,
    { fromHeaders = false, withStructs = true }: { fromHeaders?: boolean; withStructs?: boolean },
): Promise<void> {
    const { target, names, tables } = random;
    const form = target === 'xen' ? '#define XEN_FORM\n' : '';
    const source = `${form}#include "types.h"\n#include "names.h"\n${tables}`;
    const files = new Map([
        ['old.c', source],
        ...(withStructs ? ([['types.h', TYPES]] as const) : []),
        ['names.h', names],
        ['xen/mm.h', 'typedef unsigned long mfn_t;\n#define mfn_init(n) n\n'],
        ['xen/types.h', 'typedef uint64_t paddr_t;\n'],
    ]);
    const again = generated(files, fromHeaders);
    const [before, after] = [
        await arraysOf(random, tables, `${name}-old`),
        await arraysOf(random, again, `${name}-new`),
    ];
    assert.equal(after, before, `${names}\n${tables}\n${again}`);
}

test('random tables in random styles compile to the same arrays', async () => {
    const cases = fc.sample(randomC, { numRuns: Number(CASES), seed: Number(SEED) });
    await inParallel(cases.map((each, number) => () => comesBack(each, `random-${number}`, {})));
});

test('so they do with names out of their header, and where that of their structs is not found', async () => {
    const cases = fc.sample(randomC, { numRuns: Number(CASES), seed: Number(SEED) + 1 });
    await inParallel(
        cases.map((each, number) => () => {
            const isEven = number % 2 === 0;
            return comesBack(
                each,
                `header-${number}`,
                isEven ? { fromHeaders: true } : { withStructs: false },
            );
        }),
    );
});

/** The tables in generated C: what stands between the guard and the assertions. */
const tablesPart = (text: string): string =>
    text.slice(
        text.indexOf('\n', text.indexOf('#define __')),
        text.indexOf('static void __init __maybe_unused'),
    );

/** The checks of generated C, which have the number of each name and the length of each array. */
const checksOf = (text: string): readonly string[] =>
    [...text.matchAll(/BUILD_BUG_ON\(([^;]*)\);/g)]
        .map(([, check = '']) => check.replace(/\s+/g, ' '))
        .sort();

for (const name of EXAMPLES)
    test(`what is generated from the example ${name} comes back byte by byte, without any header`, () => {
        const text = printOutput(exampleProgram(name satisfies Example, '/'), 'c');
        const again = generated(new Map([['old.h', text]]));
        assert.equal(tablesPart(again), tablesPart(text));
        assert.ok(checksOf(text).length > 0);
        assert.deepEqual(checksOf(again), checksOf(text));
    });
