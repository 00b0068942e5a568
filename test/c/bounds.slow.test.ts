// Whatever a text says, it is read: nothing is thrown, and the work has a bound.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { readCRowsInPieces } from '../../server/c/read';
import type { Reading } from '../../server/c/reading';
import { whole } from '../../server/c/work';
import { optionsOver, read } from './memory';

const many = (text: string, count: number): string => text.repeat(count);
const TABLE = 'static const unsigned t[] = { [3] = 1 };\n';

/** Texts that ask for too much, with a word of the problem that says so; without one there is none. */
const NASTY: readonly { readonly name: string; readonly text: string; readonly says?: RegExp }[] = [
    { name: 'nothing', text: '' },
    {
        name: 'macros that double 60 times',
        text: `#define A0 1,1\n${Array.from({ length: 60 }, (_, at) => `#define A${at + 1} A${at}, A${at}\n`).join('')}int t[] = { A60 };`,
        says: /ask for too much/,
    },
    {
        name: 'macros that double 20 times, below a million characters of comments, which are no reason to allow more',
        text: `${many(`/* ${many('x', 1000)} */\n`, 1000)}#define A0 1,1\n${Array.from({ length: 20 }, (_, at) => `#define A${at + 1} A${at}, A${at}\n`).join('')}int t[] = { A20 };`,
        says: /ask for too much/,
    },
    {
        name: 'nested macros that double 60 times',
        text: `#define E0 1\n${Array.from({ length: 60 }, (_, at) => `#define E${at + 1} (E${at} + E${at})\n`).join('')}int t[] = { [3] = E60 };`,
        says: /ask for too much/,
    },
    {
        name: 'many rows with macros',
        text: `#define V(x) ((unsigned)(x))\n#define R(i, v) [(i) & 0xffff] = { .a = V(v), .b = V(1) }\nstruct { int a, b; } t[] = {\n${Array.from({ length: 20_000 }, (_, at) => `R(${at},${at}),\n`).join('')}};`,
    },
    {
        name: 'arguments that double 60 times',
        text: `#define D(x) x x\n#define t ${many('D(', 60)}1${many(')', 60)}\nint a[] = { t };`,
        says: /brings too much/,
    },
    {
        name: 'a name that doubles 40 times',
        text: `${Array.from({ length: 40 }, (_, at) => `#define P${at}(a) P${at + 1}(a##a)\n`).join('')}#define P40(a) a\nint a[] = { P0(x) };`,
        says: /brings too much/,
    },
    {
        name: 'a string whose marks double 40 times',
        text: `#define S(x) #x\n#define T(x) S(x)\nchar *a[] = { ${many('T(', 40)}"\\\\"${many(')', 40)} };`,
        says: /brings too much/,
    },
    {
        name: 'arguments in arguments',
        text: `#define F(x) x\nint a[] = { ${many('F(', 20_000)}1${many(')', 20_000)} };`,
        says: /deep/,
    },
    {
        name: 'macros that name each other',
        text: `#define A B\n#define B A\nint a[] = { [A] = B };`,
        says: /defined by each other/,
    },
    { name: 'a file that includes itself', text: '#include "file.c"\n', says: /include each other/ },
    { name: 'parentheses', text: `int a[] = { ${many('(', 100_000)}1${many(')', 100_000)} };`, says: /deep/ },
    {
        name: 'parentheses that do not close',
        text: `int a[] = { ${many('(', 100_000)}1 };\n${TABLE}`,
        says: /./,
    },
    { name: 'minus signs', text: `int a[] = { ${many('- ', 100_000)}1 };`, says: /deep/ },
    {
        name: 'parentheses in a condition',
        text: `#if ${many('(', 20_000)}1${many(')', 20_000)}\n#endif\n`,
        says: /deep/,
    },
    { name: 'a long condition', text: `#if 1 ${many('|| 1', 100_000)}\n#endif\n`, says: /words/ },
    { name: 'a long macro', text: `#define LONG 1 ${many('+ 1', 1_000_000)}\n`, says: /words/ },
    { name: 'braces', text: `int a[] = ${many('{', 100_000)}1${many('}', 100_000)};`, says: /deep/ },
    { name: 'braces that do not close', text: `int a[] = ${many('{', 100_000)}1;\n`, says: /closes/ },
    { name: 'braces of functions', text: `void f(void) ${many('{', 100_000)}`, says: /closes/ },
    { name: 'braces that close nothing', text: many('}', 100_000), says: /closes nothing/ },
    { name: 'structs in structs', text: `${many('struct { ', 10_000)}int a;${many('} b;', 10_000)}` },
    { name: 'declarators', text: `int ${many('(*', 100_000)}a${many(')', 100_000)};` },
    { name: 'pointers', text: `int ${many('*', 100_000)}a;` },
    { name: 'dimensions', text: `int a${many('[1]', 10_000)} = { 1 };` },
    { name: 'large dimensions', text: `int a${many('[65535]', 4)} = { 1, 2, [1] = 3 };` },
    { name: 'a large index', text: 'int a[] = { [1ul << 40] = 1, [-1] = 2 };', says: /no array has/ },
    {
        name: 'a large range',
        text: 'int a[] = { [0 ... 0xffffffff] = 1, [5] = 2, [6 ... 0xfffffff0] = 3 };',
        says: /this one counts/,
    },
    {
        name: 'ranges over each other',
        text: `int a[] = { ${Array.from({ length: 20_000 }, (_, at) => `[${at} ... ${40_000 - at}] = ${at}`).join(', ')} };`,
        says: /this one counts/,
    },
    {
        name: 'ranges within elements',
        text: `struct { int a[200][200]; } t[] = { ${many('{ .a = { [0 ... 199] = { [0 ... 199] = 1 } } }, ', 1000)} };`,
        says: /more than 256/,
    },
    {
        name: 'many values for many fields',
        text: `struct { int a[256]; } t[] = { ${many('{ .a[0 ... 255] = 1 }, ', 20_000)} };`,
        says: /too many rows or values/,
    },
    { name: 'conditionals', text: `${many('#if 1\n', 50_000)}${TABLE}${many('#endif\n', 50_000)}` },
    { name: 'conditionals that do not end', text: `${many('#if 0\n', 50_000)}${TABLE}`, says: /no #endif/ },
    { name: 'conditionals that end too often', text: many('#endif\n', 50_000), says: /without #if/ },
    { name: 'a comment that does not end', text: `${TABLE}/* ${many('x', 100_000)}`, says: /not closed/ },
    { name: 'comments', text: `int a[] = {${many('/**/', 100_000)} 1 ${many('// x\n', 100_000)} };` },
    {
        name: 'a string that does not end',
        text: `char *a = "${many('x', 100_000)}\n${TABLE}`,
        says: /no quote closes/,
    },
    { name: 'splices', text: `int a[] = { ${many('\\\n', 100_000)}1 };` },
    { name: 'a use that does not end', text: `#define F(x) x\nF(${many('a, ', 50_000)}`, says: /not closed/ },
    { name: 'uses that do not end', text: `#define F(x) x\n${many('F(\n', 20_000)}`, says: /./ },
    {
        name: 'rows with uses that do not end',
        text: `#define F(x) x\nint a[] = {\n${many('[1] = F(1,\n', 20_000)}};`,
        says: /not closed/,
    },
    {
        name: 'checks',
        text: `${TABLE}${many('_Static_assert(!((!((N == ((((1))))))) || 0), "x");\n', 20_000)}`,
    },
    {
        name: 'a check that does not end',
        text: `${TABLE}_Static_assert(${many('(', 50_000)}`,
    },
    {
        name: 'pasting',
        text: `#define P(a, b) a ## b\nint a[] = { ${many('P(', 90)}1${many(', 2)', 90)} };`,
        says: /./,
    },
    {
        name: 'long numbers',
        text: `int a[] = { ${many('1', 1_000_000)}, 0x${many('f', 1_000_000)} };`,
        says: /64 bits/,
    },
    {
        name: 'large shifts',
        text: 'int a[] = { 1 << 100000000, 1ul << 64, 1 >> -1 };',
        says: /does not define/,
    },
    {
        name: 'divisions',
        text: 'int a[] = { 1 / 0, 1 % 0, (-0x7fffffffffffffff - 1) / -1 };',
        says: /divides by zero/,
    },
    {
        name: 'a struct in itself',
        text: 'struct s { struct s s; int a; }; struct s t[] = { { { { 1 } } } }; int n[] = { sizeof(struct s) };',
        says: /./,
    },
    {
        name: 'names of objects',
        text: '#define constructor 1\nenum { toString = constructor, __proto__ };\nint hasOwnProperty[] = { [toString] = __proto__, valueOf };',
        says: /valueOf/,
    },
    {
        name: 'enums',
        text: `enum { ${Array.from({ length: 50_000 }, (_, at) => `E${at} = ${at === 0 ? 0 : `E${at - 1} + 1`}`).join(', ')} };`,
    },
    {
        name: 'a chain of macros',
        text: `#define A0 1\n${Array.from({ length: 3000 }, (_, at) => `#define A${at + 1} (A${at} + 1)\n`).join('')}`,
    },
    { name: 'NUL', text: 'int a[] = { 1 };\0' },
];

for (const { name, text, says } of NASTY)
    test(`bounded: ${name}`, () => {
        const reading = read(text, { 'file.c': text.length < 1000 ? text : '' });
        const messages = reading.problems.map(({ message }) => message).join('\n');
        if (says === undefined) assert.equal(messages, '');
        else assert.match(messages, says);
        isWhole(reading);
    });

const WORDS = fc.constantFrom(
    ...[
        'static',
        'const',
        'struct',
        'enum',
        'int',
        'x',
        'A',
        'F',
        '{',
        '}',
        '[',
        ']',
        '(',
        ')',
        ',',
        ';',
        '=',
        '.',
        '...',
        '#',
    ],
    ...[
        '#define A ',
        '#define F(x) x',
        '#if ',
        '#else',
        '#endif',
        '#include "file.c"',
        '\n',
        '\n',
        ' ',
        '\\\n',
        '/*',
        '*/',
        '//',
        '"',
    ],
    ...[
        '1',
        '0x',
        '##',
        '__VA_ARGS__',
        'sizeof',
        'defined',
        '?',
        ':',
        '<<',
        '/',
        "'",
        '\r\n',
        'typedef',
        '*',
        '#undef A',
        'é',
        '\0',
    ],
);

test('any words are read, and so are rows alone', () => {
    fc.assert(
        fc.property(fc.array(WORDS, { maxLength: 80 }), words => {
            const text = words.join('');
            isWhole(read(text, { 'file.c': text }, { includeDisabled: 'all' }));
            isWhole(whole(readCRowsInPieces({ path: 'rows', bytes: Buffer.from(text) }, optionsOver())));
        }),
        { numRuns: 1000 },
    );
});

test('any bytes are read', () => {
    fc.assert(
        fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
            isWhole(whole(readCRowsInPieces({ path: 'rows', bytes }, optionsOver())));
        }),
    );
});

/** Whether what was read is in order: places that are places, indexes that are pairs, and a reason where there is no value. */
function isWhole({ tables, problems, constants }: Reading): void {
    for (const { at } of problems) assert.ok(at.line >= 0 && at.character >= 0);
    for (const { value, why } of constants.values()) assert.equal(value === undefined, why !== undefined);
    for (const { index, values } of tables.flatMap(table => table.rows)) {
        assert.equal(index.first === undefined, index.last === undefined);
        for (const { value, why, spellings } of values) {
            assert.equal(value === undefined, why !== undefined);
            assert.ok(spellings.length > 0 && spellings.length <= 8);
        }
    }
}
