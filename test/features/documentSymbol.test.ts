// The outline of a file.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { documentSymbol, MOST_LISTED } from '../../server/features/documentSymbol';
import type { Range } from '../../server/language/document';
import { BOARD, open, textIn } from './editor';

const outlineOf = (example: string): DocumentSymbol[] => {
    const { workspace, file } = open(example);
    return documentSymbol(workspace, file) ?? [];
};

/** An outline as lines: name, detail, and what is selected. */
function drawn(example: string): string[] {
    const text = example.split('\n--- ')[0] ?? '';
    const lines = (symbols: readonly DocumentSymbol[], indent: string): string[] =>
        symbols.flatMap(({ name, detail, selectionRange, children = [] }) => [
            `${indent}${name} | ${detail} | ${textIn(text, selectionRange)}`,
            ...lines(children, `${indent}    `),
        ]);
    return lines(outlineOf(example), '');
}

const OUTLINES: Record<string, readonly [string, ...string[]]> = {
    'a node table': [
        'node t {\n    waive index-gap "x"\n    // comment\n    0 -> hwdom // why\n    1..2  ->  mfn 3 or hwdom\n}\n',
        't | node table | t',
        '    0 | -> hwdom | 0',
        '    1..2 | ->  mfn 3 or hwdom | 1..2',
    ],
    'a reset table': [
        'reset t {\n    index I(n) = n - 1000\n    1000 -> deny\n}\n',
        't | reset table | t',
        '    I | (n) = n - 1000 | I',
        '    1000 | -> deny | 1000',
    ],
    'an mmio table': [
        'mmio t {\n    0x1000 .. 0x1004 mask 1 -> 0\n}\n',
        't | mmio table | t',
        '    0x1000 .. 0x1004 | mask 1 -> 0 | 0x1000 .. 0x1004',
    ],
    'a clock table': ['clock t {\n    1 -> 2, 3\n}\n', 't | clock table | t', '    1 | -> 2, 3 | 1'],
    names: [
        'names reset {\n    A = 1000 of N\n    B\n}\n',
        'names reset |  | names reset {',
        '    A | = 1000 of N | A',
        '    B |  | B',
    ],
    'a domain': [
        'domain d {\n    iomem mfn 0xff count 2\n    iomem all\n}\n',
        'd | domain | d',
        '    mfn 0xff | count 2 | mfn 0xff',
    ],
    'the hardware domain': ['domain d hwdom {\n}\n', 'd | hardware domain | d'],
    'a test': [
        'test "what holds" {\n    d may not node 3\n}\n',
        'what holds | test | "what holds"',
        '    d | may not node 3 | d',
    ],
    'a test without a title': ['test "  " {\n}\n', 'test |  | test "  " {'],
    'a table without a name': [
        'node {\n    0 -> hwdom\n}\n',
        'node table |  | node {',
        '    0 | -> hwdom | 0',
    ],
    'a block that is not closed': [
        'node t {\n    0 -> hwdom\n',
        't | node table | t',
        '    0 | -> hwdom | 0',
    ],
    'two blocks, the first not closed': [
        'node t {\nreset u {\n',
        't | node table | t',
        'u | reset table | u',
    ],
    'rows that cannot be read': [
        'node t {\n    ?\n    0 => 1\n    -> 2\n}\n',
        't | node table | t',
        '    0 | => 1 | 0',
    ],
    'statements of the file': ['platform zynqmp\nlicense "MIT"\nimport "x.eemi"\nemit c "x.h"\n'],
    nothing: [''],
    'behind an emoji': [
        'node t { // 😀\n    0 -> deny waive not-a-page "😀" // 😀\n}\n',
        't | node table | t',
        '    0 | -> deny waive not-a-page "😀" | 0',
    ],
};

for (const [title, [example, ...expected]] of Object.entries(OUTLINES)) {
    test(`outline: ${title}`, () => assert.deepEqual(drawn(example), expected));
}

const isBeforeOrAt = (a: Range['start'], b: Range['start']): boolean =>
    a.line < b.line || (a.line === b.line && a.character <= b.character);
const holds = (outer: Range, inner: Range): boolean =>
    isBeforeOrAt(outer.start, inner.start) && isBeforeOrAt(inner.end, outer.end);

test('the outline of the board is sound', () => {
    const { workspace, file } = open(BOARD);
    const symbols = documentSymbol(workspace, file) ?? [];
    assert.equal(symbols.length, 11);
    for (const symbol of symbols) {
        assert.ok(holds(symbol.range, symbol.selectionRange) && symbol.name.trim() !== '');
        for (const child of symbol.children ?? []) {
            assert.ok(holds(symbol.range, child.range) && holds(child.range, child.selectionRange));
            assert.ok(child.name.trim() !== '' && child.children === undefined);
        }
    }
});

test('of very many lines the short blocks are listed', () => {
    const block = (name: string, rows: number): string =>
        `node ${name} {\n${'    1 -> deny\n'.repeat(rows)}}\n`;
    const blocks = [
        block('long', MOST_LISTED),
        block('short', 2),
        block('half', MOST_LISTED - 5),
        block('one', 1),
    ];
    assert.deepEqual(
        outlineOf(blocks.join('')).map(({ name, children }) => [name, children?.length]),
        [
            ['long', 0],
            ['short', 2],
            ['half', 0],
            ['one', 1],
        ],
    );
    assert.equal(outlineOf(block('all', MOST_LISTED - 1))[0]?.children?.length, MOST_LISTED - 1);
});

test('a file that is not there has no outline', () =>
    assert.equal(documentSymbol(open(BOARD).workspace, 'none.eemi'), undefined));
