// What the preprocessor makes of macros and conditionals is what gcc makes of them, token by token.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { preprocessed, preprocessedByGcc } from './judge';

/** Cases between blank lines; each is preprocessed by itself. */
const CASES = String.raw`
#define x 3
#define f(a) f(x * (a))
#undef x
#define x 2
#define g f
#define z z[0]
#define h g(~
#define m(a) a(w)
#define w 0,1
#define t(a) a
#define p() int
#define q(x) x
#define r(x,y) x ## y
#define str(x) # x
f(y+1) + f(f(z)) % t(t(g)(0) + t)(1);
g(x+(3,4)-w) | h 5) & m
(f)^m(m);
p() i[q()] = { q(1), r(2,3), r(4,), r(,5), r(,) };
char c[2][6] = { str(hello), str() };

#define str(s) # s
#define xstr(s) str(s)
#define debug(s, t) printf("x" # s "= %d, x" # t "= %s", x ## s, x ## t)
#define INCFILE(n) vers ## n
#define glue(a, b) a ## b
#define xglue(a, b) glue(a, b)
#define HIGHLOW "hello"
#define LOW LOW ", world"
debug(1, 2);
fputs(str(strncmp("abc\0d", "abc", '\4') == 0) str(: @\n), s);
xstr(INCFILE(2).h)
glue(HIGH, LOW);
xglue(HIGH, LOW)

#define hash_hash # ## #
#define mkstr(a) # a
#define in_between(a) mkstr(a)
#define join(c, d) in_between(c hash_hash d)
char p[] = join(x, y);

#define t(x,y,z) x ## y ## z
int j[] = { t(1,2,3), t(,4,5), t(6,,7), t(8,9,), t(10,,), t(,11,), t(,,12), t(,,) };

#define debug(...) fprintf(stderr, __VA_ARGS__)
#define showlist(...) puts(#__VA_ARGS__)
#define report(test, ...) ((test)?puts(#test): printf(__VA_ARGS__))
debug("Flag"); debug("X = %d\n", x); showlist(The first, second, and third items.); report(x>y, "x is %d but y is %d", x, y);

#define e(fmt, ...) f(fmt, ## __VA_ARGS__)
#define n(fmt, rest...) f(fmt, ## rest)
#define o(fmt, ...) f(fmt __VA_OPT__(,) __VA_ARGS__)
#define s(...) #__VA_OPT__(a b)
#define k(a, ...) a __VA_OPT__(x ## a ## y (__VA_ARGS__))
e(1) e(1,) e(1,2) e(1,2,3) n(1) n(1,2) o(1) o(1,) o(1,2) s() s(1) k(2) k(2,3)

#define EMPTY
#define F(a, ...) [a|__VA_ARGS__]
F(EMPTY) F(EMPTY, EMPTY) F(, ) F((a,b), (c,d)) F(a
, b
) F
(1) F

#define f(x) x f
#define g f
f(1)(2)(3) g(1)(2) f
(4) g

#define AA BB
#define BB AA
#define CC(x) DD(x) x
#define DD(x) CC(x) x
AA BB CC(1) CC(CC(2)) DD(AA)

#define NIL(xxx) xxx
#define G_0(arg) NIL(G_1)(arg)
#define G_1(arg) NIL(arg)
G_0(42)

#define ROW(a, b) { .clk_idx = (a), .dev_idx = b }
#define ID(x) PM_##x
#define PM_A 3
#define TWICE(m, x) m(x) , m( x )
ROW( ID(A) , ID( A )) TWICE(ID, A) ROW(TWICE(ID, A))

#define S(x) #x
S( a   b ) S("a\n\"b") S('"') S('\'') S(a/* c */b) S(  ) S(a
b) S(\) S(@) S(1.0e+5) S("\\")

#define A 1
#define B A
#if A == 1 && defined B && !defined(C) && (B - 1 == 0)
yes
#else
no
#endif
#if 0
#if garbage (
#elif nothing
#else
#endif
it's "unclosed
#elif B
second
#elif (
third
#else
fourth
#endif

#if -1 > 0u
wraps
#endif
#if -1 > 0
no
#endif
#if (2 || 1/0) && !(0 && 1/0) && (1 ? 2 : (1/0))
lazy
#endif
#if 'a' == 97 && '\0' == 0 && '\x7f' == 127 && 'ab' == 24930 && '\377' > 0
chars
#endif
#if 0x7fffffffffffffff + 0 > 0 && 0xffffffffffffffff == -1 && 18446744073709551615u > 1
wide
#endif
#if (1 << 63) < 0 && (1 << 64) == 0 && (-1 >> 65) == -1 && (8 >> -1) == 16
shifts
#endif
#if ~0 == -1 && 7 % 4 == 3 && -7 / 2 == -3 && -7 % 2 == -1 && (3 ^ 5) == 6 && (3 | 4) == 7 && 1 == 1 != 0
operators
#endif
#if true || undefined_name || 010 != 8 || 0b101 != 5
no
#else
zero
#endif

#define EMPTY
#define DEF defined
#define ONE 1
#if DEF(ONE) EMPTY
one
#endif
#ifdef ONE junk
one
#endif
#ifndef TWO
two
#elif 1
no
#endif
# /* null */
#
#pragma once upon a time

#define f(a,b) a+b
f(
#ifdef X
1
#else
2
#endif
, 3)

#def\
ine LONG 4\
2
LO\
NG /\
* comment *\
/ 1 "a\
b" 0\
x1

a/**/b a/* 1
2 */b // comment \
goes on
c
'// no' "/* no */" /* " */ x // '

%: define X <: 1 :> <% %>
X %:%: <::>

+++a---b<<=>>=...&&||->* .5e+3 0x1p-3 1.2.3e4 08x a.b 'L' L'x' u8"s" U"t" @ $a \

#define f(x) <x>
#define g(x, y) <x:y>
f(f)(1) f(f(f(1))) f((1,2)) g(f(1), g(2, 3)) f(f) (2) g((,),(,)) f("),(") f(')')

#define LPAREN (
#define RPAREN )
#define F(x, y) x + y
#define ELLIP_FUNC(...) __VA_ARGS__
ELLIP_FUNC(F, LPAREN, 'a', 'b', RPAREN);

#define CAT(a,b) a##b
#define XCAT(a,b) CAT(a,b)
#define N 1
CAT(x, N) XCAT(x, N) CAT(CAT(1,2),3) XCAT(XCAT(1,2),3) CAT(+,+) CAT(-,>) CAT(,) CAT(.,5) CAT(L,'a') CAT(a,1b)

__LINE__ __LINE__
__LINE__ __COUNTER__ __COUNTER__ __INCLUDE_LEVEL__
#define L __LINE__
#define ID(x) x
L ID(__LINE__) ID(
L)

#define obj() x
#define obj2 (y)
#define sp (a) b
obj () obj2 obj sp

#define foo foo a bar
#define bar bar b foo
foo

#define DEFER(x) x EMPTYP()
#define EMPTYP()
#define A() 123
DEFER(A)() A() ID

#define R(x) #x #x
#define V(...) __VA_ARGS__ , #__VA_ARGS__
#define W(a, b...) a b #b
R(1 + 1) V() V(1) V(1, 2 ,3) W(1) W(1,2) W(1, 2, 3)

#undef nothing
#define A 1
#undef A
#define A 2
A
#undef A
A
#define A(x) x x
A(1) A

#if 1
#else junk
#endif junk
#if 1 //comment
a
#endif /* b
*/ c

#elifdef
`
    .split('\n\n')
    .map(each => each.replace(/^\n|\n$/g, ''));

