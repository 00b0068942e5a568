// Files typed letter by letter, forwards from the beginning and backwards from the end. On the way, names change their meaning, and
// blocks open and close. No edit may keep a file busy, and after each one the result equals that of reading the file from scratch.

import assert from 'node:assert/strict';
import test from 'node:test';
import { type Analysis, analyse } from '../../server/checks/analyse';
import { Document, type Position } from '../../server/language/document';
import { Analyses } from '../../server/lsp/analyses';
import type { Host } from '../../server/model/host';
import { ResolvedFile } from '../../server/model/resolve/file';
import { FIXTURES } from '../random-edits';

/** Files with lines that, while they are typed, mention what they or their block declare. */
const SELF: Readonly<Record<string, string>> = {
    'a macro in the base of a reset table': `platform zynqmp
reset r {
    index XILPM_RESET(n) = n - XILPM_RESET_PCIE_CFG
    XILPM_RESET_PCIE_CFG -> MM_PCIE_CFG
}
`,
    'a macro with a short name': `names reset {
    RST = 1000
    RST_A = 1000
}
reset r {
    index RST(n) = n - RST_A
    RST_A -> at 0x1000
}
`,
    'a macro in a node table': `target xlnx
names node {
    IT = 1
    NODE_A = 2
}
node t {
    index I(n) = n - IT
    NODE_A -> at 0x1000
}
`,
    'the name of a table in its own macro': `target xlnx
names node {
    table = 1
}
node tab {
    index I(n) = n - tab + table
    1 -> at 0x1000
}
`,
    'two macros that mention each other': `target xlnx
node a {
    index A(n) = n & B
    1 -> at 0x1000
}
reset b {
    index B(n) = n & A
    1 -> at 0x1000
}
clock c {
    index C(n) = n & C
    1 -> 1
}
`,
    'a macro and a name of one spelling': `target xlnx
node t {
    index X(n) = n - X
    1 -> at 0x1000
}
names node {
    X = 1
    Y = X + X
}
`,
    'the name of a table in its rows': `names node {
    t1 = 1
}
node t {
    t -> t
    t1 -> at 0x1000
}
mmio t1 {
    t1 + t mask t -> t1
}
`,
    'a name in its own value and in its neighbours': `names node {
    A = A
    AB = A + 1
    A = AB
    B = A | AB
}
names reset {
    R = 1 of A
    RB = R + 1 of AB
}
node t {
    A..AB -> deny
}
`,
    'a name of the platform': `platform zynqmp
names node {
    NODE_RPU = NODE_RPU_0
    NODE_RPU_0 = NODE_RPU
}
names reset {
    XILPM_RESET_PCIE_CFG = XILPM_RESET_PCIE_CFG
}
reset r {
    index XILPM_RESET_PCIE_CFG(n) = n - XILPM_RESET_PCIE_CFG
    XILPM_RESET_PCIE_CFG -> MM_PCIE_CFG
}
`,
    'a domain in its own lines and in a test of its name': `domain dom {
    iomem dom
}
domain dom0 hwdom {
    iomem all
}
test "dom0" {
    dom may node 1
    dom0 may not node 1
}
`,
    'the names of an import': `import "names.eemi"
node names_a {
    index NAME(n) = n - NAME_A
    NAME_A -> at 0x1000
}
`,
};

const IMPORTED: ReadonlyMap<string, string> = new Map([
    [
        'names.eemi',
        'names node {\n    NAME = 1\n    NAME_A = NAME\n}\nnode nam {\n    index NAM(n) = n - NAME\n}\n',
    ],
]);

/** A file while somebody types it, and other files that do not change. */
class Typed {
    private readonly document = new Document('');
    private readonly analyses: Analyses;
    private readonly programs = new Set<unknown>();

    constructor(private readonly others: ReadonlyMap<string, string>) {
        this.analyses = new Analyses(hostOf(this.document, others));
    }

    /** Types a letter and looks at what it means now. */
    insert(at: Position, letter: string): void {
        this.programs.add(this.look().program);
        this.analyses.edited(FILE, this.document.edit({ start: at, end: at }, letter));
    }

