// One line into a node: every form of every statement, every flaw with its place and its fixes, and lines of any text.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { wholeText } from '../../server/diagnostics';
import { Document } from '../../server/language/document';
import type { Flaw } from '../../server/language/flaw';
import { LONGEST_LINE, parseLine } from '../../server/language/parser';
import { type Block, NAME_KINDS, TABLE_KINDS } from '../../server/language/syntax';
import { LANGUAGE_WORDS } from '../../server/language/words';
import { readMarks } from '../marked';
import { randomText } from '../random-edits';

const BLOCKS: readonly Block[] = [
    'file',
    ...TABLE_KINDS,
    'domain',
    'test',
    ...NAME_KINDS.map(kind => `names ${kind}` as const),
];

/** A node on one line: columns and what is absent are left out, expressions stand as they are computed. */
function show(value: unknown): string {
    if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`;
    if (typeof value !== 'object' || value === null) return String(value);
    const node: { readonly [part: string]: unknown } = { ...value };
    const { kind, name, operator, left, right } = node;
    if (kind === 'name') return String(name);
    if (kind === 'number') return shownNumber(node);
    if (kind === 'binary') return `(${show(left)} ${operator} ${show(right)})`;
    const parts = Object.entries(node)
        .filter(([name, part]) => !['kind', 'start', 'end', 'opens'].includes(name) && !isAbsent(part))
        .map(([name, part]) => `${name}: ${show(part)}`);
    return `${kind ?? ''}{${parts.join(', ')}}`;
}

const isAbsent = (part: unknown): boolean =>
    part === undefined || part === false || (Array.isArray(part) && part.length === 0);

function shownNumber({ value, radix }: { readonly [part: string]: unknown }): string {
    assert.ok(typeof value === 'bigint' && typeof radix === 'number');
    const prefixes: Readonly<Record<number, string>> = { 2: '0b', 16: '0x' };
    return (prefixes[radix] ?? '') + value.toString(radix);
}

/** C's precedence, loosest first: | & << >> + - *, each from the left. */
const EXPRESSIONS: readonly (readonly [string, string])[] = [
    ['1 | 2 & 3 << 4 + 5 * 6', '(1 | (2 & (3 << (4 + (5 * 6)))))'],
    ['1 * 2 + 3 << 4 & 5 | 6', '(((((1 * 2) + 3) << 4) & 5) | 6)'],
    ['1 - 2 - 3 + 4', '(((1 - 2) - 3) + 4)'],
    ['1 << 2 >> 3 << 4', '(((1 << 2) >> 3) << 4)'],
    ['1 - (2 - 3)', '(1 - (2 - 3))'],
    ['((A)) * (B | 0x1)', '(A * (B | 0x1))'],
];

const FORMS: readonly (readonly [Block, string, string])[] = [
    ['file', '', 'blank{}'],
    ['file', '  // comment', 'blank{}'],
    ['node', '}', 'close{}'],
    ['node', ' } // comment', 'close{}'],
    ['file', 'platform zynqmp', 'platform{name: zynqmp}'],
    ['file', 'platform zynqmp-xlnx // x', 'platform{name: zynqmp-xlnx}'],
    ['file', 'target xen', 'target{name: xen}'],
    ['file', 'target xlnx 2020', 'target{name: xlnx, edition: 2020}'],
    [
        'file',
        'target xlnx 2020 waive target-differs "an old tree"',
        'target{name: xlnx, edition: 2020, waivers: [{code: target-differs, reason: {value: an old tree}}]}',
    ],
    ['file', 'license "GPL-2.0-only"', 'license{id: {value: GPL-2.0-only}}'],
    ['file', 'import "a // b.eemi"', 'import{path: {value: a // b.eemi}}'],
    [
        'file',
        'import "x.h" as node NODE_*, reset R_* not R_END not R_MAX, frame at MM_*, frame mfn P, clock C, register R',
        'import{path: {value: x.h}, patterns: [node{pattern: NODE_*}, reset{pattern: R_*, excluded: [R_END, R_MAX]}, ' +
            'frame{form: at, pattern: MM_*}, frame{form: mfn, pattern: P}, clock{pattern: C}, register{pattern: R}]}',
    ],
    ['file', 'emit c "a.h"', 'emit{format: c, path: {value: a.h}}'],
    ['file', 'emit c "a.h" plain', 'emit{format: c, path: {value: a.h}, plain: true}'],
    ['file', 'emit ts ""', 'emit{format: ts, path: {value: }}'],
    ['file', 'names node {', 'names{of: node}'],
    ['file', 'names reset{', 'names{of: reset}'],
    ['file', 'names clock { // x', 'names{of: clock}'],
    ['file', 'names frame {', 'names{of: frame}'],
    ['file', 'names register {', 'names{of: register}'],
    ['file', 'names node from "T, 1, 2023" {', 'names{of: node, source: {value: T, 1, 2023}}'],
    ['file', 'node t {', 'table{table: node, name: t}'],
    ['file', 'reset t {', 'table{table: reset, name: t}'],
    ['file', 'mmio t {', 'table{table: mmio, name: t}'],
    ['file', 'clock t {', 'table{table: clock, name: t}'],
    ['file', 'domain d {', 'domain{name: d}'],
    ['file', 'domain dom0 hwdom {', 'domain{name: dom0, hwdom: true}'],
    ['file', 'test "what { holds" {', 'test{title: {value: what { holds}}'],

    ['names node', 'A = 6', 'declaration{name: A, value: {form: bare, value: 6}}'],
    ['names node', 'A=0b1_01', 'declaration{name: A, value: {form: bare, value: 0b101}}'],
    ['names node', 'A = 0xFf_00', 'declaration{name: A, value: {form: bare, value: 0xff00}}'],
    ['names reset', 'A = 1029 of B', 'declaration{name: A, value: {form: bare, value: 1029}, of: [B]}'],
    [
        'names register',
        'A = B + 4 of C',
        'declaration{name: A, value: {form: bare, value: (B + 4)}, of: [C]}',
    ],
    [
        'names frame',
        'A = at 0x1000 size 1 << 4',
        'declaration{name: A, value: {form: at, value: 0x1000}, size: (1 << 4)}',
    ],
    ['names frame', 'A = mfn 5 of B, C', 'declaration{name: A, value: {form: mfn, value: 5}, of: [B, C]}'],
    [
        'names frame',
        'A = at 1 or at 2 size 3 of B standin C, D',
        'declaration{name: A, value: {form: at, value: 1}, others: [{form: at, value: 2}], size: 3, of: [B], standin: [C, D]}',
    ],
    ['names reset', 'A = 1029 of B, C', 'declaration{name: A, value: {form: bare, value: 1029}, of: [B, C]}'],
    ['names frame', 'A = mfn 5', 'declaration{name: A, value: {form: mfn, value: 5}}'],
    ['names frame', 'A = B', 'declaration{name: A, value: {form: name, value: B}}'],
    ['names clock', 'A = 6', 'declaration{name: A, value: {form: bare, value: 6}}'],
    [
        'names clock',
        'A = 6 pll absent',
        'declaration{name: A, value: {form: bare, value: 6}, pll: true, absent: true}',
    ],
    [
        'names node',
        'A = 6 or 7 absent',
        'declaration{name: A, value: {form: bare, value: 6}, others: [{form: bare, value: 7}], absent: true}',
    ],
    [
        'names node',
        'A = 6 from "X" or 7 or 8 from "Y" absent',
        'declaration{name: A, value: {form: bare, value: 6}, others: [{form: bare, value: 7}, {form: bare, value: 8}], whose: [{value: X}, undefined, {value: Y}], absent: true}',
    ],
    ['names clock', 'A = 6 pll', 'declaration{name: A, value: {form: bare, value: 6}, pll: true}'],
    ...EXPRESSIONS.map(([text, tree]): [Block, string, string] => [
        'names node',
        `A = ${text}`,
        `declaration{name: A, value: {form: bare, value: ${tree}}}`,
    ]),

    ['reset', 'index IDX(n) = n - B', 'index{macro: IDX, parameter: n, value: (n - B)}'],
    ['node', 'index I ( n ) = n & 0x3fff', 'index{macro: I, parameter: n, value: (n & 0x3fff)}'],
    ['clock', 'index I(n)=n', 'index{macro: I, parameter: n, value: n}'],
    ['node', 'A -> M', 'access-row{subject: {first: A}, grant: grant{frame: {form: name, value: M}}}'],
    [
        'node',
        'A -> M or hwdom',
        'access-row{subject: {first: A}, grant: grant{frame: {form: name, value: M}, hwdom: true}}',
    ],
    ['node', 'A..B -> hwdom', 'access-row{subject: {first: A, last: B}, grant: grant{hwdom: true}}'],
    ['reset', '0x1 .. 7->deny', 'access-row{subject: {first: 0x1, last: 7}, grant: deny{}}'],
    [
        'node',
        'A -> at M + 1',
        'access-row{subject: {first: A}, grant: grant{frame: {form: at, value: (M + 1)}}}',
    ],
    ['node', 'A -> mfn 7', 'access-row{subject: {first: A}, grant: grant{frame: {form: mfn, value: 7}}}'],
    // What is missing is the checks' business: an id that was typed is a row.
    ['node', 'A', 'access-row{subject: {first: A}, missing: {}}'],
    ['node', 'A ->', 'access-row{subject: {first: A}, missing: {}}'],
    [
        'node',
        'A waive x "y"',
        'access-row{subject: {first: A}, missing: {}, waivers: [{code: x, reason: {value: y}}]}',
    ],
    [
        'node',
        'A -> deny waive not-a-page "x" waive index-gap 1..B "y"',
        'access-row{subject: {first: A}, grant: deny{}, waivers: [{code: not-a-page, reason: {value: x}}, ' +
            '{code: index-gap, ids: {first: 1, last: B}, reason: {value: y}}]}',
    ],
    ['mmio', 'A -> N', 'mmio-row{address: {first: A}, node: N}'],
    ['mmio', 'A..<B + 4 -> 6', 'mmio-row{address: {first: A, last: (B + 4), lastIsOut: true}, node: 6}'],
    [
        'mmio',
        'A + 1..B mask 1|2 readonly -> N only hwdom',
        'mmio-row{address: {first: (A + 1), last: B}, mask: (1 | 2), maskPart: {}, readonly: true, node: N, onlyHwdom: true}',
    ],
    [
        'mmio',
        'A readonly mask 1 -> only hwdom waive mmio-dead "x"',
        'mmio-row{address: {first: A}, mask: 1, maskPart: {}, readonly: true, onlyHwdom: true, waivers: ' +
            '[{code: mmio-dead, reason: {value: x}}]}',
    ],
    ['mmio', 'A mask 1', 'mmio-row{address: {first: A}, mask: 1, maskPart: {}, missing: {}}'],
    ['clock', 'C -> A', 'clock-row{clock: C, nodes: [A]}'],
    ['clock', '7 -> A,1 , B', 'clock-row{clock: 7, nodes: [A, 1, B]}'],
    ['clock', 'C ->', 'clock-row{clock: C, missing: {}}'],
    ['mmio', 'waive mmio-dead "x"', 'waive{code: mmio-dead, reason: {value: x}}'],
    [
        'node',
        'waive index-gap A..B "x"',
        'waive{code: index-gap, ids: {first: A, last: B}, reason: {value: x}}',
    ],
    ['names node', 'waive platform "x"', 'waive{code: platform, reason: {value: x}}'],
    ['domain', 'iomem all', 'iomem{all: true}'],
    ['domain', 'iomem M', 'iomem{frame: {form: name, value: M}}'],
    ['domain', 'iomem mfn 0xff count 2', 'iomem{frame: {form: mfn, value: 0xff}, count: 2}'],
    ['domain', 'iomem at 0xff size 1 * 2', 'iomem{frame: {form: at, value: 0xff}, size: (1 * 2)}'],
    [
        'domain',
        'iomem M waive not-a-page "x"',
        'iomem{frame: {form: name, value: M}, waivers: [{code: not-a-page, reason: {value: x}}]}',
    ],
    ['domain', 'from "x.dtb"', 'from{path: {value: x.dtb}}'],
    ['test', 'd may node N', 'test-line{domain: d, may: true, verb: {}, action: node, object: N}'],
    ['test', 'd may not reset 5', 'test-line{domain: d, verb: {}, action: reset, object: 5}'],
    ['test', 'd may clock C', 'test-line{domain: d, may: true, verb: {}, action: clock, object: C}'],
    ['test', 'd may read A + 1', 'test-line{domain: d, may: true, verb: {}, action: read, object: (A + 1)}'],
    [
        'test',
        'd may not write A mask 1|2',
        'test-line{domain: d, verb: {}, action: write, object: A, mask: (1 | 2)}',
    ],
];

for (const [block, text, expected] of FORMS) {
    test(`${block}: ${text}`, () => {
        const node = parseLine(text, block);
        assert.deepEqual(node.flaws, []);
        assert.equal(show(node.statement), expected);
    });
}

test('the block that follows a line', () => {
    const cases: readonly (readonly [Block, string, Block])[] = [
        ['file', 'names frame {', 'names frame'],
        ['file', 'mmio m {', 'mmio'],
        ['file', 'domain d', 'domain'],
        ['file', 'test {', 'test'],
        ['file', 'node t { A -> deny }', 'file'],
        ['file', 'target xen', 'file'],
        ['node', 'target xen', 'file'],
        ['node', 'reset r {', 'reset'],
        ['node', '}', 'file'],
        ['node', '} }', 'file'],
        ['node', 'A -> }', 'node'],
        ['node', 'reset -> deny', 'node'],
        ['names node', 'node = 4', 'names node'],
        ['test', 'domain', 'test'],
        ['clock', '', 'clock'],
        ['clock', '?', 'clock'],
        ['file', '?', 'file'],
    ];
    for (const [before, text, after] of cases) assert.equal(parseLine(text, before).after, after, text);
});

/** A text with its flaws marked, and what the first flaw's line becomes by its fixes, by title. */
interface FlawCase {
    readonly text: string;
    readonly fixes?: Readonly<Record<string, string>>;
}

const DEEP = `${'('.repeat(101)}1${')'.repeat(101)}`;

const FLAWS: Readonly<Record<string, FlawCase>> = {
    'no statement of a file': {
        text: 'platfrom zynqmp\n^^^^^^^^ syntax did you mean `platform`?',
        fixes: { 'Write platform': 'platform zynqmp' },
    },
    'a row outside of blocks': { text: 'NODE_A -> MM_A\n^^^^^^ syntax' },
    'a character that is nothing': { text: '\u202eplatform x\n^ syntax found `U+202E`' },
    'a name of a platform': {
        text: 'platform "x"\n         ^^^ syntax the name of a platform',
        fixes: { 'Write x': 'platform x' },
    },
    'no name of a target': {
        text: 'target\n      ^ syntax expected the name of a target, found the end of the line',
    },
    'more than a target and an edition': {
        text: 'target xlnx 2020 2022\n                 ^^^^ syntax the end of the line',
    },
    'no edition of a target': {
        text: 'target xlnx "2020"\n            ^^^^^^ syntax expected the year of an edition, such as `2022`, or nothing',
    },
    'the version of a release for an edition': {
        text: 'target xlnx 2020.2\n            ^^^^^^ syntax expected the year of an edition, such as `2022`, or nothing, found `2020.2`',
    },
    'a licence without quotes': {
        text: 'license MIT\n        ^^^ syntax in double quotes',
        fixes: { 'Write it in double quotes': 'license "MIT"' },
    },
    'a licence in other quotes': {
        text: "license 'MIT' // ours\n        ^ syntax in double quotes",
        fixes: { 'Write it in double quotes': 'license "MIT" // ours' },
    },
    'an open string': {
        text: 'license "MIT // x\n        ^^^^^^^^^ unclosed-string',
        fixes: { 'Close the string': 'license "MIT // x"' },
    },
    'a lone quote': {
        text: 'license "\n        ^ unclosed-string',
        fixes: { 'Close the string': 'license ""' },
    },
    'an import without a path': { text: 'import as node\n       ^^ syntax a path' },
    'an import of no kind': {
        text: 'import "x" as things N\n              ^^^^^^ syntax a kind of names',
    },
    'an import of nothing': { text: 'import "x" as node\n                  ^ syntax a pattern like' },
    'an import that excludes nothing': {
        text: 'import "x" as node A not "b"\n                         ^^^ syntax',
        fixes: { 'Write b': 'import "x" as node A not b' },
    },
    'a star that stands apart': { text: 'import "x" as node A *\n                     ^ syntax' },
    'frames of a header': {
        text: 'import "x" as frame M\n                    ^ ambiguous-number these constants may be byte addresses or frame numbers',
        fixes: {
            'They are byte addresses': 'import "x" as frame at M',
            'They are frame numbers': 'import "x" as frame mfn M',
        },
    },
    'an output of no kind': { text: 'emit rust "x.rs"\n     ^^^^ syntax `c` or `ts`' },
    'a module without notes': {
        text: 'emit ts "x.ts" plain\n               ^^^^^ syntax nothing behind the path (`plain` is for C, whose rows have notes)',
        fixes: { 'Remove plain': 'emit ts "x.ts"' },
    },
    'an output without a path': {
        text: 'emit c x.h\n       ^ syntax a path',
        fixes: { 'Write it in double quotes': 'emit c "x.h"' },
    },
    'an import without quotes': {
        text: 'import x.h as node N\n       ^ syntax a path',
        fixes: { 'Write it in double quotes': 'import "x.h" as node N' },
    },
    'names of no kind': { text: 'names mmio {\n      ^^^^ syntax a kind of names' },
    'a table without a name': {
        text: 'node {\n     ^ syntax the C name of the node table',
        fixes: { 'Write pm_node_access': 'node pm_node_access {' },
    },
    'a domain without a name': {
        text: 'domain hwdom {\n       ^^^^^ syntax the keyword `hwdom`',
    },
    'a test without quotes': {
        text: 'test title {\n     ^^^^^ syntax',
        fixes: { 'Write it in double quotes': 'test "title" {' },
    },
    'a head without a brace': {
        text: 'node t\n      ^ syntax expected `{`\n    A -> deny\n}',
        fixes: { 'Write {': 'node t {' },
    },
    'a row behind a brace': {
        text: 'node t { A -> deny }\n         ^^^^^^^^^ syntax a row goes on a line of its own',
        fixes: { 'Write it on the line below': 'node t {\n    A -> deny\n}' },
    },
    'two braces': {
        text: 'node t {\n} }\n  ^ syntax on a line of its own',
        fixes: { 'Remove }': '}' },
    },
    'a brace too many': { text: '}\n^ syntax no block is open', fixes: { 'Remove }': '' } },
    'a head in an open block': {
        text: 'node t {\nreset r {\n^^^^^ unclosed-block the node block above is still open\n    A -> deny\n}',
    },
    'a statement in an open block': { text: 'domain d {\nplatform zynqmp\n^^^^^^^^ unclosed-block' },
    'a head with two mistakes': { text: 'node t {\nreset r\n^^^^^ unclosed-block\n       ^ syntax' },
    'a taken word does not end the block': {
        text: 'names node {\n    node = 4\n    ^^^^ syntax the keyword `node`\n    A = 5\n}',
    },

    'a word of C': { text: 'names node {\n    while = 4\n    ^^^^^ reserved-name belongs to C' },
    'a macro of compilers': {
        text: 'names node {\n    __proto__ = 4\n    ^^^^^^^^^ reserved-name belongs to C',
    },
    'a word of the output': {
        text: 'node mfn_t {\n     ^^^^^ reserved-name is used by the generated C',
    },
    'two taken names': {
        text: 'clock t {\n    if -> int, A\n    ^^ reserved-name\n          ^^^ reserved-name',
    },

    'octal or decimal': {
        text: 'names node {\n    A = 010\n        ^^^ bad-number starts with 0',
        fixes: { 'Write 10 (decimal)': '    A = 10', 'Write 8, which is what C reads': '    A = 8' },
    },
    'no octal': {
        text: 'names node {\n    A = 009\n        ^^^ bad-number',
        fixes: { 'Write 9 (decimal)': '    A = 9' },
    },
    'a suffix': {
        text: 'names node {\n    A = 10UL\n        ^^^^ bad-number has a suffix',
        fixes: { 'Write 10': '    A = 10' },
    },
    'a suffix of a hexadecimal number': {
        text: 'names node {\n    A = 0xFFull\n        ^^^^^^^ bad-number has a suffix',
        fixes: { 'Write 0xFF': '    A = 0xFF' },
    },
    'a capital X': {
        text: 'names node {\n    A = 0X1F\n        ^^^^ bad-number is not a number',
        fixes: { 'Write 0x1f': '    A = 0x1f' },
    },
    'misplaced underscores': {
        text: 'names node {\n    A = 0x_1__0_\n        ^^^^^^^^ bad-number',
        fixes: { 'Write 0x1_0': '    A = 0x1_0' },
    },
    'digits of another radix': { text: 'names node {\n    A = 0b12\n        ^^^^ bad-number' },
    'no digits': { text: 'names node {\n    A = 0x\n        ^^ bad-number' },
    'a word that begins with a digit': {
        text: 'names node {\n    A = 3dX\n        ^^^ bad-number is not a number',
    },
    'a hexadecimal number without its mark': {
        text: 'names node {\n    A = 3dB\n        ^^^ bad-number has letters',
        fixes: { 'Write 0x3dB': '    A = 0x3dB' },
    },
    'too many digits': {
        text: `names node {\n    A = ${'9'.repeat(81)}\n        ${'^'.repeat(81)} bad-number longer than any`,
    },
    'two bad numbers': {
        text: 'node t {\n    010..1U -> deny\n    ^^^ bad-number\n         ^^ bad-number',
        fixes: {
            'Write 10 (decimal)': '    10..1U -> deny',
            'Write 8, which is what C reads': '    8..1U -> deny',
        },
    },
    'deep parentheses': {
        text: `names node {\n    A = ${DEEP}\n${' '.repeat(108)}^ too-deep more than 100 levels`,
    },
    'a long chain': { text: `names node {\n    A = ${'1+'.repeat(100)}1\n        ^ too-deep` },
    'a line that nobody writes': {
        text: `node t {\n    1 -> deny${' '.repeat(LONGEST_LINE)}\n${' '.repeat(LONGEST_LINE)}^^^^^^^^^^^^^ syntax more than 65536 characters`,
    },

    'no equals sign': {
        text: 'names node {\n    A 6\n      ^ syntax expected `=`',
        fixes: { 'Write =': '    A = 6' },
    },
    'no value': { text: 'names node {\n    A =\n       ^ syntax a value, found the end' },
    'no operand': { text: 'names node {\n    A = 1 +\n           ^ syntax' },
    'two operators': { text: 'names node {\n    A = 1 + * 2\n            ^ syntax' },
    'no unary minus': { text: 'names node {\n    A = -1\n        ^ syntax' },
    'no division': { text: 'names node {\n    A = 4 / 2\n          ^ syntax the end of the line, found `/`' },
    'an open parenthesis': { text: 'names node {\n    A = (1 + 2\n              ^ syntax expected `)`' },
    'a parenthesis too many': { text: 'names node {\n    A = 1)\n         ^ syntax' },
    'a bare number for a frame': {
        text: 'names frame {\n    A = 0xff000 // x\n        ^^^^^^^ ambiguous-number',
        fixes: {
            'It is a byte address': '    A = at 0xff000 // x',
            'It is a frame number': '    A = mfn 0xff000 // x',
        },
    },
    'a size of a node': { text: 'names node {\n    A = 1 size 4\n          ^^^^ syntax' },
    'no size': { text: 'names frame {\n    A = at 1 size\n                 ^ syntax a size in bytes' },
    'a node of something': { text: 'names node {\n    A = 1 of B\n          ^^ syntax' },
    'a reset of a number': { text: 'names reset {\n    A = 1 of 5\n             ^ syntax a node or a frame' },
    'a node that is a PLL': { text: 'names node {\n    A = 1 pll\n          ^^^ syntax' },

    'an index without parentheses': {
        text: "reset t {\n    index I n = n\n            ^ syntax the macro's parameter in parentheses",
        fixes: { 'Write (n)': '    index I (n) = n' },
    },
    'an index with one parenthesis': {
        text: 'reset t {\n    index I(n = n\n              ^ syntax expected `)`',
    },
    'an index without a sign': {
        text: 'reset t {\n    index I(n) n\n               ^ syntax expected `=`',
        fixes: { 'Write =': '    index I(n) = n' },
    },
    'an index without a parameter': {
        text: "reset t {\n    index I() = n\n            ^ syntax the macro's parameter",
    },
    'an index without a value': {
        text: 'reset t {\n    index I(n) =\n                ^ syntax an expression for the index',
    },
    'another arrow': {
        text: 'node t {\n    A => M\n      ^ syntax expected `->`, found `=`',
        fixes: { 'Write ->': '    A -> M' },
    },
    'no arrow': {
        text: 'node t {\n    A M\n      ^ syntax expected `->`, found `M`',
        fixes: { 'Write ->': '    A -> M' },
    },
    'no subject': { text: "reset t {\n    -> M\n    ^^ syntax a reset's name or id" },
    'an address for an id': { text: 'node t {\n    A + 1 -> M\n      ^ syntax' },
    'an open range': { text: "node t {\n    A .. -> M\n         ^^ syntax a node's name or id" },
    'a range of ids with its end out': {
        text: 'node t {\n    A..<B -> M\n     ^^^ syntax both ends',
        fixes: { 'Write ..: the row is for all ids from the first to the last': '    A..B -> M' },
    },
    'a bare number to grant through': {
        text: 'node t {\n    A -> 5 + 6 or hwdom\n         ^^^^^ ambiguous-number `5 + 6` may be a byte address',
        fixes: {
            'It is a byte address': '    A -> at 5 + 6 or hwdom',
            'It is a frame number': '    A -> mfn 5 + 6 or hwdom',
        },
    },
    'an address of names without its form': {
        text: 'node t {\n    A -> M + 0x1000\n         ^^^^^^^^^^ ambiguous-number',
        fixes: { 'It is a byte address': '    A -> at M + 0x1000' },
    },
    'a form without a number': { text: 'node t {\n    A -> mfn\n            ^ syntax a frame number' },
    'or something else': { text: 'node t {\n    A -> M or B\n              ^ syntax expected `hwdom`' },
    'two grants': { text: 'node t {\n    A -> deny hwdom\n              ^^^^^ syntax the end of the line' },
    'a waiver without a code': {
        text: 'node t {\n    A -> deny waive "x"\n                    ^^^ syntax the code',
    },
    'a waiver without a reason': {
        text: 'node t {\n    waive index-gap\n                   ^ syntax the reason',
    },
    'a waiver of ids without a reason': {
        text: 'node t {\n    waive index-gap 1..2\n                        ^ syntax',
    },
    'a waiver of ids with their end out': {
        text: 'node t {\n    waive index-gap 1 ..< 2 "x"\n                     ^^^^^ syntax',
        fixes: { 'Write ..': '    waive index-gap 1..2 "x"' },
    },
    'a waiver of half a range': {
        text: 'node t {\n    waive index-gap 1.. "x"\n                        ^^^ syntax',
    },
    'no address': { text: "mmio t {\n    mask 1 -> N\n    ^^^^ syntax a register's address" },
    'two masks': {
        text: 'mmio t {\n    A mask 1 mask 2 -> N\n             ^^^^ syntax one mask',
        fixes: { 'Write |: the row gives the bits of both': '    A mask 1 | 2 -> N' },
    },
    'no mask': { text: 'mmio t {\n    A mask -> N\n           ^^ syntax a mask' },
    'read-only twice': { text: 'mmio t {\n    A readonly readonly -> N\n               ^^^^^^^^ syntax' },
    'only something else': { text: 'mmio t {\n    A -> N only M\n                ^ syntax expected `hwdom`' },
    'a frame in a register row': {
        text: 'mmio t {\n    A -> at 5\n         ^^ syntax a node, or `only hwdom`',
    },
    'a range of clocks': { text: 'clock t {\n    A..B -> N\n     ^^ syntax expected `->`' },
    'a list that goes on': {
        text: 'clock t {\n    A -> N,\n          ^ syntax nothing behind the last node',
        fixes: { 'Remove the ,': '    A -> N' },
    },
    'a list with a hole': {
        text: 'clock t {\n    A -> N,,M\n           ^ syntax a node',
        fixes: { 'Remove ,': '    A -> N, M' },
    },
    'nodes without a comma': {
        text: 'clock t {\n    A -> N M\n           ^ syntax expected `,`',
        fixes: { 'Write a comma: a guest then needs M too to control the clock': '    A -> N, M' },
    },
    'nothing that a domain owns': { text: 'domain d {\n    M\n    ^ syntax `iomem` or `from`' },
    'an iomem of nothing': { text: 'domain d {\n    iomem\n         ^ syntax a frame' },
    'a bare iomem': {
        text: 'domain d {\n    iomem 0xff0a0 count 2\n          ^^^^^^^ ambiguous-number',
        fixes: {
            'It is a byte address': '    iomem at 0xff0a0 count 2',
            'It is a frame number': '    iomem mfn 0xff0a0 count 2',
        },
    },
    'a count and a size': { text: 'domain d {\n    iomem M count 1 size 2\n                    ^^^^ syntax' },
    'no count': { text: 'domain d {\n    iomem M count\n                 ^ syntax a number of pages' },
    'from no file': {
        text: 'domain d {\n    from x.cfg\n         ^ syntax a path',
        fixes: { 'Write it in double quotes': '    from "x.cfg"' },
    },
    'a test of no domain': { text: 'test "x" {\n    5 may node N\n    ^ syntax a domain\'s name' },
    'must for may': {
        text: 'test "x" {\n    d must node N\n      ^^^^ syntax `may`',
        fixes: { 'Write may': '    d may node N' },
    },
    'an action that is none': {
        text: 'test "x" {\n    d may iomem N\n          ^^^^^ syntax `node`, `reset`',
    },
    'an action on nothing': {
        text: 'test "x" {\n    d may write\n               ^ syntax a register\'s address',
    },
    'an address for a node': { text: 'test "x" {\n    d may node A + 1\n                 ^ syntax' },
    'a mask of a reset': { text: 'test "x" {\n    d may reset A mask 1\n                  ^^^^ syntax' },
    'no mask to write': { text: 'test "x" {\n    d may write A mask\n                      ^ syntax a mask' },
};

/** A flaw at the end of a line is marked where the next token would stand. */
const place = (line: number, { start, end, code }: { start: number; end: number; code: string }): string =>
    `${line + 1}:${start}-${Math.max(end, start + 1)} ${code}`;

for (const [title, { text: marked, fixes = {} }] of Object.entries(FLAWS)) {
    test(`flaw: ${title}`, () => {
        const { text, marks } = readMarks(marked);
        const { lines } = new Document(text);
        const found = [...lines].flatMap(({ node, number }) =>
            node.flaws.map(flaw => ({ line: number, flaw })),
        );
        assert.deepEqual(
            found.map(({ line, flaw }) => place(line, flaw)),
            marks.map(mark => place(mark.line, mark)),
        );
        for (const [at, { words }] of marks.entries()) {
            const message = found[at] === undefined ? '' : wholeText(found[at].flaw);
            assert.ok(message.includes(words), `«${words}» is not in: ${message}`);
        }
        const first = found[0];
        assert.ok(first);
        assert.deepEqual(fixed(lines.get(first.line)?.text ?? '', first.flaw), fixes);
    });
}

const fixed = (text: string, { fixes }: Flaw): Record<string, string> =>
    Object.fromEntries(
        fixes.map(({ title, start, end, newText }) => [
            title,
            text.slice(0, start) + newText + text.slice(end),
        ]),
    );

/** Names that a careless table of words would find in every object, and names that only look dangerous. */
const HOSTILE_NAMES = [
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '_',
    'undefined',
    'null',
    'then',
];

test('names that objects have by birth are names like any other, in every position', () => {
    for (const name of HOSTILE_NAMES) {
        for (const [block, text] of FORMS) {
            const renamed = text.replace(/"[^"]*"|\b[A-Zdt]\b/g, word =>
                word.startsWith('"') ? word : name,
            );
            // Here one name stands for all, also for nodes in a list.
            const flaws = parseLine(renamed, block).flaws.filter(({ code }) => code !== 'node-twice');
            assert.deepEqual(flaws, [], renamed);
        }
    }
});

test('such names are no platform, no code, no kind and no statement', () => {
    for (const name of [...HOSTILE_NAMES, '__proto__']) {
        assert.equal(show(parseLine(`platform ${name}`, 'file').statement), `platform{name: ${name}}`);
        assert.equal(parseLine(`waive ${name} "x"`, 'node').flaws.length, 0);
        assert.equal(parseLine(`import "x" as node ${name} not ${name}`, 'file').flaws.length, 0);
        for (const text of [`names ${name} {`, `emit ${name} "x"`, `import "x" as ${name} X`, name]) {
            assert.deepEqual(
                parseLine(text, 'file').flaws.map(({ code }) => code),
                ['syntax'],
                text,
            );
        }
        assert.equal(parseLine(`d may ${name} X`, 'test').flaws.length, 1);
    }
});

test('every word of the language is refused as a name, with one message', () => {
    for (const word of LANGUAGE_WORDS) {
        const { flaws, after } = parseLine(`${word} = 4`, 'names node');
        assert.equal(flaws.length, 1, word);
        assert.equal(after, 'names node', word);
    }
});

test('any text is a line in any block, and what cannot be read has a flaw', () =>
    fc.assert(
        fc.property(fc.array(randomText, { maxLength: 12 }), fc.constantFrom(...BLOCKS), (parts, block) => {
            const { before, statement, flaws } = parseLine(parts.join(' '), block);
            assert.equal(before, block);
            assert.ok(statement.kind !== 'unreadable' || flaws.length > 0);
        }),
        { numRuns: 2000 },
    ));

test('a line of as many characters as are read, and longer ones in which nothing else is', () => {
    const texts = [
        `1 -> deny${' '.repeat(LONGEST_LINE - 9)}`,
        ' '.repeat(LONGEST_LINE + 1),
        `  //${'x'.repeat(LONGEST_LINE)}`,
    ];
    for (const text of texts) assert.deepEqual(parseLine(text, 'node').flaws, []);
});
