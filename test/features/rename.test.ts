// Renaming. `$0` is the cursor, and every `<name>` in an example is a place that must change, with nothing else.

import assert from 'node:assert/strict';
import test from 'node:test';
import { rename as renaming } from '../../server/features/rename';
import { LANGUAGE_WORDS } from '../../server/language/words';
import { applyEdits } from '../marked';
import { analyseExample } from '../workspace';
import { prepareRename, rename } from './answers';
import { type Editor, open, textIn } from './editor';

const unmarked = (text: string): string => text.replaceAll(/<(\w+)>/g, '$1');
const renamed = (text: string, name: string): string => text.replaceAll(/<\w+>/g, name);

/** All files after a rename, in the form of an example. */
function after({ workspace, file, position, files }: Editor, newName: string): string {
    const result = rename(workspace, file, position, newName);
    assert.ok('changes' in result && result.changes !== undefined, JSON.stringify(result));
    const texts = [...files].map(([path, text], at) => {
        const edits = result.changes?.[`test:///${path}`] ?? [];
        return `${at === 0 ? '' : `--- ${path}\n`}${applyEdits(text, edits)}`;
    });
    assert.ok(Object.keys(result.changes).every(uri => files.has(uri.slice('test:///'.length))));
    return texts.join('');
}

/** Without the blanks that align columns, which differ with the length of a name. */
const unaligned = (text: string): string => text.replaceAll(/(?<=\S) +/g, ' ');

function refusal(example: string, newName: string): string {
    const { workspace, file, position } = open(example);
    const result = rename(workspace, file, position, newName);
    assert.ok('refused' in result, JSON.stringify(result));
    return result.refused;
}

const CASES: Record<string, string> = {
    'a node':
        'names node {\n    <A>$0 = 0\n    B = <A>\n}\nnode t {\n    waive index-gap <A>..B "A"\n    <A> -> hwdom // A\n}\nmmio m {\n    0 -> <A>\n}\n',
    'a node of frames':
        'names node {\n    <A> = 0\n    B = 1\n}\nnames frame {\n    M = at 0x1000 of B, <A>$0\n    O = at 0x2000 standin <A>\n}\nnames reset {\n    R = 5 of B, <A>\n}\n',
    'from a use': 'names node {\n    <A> = 0\n}\nnode t {\n    <A>$0 -> hwdom\n}\n',
    'a frame':
        'names frame {\n    <M>$0 = at 0x1000\n    O = at <M> + 4\n}\nnode t {\n    0 -> <M>\n    1 -> at (<M>)\n}\ndomain M {\n    iomem <M>\n}\n',
    'a register': 'names register {\n    <R> = 4\n}\nmmio m {\n    0x1000 + <R>$0 .. 0x1000 + <R> -> 0\n}\n',
    'a clock': 'names clock {\n    <C> = 4\n}\nclock c {\n    <C>$0 -> 0\n}\n',
    'a reset line':
        'names reset {\n    <R> = 1000\n}\nreset t {\n    index I(n) = n - <R>$0\n    <R> -> hwdom\n}\n',
    'a table': 'node <t>$0 {\n    0 -> hwdom\n}\n',
    'a macro of two tables':
        'target xlnx\nnode t {\n    index <I>$0(n) = n & 0xff\n    0 -> hwdom\n}\nreset u {\n    index <I>(n) = n & 0xff\n    0 -> hwdom\n}\n',
    'a parameter': 'names reset {\n    B = 1000\n}\nreset t {\n    index I(<n>) = <n>$0 - B\n}\n',
    'a domain': 'names node {\n    d = 0\n}\ndomain <d>$0 {\n}\ntest "d" {\n    <d> may node d\n}\n',
    'from a test': 'domain <d> hwdom {\n}\ntest "d" {\n    <d>$0 may not reset 5\n}\n',
    'in lines that cannot be read':
        'names node {\n    <A>$0 = 0\n}\nnode t {\n    <A> => <A>\n    <A>..<A> <A>\n}\n',
    'across files, from the declaration':
        'import "b.eemi"\nnode t {\n    <A> -> hwdom\n}\n--- b.eemi\nnames node {\n    <A>$0 = 0\n}\n--- c.eemi\nimport "input.eemi"\ntest "x" {\n    d may node <A>\n}\n--- d.eemi\nnames node {\n    A = 0\n}\n',
    'across files, from a use':
        'import "b.eemi"\nnode t {\n    <A>$0 -> hwdom\n}\n--- b.eemi\nnames node {\n    <A> = 0\n}\n--- c.eemi\nimport "b.eemi"\ntest "x" {\n    d may node <A>\n}\n',
    'a domain across files':
        'import "b.eemi"\ntest "x" {\n    <d>$0 may node 0\n}\n--- b.eemi\ndomain <d> {\n}\n--- c.eemi\nimport "b.eemi"\ntest "x" {\n    <d> may node 0\n}\n',
    'behind an emoji': 'names node { // 😀\n    <A>$0 = 0\n}\ntest "😀" {\n    d may node <A> // 😀\n}\n',
};

