// What is read from C, as text: the forms of tables, how values are spelt, what belongs to a row, and what is said. The cases with
// what they give are in test/fixtures/c/readings.txt; UPDATE=1 writes the latter again.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import test from 'node:test';
import { readC, readCRowsInPieces, tokensOfC } from '../../server/c/read';
import { whole } from '../../server/c/work';
import { optionsOver, read } from './memory';
import { shown } from './shown';

const CASES = 'test/fixtures/c/readings.txt';
/** What `§` stands for in the cases. */
const STRUCT = 'struct pm_access { uint64_t addr; bool hwdom_access; };\n';

interface Case {
    readonly name: string;
    readonly text: string;
    readonly reads: string;
}

const [head = '', ...parts] = readFileSync(CASES, 'utf8').replaceAll('\r\n', '\n').split(/^=== /m);

const cases: readonly Case[] = parts.map(part => {
    const end = part.indexOf('\n');
    const [text = '', reads = ''] = part.slice(end + 1).split('>>>\n');
    return { name: part.slice(0, end), text, reads };
});

/** What a case gives. Its further files begin with `--- NAME`. */
function given({ text }: Case): string {
    const [main = '', ...files] = text.split(/^--- /m);
    const others = files.map(file => [file.slice(0, file.indexOf('\n')), file.slice(file.indexOf('\n') + 1)]);
    const includeDisabled = main.startsWith('!include-disabled\n') ? 'all' : undefined;
    const c = main.replace('!include-disabled\n', '').replaceAll('§', STRUCT);
    return `${shown(read(c, Object.fromEntries(others), { includeDisabled }))}\n`;
}

const { UPDATE } = process.env;
if (UPDATE === '1') {
    const written = cases.map(each => `=== ${each.name}\n${each.text}>>>\n${given(each)}`);
    writeFileSync(CASES, head + written.join(''));
} else for (const each of cases) test(each.name, () => assert.equal(given(each), each.reads));

/** One table in several encodings. */
const LINES = ['static int t[] = { /* a */', '  [1] = 0x1\\', '0, // \u00e9', '', '  [2] = 3', '};', ''];
const READS = `table t: 3 of int
  2:3 [1] 1; 0x10 «0x10»; behind /\u00e9/ /a/
  5:3 [2] 2; 0x3 «3» <1>`;

for (const [name, bytes] of [
    ['lines that end in CR LF', Buffer.from(LINES.join('\r\n'))],
    ['lines that end in CR', Buffer.from(LINES.join('\r'))],
    ['a byte order mark', Buffer.from(`\ufeff${LINES.join('\n')}`)],
    ['Latin-1', Buffer.from(LINES.join('\n'), 'latin1')],
] as const)
    test(`${name} are read`, () =>
        assert.equal(shown(readC({ path: 'file.c', bytes }, optionsOver())), READS));

test('a U+FFFD makes no text Latin-1', () => {
    const bytes = Buffer.from('static int t[] = { 1 /* \ufffd \u2013 */ };\n');
    assert.equal(
        shown(readC({ path: 'file.c', bytes }, optionsOver())),
        'table t: 1 of int\n  1:20 [0]; 0x1 «1»\n  end /\ufffd \u2013/',
    );
});

test('a byte order mark before Latin-1 is no part of the first directive', () => {
    const rest = Buffer.from('#define A 0 // \u00e9\n#endif\n', 'latin1');
    const bytes = Buffer.concat([Buffer.from('\ufeff#ifndef A\n'), rest]);
    const { problems, constants } = readC({ path: 'file.h', bytes }, optionsOver());
    assert.deepEqual(problems, []);
    assert.equal(constants.get('A')?.value, 0n);
});

test('rows are read without the declaration around them', () => {
    const rows = `    /* GPU nodes.  */
    [NODE_GPU] = { mfn_init(MM_GPU) },
    [IDX(3)] = { .hwdom_access = true }, // all
    PM_CLK2NODE(A, B)
`;
    const nameValue = (name: string): bigint | undefined => (name === 'NODE_GPU' ? 58n : undefined);
    const file = { path: 'file.c', bytes: Buffer.from(rows) };
    const reading = whole(readCRowsInPieces(file, { ...optionsOver(), nameValue }));
    assert.equal(
        shown({ ...reading, problems: [] }),
        `table : ? of${' '}
  2:5 [58] NODE_GPU; (MM_GPU has no definition) «MM_GPU» /GPU nodes./
  3:5 [?] IDX(3); .hwdom_access = 0x1 «true»; behind /all/
  4:5 [?]; (PM_CLK2NODE has no definition) «PM_CLK2NODE(A, B)»`,
    );
});

