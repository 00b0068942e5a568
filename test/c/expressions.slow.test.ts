// The values and types of constants are those of gcc, for rows and for random expressions.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { scratchFolder } from '../emit/scratch';
import { printedBy } from './judge';
import { read } from './memory';

/** Random expressions; a hunt takes more. */
const { RUNS = '3000' } = process.env;

const DECLARED = `
enum first { ZERO, FIVE = 5, SIX, MINUS = -3, NEXT, SHIFTED = 1 << 4 };
enum big { BIG = 0x80000000, MORE, SMALL = 1 };
enum huge { HUGE_ONE = 0x123456789aULL, AFTER };
enum negative { NEGATIVE = -1, WIDE = 0x80000000 };
struct pair { char c; int i; };
struct bits { unsigned a : 3, b : 5; unsigned char c; unsigned long d : 40; };
struct nested { struct pair p[3]; union { char c; long l; }; short s; };
typedef unsigned int u32;
typedef unsigned long long u64;
typedef signed char s8;
static const int array[7] = { 1 };
static const struct nested nested_array[3] = { { .s = 1 } };
#define BASE ((u32)0XFFD80000U)
#define REG ( ( BASE ) + ((u32)0X00000030U) )
#define U_(x) (x##U)
#define ARRAY_LENGTH(x) (sizeof(x) / sizeof((x)[0]))
#define IDX(n) ((n) & 0x3fff)
`;

/** Expressions that have a value. */
const ROWS = String.raw`
0xf << 28
1 << 31
1U << 31
(1U << 10U)
((u32)0X30U)
U_(0xff)
REG
REG + 0x30 - BASE
0xffffffff + 1
0xffffffff + 1L
0xffffffffu + 1u
2147483647
2147483648
0x80000000
4294967295
4294967296
0x7fffffffffffffff
0x8000000000000000
9223372036854775807
18446744073709551615u
017 + 0777
0b1011
1ull << 63
(unsigned char)300
(signed char)200
(s8)0xff
(char)0xff
(_Bool)256
(short)0x18000
(u64)-1
-1
~0
~0u
!5
-0x80000000
- -1
-1 >> 1
-1u >> 1
(-7) / 2
(-7) % 3
7 / -2
-1 < 0u
-1 < 0
(unsigned char)1 - 2
'a'
'\n'
'\xff'
'\377'
'ab'
'\''
u'x'
U'x'
1 ? -1 : 0u
0 ? 1 : 2L
1 ?: 2
1 || 1 / 0
0 && 1 / 0
sizeof(int)
sizeof(struct pair)
sizeof(struct bits)
sizeof(struct nested)
sizeof(long double)
sizeof(u64 *)
sizeof(int[3])
sizeof(array)
sizeof array / sizeof array[0]
ARRAY_LENGTH(array)
ARRAY_LENGTH(nested_array)
sizeof(nested_array[0].p)
sizeof(nested_array[0].p[1].c)
sizeof((char)1)
sizeof 'a'
sizeof(enum big)
sizeof(1 ? 1 : 2ull)
sizeof(unsigned)
sizeof(long unsigned int)
sizeof(const volatile short)
sizeof(void)
sizeof -1
sizeof(int) * 2
_Alignof(struct pair)
__alignof__(short)
__builtin_offsetof(struct pair, i)
__builtin_offsetof(struct nested, s)
__builtin_choose_expr(1, 2u, 3)
__builtin_constant_p(3)
FIVE + SIX
MINUS
NEXT
SHIFTED
BIG
MORE
SMALL
HUGE_ONE
AFTER
WIDE
NEGATIVE
IDX(0x18224116U)
IDX(-1)
(u64)(void *)0x1000
(unsigned long)&((struct nested *)0)->s
(int){ 3 }
(__typeof__(1u))-1
(__typeof__(u64))1
0x1.8p3 > 1
__extension__ 3
1 == 1u
3 & 5 | 2 ^ 1
1 + 2 * 3 - 4 / 2 % 3
1 << 2 + 1
(1, 2)
"abc"[0]
`
    .trim()
    .split('\n');

/** What the reader cannot say of what gcc can, on purpose. */
const UNKNOWN = ['(unsigned long)&((struct nested *)0)->s', '0x1.8p3 > 1', '(1, 2)', '"abc"[0]'];