for (const [title, marked] of Object.entries(CASES)) {
    for (const newName of ['N', 'A_much_longer_name']) {
        test(`${title}, to ${newName}`, () => {
            const expected = renamed(marked.replace('$0', ''), newName);
            assert.equal(unaligned(after(open(unmarked(marked)), newName)), unaligned(expected));
        });
    }
    test(`${title}, and back again`, () => {
        const once = after(open(unmarked(marked)), 'N');
        const at = renamed(marked, 'N').indexOf('$0');
        const twice = after(
            open(`${once.slice(0, at)}$0${once.slice(at)}`),
            /<(\w+)>/.exec(marked)?.[1] ?? '',
        );
        assert.equal(twice, unmarked(marked).replace('$0', ''));
    });
    test(`${title}, and nothing that is said changes`, () => {
        const codes = (example: string): string[] => analyseExample(example).problems.map(({ code }) => code);
        const before = unmarked(marked).replace('$0', '');
        assert.deepEqual(codes(after(open(unmarked(marked)), 'NEW')).sort(), codes(before).sort());
    });
    test(`${title}, prepared`, () => {
        const { workspace, file, position, files } = open(unmarked(marked));
        const prepared = prepareRename(workspace, file, position);
        assert.ok('range' in prepared, JSON.stringify(prepared));
        assert.equal(textIn(files.get(file) ?? '', prepared.range), prepared.placeholder);
        assert.ok(marked.includes(`<${prepared.placeholder}>$0`));
    });
}

test('a domain may be called as a word of C', () => {
    const { workspace, file, position } = open('domain d$0 {\n}\n');
    assert.ok(!('refused' in rename(workspace, file, position, 'linux')));
    assert.ok('refused' in rename(workspace, file, position, 'iomem'));
});

test('to the same name changes nothing', () => {
    const { workspace, file, position } = open('names node {\n    A$0 = 0\n}\n');
    assert.deepEqual(rename(workspace, file, position, 'A'), { changes: {} });
});

const NAMES = 'names node {\n    A$0 = 0\n}\n';

