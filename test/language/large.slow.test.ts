// Lines of 10 MB and files of a million lines: parsed and formatted in reasonable time.

import assert from 'node:assert/strict';
import test from 'node:test';
import { Document } from '../../server/language/document';
import { formatText } from '../../server/language/format';
import { LONGEST_LINE, parseLine } from '../../server/language/parser';
import { Scanner } from '../../server/language/scanner';
import type { Block } from '../../server/language/syntax';

const LONG = 10_000_000;

/** The block, how a line begins and goes on, and how many flaws it may have where it is just short enough to be read. */
const LONG_LINES: Readonly<Record<string, readonly [Block, string, string, number]>> = {
    'a name': ['node', '', 'A', 0],
    'a number': ['node', '', '9', 1],
    'zero bytes': ['node', '', '\0', 1],
    'lone surrogates': ['node', '', '\ud800', 1],
    quotes: ['file', 'license ', '"', 1],
    arrows: ['node', 'A ', '-> ', 1],
    'a chain of operators': ['names node', 'A = ', '1 + ', 1],
    'parentheses that open': ['names node', 'A = ', '(', 1],
    'parentheses that close': ['names node', 'A = 1', ')', 1],
    'nodes of a clock': ['clock', 'A -> 1', ', B', 0],
    'bad numbers': ['clock', 'A -> 1', ', 010', 101],
    'taken names': ['clock', 'A -> 1', ', if', 101],
    'ambiguous frames': ['file', 'import "x" as node A', ', frame X', 101],
    'excluded names': ['file', 'import "x" as node A', ' not X', 0],
    'waivers with flaws': ['node', 'A -> deny', ' waive x 010 "y"', 101],
    'a code': ['node', 'waive a', '-a', 1],
    'a comment': ['node', '//', '/', 0],
    blanks: ['node', '', ' \t', 0],
};

for (const [title, [block, head, unit, most]] of Object.entries(LONG_LINES)) {
    for (const [length, allowed] of [
        [LONGEST_LINE - head.length, most],
        [LONG, 1],
    ] as const)
        test(`${length} characters in a line: ${title}`, () => {
            const { flaws } = parseLine(head + unit.repeat(length / unit.length), block);
            assert.ok(flaws.length <= allowed, `${flaws.length} flaws`);
            for (const { message } of flaws) assert.ok(message.length < 1000);
        });
}

test('a million bad lines', () => {
    const { lines } = new Document('?\n'.repeat(1_000_000));
    assert.equal([...lines].filter(({ node }) => node.flaws.length === 1).length, 1_000_000);
});

test('100 000 rows beside a long row are laid out, and one that is too long stays', () => {
    const row = '    NODE -> MM // row\n';
    const around = (nodes: string): string =>
        `clock t {\n${row.repeat(50_000)}${nodes}\n${row.repeat(50_000)}}\n`;
    const long = around(`A->${'NODE_NUMBER_NINETEEN,'.repeat(3000)}N`);
    assert.equal(format(long), long.replace('A->', '    A    -> ').replaceAll(',', ', '));
    const tooLong = around(`A->${'NODE_NUMBER_NINETEEN,'.repeat(500_000)}N`);
    assert.equal(format(tooLong), tooLong);
});

test('lines of 10 MB are laid out', () => {
    const blanks = `// a${' '.repeat(10_000_000)}b`;
    assert.equal(format(`${blanks}${' '.repeat(10)}`), `${blanks}\n`);
    assert.equal(format('\n'.repeat(1_000_000)), '');
    assert.equal(format(' '.repeat(10_000_000)), '');
    const bad = `node t {\n${'?  '.repeat(3_000_000)}\n}\n`;
    assert.equal(format(bad), bad);
});

test('the rest of a line of 10 MB is skipped', () => {
    for (const char of ['a', '"', '\0', '.', '\ud800']) {
        const scanner = new Scanner(char.repeat(10_000_000));
        scanner.skipRest();
        assert.equal(scanner.previousEnd, 10_000_000);
    }
});

const format = (text: string): string => formatText(new Document(text));
