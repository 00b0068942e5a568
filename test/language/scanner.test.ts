// One line into tokens.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { Scanner, type TokenKind } from '../../server/language/scanner';
import { anyText } from '../any-text';

interface Token {
    readonly kind: TokenKind;
    readonly lexeme: string;
    readonly start: number;
    readonly end: number;
}

function tokensOf(text: string): { tokens: Token[]; comment: number } {
    const scanner = new Scanner(text);
    const tokens: Token[] = [];
    while (!scanner.is('end')) {
        const { kind, lexeme, start, end } = scanner;
        tokens.push({ kind, lexeme, start, end });
        scanner.next();
        assert.equal(scanner.previousEnd, end);
    }
    return { tokens, comment: scanner.comment };
}

/** Symbols as they are, other tokens with their kind; a comment with its column. */
function show(text: string): string {
    const { tokens, comment } = tokensOf(text);
    const shown = tokens.map(({ kind, lexeme }) => (kind === lexeme ? lexeme : `${kind}:${lexeme}`));
    return [...shown, ...(comment === -1 ? [] : [`comment@${comment}`])].join(' ');
}

const LINES: readonly (readonly [string, string])[] = [
    ['', ''],
    [' \t ', ''],
    ['platform zynqmp', 'word:platform word:zynqmp'],
    ['\ufeffplatform', 'word:platform'],
    [' \ufeffplatform', 'stray:\ufeff word:platform'],
    ['\ufeff\ufeffx', 'stray:\ufeff word:x'],
    ['_a1 A_B __proto__', 'word:_a1 word:A_B word:__proto__'],
    ['A..B A..<B A...B', 'word:A .. word:B word:A ..< word:B word:A .. stray:. word:B'],
    ['1..2', 'number:1 .. number:2'],
    [
        '0x1F_ff 0b1 010 10U 9z 1_000',
        'number:0x1F_ff number:0b1 number:010 number:10U number:9z number:1_000',
    ],
    ['A->B -> -->', 'word:A -> word:B -> - ->'],
    ['a-b', 'word:a - word:b'],
    ['1+2*(3|4)&5<<6>>7', 'number:1 + number:2 * ( number:3 | number:4 ) & number:5 << number:6 >> number:7'],
    ['< > <<< >', 'stray:< stray:> << stray:< stray:>'],
    ['{}(),=', '{ } ( ) , ='],
    ['a // b // c', 'word:a comment@2'],
    ['//', 'comment@0'],
    ['a/b', 'word:a stray:/ word:b'],
    ['"a // b" c', 'string:"a // b" word:c'],
    ['"a\\" b"', 'string:"a\\" word:b string:"'],
    ['"open // no comment', 'string:"open // no comment'],
    ['""', 'string:""'],
    ["'x' #", "stray:' word:x stray:' stray:#"],
    ['\0a', 'stray:\0 word:a'],
    ['\u00a0a\u2028b', 'stray:\u00a0 word:a stray:\u2028 word:b'],
    ['aéb', 'word:a stray:é word:b'],
    ['😀', 'stray:😀'],
    ['\ud83d\ud83d', 'stray:\ud83d stray:\ud83d'],
    ['\udc00a', 'stray:\udc00 word:a'],
    ['\u0130\u212a\u017f', 'stray:\u0130 stray:\u212a stray:\u017f'],
];

for (const [text, expected] of LINES) {
    test(`tokens of ${JSON.stringify(text)}`, () => assert.equal(show(text), expected));
}

test('a word reaches over hyphens or a star where the parser wants it', () => {
    const words: readonly (readonly [string, 'extendOverHyphens' | 'extendOverStar', string, TokenKind])[] = [
        ['index-gap "x"', 'extendOverHyphens', 'index-gap', 'string'],
        ['a-b-c', 'extendOverHyphens', 'a-b-c', 'end'],
        ['a-2->x', 'extendOverHyphens', 'a-2', '->'],
        ['a--b', 'extendOverHyphens', 'a', '-'],
        ['a-', 'extendOverHyphens', 'a', '-'],
        ['a', 'extendOverHyphens', 'a', 'end'],
        ['NODE_*,', 'extendOverStar', 'NODE_*', ','],
        ['NODE_ *', 'extendOverStar', 'NODE_', '*'],
        ['NODE', 'extendOverStar', 'NODE', 'end'],
    ];
    for (const [text, method, lexeme, following] of words) {
        const scanner = new Scanner(text);
        assert.equal(scanner.lexeme, /^\w+/.exec(text)?.[0]);
        scanner[method]();
        assert.equal(scanner.lexeme, lexeme);
        scanner.next();
        assert.equal(scanner.kind, following);
    }
});

test('the rest of a line can be skipped, and its comment is still found', () => {
    const scanner = new Scanner('a -> "b" // c');
    scanner.skipRest();
    assert.deepEqual([scanner.kind, scanner.previousEnd, scanner.comment], ['end', 8, 9]);
    scanner.next();
    assert.deepEqual([scanner.kind, scanner.lexeme], ['end', '']);
});

const line = fc.oneof(
    anyText({ maxLength: 80 }),
    fc
        .array(fc.constantFrom(...LINES.map(([text]) => text), ' ', '-', '.', '<', '/', '"', '0'), {
            maxLength: 12,
        })
        .map(parts => parts.join('')),
);

test('tokens stand one behind the other with nothing but blanks between, up to the comment', () =>
    fc.assert(
        fc.property(line, text => {
            const { tokens, comment } = tokensOf(text);
            let at = text.startsWith('\ufeff') ? 1 : 0;
            for (const { lexeme, start, end } of tokens) {
                assert.match(text.slice(at, start), /^[ \t]*$/);
                assert.ok(start < end && lexeme === text.slice(start, end));
                at = end;
            }
            const rest = text.slice(at, comment === -1 ? text.length : comment);
            assert.match(rest, /^[ \t]*$/);
            if (comment !== -1) assert.equal(text.slice(comment, comment + 2), '//');
        }),
        { numRuns: 1000 },
    ));