/** An example, a new name, and what the refusal says. */
const REFUSED: Record<string, readonly [string, string, string]> = {
    'a name that the platform has too': [
        'platform zynqmp\nnames node {\n    NODE_SWDT_1$0 = 70\n}\n',
        'NODE_WATCHDOG',
        'NODE_SWDT_1 is also a name of the platform zynqmp',
    ],
    'a name that the platform of an importer has too': [
        'names node {\n    NODE_SWDT_1$0 = 70\n}\n--- b.eemi\nplatform zynqmp\nimport "input.eemi"\n',
        'NODE_WATCHDOG',
        'NODE_SWDT_1 is also a name of the platform zynqmp',
    ],
    'a name of the platform': [
        'platform zynqmp\nnode t {\n    NODE_AFI$0 -> hwdom\n}\n',
        'X',
        'NODE_AFI is a name of the platform zynqmp',
    ],
    'a platform': ['platform zynqmp$0\n', 'X', 'zynqmp is a platform'],
    'a target': ['target xen$0\n', 'X', 'xen is a target'],
    'a code': ['node t {\n    waive index-gap$0 "x"\n}\n', 'X', 'the code of a diagnostic'],
    'a pattern': ['import "x.h" as node A_$0*\n', 'X', 'a pattern for the names of a header'],
    'a path': ['import "x$0.eemi"\n', 'X', 'A path changes when its file is renamed.'],
    'a word of the language': [
        'node t {\n    0 -> hw$0dom\n}\n',
        'X',
        '`hwdom` is a keyword of the language.',
    ],
    'a number': ['node t {\n    0$0 -> hwdom\n}\n', 'X', 'Only names can be renamed.'],
    'an arrow': ['node t {\n    0 -$0> hwdom\n}\n', 'X', 'Only names can be renamed.'],
    nothing: ['node t {\n$0\n}\n', 'X', 'There is nothing with a name here.'],
    'a comment': ['// A$0\n', 'X', 'There is nothing with a name here.'],
    'an unknown name': ['node t {\n    A$0 -> hwdom\n}\n', 'X', 'A is not declared anywhere'],
    'an unknown word': ['node t {\n    0 => A$0\n}\n', 'X', 'A is not declared anywhere'],
    'an unknown domain': ['test "x" {\n    d$0 may node 0\n}\n', 'X', 'd is not declared anywhere'],
    'to nothing': [NAMES, '', 'A name has letters'],
    'to a number': [NAMES, '1A', 'A name has letters'],
    'to two words': [NAMES, 'A B', 'A name has letters'],
    'to a word with a hyphen': [NAMES, 'A-B', 'A name has letters'],
    'to a word with a space': [NAMES, ' A', 'A name has letters'],
    'to a word with a comment': [NAMES, 'A//', 'A name has letters'],
    'to two lines': [NAMES, 'A\nB', 'A name has letters'],
    'to a letter that C has not': [NAMES, 'Ä', 'A name has letters'],
    'to a word behind a byte order mark': [NAMES, '\ufeffA', 'A name has letters'],
    'to a word of C': [NAMES, 'while', '`while` belongs to C'],
    'to a macro of compilers': [NAMES, '__LINE__', '`__LINE__` belongs to C'],
    'to a word of the printed C': [NAMES, 'mfn_t', '`mfn_t` is used by the generated C'],
    'to a name that is there': [
        `${NAMES}names frame {\n    M = at 0x1000\n}\n`,
        'M',
        'M is already a frame (input.eemi:5).',
    ],
    'to a table': [`${NAMES}node t {\n    A -> hwdom\n}\n`, 't', 't is already a table (input.eemi:4).'],
    'to a macro': [
        `${NAMES}reset t {\n    index I(n) = n - 1\n}\n`,
        'I',
        'I is already a macro (input.eemi:5).',
    ],
    'to a name of the platform': [
        `platform zynqmp\n${NAMES}`,
        'NODE_AFI',
        'NODE_AFI is already a node (platform zynqmp:',
    ],
    'to a name of an import': [
        `import "b.eemi"\n${NAMES}--- b.eemi\nnames node {\n    B = 1\n}\n`,
        'B',
        'B is already a node (b.eemi:2).',
    ],
    'to a name of an importer': [
        `${NAMES}--- b.eemi\nimport "input.eemi"\nnames node {\n    B = 1\n}\n`,
        'B',
        'B is already a node (b.eemi:3).',
    ],
    'to a name of another import of an importer': [
        `${NAMES}--- b.eemi\nimport "input.eemi"\nimport "c.eemi"\n--- c.eemi\nnames node {\n    B = 1\n}\n`,
        'B',
        'B is already a node (c.eemi:2).',
    ],
    'to a name that a row uses and nothing declares': [
        `${NAMES}node t {\n    A -> hwdom\n    B -> deny\n}\n`,
        'B',
        'B is written in input.eemi:6, and nothing declares it: renamed, A would be meant there too',
    ],
    'to such a name in a row that has no name otherwise': [
        'platform zynqmp\nnames frame {\n    MM_A$0 = at 0x1000\n}\nnode t {\n    NODE_RPU -> MM_B or hwdom\n}\n',
        'MM_B',
        'MM_B is written in input.eemi:6',
    ],
    'to such a name in a line that cannot be read': [
        `${NAMES}node t {\n    B => C\n}\n`,
        'C',
        'C is written in input.eemi:5',
    ],
    'to such a name of an importer': [
        `${NAMES}--- b.eemi\nimport "input.eemi"\nnode t {\n    B -> hwdom\n}\n`,
        'B',
        'B is written in b.eemi:3',
    ],
    'a domain to one that a test names and nothing declares': [
        'domain a$0 {\n}\ntest "x" {\n    b may node 0\n}\n',
        'b',
        'b is written in input.eemi:4',
    ],
    'what C subtracts from every reset line': [
        'names reset {\n    XILPM_RESET_PCIE_CFG$0 = 1000\n}\n',
        'X',
        'XILPM_RESET_PCIE_CFG is what C calls the first reset line',
    ],
    'to what C subtracts from every reset line': [
        'names frame {\n    M$0 = at 0x1000\n}\n',
        'ZYNQMP_PM_RST_PCIE_CFG',
        'ZYNQMP_PM_RST_PCIE_CFG is what C calls the first reset line',
    ],
    'a table to a name': [
        'names node {\n    A = 0\n}\nnode t$0 {\n    A -> hwdom\n}\n',
        'A',
        'A is already a node',
    ],
    'a domain to a domain': [
        'domain a$0 {\n}\ndomain b {\n}\n',
        'b',
        'b is already a domain (input.eemi:3).',
    ],
    'a domain to a domain of an importer': [
        'domain a$0 {\n}\n--- b.eemi\nimport "input.eemi"\ndomain b {\n}\n',
        'b',
        'b is already a domain (b.eemi:2).',
    ],
    'a constant to the parameter beside it': [
        'names reset {\n    B$0 = 1000\n}\nreset t {\n    index I(n) = n - B\n}\n',
        'n',
        'n is the parameter of an index macro',
    ],
    'a macro to its parameter': [
        'reset t {\n    index I$0(n) = n - 1000\n}\n',
        'n',
        'n is the parameter of an index macro',
    ],
    'a parameter to the constant beside it': [
        'names reset {\n    B = 1000\n}\nreset t {\n    index I(n$0) = n - B\n}\n',
        'B',
        'B already means something else on this line.',
    ],
    'a parameter to its macro': [
        'reset t {\n    index I(n$0) = n - 1000\n}\n',
        'I',
        'I already means something else on this line.',
    ],
};

