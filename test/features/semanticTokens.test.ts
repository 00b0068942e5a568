// Semantic tokens: what each word of a line is shown as, and that ranges and deltas say the same as the whole.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { semanticTokensDelta, semanticTokensRange } from '../../server/features/semanticTokens';
import { SEMANTIC_TOKENS_LEGEND } from '../../server/features/texts/tokenStyles';
import { finish } from '../../server/language/steps';
import { ROOT } from '../workspace';
import { semanticTokens } from './answers';
import { damaged, linesOf } from './damaged';
import { open, workspaceOf } from './editor';

interface Token {
    readonly line: number;
    readonly start: number;
    readonly length: number;
    readonly type: string;
    readonly modifiers: readonly string[];
}

/** The tokens that the numbers say. */
function decoded(data: readonly number[]): Token[] {
    assert.equal(data.length % 5, 0);
    const { tokenTypes, tokenModifiers } = SEMANTIC_TOKENS_LEGEND;
    const tokens: Token[] = [];
    let [line, start] = [0, 0];
    for (let at = 0; at < data.length; at += 5) {
        const [lines = 0, columns = 0, length = 0, type = 0, bits = 0] = data.slice(at, at + 5);
        start = lines > 0 ? columns : start + columns;
        line += lines;
        const modifiers = tokenModifiers.filter((_, bit) => (bits & (1 << bit)) !== 0);
        tokens.push({ line, start, length, type: tokenTypes[type] ?? '?', modifiers });
    }
    return tokens;
}

const tokensOf = (text: string): Token[] => decoded(semanticTokens(open(text).workspace, ROOT).data);

/** The tokens of one line as `text:type.modifier`, words of the language, operators, numbers, strings and comments shortened. */
function shown(text: string, line: number): string {
    const lines = text.split('\n');
    return tokensOf(text)
        .filter(token => token.line === line)
        .map(({ start, length, type, modifiers }) => {
            const lexeme = (lines[line] ?? '').slice(start, start + length);
            return PLAIN.has(type)
                ? `${PLAIN.get(type)}${lexeme}`
                : [`${lexeme}:${type}`, ...modifiers].join('.');
        })
        .join(' ');
}

const PLAIN = new Map([
    ['keyword', ''],
    ['operator', ''],
    ['number', '#'],
    ['string', ''],
    ['comment', ''],
]);

const NAMES = [
    'names node {',
    '    N = 1',
    '    GAP = 2',
    '}',
    'names reset {',
    '    R = 10 of N',
    '}',
    'names clock {',
    '    C = 3',
    '}',
    'names frame {',
    '    F = at 0x1000',
    '}',
    'names register {',
    '    REG = 0x10 of F',
    '}',
    'node nodes {',
    '    N -> F',
    '}',
    'domain dom0 {',
    '    iomem all',
    '}',
    '',
].join('\n');

