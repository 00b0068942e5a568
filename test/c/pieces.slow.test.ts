// A long header is read in pieces, between which the server reads its messages. The work of each piece is counted; no time is measured.

import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { Counter } from '../../bench/work/calls';
import { type HeaderReading, readHeader } from '../../server/c/header';
import { piecesOf } from '../pieces';

/** Calls and rounds of loops between two stops. A million of them take about ten milliseconds; comments take less. */
const MOST_IN_A_PIECE = 2_000_000;
/** Of what nobody writes, and so is refused: a value of very many words, or macros that bring them. */
const MOST_BEFORE_REFUSAL = 5_000_000;
/** A directive is read in one go, and may have 65536 words. */
const MOST_IN_A_DIRECTIVE = 9_000_000;

/** All but comments come to nearly twice what a piece may have, or more, so that a header that is read at a stretch fails. */
const SIZE = 400_000;
/** Of those that are refused before their end. */
const REFUSED_SIZE = 1_000_000;
const COMMENT = '/* what it is, and why */';

const counter = new Counter(path.resolve('out'));

/** A header of a size: a line for each number from 0 on. */
function lines(line: (at: number) => string, size = SIZE): string {
    const all: string[] = [];
    for (let [at, length] = [0, 0]; length < size; at++) {
        const each = `${line(at)}\n`;
        all.push(each);
        length += each.length;
    }
    return all.join('');
}

/** What every `#include` gives. */
const PART = {
    path: '/part.h',
    bytes: Buffer.from(Array.from({ length: 20 }, (_, at) => `#define P${at} ${at}\n`).join('')),
};

const doubling = Array.from({ length: 40 }, (_, at) => `#define D${at + 1} D${at} D${at}\n`).join('');

/** Headers that are read to their end, where `LAST` is 7. */
const HEADERS: readonly (readonly [title: string, text: string])[] = [
    ['many defines', lines(at => `#define NODE_${at} (${at}U << 2)`)],
    ['a chain of defines', `#define N0 1\n${lines(at => `#define N${at + 1} (N${at} + 1)`)}`],
    [
        'a chain of defines, the last one first',
        lines(at => `#define N${at} (N${at + 1} + 1)`).replace(/\(N\d+ \+ 1\)\n$/, '1\n'),
    ],
    ['macros with parameters', lines(at => `#define AT_${at}(x, y) ((x) + (y) * ${at})`)],
    ['many enums', lines(at => `enum e${at} { A_${at}, B_${at} = ${at}, C_${at} };`)],
    ['one long enum', `enum all {\n${lines(at => `    NODE_${at} = 0x${at.toString(16)}, ${COMMENT}`)}};\n`],
    ['one long enum on a line', `enum all { ${lines(at => `N${at},`).replaceAll('\n', ' ')} };\n`],
    [
        'defines between the names of an enum',
        `enum all {\n${lines(at => `N${at},\n#define N${at} N${at}`)}};\n`,
    ],
    ['an enum made by macros', `#define E(n) NODE_##n = n,\nenum all {\n${lines(at => `E(${at})`)}};\n`],
    ['defines behind a macro', `#define F(x) x\n${lines(at => `F(int a${at};)\n#define N${at} ${at}`)}`],
    ['long comments', lines(() => `/*\n${` * ${'it is so because '.repeat(3)}\n`.repeat(200)} */\nint a;`)],
    ['many comments', lines(() => COMMENT)],
    ['lines that are skipped', `#if 0\n${lines(at => `#define N${at} ${at}`)}#endif\n`],
    ['conditionals', lines(at => `#ifdef N${at}\n#define M${at} 1\n#else\n#define N${at} 2\n#endif`)],
    ['files that are included', lines(() => `#include "part.h" /* ${'as everywhere '.repeat(30)} */`)],
    ['functions', lines(at => `static inline int f${at}(int a)\n{\n    return a + ${at};\n}`)],
    ['one long function', `int f(void)\n{\n${lines(at => `    f(${at});\n#define N${at} ${at}`)}}\n`],
    ['braces within a function', `void f(void)\n{\n${lines(() => '{\n}')}}\n`],
    ['words that are no C', `${lines(() => 'as')};\n`],
    ['words behind a type', `int ${lines(() => 'as')};\n`],
    ['one long struct', `struct s {\n${lines(at => `    unsigned a${at} : 3;`)}};\n`],
    ['a long array', `static const unsigned char a[] = {\n${lines(() => '0x12, 0x34, 0x56, 0x78,')}};\n`],
];

/** Headers in which one thing is too long. */
const TOO_LONG: readonly (readonly [title: string, text: string, limit?: number])[] = [
    ['one long macro', `#define ALL ${lines(at => `N${at} + \\`, REFUSED_SIZE)} 0\n`, MOST_IN_A_DIRECTIVE],
    ['one long value', `enum all { A =\n${lines(at => `${at} +`, REFUSED_SIZE)} 0 };\n`],
    [
        'one long element',
        `struct { int a[99999]; } t[] = { { {\n${lines(() => '1,', REFUSED_SIZE)}2 } } };\n`,
    ],
    ['one long declarator', `int ${'(*'.repeat(REFUSED_SIZE / 4)}a${')'.repeat(REFUSED_SIZE / 4)};\n`],
    [
        'one long list of macros',
        `#define ALL(X) ${lines(at => `X(N${at}) \\`, 90_000)}\n#define E(n) n,\nenum { ALL(E) };\n`,
    ],
    ['defines within a declaration', `int a\n${lines(at => `#define N${at} ${at}`, REFUSED_SIZE)};\n`],
    ['declarations without an end', lines(at => `extern f${at}(`, REFUSED_SIZE)],
    ['macros that double', `${doubling}int a = D30;\n${lines(() => COMMENT, REFUSED_SIZE)}`],
    [
        'doubled names within a declaration',
        `#define D0 int\n${doubling}D40\n${lines(() => COMMENT, REFUSED_SIZE)}`,
    ],
];

function reading(text: string): { readonly pieces: readonly number[]; readonly result: HeaderReading } {
    const bytes = Buffer.from(`${text}#define LAST 7\n`);
    return piecesOf(readHeader({ path: '/a.h', bytes }, { include: () => PART }), counter);
}

for (const [title, text] of HEADERS)
    test(`in pieces: ${title}`, () => {
        const { pieces, result } = reading(text);
        const most = Math.max(...pieces);
        assert.ok(result.isComplete, 'read to its end');
        assert.equal(result.constants.get('LAST')?.value, 7n);
        assert.ok(most <= MOST_IN_A_PIECE, `a piece of ${most} steps, at most ${MOST_IN_A_PIECE}`);
    });

for (const [title, text, limit = MOST_BEFORE_REFUSAL] of TOO_LONG)
    test(`given up: ${title}`, () => {
        const { pieces, result } = reading(text);
        const most = Math.max(...pieces);
        assert.ok(!result.isComplete, 'not read to its end');
        assert.ok(most <= limit, `a piece of ${most} steps, at most ${limit}`);
    });

test('in pieces: includes that are looked for in many folders', () => {
    const bytes = Buffer.from(lines(at => `#include <${at}.h>`, 40_000));
    const include = (): undefined => undefined;
    const { pieces, result } = piecesOf(
        readHeader({ path: '/a.h', bytes }, { include, places: 1000 }),
        counter,
    );
    assert.ok(pieces.length >= result.includes.length, `${pieces.length} of ${result.includes.length}`);
});