const literal = fc.oneof(
    fc
        .tuple(fc.bigInt(0n, (1n << 64n) - 1n), fc.integer({ min: 0, max: 63 }))
        .map(([value, less]) => value >> BigInt(less)),
    fc.constantFrom(
        0n,
        1n,
        2n,
        31n,
        63n,
        0x7fffffffn,
        0x80000000n,
        0xffffffffn,
        0x100000000n,
        (1n << 63n) - 1n,
        1n << 63n,
    ),
);
const number = fc
    .tuple(
        literal,
        fc.constantFrom('d', 'x', 'X', 'o'),
        fc.constantFrom('', '', 'u', 'U', 'l', 'UL', 'ull', 'LL', 'Lu'),
    )
    .map(([value, base, suffix]) => {
        // Without a suffix gcc gives large decimal numbers a type that is not C's.
        if (base === 'd' && value >= 1n << 63n) return `${value}ull`;
        if (base === 'd') return `${value}${suffix}`;
        if (base === 'o') return `0${value.toString(8)}${suffix}`;
        return base === 'x'
            ? `0x${value.toString(16)}${suffix}`
            : `0X${value.toString(16).toUpperCase()}${suffix}`;
    });
const atom = fc.oneof(
    { weight: 5, arbitrary: number },
    {
        weight: 1,
        arbitrary: fc.constantFrom(
            'FIVE',
            'MINUS',
            'BIG',
            'HUGE_ONE',
            "'a'",
            "'\\xff'",
            'REG',
            'sizeof(struct pair)',
            'WIDE',
        ),
    },
);
const OPERATORS = [
    '+',
    '-',
    '*',
    '/',
    '%',
    '<<',
    '>>',
    '&',
    '|',
    '^',
    '<',
    '>',
    '<=',
    '>=',
    '==',
    '!=',
    '&&',
    '||',
];
const TYPES = [
    'u32',
    'u64',
    's8',
    'int',
    'unsigned char',
    'short',
    'long',
    '_Bool',
    'unsigned short',
    'char',
    'enum big',
];

const { expression } = fc.letrec<{ expression: string }>(tie => ({
    expression: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        atom,
        fc
            .tuple(tie('expression'), fc.constantFrom(...OPERATORS), tie('expression'), fc.boolean())
            .map(([a, operator, b, bare]) => (bare ? `${a} ${operator} ${b}` : `(${a} ${operator} ${b})`)),
        fc
            .tuple(fc.constantFrom('-', '~', '!', '+'), tie('expression'))
            .map(([operator, a]) => `${operator} ${a}`),
        fc.tuple(fc.constantFrom(...TYPES), tie('expression')).map(([type, a]) => `(${type})(${a})`),
        fc
            .tuple(tie('expression'), tie('expression'), tie('expression'))
            .map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
        tie('expression').map(a => `sizeof(${a})`),
    ),
}));

const scratch = scratchFolder('eemi-c-expressions-');

/** For each expression its value as a number of 64 bits, its size, and whether its type has a sign, as ours has it. */
function own(all: readonly string[]): readonly string[] {
    const { constants } = read(DECLARED + all.map(macrosOf).join(''));
    const value = (name: string): bigint | undefined => constants.get(name)?.value;
    return all.map((_, at) => {
        const [e, s, n] = [value(`E${at}`), value(`S${at}`), value(`N${at}`)];
        return e === undefined ? 'unknown' : `${BigInt.asUintN(64, e)} ${s} ${n}`;
    });
}

const macrosOf = (expression: string, at: number): string =>
    `#define E${at} (${expression})\n#define S${at} sizeof(E${at})\n#define N${at} ((__typeof__(E${at}))-1 < 0)\n`;

/** The same as gcc has it. */
async function judged(all: readonly string[]): Promise<readonly string[]> {
    const lines = all.map(each => `P(${each})`);
    const { output } = await printedBy(
        scratch,
        `#include <stdio.h>\n${DECLARED}
#define P(...) printf("%llu %d %d\\n", (unsigned long long)(__VA_ARGS__), (int)sizeof(__VA_ARGS__), (__typeof__(__VA_ARGS__))-1 < 0);
int main(void) {\n${lines.join('\n')}\nreturn 0; }\n`,
    );
    return output.trim().split('\n');
}

test('expressions of C have the value, the size and the sign that gcc gives them', async () => {
    const [ours, theirs] = [own(ROWS), await judged(ROWS)];
    assert.equal(theirs.length, ROWS.length, theirs.join('\n'));
    for (const [at, expression] of ROWS.entries())
        if (!UNKNOWN.includes(expression)) assert.equal(ours[at], theirs[at], expression);
        else assert.equal(ours[at], 'unknown', expression);
});

test('random expressions have the value, the size and the sign that gcc gives them', async () => {
    const all = fc.sample(expression, { numRuns: Number(RUNS) });
    const ours = own(all);
    const known = all
        .map((expression, at) => ({ expression, ours: ours[at] ?? '' }))
        .filter(each => each.ours !== 'unknown');
    const theirs = await judged(known.map(each => each.expression));
    assert.equal(theirs.length, known.length, theirs.slice(0, 5).join('\n'));
    for (const [at, { expression, ours: mine }] of known.entries())
        assert.equal(mine, theirs[at], expression);
    assert.ok(known.length > all.length / 2, `${known.length} of ${all.length} are known`);
});