for (const text of CASES)
    test(`as gcc: ${text.split('\n')[0]}`, () => {
        const judged = preprocessedByGcc(`${text}\n`);
        const own = preprocessed(`${text}\n`);
        assert.deepEqual(own.tokens.join('\n'), judged.tokens.join('\n'));
        assert.equal(own.errors.length > 0, judged.errors.length > 0, `${own.errors} / ${judged.errors}`);
    });

/** Random programs; a hunt takes more. */
const { RUNS = '3000' } = process.env;

const NAMES = ['A', 'B', 'C', 'F', 'G', 'H'];
const word = fc.constantFrom(...NAMES, 'a', 'b', '1', '2', '+', '(', ')', ',', 'x', 'y', '0x1f');
const bodyWord = fc.oneof(
    { weight: 6, arbitrary: word },
    {
        weight: 1,
        arbitrary: fc.constantFrom('#x', 'x ## y', 'a ## x', '##', '#', '# y', 'G(x)', 'F(y, 1)', 'H(x)'),
    },
);
const spaced = (words: fc.Arbitrary<string>, maxLength: number): fc.Arbitrary<string> =>
    fc.array(fc.tuple(words, fc.constantFrom('', ' ', ' ')), { maxLength }).map(all => all.flat().join(''));
const definition = fc.oneof(
    fc
        .tuple(fc.constantFrom('A', 'B', 'C'), spaced(bodyWord, 5))
        .map(([name, body]) => `#define ${name} ${body}`),
    fc
        .tuple(
            fc.constantFrom('F', 'G', 'H'),
            fc.constantFrom('(x)', '(x, y)', '(x, ...)', '()'),
            spaced(bodyWord, 7),
        )
        .map(([name, parameters, body]) => `#define ${name}${parameters} ${body.replaceAll('...', '')}`),
);
const use = spaced(fc.oneof(word, fc.constantFrom('F(a, b)', 'G(A)', 'H(1)', 'F(F(1, 2), G(B))', 'H()')), 8);
const program = fc.tuple(
    fc.array(definition, { minLength: 1, maxLength: 6 }),
    fc.array(use, { minLength: 1, maxLength: 2 }),
);

/** Programs one after the other in one file: gcc starts once. */
function joined(programs: readonly (readonly [readonly string[], readonly string[]])[]): string {
    const undef = NAMES.map(name => `#undef ${name}`).join('\n');
    return programs.map(([macros, uses]) => [undef, ...macros, ...uses, ';;;;', ''].join('\n')).join('');
}

test('random macros are expanded as gcc does', () => {
    const programs = fc.sample(program, { numRuns: Number(RUNS) });
    const accepted: (readonly [readonly string[], readonly string[]])[] = [];
    let compared = 0;
    // What gcc refuses has no tokens to compare, and a list of arguments that is not closed would swallow the programs behind it.
    for (const each of programs) {
        const text = joined([each]);
        if (preprocessed(text).errors.length > 0) continue;
        accepted.push(each);
    }
    const chunks = Array.from({ length: Math.ceil(accepted.length / 500) }, (_, at) =>
        accepted.slice(at * 500, at * 500 + 500),
    );
    for (const chunk of chunks) {
        const [own, judged] = [preprocessed(joined(chunk)), preprocessedByGcc(joined(chunk))];
        const [ours, theirs] = [partsOf(own.tokens), partsOf(judged.tokens)];
        for (const [at, each] of chunk.entries()) {
            assert.equal(ours[at], theirs[at], joined([each]));
            compared++;
        }
        assert.deepEqual(judged.errors, []);
    }
    assert.ok(compared > 1000, `${compared} compared`);
});

/** The tokens between the ends of programs. */
const partsOf = (tokens: readonly string[]): readonly string[] => tokens.join(' ').split('; ; ; ;');