test('a value that is given counts only where C has none, and has the type of a hexadecimal constant', () => {
    const text = '#define A 1\nenum { B = 2 };\nunsigned long t[] = { [C] = A, B, C << 31, ~D };';
    const nameValue = (name: string): bigint | undefined => (/^[A-D]$/.test(name) ? 3n : undefined);
    assert.equal(
        shown(read(text, {}, { nameValue })),
        `table t: 7 of unsigned long
  3:23 [3] C; 0x1 «A» «1»
  3:32 [4]; 0x2 «B»
  3:35 [5]; 0xffffffff80000000 «C << 31»
  3:44 [6]; 0xfffffffffffffffc «~D»`,
    );
});

const constantsOf = (
    text: string,
    definitions: { name: string; body: string | undefined }[] = [],
): readonly string[] =>
    [...read(text, {}, { definitions }).constants.values()].map(
        ({ name, value, type, why, spelling, at }) =>
            `${at === undefined ? '-' : at.line + 1} ${name} «${spelling}» ${value === undefined ? why : `${value} ${type}`}`,
    );

test('the constants of a file are those at its end, with the reason where one has no value', () => {
    const text = `#ifndef _A_H
#define _A_H
#define BASE   ((u32)0XFFD80000U) /* the base */
#define REG    ( ( BASE ) + ((u32)0X30U) )
#define F(m, ...) (m)
#define OLD 1
#undef OLD
#define TWICE 1
#undef TWICE
#define TWICE 2
#define NAME MISSING + 1
#define TEXT "x"
#define CALL F(3)
enum { ZERO, FIVE = BASE, SIX };
#define LOOP LOOP
#endif
`;
    assert.deepEqual(
        constantsOf(text, [
            { name: 'GIVEN', body: '0x10' },
            { name: 'F2(x)', body: 'x' },
            { name: '__GNUC__', body: undefined },
        ]),
        [
            '14 ZERO «» 0 int',
            '14 FIVE «BASE» 4292345856 unsigned int',
            '14 SIX «» 4292345857 unsigned int',
            '- GIVEN «0x10» 16 int',
            '- F2 «x» it has parameters',
            '2 _A_H «» it is empty',
            '3 BASE «((u32)0XFFD80000U)» 4292345856 unsigned int',
            '4 REG «( ( BASE ) + ((u32)0X30U) )» 4292345904 unsigned int',
            '5 F «(m)» it has parameters',
            '10 TWICE «2» 2 int',
            '11 NAME «MISSING + 1» MISSING has no definition',
            '12 TEXT «"x"» it is a string',
            '13 CALL «F(3)» 3 int',
            '15 LOOP «LOOP» LOOP is defined as itself, and as nothing else',
        ],
    );
});

test('the macros with parameters are told as they are written', () => {
    const { functions } = read(
        '#define IDX(n) \\\n  ((n) - BASE) // index\n#define V(a, ...) a\n#define W(a...) a\n#define E() 1\n',
    );
    assert.deepEqual(
        [...functions.values()].map(
            ({ name, parameters, body }) => `${name}(${parameters.join(', ')}) ${body}`,
        ),
        ['IDX(n) ((n) - BASE)', 'V(a, ...) a', 'W(a...) a', 'E() 1'],
    );
});

test('the tokens of a spelling', () => {
    assert.deepEqual(tokensOfC('(A + 0x4U)<<2 /* x */'), ['(', 'A', '+', '0x4U', ')', '<<', '2']);
});

test('what is larger than any file that is read from a disk is refused, and nothing less', () => {
    const limit = 16 * 1024 * 1024;
    const reading = (size: number) =>
        readC({ path: 'a.c', bytes: new Uint8Array(size).fill(0x20) }, optionsOver({}));
    assert.equal(reading(limit).refused, undefined);
    assert.match(reading(limit + 1).refused?.message ?? '', /^the file is larger than 16 MB; /);
});