/** A line in a block that begins so, and what is shown. */
const LINES: readonly (readonly [head: string, line: string, shown: string])[] = [
    ['', 'platform zynqmp', 'platform zynqmp:namespace'],
    ['', 'platform zynqmp-xlnx // x', 'platform zynqmp-xlnx:namespace // x'],
    ['', 'target xen', 'target xen:namespace'],
    ['', 'license "MIT"', 'license "MIT"'],
    ['', 'license "MIT', 'license "MIT'],
    ['', 'import "b.eemi"', 'import "b.eemi"'],
    [
        '',
        'import "x.h" as node N_*, reset R_* not R_END, frame at M_*',
        'import "x.h" as node N_*:regexp reset R_*:regexp not R_END:regexp frame at M_*:regexp',
    ],
    ['', 'emit c "a.h"', 'emit c "a.h"'],
    ['', 'emit ts "a.ts"', 'emit ts "a.ts"'],
    ['', 'node t {', 'node t:struct.declaration'],
    ['', 'domain d hwdom {', 'domain d:class.declaration hwdom'],
    ['', 'test "t" {', 'test "t"'],
    ['', '}', ''],
    ['', '', ''],
    ['', '// only a comment 😀', '// only a comment 😀'],
    ['names node {', 'A = 0x1', 'A:enumMember.declaration.readonly = #0x1'],
    ['names reset {', 'A = 1 of N', 'A:event.declaration.readonly = #1 of N:enumMember.readonly'],
    ['names clock {', 'A = 1 pll', 'A:variable.declaration.readonly = #1 pll'],
    [
        'names frame {',
        'A = at F + 0x1000 size 4096',
        'A:type.declaration.readonly = at F:type.readonly + #0x1000 size #4096',
    ],
    [
        'names frame {',
        'A = at 1 or at 2 of N, GAP standin N',
        'A:type.declaration.readonly = at #1 or at #2 of N:enumMember.readonly GAP:enumMember.readonly.deprecated standin N:enumMember.readonly',
    ],
    [
        'names register {',
        'A = (REG + 4) * 2 of F',
        'A:property.declaration.readonly = REG:property.readonly + #4 * #2 of F:type.readonly',
    ],
    ['node t {', 'N -> F', 'N:enumMember.readonly -> F:type.readonly'],
    ['node t {', 'N -> F or hwdom', 'N:enumMember.readonly -> F:type.readonly or hwdom'],
    ['node t {', '1..2 -> deny', '#1 .. #2 -> deny'],
    ['node t {', 'GAP..N -> mfn 1', 'GAP:enumMember.readonly.deprecated .. N:enumMember.readonly -> mfn #1'],
    [
        'node t {',
        'waive index-gap GAP..GAP "why" // x',
        'waive index-gap:decorator GAP:enumMember.readonly.deprecated .. GAP:enumMember.readonly.deprecated "why" // x',
    ],
    [
        'node t {',
        'N -> at 1 waive frame-zero "y"',
        'N:enumMember.readonly -> at #1 waive frame-zero:decorator "y"',
    ],
    ['node t {', 'N -> at (F + 8)', 'N:enumMember.readonly -> at F:type.readonly + #8'],
    ['node t {', 'NOTHING -> F', '-> F:type.readonly'],
    ['node t {', 'N -> ? F', 'N:enumMember.readonly -> F:type.readonly'],
    ['node t {', 'N => F', 'N:enumMember.readonly = F:type.readonly'],
    ['node t {', 'N nodes F', 'N:enumMember.readonly nodes:struct F:type.readonly'],
    [
        'reset t {',
        'index IDX(n) = n - R',
        'index IDX:macro.declaration n:parameter.declaration = n:parameter - R:event.readonly.deprecated',
    ],
    ['reset t {', 'R -> F', 'R:event.readonly -> F:type.readonly'],
    [
        'mmio t {',
        'F + REG ..< F + 0x20 mask 0b1 readonly -> N only hwdom',
        'F:type.readonly + REG:property.readonly ..< F:type.readonly + #0x20 mask #0b1 readonly -> N:enumMember.readonly only hwdom',
    ],
    ['clock t {', 'C -> N, 1', 'C:variable.readonly -> N:enumMember.readonly #1'],
    ['domain d {', 'iomem F count 2', 'iomem F:type.readonly count #2'],
    ['domain d {', 'from "g.cfg"', 'from "g.cfg"'],
    [
        'test "t" {',
        'dom0 may not write F + REG mask 1',
        'dom0:class may not write F:type.readonly + REG:property.readonly mask #1',
    ],
    ['test "t" {', 'dom0 may node GAP', 'dom0:class may node GAP:enumMember.readonly.deprecated'],
    ['node t {', '"😀" N', '"😀" N:enumMember.readonly'],
    ['node t {', '\tN\t->\tF', 'N:enumMember.readonly -> F:type.readonly'],
];

for (const [head, line, expected] of LINES)
    test(`${head} ${line}`, () => {
        const above = head === '' ? NAMES : `${NAMES}${head}\n`;
        const text = `${above}${line}\n`;
        assert.equal(shown(text, above.split('\n').length - 1), expected);
    });

test("a platform's names are the library's", () => {
    const text =
        'platform zynqmp\nnode t {\n    NODE_RPU -> MM_RPU\n}\nnames frame {\n    MM_GPU = at 0x1000\n}\ndomain d {\n    iomem MM_GPU\n}\n';
    assert.equal(
        shown(text, 2),
        'NODE_RPU:enumMember.readonly.defaultLibrary -> MM_RPU:type.readonly.defaultLibrary',
    );
    assert.equal(shown(text, 8), 'iomem MM_GPU:type.readonly');
});

