// Random tables in random styles have the values that gcc gives them, element by element.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import fc from 'fast-check';
import type { CField, CTable } from '../../server/c/reading';
import { scratchFolder } from '../emit/scratch';
import { elementsOf } from './elements';
import { printedBy } from './judge';
import { read } from './memory';
import { randomC } from './random-c';

/** How many tables; a hunt takes more. */
const { RUNS = '300' } = process.env;
/** So many go into one program. */
const TOGETHER = 100;

const scratch = scratchFolder('eemi-c-tables-');

/** What gcc needs and ours knows. */
const HEADER = `#include <stdint.h>
#include <stdbool.h>
#include <stdio.h>
typedef uint32_t u32;
typedef unsigned long mfn_t;
#define mfn_init(x) x
#define __initconst
#define __maybe_unused __attribute__((unused))
#define __aligned(n)
`;

/** The same when the tree's own header says what a frame number is. */
const IN_TREE = HEADER.replace(
    'typedef unsigned long mfn_t;',
    'typedef struct { unsigned long mfn; } mfn_t;',
).replace('mfn_init(x) x', 'mfn_init(x) { x }');

for (const [name, header, ours] of [
    ['without headers', HEADER, ''],
    ['with the headers of a tree', IN_TREE, IN_TREE.replace(/#include.*\n/g, '')],
] as const)
    test(`random tables hold what gcc says, ${name}`, async () => {
        const all = fc.sample(randomC, { numRuns: Number(RUNS) });
        for (let at = 0; at < all.length; at += TOGETHER)
            await compare(
                all.slice(at, at + TOGETHER).map((text, each) => text.replaceAll('@', String(each))),
                header,
                ours,
            );
    });

/** Cases of hand: the name, and the text behind it. */
const NASTY = readFileSync('test/fixtures/c/nasty.txt', 'utf8')
    .split(/^=== /m)
    .slice(1)
    .map((text, at) => ({
        name: text.slice(0, text.indexOf('\n')),
        text: text.slice(text.indexOf('\n') + 1).replaceAll('@', `${at}`),
    }));

for (const { name, text } of NASTY)
    test(`as gcc: ${name}`, async () => {
        const ours = IN_TREE.replace(/#include.*\n/g, '');
        const { tables } = read(ours + text, { 'file.c': text });
        const named = tables.filter(table => table.name.startsWith('table') || table.name.startsWith('row'));
        const program = `${HEADER}${text}\nint main(void) {\n${named.map(printerOf).join('')}return 0; }\n`;
        scratch.write('file.c', text);
        const { status, output } = await printedBy(scratch, program);
        assert.equal(status, 0, output.slice(0, 3000));
        assert.ok(named.length > 0, 'no table');
        assert.equal(named.map(table => `${shown(table)}----\n`).join(''), output);
    });

async function compare(texts: readonly string[], header: string, ours: string): Promise<void> {
    const reading = read(ours + texts.join(''));
    const tables = new Map(reading.tables.map(table => [table.name, table]));
    const found = texts.map((_, at) => tables.get(`table${at}`));
    const printers = found.map(table => (table === undefined ? '' : printerOf(table)));
    const program = `${header}${texts.join('')}int main(void) {\n${printers.join('')}return 0; }\n`;
    const { status, output } = await printedBy(scratch, program);
    assert.equal(status, 0, output.slice(0, 3000));
    const judged = output.split('----\n');
    for (const [at, table] of found.entries()) {
        assert.ok(table !== undefined, `not found: ${texts[at]}`);
        assert.equal(shown(table), judged[at], texts[at]);
    }
}

/** C that prints the elements of a table. */
function printerOf({ name, fields = [] }: CTable): string {
    const print = fields
        .filter(isNumber)
        .map(({ path }) => `printf(" %llx", (unsigned long long)${name}[i]${accessOf(path)});`)
        .join(' ');
    return `for (unsigned i = 0; i < sizeof(${name}) / sizeof(${name}[0]); i++) { ${print} puts(""); }\nputs("----");\n`;
}

const isNumber = ({ bits }: CField): boolean => bits !== undefined;

const accessOf = (path: readonly string[]): string =>
    path.map(name => (/^\d/.test(name) ? `[${name}]` : `.${name}`)).join('');

/** The same text from what was read. */
function shown(table: CTable): string {
    const { length = 0 } = table;
    const fields = (table.fields ?? []).filter(isNumber);
    const elements = elementsOf(table);
    const lines = Array.from({ length }, (_, at) =>
        fields
            .map(
                ({ path }) =>
                    ` ${BigInt.asUintN(64, elements.get(at)?.get(path.join('.')) ?? 0n).toString(16)}`,
            )
            .join(''),
    );
    return lines.map(line => `${line}\n`).join('');
}
