// The layout: what formatting changes, what it never changes, and that formatting twice changes nothing more.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { Document } from '../../server/language/document';
import { formatEdits } from '../../server/language/format';
import { FIXTURES, fixture, randomText } from '../random-edits';
import { assertFormats, format } from './formatted';

for (const [name, text] of FIXTURES) {
    if (/loose|broken/.test(name)) continue;
    test(`${name} is in its canonical layout`, () => assert.equal(format(text), text));
}

test('what is said untidily is laid out', () =>
    assert.equal(format(fixture('loose')), fixture('statements')));

test('lines with a flaw stay exactly as they are', () => {
    const text = fixture('broken');
    const flawed = [...new Document(text).lines]
        .filter(({ node }) => node.flaws.length > 0)
        .map(line => line.text);
    const kept = [...new Document(format(text)).lines]
        .filter(({ node }) => node.flaws.length > 0)
        .map(line => line.text);
    assert.ok(flawed.length > 50);
    assert.deepEqual(kept, flawed);
});

const LONG = 'N'.repeat(101);

/** What goes in and what comes out; lines that stay are written as they are. */
const CASES: Readonly<Record<string, readonly [string, string]>> = {
    'an empty file': ['', ''],
    'a file of blanks': ['\n \n\t\n', ''],
    'a last line without end': ['target xen', 'target xen\n'],
    'many last lines': ['target xen\n\n\n', 'target xen\n'],
    'blank lines at the start': ['\n\ntarget xen\n', 'target xen\n'],
    'blank lines run together': ['target xen\n\n \n\t\nplatform a\n', 'target xen\n\nplatform a\n'],
    'blank lines at the ends of a block': [
        'node t {\n\n\n    A -> deny\n\n\n    B -> deny\n\n}\n',
        'node t {\n    A -> deny\n\n    B -> deny\n}\n',
    ],
    'a block of blank lines': ['node t {\n\n\n}\n', 'node t {\n}\n'],
    'blank lines around comments': [
        'node t {\n\n  // a\n\n\n// b\n\n}\n\n\n // c\n\n\n',
        'node t {\n    // a\n\n    // b\n}\n\n// c\n',
    ],
    'CRLF where the first line has it': [
        'target xen\r\n\n\nplatform a\n',
        'target xen\r\n\r\nplatform a\r\n',
    ],
    'LF where the first line has it': ['// a\n// b\r\n// c\r', '// a\n// b\n// c\n'],
    'CR where the first line has it': ['// a\r// b\n', '// a\r// b\r'],
    'a byte order mark': ['\ufeff  target   xen', '\ufefftarget xen\n'],
    'a byte order mark alone': ['\ufeff', '\ufeff'],
    'a byte order mark before blank lines': ['\ufeff\n\n  target xen\n', '\ufefftarget xen\n'],
    'a byte order mark on each of two lines': ['\ufeff\n\ufefftarget xen\n', '\ufefftarget xen\n'],
    'a byte order mark before a flaw': ['\ufeff  targets xen\n', '\ufeff  targets xen\n'],
    'byte order marks before a flaw': ['\ufeff\n\ufeff  targets xen\n', '\ufeff  targets xen\n'],

    'the head of a file': [
        'platform zynqmp//a\ntarget xen\nlicense "MIT"// b\n',
        'platform zynqmp //a\ntarget   xen\nlicense  "MIT"  // b\n',
    ],
    'the edition of a target': ['target   xlnx   2020   // old\n', 'target xlnx 2020 // old\n'],
    'a group ends at a blank line': ['platform a\n\ntarget xen\n', 'platform a\n\ntarget xen\n'],
    'a group ends at a comment': ['platform a\n// x\ntarget xen\n', 'platform a\n// x\ntarget xen\n'],
    'a group ends at another statement': [
        'platform a\nimport "b.eemi"\ntarget xen\n',
        'platform a\nimport "b.eemi"\ntarget xen\n',
    ],
    outputs: ['emit ts "a"\nemit c "b"   plain\n', 'emit ts "a"\nemit c  "b" plain\n'],
    'two spaces in a string': ['license "a  b"  //  c  d  \n', 'license "a  b" //  c  d\n'],
    numbers: [
        'names node {\nA=0xABCDEF_00\nB=0x00Ff\nC=0b0011\nD=1_000\n}\n',
        'names node {\n    A = 0xabcdef_00\n    B = 0x00ff\n    C = 0b0011\n    D = 1_000\n}\n',
    ],
    'operators and parentheses': [
        'names node {\nA=( ( 1+2 )*3 )<<4|B&~5\nC=((1+2)*3)<<4|B&5-6\n}\n',
        'names node {\nA=( ( 1+2 )*3 )<<4|B&~5\n    C = ((1 + 2) * 3) << 4 | B & 5 - 6\n}\n',
    ],
    'an index': ['reset t {\nindex  I ( n )=( n-1 )\n}\n', 'reset t {\n    index I(n) = (n - 1)\n}\n'],
    'ranges of ids': [
        'node t {\nA .. B->deny\n1  ..2->M\nwaive index-gap A .. 7"x"\n}\n',
        'node t {\n    A..B -> deny\n    1..2 -> M\n    waive index-gap A..7 "x"\n}\n',
    ],
    'ranges of addresses': [
        'mmio t {\nA .. B->N\n1 ..<0x2->N\n\nA+1..B->N\n\n( A )..< B | 1->N\n}\n',
        'mmio t {\n    A..B    -> N\n    1..<0x2 -> N\n\n    A + 1 .. B -> N\n\n    (A) ..< B | 1 -> N\n}\n',
    ],
    arrows: [
        'node t {\nA->M\nLONGER->M or   hwdom\n\nA->deny\n// x\nLONGER->hwdom\nwaive x "y"\nA->M\n}\n',
        'node t {\n    A      -> M\n    LONGER -> M or hwdom\n\n    A -> deny\n    // x\n    LONGER -> hwdom\n    waive x "y"\n    A -> M\n}\n',
    ],
    'a flaw inside a group': [
        'node t {\nA->M\n  B -> 5\n?\nLONGER->M\n}\n',
        'node t {\n    A      -> M\n  B -> 5\n?\n    LONGER -> M\n}\n',
    ],
    'rows that lack a side': [
        'node t {\nA\nLONGER\nLONG->\nB->M\n}\n',
        'node t {\n    A\n    LONGER\n    LONG ->\n    B    -> M\n}\n',
    ],
    'a very long row': [
        `node t {\n${LONG}->M//x\nA->M//y\nABC->M\n}\n`,
        `node t {\n    ${LONG} -> M //x\n    A   -> M //y\n    ABC -> M\n}\n`,
    ],
    masks: [
        'mmio t {\nA mask 0XF->N\nA mask 0xF->N\nABC readonly mask 1->N\nAB->N only hwdom\n}\n',
        'mmio t {\nA mask 0XF->N\n    A   mask 0xf        -> N\n    ABC readonly mask 1 -> N\n    AB                  -> N only hwdom\n}\n',
    ],
    clocks: ['clock t {\nA->N ,M,  7\nABC->N\n}\n', 'clock t {\n    A   -> N, M, 7\n    ABC -> N\n}\n'],
    names: [
        'names reset {\nA=1 of N//a\nABC=10   of MM//b\n}\n',
        'names reset {\n    A   = 1 of N   //a\n    ABC = 10 of MM //b\n}\n',
    ],
    'a domain': [
        'domain  d  hwdom  {\niomem all\niomem at 0xFF size 1<<4//x\nfrom  "x"\n}\n',
        'domain d hwdom {\n    iomem all\n    iomem at 0xff size 1 << 4 //x\n    from "x"\n}\n',
    ],
    'a test': [
        'test "x"{\nd may node N\nlonger may not write A+1 mask 1\nd may clock C\n}\n',
        'test "x" {\n    d      may     node  N\n    longer may not write A + 1 mask 1\n    d      may     clock C\n}\n',
    ],
    'an import': [
        'import"x.h"as node A* ,frame  at M_*   not M_END\n',
        'import "x.h" as node A*, frame at M_* not M_END\n',
    ],
    'words with hyphens': [
        'platform versal-net\nnode t {\nA->deny waive not-a-page"x"waive waive "y"\n}\n',
        'platform versal-net\nnode t {\n    A -> deny waive not-a-page "x" waive waive "y"\n}\n',
    ],
    'a forgotten brace': [
        'node t {\nA->M\n// about r\n  reset r {\nB->M\n}\n',
        'node t {\n    A -> M\n    // about r\n  reset r {\n    B -> M\n}\n',
    ],
    'a comment behind a brace': ['node t {//a\n}//b\n', 'node t { //a\n} //b\n'],
    'comments of any kind': [
        '//\u00a0a\u00a0\n  //\0\ud800\u2028 \t\n',
        '//\u00a0a\u00a0\n//\0\ud800\u2028\n',
    ],
};

for (const [title, [text, expected]] of Object.entries(CASES)) {
    test(title, () => {
        assert.equal(format(text), expected);
        assertFormats(text);
    });
}

test('any text: format is idempotent and changes no meaning', () =>
    fc.assert(
        fc.property(fc.array(randomText, { maxLength: 40 }), parts => assertFormats(parts.join(''))),
        { numRuns: 500 },
    ));

test('a range brings the whole of its groups into line, and nothing else', () => {
    const text = 'node t {\nA->M\nLONGER->M\n\nB->M\n}\n';
    assert.deepEqual(formatEdits(new Document(text), 1, 1), [
        {
            range: { start: { line: 1, character: 0 }, end: { line: 3, character: 0 } },
            newText: '    A      -> M\n    LONGER -> M\n',
        },
    ]);
});