test('names of an import are names', () =>
    assert.equal(
        shown('import "b.eemi"\nnode t {\n    A -> deny\n}\n--- b.eemi\nnames node {\n    A = 1\n}\n', 2),
        'A:enumMember.readonly -> deny',
    ));

test('without all rows known there is no gap', () =>
    assert.equal(
        shown('names node {\n    A = 1\n}\nnode t {\n    ?\n}\ntest "t" {\n    d may node A\n}\n', 7),
        'd:class may node A:enumMember.readonly',
    ));

test('columns are UTF-16', () =>
    assert.deepEqual(
        tokensOf('license "😀" // 😀\n').map(({ start, length }) => [start, length]),
        [
            [0, 7],
            [8, 4],
            [13, 5],
        ],
    ));

test('a file that is not there has no tokens', () => {
    const { workspace } = open('');
    assert.deepEqual(semanticTokens(workspace, 'no.eemi'), { data: [] });
    const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
    assert.deepEqual(finish(semanticTokensRange(workspace, 'no.eemi', range)), { data: [] });
});

test("a bundled platform's file has its tokens", () =>
    assert.ok(semanticTokens(open('').workspace, 'platform:zynqmp').data.length > 1000));

const DELTAS: readonly (readonly [
    before: string,
    after: string,
    start: number,
    deleted: number,
    inserted: number,
])[] = [
    ['node t {\n}\n', 'node t {\n    1 -> deny\n}\n', 10, 0, 15],
    ['node t {\n    1 -> deny\n}\n', 'node t {\n}\n', 10, 15, 0],
    ['license "MIT"\nlicense "MIT"\n', 'license "MI"\nlicense "MIT"\n', 5, 5, 5],
    ['', 'license "MIT"\n', 0, 0, 10],
];

for (const [before, after, start, deleteCount, inserted] of DELTAS)
    test(`delta: ${JSON.stringify(before)} to ${JSON.stringify(after)}`, () => {
        const [old, now] = [before, after].map(text => semanticTokens(open(text).workspace, ROOT).data);
        const edits = semanticTokensDelta(old ?? [], now ?? []);
        assert.deepEqual(
            edits.map(edit => [edit.start, edit.deleteCount, edit.data?.length]),
            [[start, deleteCount, inserted]],
        );
    });

const dataOf = (text: string): number[] => semanticTokens(workspaceOf(new Map([[ROOT, text]])), ROOT).data;

test('the tokens of any text stand in it, in order and apart; so they do in a range', () =>
    fc.assert(
        fc.property(damaged, fc.nat(), fc.nat(20), (text, from, count) => {
            const tokens = decoded(dataOf(text));
            const lengths = linesOf(text).map(line => line.length);
            let last = { line: 0, end: 0 };
            for (const { line, start, length } of tokens) {
                assert.ok(length > 0 && start + length <= (lengths[line] ?? -1), `${line}:${start}`);
                assert.ok(line > last.line || start >= last.end, `${line}:${start}`);
                last = { line, end: start + length };
            }
            const first = from % lengths.length;
            const range = {
                start: { line: first, character: 3 },
                end: { line: first + count, character: 1 },
            };
            const part = finish(semanticTokensRange(workspaceOf(new Map([[ROOT, text]])), ROOT, range)).data;
            assert.deepEqual(
                decoded(part),
                tokens.filter(({ line }) => line >= first && line <= first + count),
            );
        }),
        { numRuns: 30 },
    ));

test('a delta makes the new numbers of the old ones', () => {
    const small = fc.array(fc.nat(3), { maxLength: 8 }).map(all => all.flatMap(each => [each, 0, 1, 1, 0]));
    fc.assert(
        fc.property(
            fc.oneof(
                fc.tuple(small, small),
                fc.tuple(damaged, damaged).map(([a, b]) => [dataOf(a), dataOf(b)] as const),
            ),
            ([before, after]) => {
                const result = [...before];
                for (const { start, deleteCount, data = [] } of semanticTokensDelta(before, after))
                    result.splice(start, deleteCount, ...data);
                assert.deepEqual(result, after);
                assert.equal(semanticTokensDelta(before, before).length, 0);
            },
        ),
        { numRuns: 50 },
    );
});
