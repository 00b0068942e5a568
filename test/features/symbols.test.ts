// The outline of a file, and the search for symbols in all files.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { DocumentSymbol } from 'vscode-languageserver-types';
import { fuzzyRank } from '../../server/features/completing/fuzzy';
import { documentSymbol, MOST_LISTED } from '../../server/features/documentSymbol';
import { workspaceSymbol } from '../../server/features/workspaceSymbol';
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

const FILES = `names node {
    NODE_UART_0 = 0
    NODE_SPI    = 1
}
node pm_node_access {
    NODE_UART_0 -> hwdom
}
domain guest {
}
test "the guest has its UART" {
}
--- b.eemi
import "input.eemi"
names frame {
    MM_UART0 = at 0x1000
}
reset t {
    index IDX(n) = n - 1000
    1000 -> hwdom
}
`;

/** What is found, as `name file:line`. */
const found = (example: string, query: string): string[] => {
    const { workspace } = open(example);
    return workspaceSymbol(workspace, query).map(({ name, location }) =>
        'range' in location
            ? `${name} ${location.uri.slice('test:///'.length)}:${location.range.start.line + 1}`
            : name,
    );
};

const SEARCHES: Record<string, readonly string[]> = {
    uart: ['MM_UART0 b.eemi:3', 'NODE_UART_0 input.eemi:2', 'the guest has its UART input.eemi:10'],
    NODE: ['NODE_UART_0 input.eemi:2', 'NODE_SPI input.eemi:3', 'pm_node_access input.eemi:5'],
    node_sp: ['NODE_SPI input.eemi:3'],
    nspi: ['NODE_SPI input.eemi:3'],
    guest: ['guest input.eemi:8', 'the guest has its UART input.eemi:10'],
    idx: ['IDX b.eemi:6'],
    ' idx ': ['IDX b.eemi:6'],
    nothing_like_it: [],
    '😀': [],
    '*': [],
};

for (const [query, expected] of Object.entries(SEARCHES)) {
    test(`search: ${query}`, () => assert.deepEqual(found(FILES, query).sort(), [...expected].sort()));
}

test('an empty search finds everything, each once', () => {
    const all = found(FILES, '');
    assert.equal(all.length, 8);
    assert.equal(new Set(all).size, 8);
});

test('the names of a platform that is used, once, behind those of the files', () => {
    const example = 'platform zynqmp\nnames node {\n    MY_AFI = 49\n}\n--- b.eemi\nplatform zynqmp\n';
    const afi = found(example, 'AFI');
    assert.equal(afi[0], 'MY_AFI input.eemi:3');
    assert.equal(afi.filter(each => each.startsWith('NODE_AFI platform:zynqmp:')).length, 1);
    assert.deepEqual(found('names node {\n    A = 0\n}\n', 'AFI'), []);
});

test('what begins with the query comes before what holds it', () =>
    assert.deepEqual(
        found('names node {\n    XSPI = 0\n    SXPXI = 1\n    X_SPI = 2\n    SPI_0 = 3\n}\n', 'spi').map(
            each => each.split(' ')[0],
        ),
        ['SPI_0', 'X_SPI', 'XSPI', 'SXPXI'],
    ));

test('at most 200 symbols', () => {
    const names = Array.from({ length: 1000 }, (_, at) => `    N_${at} = ${at}\n`).join('');
    assert.equal(found(`names node {\n${names}}\n`, 'n').length, 200);
    assert.equal(found(`names node {\n${names}}\n`, 'N_999').length, 1);
});

const RANKS: readonly (readonly [string, string, number | undefined])[] = [
    ['', 'A', 0],
    ['', '', 0],
    ['a', '', undefined],
    ['nod', 'NODE_RPU', 0],
    ['NODE_RPU', 'node_rpu', 0],
    ['rpu', 'NODE_RPU', 1],
    ['gap', 'index-gap', 1],
    ['pu', 'NODE_RPU', 2],
    ['nrpu', 'NODE_RPU', 3],
    ['nrpx', 'NODE_RPU', undefined],
    ['upr', 'NODE_RPU', undefined],
    ['NODE_RPU_0', 'NODE_RPU', undefined],
];

for (const [typed, name, rank] of RANKS) {
    test(`«${typed}» answers to «${name}» as ${rank}`, () => assert.equal(fuzzyRank(typed, name), rank));
}
