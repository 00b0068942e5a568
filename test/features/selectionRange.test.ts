// What surrounds a position, range by range.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { SelectionRange } from 'vscode-languageserver-types';
import { selectionRange } from '../../server/features/selectionRange';
import type { Range } from '../../server/language/document';
import { open } from './editor';

/** The text of each range around the cursor, the innermost first; line ends as `|`. */
function around(marked: string): string[] {
    const { workspace, file, position, files } = open(marked);
    const lines = (files.get(file) ?? '').split('\n');
    const texts: string[] = [];
    let [at]: (SelectionRange | undefined)[] = selectionRange(workspace, file, [position]);
    for (; at !== undefined; at = at.parent) texts.push(textOf(lines, at.range));
    return texts;
}

const textOf = (lines: readonly string[], { start, end }: Range): string =>
    lines
        .slice(start.line, end.line + 1)
        .map((line, at) =>
            line.slice(
                at === 0 ? start.character : 0,
                at === end.line - start.line ? end.character : undefined,
            ),
        )
        .join('|');

/** What surrounds the cursor in the only row of a block, without the block and the file. */
const ROWS: readonly (readonly [row: string, ...around: string[]])[] = [
    ['NO$0DE -> F', 'NODE', 'NODE -> F'],
    ['$0NODE -> F', 'NODE', 'NODE -> F'],
    ['NODE$0 -> F', 'NODE', 'NODE -> F'],
    ['NODE $0-> F', '->', 'NODE -> F'],
    ['A..B$0 -> F', 'B', 'A..B', 'A..B -> F'],
    ['A..B$0 -> F // why', 'B', 'A..B', 'A..B -> F', '    A..B -> F // why'],
    ['A -> at MM$0 + 4 * 2', 'MM', 'MM + 4 * 2', 'at MM + 4 * 2', 'A -> at MM + 4 * 2'],
    ['A -> at MM + 4 $0* 2', '*', '4 * 2', 'MM + 4 * 2', 'at MM + 4 * 2', 'A -> at MM + 4 * 2'],
    ['A -> at (MM + $04) * 2', '4', '(MM + 4)', '(MM + 4) * 2', 'at (MM + 4) * 2', 'A -> at (MM + 4) * 2'],
    ['A -> F or hw$0dom', 'hwdom', 'F or hwdom', 'A -> F or hwdom'],
    [
        'A -> F waive index-g$0ap "wh y"',
        'gap',
        'index-gap',
        'waive index-gap "wh y"',
        'A -> F waive index-gap "wh y"',
    ],
    [
        'A -> F waive index-gap "wh$0 y"',
        'wh y',
        '"wh y"',
        'waive index-gap "wh y"',
        'A -> F waive index-gap "wh y"',
    ],
    ['A -> F // wh$0y so', '// why so', '    A -> F // why so'],
    ['A   ->$0   F', '->', 'A   ->   F'],
    ['A  $0 ->   F', 'A   ->   F'],
    ['? $0?', '?', '? ?'],
    ['"un$0closed', '"unclosed'],
    ['', ''],
];

for (const [row, ...expected] of ROWS.filter(([row]) => row !== ''))
    test(`around: ${row}`, () => {
        const found = around(`node t {\n    ${row}\n}`);
        const whole = `    ${row.replace('$0', '')}`;
        const lines = expected.at(-1) === whole ? expected : [...expected, whole];
        assert.deepEqual(found, [...lines, `node t {|${whole}|}`, `node t {|${whole}|}|`]);
    });

const AROUND: readonly (readonly [text: string, ...around: string[]])[] = [
    [
        'names frame {\n    M = at 0x1000 si$0ze 4\n    N = M\n}',
        'size',
        'at 0x1000 size 4',
        'M = at 0x1000 size 4',
        '    M = at 0x1000 size 4',
        '    M = at 0x1000 size 4|    N = M',
        'names frame {|    M = at 0x1000 size 4|    N = M|}',
        'names frame {|    M = at 0x1000 size 4|    N = M|}|',
    ],
    [
        'names frame {\n    M = at 0x1000 of A, B$0B\n}',
        'BB',
        'at 0x1000 of A, BB',
        'M = at 0x1000 of A, BB',
        '    M = at 0x1000 of A, BB',
        'names frame {|    M = at 0x1000 of A, BB|}',
        'names frame {|    M = at 0x1000 of A, BB|}|',
    ],
    ['license "M$0IT"', 'MIT', '"MIT"', 'license "MIT"', 'license "MIT"|'],
    [
        'node t {\n    // a\n    // $0b\n    1 -> deny\n}',
        '// b',
        '    // b',
        '    // a|    // b',
        '    // a|    // b|    1 -> deny',
        'node t {|    // a|    // b|    1 -> deny|}',
        'node t {|    // a|    // b|    1 -> deny|}|',
    ],
    ['node t {\n    1 -> deny\n}$0', '}', 'node t {|    1 -> deny|}', 'node t {|    1 -> deny|}|'],
    [
        'node t {\n    1 -> deny\n$0    2 -> deny',
        '    2 -> deny',
        '    1 -> deny|    2 -> deny|',
        'node t {|    1 -> deny|    2 -> deny|',
    ],
    ['import "a$0"\n\n', 'a', '"a"', 'import "a"', 'import "a"||'],
    ['license "😀$0"', '😀', '"😀"', 'license "😀"', 'license "😀"|'],
    ['$0', '', '|'],
];

for (const [text, ...expected] of AROUND)
    test(`around: ${JSON.stringify(text)}`, () => assert.deepEqual(around(text), expected));

test('each position has its chain, and one outside the text the nearest', () => {
    const { workspace, file } = open('license "MIT"\n\n');
    const at = (line: number, character: number) => ({ line, character });
    const chains = selectionRange(workspace, file, [
        at(0, 1),
        at(-5, 3),
        at(0, 99),
        at(99, 1),
        at(Number.NaN, 0),
    ]);
    assert.deepEqual(
        chains.map(({ range }) => [range.start.line, range.start.character, range.end.character]),
        [
            [0, 0, 7],
            [0, 0, 7],
            [0, 8, 13],
            [2, 0, 0],
            [0, 0, 7],
        ],
    );
});

test('in a file that is not there nothing surrounds a position', () => {
    const position = { line: 3, character: 4 };
    assert.deepEqual(selectionRange(open('').workspace, 'no.eemi', [position]), [
        { range: { start: position, end: position } },
    ]);
});
