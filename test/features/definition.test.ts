// Where a name leads. The marks `[[` and `]]` stand around the place in the example that the cursor must lead to.

import assert from 'node:assert/strict';
import test from 'node:test';
import { definition } from '../../server/features/definition';
import type { Range } from '../../server/language/document';
import { BOARD, open, openAt, textIn } from './editor';

const OPEN = '[[';
const CLOSE = ']]';

interface Target {
    readonly uri: string;
    readonly range: Range;
}

/** Takes the marks of the target out of an example; its sections stay as they are. */
function readTarget(example: string): { example: string; target: Target | undefined } {
    const lines = example.split('\n');
    let file = 'input.eemi';
    let first = 0;
    for (const [at, line] of lines.entries()) {
        if (line.startsWith('--- ')) {
            file = line.slice('--- '.length);
            first = at + 1;
        }
        const start = line.replace('$0', '').indexOf(OPEN);
        if (start === -1) continue;
        const end = line.replace('$0', '').indexOf(CLOSE) - OPEN.length;
        lines[at] = line.replace(OPEN, '').replace(CLOSE, '');
        const range = {
            start: { line: at - first, character: start },
            end: { line: at - first, character: end },
        };
        return { example: lines.join('\n'), target: { uri: `test:///${file}`, range } };
    }
    return { example, target: undefined };
}

const TABLE = 'names node {\n    A = 0\n}\nnode t {\n    A -> hwdom\n}\n';

