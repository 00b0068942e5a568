// A comment at any boundary between tokens of a table in C, or directly around it, comes along, and changes nothing else.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import fc from 'fast-check';
import { type ImportOptions, importOf } from './importing';
import { randomC } from './random-c';

const { RUNS = '300' } = process.env;
const TYPES = readFileSync('test/fixtures/c/table-types.h', 'utf8');

const WORD = 'Quokka';
const COMMENTS = [
    ` /* ${WORD} */ `,
    `/*${WORD}*/`,
    `/* ${WORD}\n * in\n * lines */`,
    `/* ${WORD} *//* twice */`,
    ` // ${WORD}\n`,
];

/** Tokens, and each directive with its lines as one. */
const TOKEN =
    /^[ \t]*#(?:[^\n\\]|\\\r?\n|\\.)*|\w+|"[^"\n]*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|\.\.\.|<<|>>|->|[^\s\w\\]/gm;

/** The boundaries of tables from the first word of a declaration up to its `;`, but for those within comments and directives. */
function boundaries(text: string): number[] {
    const found: number[] = [];
    let [isInside, isInStruct, before] = [false, false, ''];
    for (const { 0: token, index } of text.matchAll(TOKEN)) {
        if (token === 'static' || token === 'const') isInside = true;
        if (isInStruct && token === '}') isInStruct = false;
        else if (before === 'struct' && token === '{') isInStruct = true;
        before = token;
        if (isInside) found.push(index, ...(token.trimStart().startsWith('#') ? [] : [index + token.length]));
        if (token === ';' && !isInStruct) isInside = text.slice(0, index).trimEnd().at(-1) !== '}';
    }
    return found;
}

/** The lines that are told not to be compiled. */
const isTold = (remarks: string, line: number): boolean =>
    [...remarks.matchAll(/lines? (\d+)(?: to (\d+))? (?:is|are) not compiled/g)].some(
        ([, from, to = from]) => Number(from) <= line && line <= Number(to),
    );

/** What a result says without its comments and blank lines. */
const withoutComments = (text: string): string =>
    text
        .split('\n')
        .map(line =>
            line
                .replace(/\/\/.*/, '')
                .replace(/\s+/g, ' ')
                .trim(),
        )
        .filter(line => line !== '')
        .join('\n');

function holds(
    files: ReadonlyMap<string, string>,
    at: number,
    comment: string,
    options: ImportOptions,
): void {
    const [[name, text] = ['', '']] = files;
    const commented = text.slice(0, at) + comment + text.slice(at);
    const before = importOf(files, options);
    const after = importOf(new Map([...files, [name, commented]]), options);
    const shown = `${commented}\n${after.text}\n${after.remarks}`;
    // A row with a comment stands by itself.
    if (options.ranges !== true)
        assert.equal(withoutComments(after.text), withoutComments(before.text), shown);
    const line = commented.slice(0, commented.indexOf(WORD)).split('\n').length;
    const isSaid = after.text.includes(WORD) || isTold(after.remarks, line);
    assert.ok(isSaid, shown);
}

test('a comment anywhere in a random table', () => {
    fc.assert(
        fc.property(
            randomC,
            fc.nat(),
            fc.constantFrom(...COMMENTS),
            fc.boolean(),
            (random, place, comment, ranges) => {
                const form = random.target === 'xen' ? '#define XEN_FORM\n' : '';
                const source = `${form}#include "types.h"\n#include "names.h"\n${random.tables}`;
                const files = new Map([
                    ['old.c', source],
                    ['types.h', TYPES],
                    ['names.h', random.names],
                    ['xen/mm.h', 'typedef unsigned long mfn_t;\n#define mfn_init(n) n\n'],
                    ['xen/types.h', 'typedef uint64_t paddr_t;\n'],
                ]);
                const places = boundaries(source);
                holds(files, places[place % places.length] ?? 0, comment, { ranges });
            },
        ),
        { numRuns: Number(RUNS) },
    );
});