    /** Checks that the file means the same as when it is read from scratch. */
    compare(): void {
        const { text } = this.document;
        const anew = analyse(FILE, hostOf(new Document(text), this.others));
        assert.deepEqual(stateOf(this.look()), anew && stateOf(anew), text);
        for (const program of this.programs)
            assert.ok(
                program instanceof ResolvedFile && !program.isUnstable,
                `names never came to rest:\n${text}`,
            );
        this.programs.clear();
    }

    private look(): Analysis {
        // Piece by piece, so that work without an end fails instead of going on.
        const most = MOST_FOR_A_FILE + MOST_FOR_EACH_LINE * this.document.lines.length;
        let looked = 0;
        for (const lines of this.analyses.allInPieces([FILE])) {
            looked += lines;
            assert.ok(looked <= most, `${looked} lines and more are looked at for:\n${this.document.text}`);
        }
        const analysis = this.analyses.of(FILE);
        assert.ok(analysis !== undefined);
        return analysis;
    }
}

const FILE = 'typed.eemi';

/** How many lines are looked at after one letter, at most; to look for an imported file counts as several. */
const MOST_FOR_A_FILE = 1000;
const MOST_FOR_EACH_LINE = 100;

const hostOf = (document: Document, others: ReadonlyMap<string, string>): Host => ({
    document: path => {
        if (path === FILE) return document;
        const text = others.get(path);
        return text === undefined ? 'missing' : new Document(text);
    },
    bytes: () => 'missing',
});

const stateOf = ({ program, problems }: Analysis) => ({
    problems,
    names: program.scope.declared().map(({ name, kind, line }) => `${line}: ${kind} ${name}`),
    tables: program.tables.map(({ kind, name, rows, ids, complete, clear }) => ({
        kind,
        name,
        rows: rows.map(({ line }) => line),
        counts: [ids, complete, clear],
    })),
    domains: program.domains.map(({ name, line }) => [name, line]),
    tests: program.tests.map(({ lines }) => lines.map(({ line }) => line)),
});

/** Whether to compare after a letter, given the line that it is in. */
type Due = (letter: string, line: string) => boolean;

/** Types a text from the beginning, and checks after each letter that is due. */
function typeForwards(typed: Typed, text: string, isDue: Due): void {
    const lines = text.split('\n');
    let line = 0;
    let character = 0;
    for (const letter of text) {
        typed.insert({ line, character }, letter);
        const isCompared = isDue(letter, lines[line] ?? '');
        [line, character] = letter === '\n' ? [line + 1, 0] : [line, character + letter.length];
        if (isCompared) typed.compare();
    }
    typed.compare();
}

/** Types a text from the end: each letter is inserted before the previous ones. */
function typeBackwards(typed: Typed, text: string, isDue: Due): void {
    let line = '';
    for (const letter of [...text].reverse()) {
        typed.insert({ line: 0, character: 0 }, letter);
        if (isDue(letter, line)) typed.compare();
        line = letter === '\n' ? '' : letter + line;
    }
    typed.compare();
}

for (const [title, text] of Object.entries(SELF)) {
    test(`${title}, typed`, () => typeForwards(new Typed(IMPORTED), text, () => true));
    test(`${title}, typed from its end`, () => typeBackwards(new Typed(IMPORTED), text, () => true));
}

for (const [file, text] of FIXTURES) {
    test(`${file}, typed`, () => typeForwards(new Typed(IMPORTED), text, someOfEachForm()));
    test(`${file}, typed from its end`, () => typeBackwards(new Typed(IMPORTED), text, someOfEachForm()));
}

/**
 * After the first line of each form, which is its signs with a word for each word, and then after every tenth. To read a file from scratch
 * takes as long as it is, and what an edit leaves wrong stays wrong.
 */
function someOfEachForm(): Due {
    const typed = new Map<string, number>();
    return (letter, line) => {
        if (letter !== '\n') return false;
        const form = line.trim().replace(/\w+/g, 'w').replace(/\s+/g, ' ');
        const before = typed.get(form) ?? 0;
        typed.set(form, before + 1);
        return before % 10 === 0;
    };
}