const CASES: Record<string, string> = {
    'a node': 'names node {\n    [[A]] = 0\n}\nnode t {\n    $0A -> hwdom\n}\n',
    'the end of a name': 'names node {\n    [[A]] = 0\n}\nnode t {\n    A$0 -> hwdom\n}\n',
    'the end of a range': 'names node {\n    A = 0\n    [[B]] = 1\n}\nnode t {\n    A..$0B -> hwdom\n}\n',
    'a node of a frame':
        'names node {\n    A = 1\n    [[B]] = 0\n}\nnames frame {\n    M = at 0 of A, $0B\n}\n',
    'a node that is granted through a frame':
        'names node {\n    A = 1\n    [[B]] = 0\n}\nnames frame {\n    M = at 0 of A standin B$0\n}\n',
    'a frame': 'names frame {\n    [[M]] = at 0x1000\n}\nnode t {\n    0 -> $0M\n}\n',
    'a frame in an address': 'names frame {\n    [[M]] = at 0x1000\n}\nnode t {\n    0 -> at ($0M + 8)\n}\n',
    'a frame in parentheses': 'names frame {\n    [[M]] = at 0x1000\n}\nnode t {\n    0 -> at ( M$0 )\n}\n',
    'a register': 'names register {\n    [[R]] = 4\n}\nmmio m {\n    0x1000 + R$0 -> 0\n}\n',
    'the node of a register':
        'names node {\n    [[A]] = 0\n}\nmmio m {\n    0x1000 mask 1 -> A$0 only hwdom\n}\n',
    'a clock and its nodes': 'names node {\n    A = 0\n    [[B]] = 1\n}\nclock c {\n    7 -> A, $0B\n}\n',
    'a clock': 'names clock {\n    [[C]] = 0\n}\nclock c {\n    $0C -> 1\n}\n',
    'what a reset line resets': 'names node {\n    [[A]] = 0\n}\nnames reset {\n    R = 1000 of $0A\n}\n',
    'a name in a value': 'names register {\n    [[R]] = 4\n    S = R$0 + 4\n}\n',
    'a name in a waiver': 'names node {\n    [[A]] = 0\n}\nnode t {\n    waive index-gap 0..$0A "x"\n}\n',
    'a declaration leads to itself': 'names node {\n    [[A$0]] = 0\n}\n',
    'a table leads to itself': 'node [[t$0able]] {\n}\n',
    'an index macro leads to itself': 'reset t {\n    index [[ID$0X]](n) = n - 1000\n}\n',
    'the parameter of a macro': 'reset t {\n    index IDX([[n]]) = n$0 - 1000\n}\n',
    'a constant of a macro': 'names reset {\n    [[R]] = 1000\n}\nreset t {\n    index IDX(n) = n - $0R\n}\n',
    'a name that is spelt like the parameter':
        'names reset {\n    n = 1000\n}\nreset t {\n    index IDX([[n]]) = $0n - 1000\n}\n',
    'a domain': 'domain [[guest]] {\n}\ntest "x" {\n    gu$0est may node 0\n}\n',
    'a domain is no node':
        'names node {\n    guest = 3\n}\ndomain [[guest]] {\n}\ntest "x" {\n    gu$0est may node guest\n}\n',
    'a node is no domain':
        'names node {\n    [[guest]] = 3\n}\ndomain guest {\n}\ntest "x" {\n    guest may node $0guest\n}\n',
    'the object of a test': 'names node {\n    [[A]] = 3\n}\ntest "x" {\n    guest may not node $0A\n}\n',
    'the address of a test':
        'names frame {\n    [[M]] = at 0x1000\n}\ntest "x" {\n    guest may read M$0 + 4 mask 1\n}\n',
    'a name that is owned': 'names frame {\n    [[M]] = at 0x1000\n}\ndomain d {\n    iomem $0M count 2\n}\n',
    'a name in a line that cannot be read': 'names node {\n    [[A]] = 0\n}\nnode t {\n    A$0 => hwdom\n}\n',
    'a name that is declared below, in a row':
        'node t {\n    $0A -> hwdom\n}\nnames node {\n    [[A]] = 0\n}\n',
    'a name that is declared below, in names': 'names node {\n    A = $0B\n    [[B]] = 0\n}\n',
    'the first of two declarations': 'names node {\n    [[A]] = 0\n    A$0 = 1\n}\n',
    'a name of an import': `import "b.eemi"\nnode u {\n    $0A -> hwdom\n}\n--- b.eemi\n${TABLE.replace('A', '[[A]]')}`,
    'a name of an import of an import': `import "c.eemi"\nnode u {\n    A$0 -> hwdom\n}\n--- c.eemi\nimport "b.eemi"\n--- b.eemi\n${TABLE.replace('A', '[[A]]')}`,
    'a domain of an import':
        'import "b.eemi"\ntest "x" {\n    d$0 may node 0\n}\n--- b.eemi\ndomain [[d]] {\n}\n',
    'an import': `import "b.$0eemi"\n--- b.eemi\n[[]]${TABLE}`,
    'an import, at its quote': `import $0"b.eemi"\n--- b.eemi\n[[]]${TABLE}`,
    'an import from a folder': `--- d/a.eemi\nimport "../b$0.eemi"\n--- b.eemi\n[[]]${TABLE}`,
    'a name out of a header':
        'import "ids.h" as node A*\nnode t {\n    $0AB -> hwdom\n}\n--- ids.h\n#ifndef X\n  #define [[AB]] 0\n#endif\n',
    'a name out of a file that a header includes':
        'include "lib"\nimport "ids.h" as node A\nnode t {\n    A$0 -> hwdom\n}\n--- ids.h\n#include <a.h>\n--- lib/a.h\nenum { [[A]] };\n',
    'a name that an import takes out of a header':
        'import "ids.h" as node A$0A\n--- ids.h\n#define [[AA]] 0\n',
    'a name that an import leaves out':
        'import "ids.h" as node A* not A$0A\n--- ids.h\n#define AB 1\n#define [[AA]] 0\n',
    'a header': `import "ids$0.h" as node A*\n${TABLE}--- ids.h\n[[]]#define A 0\n`,
    'a configuration': 'domain d {\n    from "guest$0"\n}\n--- guest\n[[]]iomem = []\n',
    'an output': `emit c "o$0ut.h"\n${TABLE}--- out.h\n[[]]int x;\n`,
    'behind an emoji':
        'license "😀"\nnames node {\n    [[A]] = 0 // 😀\n}\ntest "😀" {\n    d may node A$0 // 😀\n}\n',

    'nothing: a number': 'node t {\n    $00 -> hwdom\n}\n',
    'nothing: a word of the language': 'node t {\n    0 -> hw$0dom\n}\n',
    'nothing: a comment': `${TABLE}// A$0\n`,
    'nothing: a string': `license "A$0"\n${TABLE}`,
    'nothing: a code': 'node t {\n    waive index-$0gap "x"\n}\n',
    'nothing: an unknown name': 'node t {\n    X$0 -> hwdom\n}\n',
    'nothing: an unknown domain': 'test "x" {\n    d$0 may node 0\n}\n',
    'nothing: an unknown platform': 'platform ot$0her\n',
    'nothing: an import that is not there': 'import "b$0.eemi"\n',
    'nothing: a header that is not there': 'import "b$0.h" as node A*\n',
    'nothing: a configuration that is not there': 'domain d {\n    from "gone$0.cfg"\n}\n',
    'nothing: a path that is none': 'domain d {\n    from "/gone$0.cfg"\n}\n',
    'nothing: an output that is not there': `emit c "o$0ut.h"\n${TABLE}`,
    'nothing: between two names': 'node t {\n    A  $0  -> hwdom\n}\n',
};

