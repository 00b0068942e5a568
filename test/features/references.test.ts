// Every place of a name. The places are marked under their lines: `===` where it is declared, `^^^` where it is used; the
// sections of an example are its files, and only the first one's marks count for what is highlighted.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { documentHighlight } from '../../server/features/documentHighlight';
import { MOST_LINES } from '../../server/features/places/large';
import { ROOT } from '../workspace';
import { references } from './answers';
import { type Editor, open } from './editor';

interface Places {
    readonly example: string;
    /** `file:line:start-end`, with `=` in front where the name is declared. */
    readonly marked: readonly string[];
}

const MARK = /^ *(\^+|=+)(?: *(\^+|=+))*$/;

function readMarks(text: string): Places {
    const lines: string[] = [];
    const marked: string[] = [];
    let file = 'input.eemi';
    let first = 0;
    for (const line of text.split('\n')) {
        if (!MARK.test(line)) {
            lines.push(line);
            if (!line.startsWith('--- ')) continue;
            file = line.slice('--- '.length);
            first = lines.length;
            continue;
        }
        for (const match of line.matchAll(/\^+|=+/g)) {
            const end = match.index + match[0].length;
            marked.push(
                placeText(match[0].startsWith('='), file, lines.length - 1 - first, match.index, end),
            );
        }
    }
    return { example: lines.join('\n'), marked };
}

const placeText = (declares: boolean, file: string, line: number, start: number, end: number): string =>
    `${declares ? '=' : ''}${file}:${line}:${start}-${end}`;

function referenced({ workspace, file, position }: Editor, withDeclaration: boolean): string[] {
    return references(workspace, file, position, withDeclaration).map(({ uri, range }) =>
        placeText(
            false,
            uri.slice('test:///'.length),
            range.start.line,
            range.start.character,
            range.end.character,
        ),
    );
}

const highlighted = ({ workspace, file, position }: Editor): string[] =>
    documentHighlight(workspace, file, position).map(({ range, kind }) =>
        placeText(kind === 3, file, range.start.line, range.start.character, range.end.character),
    );

/** The cursor stands on a place of its own line, which is not shifted: it is put where the name ends. */
const CASES: Record<string, string> = {
    'a node in every part of a file': `names node {
    A$0 = 0
    =
    AB = 1
    B = A
        ^
}
names reset {
    R = 1000 of A
                ^
    S = 1001 of AB, A
                    ^
}
names frame {
    M = at 0x1000 of A
                     ^
    N = at 0x2000 of AB, A standin A
                         ^         ^
}
node t {
    waive index-gap A..AB "A"
                    ^
    A -> hwdom // A
    ^
}
mmio m {
    0x1000 -> A only hwdom
              ^
}
clock c {
    1 -> B, A
            ^
}
test "A" {
    A may node A
               ^
}
`,
    'a range of a name with itself': `names node {
    A$0 = 0
    =
}
node t {
    A..A -> hwdom
    ^  ^
}
`,
    'a frame': `names frame {
    M$0 = at 0x1000
    =
    N = M
        ^
    O = at M + 4
           ^
}
names register {
    R = 4 of M
             ^
}
node t {
    0 -> M or hwdom
         ^
    1 -> at (M)
             ^
}
mmio m {
    M + 4 .. M + 8 -> 0
    ^        ^
}
domain d {
    iomem M count 2
          ^
    iomem at M
             ^
}
test "x" {
    d may write M + 4
                ^
}
`,
    'a domain, and not the node of its name': `names node {
    d = 0
}
domain d$0 {
       =
}
test "x" {
    d may node d
    ^
    d may not reset 1
    ^
}
`,
    'a macro of two tables': `target xlnx
node t {
    index I$0(n) = n & 0xff
          =
    0 -> hwdom
}
reset u {
    index I(n) = n & 0xff
          =
    0 -> hwdom
}
`,
    'a parameter is of its line': `target xlnx
node t {
    index I(n$0) = n & n
            =    ^   ^
    0 -> hwdom
}
reset u {
    index J(n) = n
    0 -> hwdom
}
`,
    'a constant of a macro, and not the parameter of another': `names reset {
    n$0 = 1000
    =
}
reset t {
    index I(k) = k - n
                     ^
    n -> hwdom
    ^
}
`,
    'a name in lines that cannot be read': `names node {
    A$0 = 0
    =
}
node t {
    A => A
    ^    ^
    A..A B
    ^  ^
    -> A
       ^
}
`,
    'a name of the platform is declared anew': `platform zynqmp
names node {
    NODE_X = NODE_RPU
    NODE_RPU$0 = 6
    ========
}
node t {
    NODE_RPU -> hwdom
    ^^^^^^^^
}
`,
    'a name in many files': `import "b.eemi"
node t {
    A$0 -> hwdom
    ^
}
--- b.eemi
names node {
    A = 0
    =
}
--- c.eemi
import "input.eemi"
test "x" {
    d may node A
               ^
}
--- d.eemi
names node {
    A = 0
}
node t {
    A -> hwdom
}
`,
    'a domain in many files': `domain d$0 {
       =
}
--- c.eemi
import "input.eemi"
test "x" {
    d may node 0
    ^
}
--- d.eemi
domain d {
}
test "x" {
    d may node 0
}
`,
    'a table': `node table$0 {
     =====
}
`,
};