for (const [title, [example, newName, said]] of Object.entries(REFUSED)) {
    test(`refused: ${title}`, () =>
        assert.ok(refusal(example, newName).includes(said), refusal(example, newName)));
}

for (const word of LANGUAGE_WORDS) {
    test(`refused: to ${word}`, () =>
        assert.ok(refusal(NAMES, word).startsWith(`\`${word}\` is a keyword of the language`)));
}

for (const [title, [example, , said]] of Object.entries(REFUSED).filter(
    ([title]) => !title.includes('to '),
)) {
    test(`refused before a name is asked for: ${title}`, () => {
        const { workspace, file, position } = open(example);
        const prepared = prepareRename(workspace, file, position);
        assert.ok('refused' in prepared && prepared.refused.includes(said), JSON.stringify(prepared));
    });
}

const ALLOWED: Record<string, readonly [string, string]> = {
    'a domain to the name of a node': ['names node {\n    A = 0\n}\ndomain <d>$0 {\n}\n', 'A'],
    'a node to the name of a domain': ['names node {\n    <A>$0 = 0\n}\ndomain d {\n}\n', 'd'],
    'a node to the parameter of a macro that does not use it': [
        'names node {\n    <A>$0 = 0\n}\nreset t {\n    index I(n) = n - 1000\n    1000 -> hwdom\n}\n',
        'n',
    ],
    'a domain to a name that is no domain and that nothing declares': [
        'domain <d>$0 {\n}\nnode t {\n    B -> hwdom\n}\n',
        'B',
    ],
    'to a name of a file that nobody imports here': [
        'names node {\n    <A>$0 = 0\n}\n--- b.eemi\nnames node {\n    B = 0\n}\n',
        'B',
    ],
    'to a name with the spelling of an object': [
        'names node {\n    <A>$0 = 0\n}\nnode t {\n    <A> -> hwdom\n}\n',
        'constructor',
    ],
    'to a name with the spelling of a prototype': ['names node {\n    <A>$0 = 0\n}\n', '_proto_'],
};

for (const [title, [marked, newName]] of Object.entries(ALLOWED)) {
    test(`allowed: ${title}`, () =>
        assert.equal(after(open(unmarked(marked)), newName), renamed(marked.replace('$0', ''), newName)));
}

test('no file, no line', () => {
    const { workspace } = open(NAMES);
    for (const [file, line] of [
        ['none.eemi', 0],
        ['input.eemi', 999],
        ['input.eemi', -1],
    ] as const) {
        assert.ok('refused' in prepareRename(workspace, file, { line, character: 0 }));
        assert.ok('refused' in rename(workspace, file, { line, character: 0 }, 'X'));
    }
});

test('a name that is used in many rows is renamed in pieces', () => {
    const rows = Array.from({ length: 20_000 }, (_, at) => `    ${at} -> MM_A\n`).join('');
    const { workspace, file, position } = open(
        `names frame {\n    MM_A$0 = at 0x10000\n}\nnode t {\n${rows}}\n`,
    );
    const steps = renaming(workspace, file, position, 'MM_B');
    const pieces: number[] = [];
    let step = steps.next();
    for (; !step.done; step = steps.next()) pieces.push(step.value);
    assert.ok('changes' in step.value, JSON.stringify(step.value));
    assert.equal(Object.values(step.value.changes ?? {})[0]?.length, 20_001);
    // The answer itself, the places where the name could mean something else, and the edits.
    assert.ok(pieces.length > 100, `${pieces.length} pieces`);
});