for (const [title, marked] of Object.entries(CASES)) {
    test(title, () => {
        const { example, target } = readTarget(marked);
        const { workspace, file, position, files } = open(example);
        const links = definition(workspace, file, position);
        assert.deepEqual(
            links.map(({ targetUri, targetSelectionRange }) => ({
                uri: targetUri,
                range: targetSelectionRange,
            })),
            target === undefined ? [] : [target],
        );
        for (const { originSelectionRange: origin, targetRange, targetSelectionRange } of links) {
            assert.deepEqual(targetRange, targetSelectionRange);
            assert.ok(origin !== undefined && textIn(files.get(file) ?? '', origin).length > 0);
            assert.ok(
                origin.start.character <= position.character && position.character <= origin.end.character,
            );
        }
    });
}

test('a name of the platform is in its file', () => {
    const { workspace, file, position } = open('platform zynqmp\nnode t {\n    NODE_R$0PU -> hwdom\n}\n');
    const [link] = definition(workspace, file, position);
    assert.equal(link?.targetUri, 'test:///platform:zynqmp');
    const lines = workspace.analysis('platform:zynqmp')?.program.document.lines;
    const line = lines?.get(link.targetRange.start.line)?.text ?? '';
    assert.equal(line.slice(link.targetRange.start.character, link.targetRange.end.character), 'NODE_RPU');
});

test('a node of a device tree is in its tree, of which a binary file has no lines', () => {
    const tree = '/dts-v1/;\n/ { passthrough { serial@a0001000 { }; }; };\n';
    const at = (name: string) => {
        const example = `domain d {\n    from "tree.dtb" node "${name}"\n}\n--- tree.dtb\n${tree}`;
        const { workspace, file, position } = open(example);
        return definition(workspace, file, position);
    };
    const [link] = at('ser$0ial@a0001000');
    assert.equal(link?.targetUri, 'test:///tree.dtb');
    assert.deepEqual(link.originSelectionRange, {
        start: { line: 1, character: 25 },
        end: { line: 1, character: 42 },
    });
    assert.deepEqual(at('ser$0ial@b0001000'), []);
});

test('a header is not read as a source', () => {
    const { workspace, file, position } = open('import "ids$0.h" as node A*\n--- ids.h\n#define A 0\n');
    const analysed: string[] = [];
    const analysis = (path: string) => {
        analysed.push(path);
        return workspace.analysis(path);
    };
    assert.equal(definition({ ...workspace, analysis }, file, position)[0]?.targetUri, 'test:///ids.h');
    assert.deepEqual(analysed, [file]);
});

test('a platform is its file', () => {
    const { workspace, file, position } = open('platform zynqmp-$0xlnx\n');
    const [link] = definition(workspace, file, position);
    assert.equal(link?.targetUri, 'test:///platform:zynqmp-xlnx');
    assert.equal(link.originSelectionRange?.end.character, 'platform zynqmp-xlnx'.length);
});

test('a name that is declared with the value of the name of the platform', () => {
    const example = 'platform zynqmp\nnames node {\n    NODE_RPU = NODE_R$0PU\n}\n';
    const { workspace, file, position } = open(example);
    assert.equal(definition(workspace, file, position)[0]?.targetUri, 'test:///platform:zynqmp');
});

test('from within the file of a platform', () => {
    const { workspace } = open('platform zynqmp\n');
    const file = 'platform:zynqmp';
    const lines = [...(workspace.analysis(file)?.program.document.lines ?? [])];
    const line = lines.findIndex(({ text }) => text.includes('of NODE_PCIE'));
    const character = lines[line]?.text.indexOf('NODE_PCIE') ?? 0;
    const [link] = definition(workspace, file, { line, character });
    assert.equal(link?.targetUri, 'test:///platform:zynqmp');
});

test('each name of the board leads somewhere', () => {
    const { workspace, file } = open(BOARD);
    for (const [line, text] of BOARD.split('\n').entries()) {
        for (const match of text.replace(/\/\/.*|".*"/, '').matchAll(/\b(?:NODE|MM|R|RST|CLK)_\w+/g)) {
            const [link] = definition(workspace, file, { line, character: match.index });
            assert.equal(
                link === undefined ? '' : textIn(BOARD, link.targetRange),
                match[0],
                `line ${line + 1}`,
            );
        }
    }
});

test('no file, no line', () => {
    const { workspace, file, position } = openAt(BOARD, 'NODE_DM$0A    -> at');
    assert.equal(definition(workspace, file, position).length, 1);
    assert.deepEqual(definition(workspace, 'none.eemi', position), []);
    assert.deepEqual(definition(workspace, file, { line: 9999, character: 0 }), []);
    assert.deepEqual(definition(workspace, file, { line: -1, character: -1 }), []);
});