for (const [title, text] of Object.entries(CASES)) {
    const { example, marked } = readMarks(text);
    const plain = marked.map(place => place.replace('=', ''));
    test(`references: ${title}`, () => {
        const editor = open(example);
        const sorted = (places: string[]): string[] => [...places].sort();
        assert.deepEqual(sorted(referenced(editor, true)), sorted(plain));
        const used = marked.filter(place => !place.startsWith('='));
        assert.deepEqual(sorted(referenced(editor, false)), sorted(used));
    });
    test(`highlight: ${title}`, () => {
        const editor = open(example);
        const here = marked.filter(place => place.replace('=', '').startsWith(`${editor.file}:`));
        assert.deepEqual(highlighted(editor), here);
    });
    test(`from each of its places: ${title}`, () => {
        const { workspace, file, position } = open(example);
        const all = referenced({ workspace, file, position, files: new Map() }, true);
        for (const { uri, range } of references(workspace, file, position, true)) {
            for (const each of [range.start, range.end]) {
                const from = {
                    workspace,
                    file: uri.slice('test:///'.length),
                    position: each,
                    files: new Map(),
                };
                assert.deepEqual(referenced(from, true).sort(), [...all].sort());
            }
        }
    });
}

test('a name of the platform, in all files that use it and where it is declared', () => {
    const editor = open(
        'platform zynqmp\nnode t {\n    NODE_AFI$0 -> hwdom\n}\n--- b.eemi\nplatform zynqmp\ntest "x" {\n    d may node NODE_AFI\n}\n--- c.eemi\nplatform zynqmp-xlnx\nnode t {\n    NODE_AFI -> hwdom\n}\n',
    );
    const places = referenced(editor, true);
    assert.deepEqual(places.slice(-2), ['input.eemi:2:4-12', 'b.eemi:2:15-23']);
    // Its declaration, the frames that are its registers, and the reset lines that reset it.
    const lines = readFileSync('server/platforms/zynqmp.eemi', 'utf8').split('\n');
    const mentions = lines.flatMap((text, line) => (/\bNODE_AFI\b/.test(text) ? [line] : []));
    assert.ok(mentions.length > 10);
    assert.deepEqual(
        places.slice(0, -2).map(place => place.split(':').slice(0, 3).join(':')),
        mentions.map(line => `platform:zynqmp:${line}`),
    );
    const declared = places.filter(place => !referenced(editor, false).includes(place));
    assert.deepEqual(
        declared.map(place => place.split(':').slice(0, 3).join(':')),
        [`platform:zynqmp:${lines.findIndex(text => text.startsWith('    NODE_AFI '))}`],
    );
});

test('a platform whose file cannot be read still has the declaration', () => {
    const { workspace, file, position } = open('platform zynqmp\nnode t {\n    NODE_AFI$0 -> hwdom\n}\n');
    const blind = {
        ...workspace,
        analysis: (each: string) => (each.startsWith('platform:') ? undefined : workspace.analysis(each)),
    };
    const places = references(blind, file, position, true);
    assert.deepEqual(
        places.map(({ uri }) => uri),
        ['test:///platform:zynqmp', 'test:///input.eemi'],
    );
});

const NOTHING = [
    'node t {\n    X$0 -> hwdom\n}\n',
    'node t {\n    0$0 -> hwdom\n}\n',
    'platform zyn$0qmp\n',
    'node t {\n    waive index-$0gap "x"\n}\n',
    'node t {\n    0 -> hw$0dom\n}\n',
    '// A$0\nnames node {\n    A = 0\n}\n',
    'import "x.h" as node A$0_*\n',
];

for (const example of NOTHING) {
    test(`no places: ${JSON.stringify(example)}`, () => {
        const editor = open(example);
        assert.deepEqual(referenced(editor, true), []);
        assert.deepEqual(highlighted(editor), []);
    });
}

test('a file that is not there has no places', () => {
    const { workspace, position } = open('names node {\n    A$0 = 0\n}\n');
    assert.deepEqual(references(workspace, 'none.eemi', position, true), []);
    assert.deepEqual(documentHighlight(workspace, 'none.eemi', position), []);
});

test('in a large file what is around the cursor is highlighted', () => {
    const below = (rows: number): string =>
        `names node {\n    A = 0\n}\n${'\n'.repeat(rows)}node t {\n    A$0 -> hwdom\n}\n`;
    const at = MOST_LINES + 1;
    const declaration = `=${ROOT}:1:4-5`;
    assert.deepEqual(highlighted(open(below(at - 4))), [declaration, `${ROOT}:${at}:4-5`]);
    assert.deepEqual(highlighted(open(below(at - 3))), [`${ROOT}:${at + 1}:4-5`]);
});
