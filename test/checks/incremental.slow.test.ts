// Random edits of several documents that import each other: after any edit, the updated analyses equal analyses from scratch, in
// their problems, names, rows by index and by frame, domains, waivers, blocks and semantic tokens.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { analyse } from '../../server/checks/analyse';
import type { Workspace } from '../../server/features/workspace';
import { Document, type Position, type Range } from '../../server/language/document';
import { NAME_KINDS } from '../../server/language/syntax';
import { Analyses } from '../../server/lsp/analyses';
import { BY_LINES } from '../../server/lsp/turn';
import { coverageOf, rowAt } from '../../server/model/coverage';
import { gapsIn } from '../../server/model/gaps';
import type { Host } from '../../server/model/host';
import { isAccessTable, type Program, type Table } from '../../server/model/program';
import { rowsByFrame } from '../../server/model/rows-by-frame';
import { semanticTokens } from '../features/answers';

/** Small files, each of which uses the next one in every possible way. */
const FILES: Readonly<Record<string, string>> = {
    'board.eemi': `import "nodes.eemi"
import "resets.eemi"
emit c "board.h"
names frame {
    MM_OWN = MM_A
}
mmio registers {
    MM_A + R_CTRL mask 0x3 -> NODE_A
    MM_B .. MM_B + 8 readonly -> NODE_C
    waive mmio-dead "not yet"
}
domain dom0 hwdom {
    iomem all
}
domain guest {
    iomem MM_A
    iomem at 0x1008 size 0x10
}
test "guest" {
    guest may node NODE_A
    dom0 may not reset RESET_A
}
`,
    'nodes.eemi': `import "names.eemi"
node nodes {
    waive index-gap 6..7 "reserved"
    NODE_A -> MM_A
    NODE_B..NODE_C -> MM_B or hwdom
    4 -> at 0x3000
    NODE_F -> deny
}
`,
    'resets.eemi': `import "names.eemi"
names reset {
    RESET_C = 1003 of NODE_C
    RESET_D = RESET_C + 1
}
reset resets {
    index RESET_IDX(n) = n - RESET_A
    RESET_A -> MM_A
    RESET_B..RESET_C -> MM_B
    1004 -> hwdom
}
`,
    'names.eemi': `target xen
names node {
    NODE_A = 1
    NODE_B = NODE_A + 1
    NODE_C = 3
    NODE_F = 6
    NODE_G = 7
}
names frame {
    MM_A = at 0x1000 of NODE_A
    MM_B = mfn 2 of NODE_B, NODE_C standin NODE_F
}
names reset {
    RESET_A = 1001 of NODE_A
    RESET_B = 1002 of MM_B
}
names register {
    R_CTRL = 0x4 of MM_A
}
`,
};

/** Lines that are valid in these files, and lines that break them. */
const LINES = [
    ...['', '// a comment', '}', 'nonsense -> ->', '{', 'platform zynqmp', 'target xlnx', 'target xen'],
    ...['license "MIT"', 'emit c "a.h"', 'emit ts "a.ts"', 'import "names.eemi"', 'import "nodes.eemi"'],
    ...['import "board.eemi"', 'import "resets.eemi"', 'import "missing.eemi"', 'import "x.h"'],
    ...['names node {', 'names reset {', 'names frame {', 'names register {', 'names clock {'],
    ...['node nodes {', 'node more {', 'reset resets {', 'mmio registers {', 'clock clocks {'],
    ...['domain guest {', 'domain other hwdom {', 'domain {', 'test "it" {', 'test {', 'node {'],
    ...[
        'MM_DDRSS = at 0x5000',
        'MM_DDRSS = at 0xfd000004',
        'MM_NEW = at 0xfd0c0004',
        'NODE_A = 1',
        'NODE_A = 1003',
        'RESET_E = 1008',
        '1008 -> hwdom',
        '1003 -> hwdom',
        'guest may node 1008',
        'waive index-gap 1003 "x"',
        'NODE_A..1008 -> deny',
        '4..1048575 -> deny',
        '9..1048575 -> hwdom',
        'index HALF(n) = n >> 1',
        'index LOW(n) = n & 3',
        'NODE_A = 2',
        'NODE_B = NODE_A + 1',
        'NODE_C = NODE_B + 1',
        'NODE_F = 5',
        'NODE_G = 0x18224001',
    ],
    ...[
        'NODE_X = NODE_X',
        'NODE_RPU = 9',
        'NODE_RPU = 6',
        'nodes = 7',
        'RESET_A = 1000 of NODE_A',
        'RESET_A = 1001 of NODE_B',
        'RESET_A = 1001 of NODE_A, NODE_C',
    ],
    ...[
        'RESET_B = 1002 of NODE_C',
        'RESET_N = 0x18224001',
        'XILPM_RESET_PCIE_CFG = 1000',
        'XILPM_RESET_PCIE_CFG = 1001',
    ],
    ...[
        'MM_A = at 0x1000',
        'MM_A = at 0x2000',
        'MM_A = at 0x1000 of NODE_B',
        'MM_A = at 0x1000 or at 0x2000 of NODE_A standin NODE_C',
        'MM_C = at 0x3000 of NODE_A, NODE_B',
        'NODE_B = 2 or 4',
        'MM_A = at 0x2004',
        'MM_B = MM_A',
        'MM_B = at 0',
        'MM_C = mfn 2',
        'MM_A = 5',
    ],
    // Pages and bytes, by the numbers of the other kind.
    ...[
        'MM_W = at 0x100000 size 0x4000',
        'MM_W = at 0x100000 size 4',
        'MM_P = at 0xff9a0',
        'MM_P = mfn 0xff9a0000',
        'MM_P = at 0xfe2fffff',
        'MM_FAR = at 0x10000000000',
        '4 -> mfn 0x1000',
        '4 -> at 0x102',
        '4 -> MM_P',
        '0x102 -> NODE_A',
        'iomem mfn 0x102000 count 0x1000',
        'iomem MM_W size 4',
        'iomem mfn 1 count 0x200',
    ],
    ...['/* a', 'b */', '/* NODE_A -> MM_A */', '*/ NODE_B -> MM_B', '# NODE_A -> MM_A', '#if 0', '#endif'],
    ...['R_CTRL = 4 of MM_B', 'R_CTRL = 5', 'R_LAST = 8 of MM_B', 'CLK_A = 1 pll', 'CLK_B = 0x8104001'],
    ...[
        'NODE_A -> MM_A',
        'NODE_A -> MM_B',
        'NODE_B -> MM_C',
        'NODE_C -> deny',
        'NODE_A..NODE_C -> hwdom',
        'NODE_A..NODE_G -> MM_A',
    ],
    ...[
        'NODE_C..NODE_A -> MM_A',
        '1 -> at 0x2000',
        '2 -> MM_C or hwdom',
        '3 -> at 0x3008',
        '5..7 -> MM_A',
        '0x18224001 -> MM_A',
    ],
    ...[
        'NODE_Q -> MM_A',
        'NODE_A -> MM_Q',
        'NODE_A ->',
        'MM_A -> MM_A',
        '2000 -> at 6',
        '1100000 -> deny',
        'NODE_F -> at 1',
    ],
    ...[
        'RESET_A -> MM_A',
        'RESET_B -> MM_A',
        'RESET_D -> MM_B',
        'RESET_A..RESET_D -> MM_B',
        '1002 -> MM_A',
        '900 -> deny',
    ],
    ...[
        'index IDX(n) = n - RESET_A',
        'index RESET_IDX(n) = n - 1000',
        'index RESET_IDX(n) = n & 0xf',
        'index IDX(n) = n',
    ],
    ...[
        'MM_A + R_CTRL -> NODE_A',
        'MM_A + R_CTRL mask 0 -> NODE_B',
        'MM_B + R_CTRL -> NODE_C',
        'MM_A ..< MM_A + R_CTRL -> NODE_F',
    ],
    ...[
        'MM_B ..< MM_B + 8 -> 2',
        'MM_B .. MM_B + 16 readonly -> NODE_B',
        'MM_A -> only hwdom',
        'MM_C -> 0x18224001',
        'R_CTRL -> NODE_A',
    ],
    ...['CLK_A -> NODE_A', 'CLK_B -> NODE_B, NODE_C', '1 -> 1', '0 -> NODE_A, 3'],
    ...['CLK_A -> NODE_F, NODE_A, NODE_F', 'CLK_B -> NODE_F waive clock-dead "because"'],
    ...['MM_A + R_CTRL mask 0x1 -> NODE_A', 'MM_A .. MM_A + 8 readonly -> NODE_C'],
    ...['MM_B + R_CTRL -> NODE_F waive mmio-dead "because"', 'MM_B -> NODE_F'],
    ...['iomem all', 'iomem MM_A', 'iomem MM_C count 2', 'iomem mfn MM_A', 'iomem at 0x1001', 'from "a.cfg"'],
    ...[
        'guest may node NODE_A',
        'guest may not reset 1001',
        'other may write MM_A + R_CTRL mask 3',
        'nobody may node 1',
        'guest may read MM_B + R_CTRL',
        'other may clock CLK_A',
        'other may not mailbox',
    ],
    ...[
        'waive index-gap "because"',
        'waive index-gap NODE_F..NODE_G "because"',
        'waive shared-page "because"',
        'waive clock-gap "because"',
        'waive register-gap "because"',
        'waive unknown-name "x"',
    ],
    ...[
        'NODE_A -> at 0 waive frame-zero "because"',
        'NODE_B -> MM_C waive not-a-page "because"',
        'waive mmio-dead ""',
    ],
];

interface RandomChange {
    readonly file: number;
    readonly line: number;
    readonly lines: number;
    readonly kind: 'replace' | 'insert' | 'character' | 'everything' | 'undo' | 'outside';
    readonly texts: readonly string[];
}

const randomChange: fc.Arbitrary<RandomChange> = fc.record({
    file: fc.nat(),
    line: fc.nat(),
    lines: fc.oneof({ weight: 6, arbitrary: fc.constant(1) }, { weight: 2, arbitrary: fc.nat(6) }),
    kind: fc.oneof(
        { weight: 6, arbitrary: fc.constant('replace' as const) },
        { weight: 4, arbitrary: fc.constant('insert' as const) },
        { weight: 3, arbitrary: fc.constant('character' as const) },
        { weight: 4, arbitrary: fc.constant('undo' as const) },
        { weight: 1, arbitrary: fc.constant('everything' as const) },
        { weight: 2, arbitrary: fc.constant('outside' as const) },
    ),
    texts: fc.array(fc.constantFrom(...LINES), { minLength: 1, maxLength: 3 }),
});

const OUTSIDE = ['a.cfg', 'x.h'];
const CONTENTS = ['iomem = []', [0xd0, 0x0d, 0xfe, 0xed], undefined];

class Edited {
    readonly documents: Map<string, Document>;
    readonly host: Host = {
        document: file => this.documents.get(file) ?? 'missing',
        bytes: file => this.stored.get(file) ?? 'missing',
    };
    /** Files of other kinds, by their paths. */
    readonly stored = new Map<string, Uint8Array>();
    readonly analyses: Analyses;

    constructor(texts = FILES, linesATurn = BY_LINES.lines) {
        this.analyses = new Analyses(this.host, { ...BY_LINES, lines: linesATurn });
        this.documents = new Map(Object.entries(texts).map(([file, text]) => [file, new Document(text)]));
    }

    /** Continues an analysis for some turns; no turns mean a request, which analyses the file in one go. */
    advance(file: number, turns: number): void {
        const files = [...this.documents.keys()];
        const name = files[file % files.length] ?? '';
        if (turns === 0) this.analyses.of(name);
        for (let turn = 0; turn < turns; turn++) this.analyses.advance(name);
    }

    private readonly undone: { readonly file: string; readonly range: Range; readonly text: string }[] = [];

    apply(change: RandomChange): string {
        const files = [...this.documents.keys()];
        const file = files[change.file % files.length] ?? '';
        const last = change.kind === 'undo' ? this.undone.pop() : undefined;
        if (last !== undefined) return this.edit(last.file, last.range, last.text);
        if (change.kind === 'outside') return this.store(change);
        const [range, text] = this.placed(file, change);
        return this.edit(file, range, text);
    }

    substitute(file: string, old: string, text: string): string {
        const before = this.documents.get(file)?.text ?? '';
        const at = before.indexOf(old);
        assert.ok(at >= 0, `${file} holds no ${old}`);
        return this.edit(file, { start: placeIn(before, at), end: placeIn(before, at + old.length) }, text);
    }

    /** Writes or removes a file that is not one of the language. */
    private store({ file, line }: RandomChange): string {
        const [name, content] = [OUTSIDE[file % OUTSIDE.length] ?? '', CONTENTS[line % CONTENTS.length]];
        if (content === undefined) this.stored.delete(name);
        else this.stored.set(name, Buffer.from(content));
        this.analyses.drop(name);
        return `${name}: ${content}`;
    }

    private edit(file: string, range: Range, text: string): string {
        const document = this.documents.get(file);
        if (document === undefined) return file;
        const before = document.text;
        this.analyses.edited(file, document.edit(range, text));
        if (this.undone.length < 3) this.undone.push({ file, range: EVERYTHING, text: before });
        return `${file}: ${JSON.stringify(range)} ${JSON.stringify(text)}`;
    }

    private placed(file: string, { line, lines, kind, texts }: RandomChange): [Range, string] {
        const all = this.documents.get(file)?.lines;
        const first = line % (all?.length ?? 1);
        const text = texts.map(each => `${each}\n`).join('');
        const length = all?.get(first)?.text.length ?? 0;
        switch (kind) {
            case 'insert':
                return [{ start: { line: first, character: 0 }, end: { line: first, character: 0 } }, text];
            case 'character': {
                const character = length === 0 ? 0 : lines % length;
                const end = { line: first, character: character + (line % 2) };
                return [{ start: { line: first, character }, end }, '1A} {\n'[line % 6] ?? ''];
            }
            case 'everything':
                return [EVERYTHING, FILES[file] ?? ''];
            default:
                return [
                    { start: { line: first, character: 0 }, end: { line: first + lines, character: 0 } },
                    text,
                ];
        }
    }
}

function placeIn(text: string, at: number): Position {
    const lines = text.slice(0, at).split('\n');
    return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

const EVERYTHING: Range = { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } };

const workspaceOver = (analysis: Workspace['analysis']): Workspace => ({
    analysis,
    files: () => [],
    importers: () => [],
    analysing: function* () {},
    analysingAll: function* () {},
    freshness: () => undefined,
    output: () => undefined,
    folder: () => [],
    uriOf: file => file,
    fileOf: uri => uri,
});

/** Everything that is kept for a file, as plain data. */
function stateOf(program: Program) {
    const { scope } = program;
    return {
        target: program.target,
        files: program.files,
        reads: program.reads,
        incomplete: program.incomplete,
        names: scope.declared().map(({ name, file, line, kind }) => `${name} ${kind} ${file}:${line}`),
        namesOfKinds: NAME_KINDS.map(kind =>
            scope.names(kind).map(({ name, file, line }) => `${name} ${file}:${line}`),
        ),
        values: NAME_KINDS.map(kind =>
            [...scope.firstNames(kind)]
                .map(({ value = 0n }) => `${value} ${scope.namesOf(kind, value).map(({ name }) => name)}`)
                .sort(),
        ),
        blocks: program.blocks.map(({ kind, first, last, closed }) => `${kind} ${first}-${last} ${closed}`),
        domains: program.domains.map(({ name, line, ranges }) => [
            name,
            line,
            ranges.map(({ first }) => first),
        ]),
        tests: program.tests.map(({ title, lines }) => [
            title,
            lines.map(({ line, object }) => [line, object]),
        ]),
        waivers: program.waivers.map(({ code, line, first, last, ids }) => ({
            code,
            line,
            first,
            last,
            ids,
        })),
        tables: program.tables.map(table => tableState(program, table)),
    };
}

function tableState(program: Program, table: Table) {
    const { kind, name, file, first, last, complete, unreadable, unresolved, rows } = table;
    const head = {
        kind,
        name,
        file,
        first,
        last,
        complete,
        unreadable,
        unresolved,
        lines: rows.map(({ line }) => line),
    };
    if (!isAccessTable(table)) return head;
    const coverage = coverageOf(table);
    const indexes = table.rows.flatMap(({ runs }) =>
        runs.flatMap(({ index, count }) => [index, index + count - 1]),
    );
    return {
        ...head,
        places: [...new Set(indexes)]
            .sort((a, b) => a - b)
            .map(index => `${index} ${rowAt(table, index)?.line}`),
        far: [coverage.last, coverage.count, [...coverage.contested()].join()],
        frames: table.rows.map(
            ({ frame }) =>
                frame &&
                rowsByFrame(table)
                    .at(frame.address)
                    .map(({ line }) => line),
        ),
        gaps: table.file === program.file && gapsIn(program, table).map(({ id }) => id),
    };
}

function assertAsFromScratch({ documents, stored, analyses }: Edited, how: string): void {
    const fresh = new Map([...documents].map(([file, { text }]) => [file, new Document(text)]));
    const host: Host = {
        document: file => fresh.get(file) ?? 'missing',
        bytes: file => stored.get(file) ?? 'missing',
    };
    for (const file of documents.keys()) {
        const [kept, anew] = [analyses.of(file), analyse(file, host)];
        const where = `${how}\nseen in ${file}\n${[...documents].map(([each, { text }]) => `--- ${each}\n${text}`).join('')}`;
        assert.ok(kept !== undefined && anew !== undefined, where);
        assert.deepEqual(kept.problems, anew.problems, where);
        assert.deepEqual(stateOf(kept.program), stateOf(anew.program), where);
        assert.deepEqual(
            semanticTokens(
                workspaceOver(each => analyses.of(each)),
                file,
            ).data,
            semanticTokens(
                workspaceOver(() => anew),
                file,
            ).data,
            where,
        );
    }
}

test('documents that import each other, edited at random, mean what they mean from scratch', () => {
    fc.assert(
        fc.property(fc.array(randomChange, { minLength: 1, maxLength: 25 }), changes => {
            const edited = new Edited();
            assertAsFromScratch(edited, 'at first');
            for (const change of changes) assertAsFromScratch(edited, edited.apply(change));
        }),
        { numRuns: 150 },
    );
});

test('edits that nobody looked at in between come to the same', () => {
    fc.assert(
        fc.property(fc.array(randomChange, { minLength: 2, maxLength: 12 }), changes => {
            const edited = new Edited();
            for (const file of edited.documents.keys()) edited.analyses.of(file);
            const how = changes.map(change => edited.apply(change));
            assertAsFromScratch(edited, how.join('\n'));
        }),
        { numRuns: 300 },
    );
});

test('edits while analyses are under way, each in pieces, come to the same', () => {
    const turns = fc.array(fc.tuple(fc.nat(), fc.nat(40)), { maxLength: 3 });
    fc.assert(
        fc.property(fc.array(fc.tuple(randomChange, turns), { minLength: 1, maxLength: 12 }), changes => {
            const edited = new Edited(FILES, 1);
            const how = changes.map(([change, between]) => {
                for (const [file, turns] of between) edited.advance(file, turns);
                return edited.apply(change);
            });
            assertAsFromScratch(edited, how.join('\n'));
        }),
        { numRuns: 300 },
    );
});

/** A table of this many rows, which import the names. */
const importing = (rows: number): string =>
    `import "b"\nnode t {\n${Array.from({ length: rows }, (_, at) => `    ${at} -> deny\n`).join('')}}\n`;

test('problems are looked for, and the file is edited: they are looked for anew', () => {
    const edited = new Edited({ a: importing(3000), b: 'names node {\n    NODE_X = 3\n}\n' }, 600);
    edited.analyses.of('a');
    assert.equal(edited.analyses.advance('a'), false);
    assertAsFromScratch(edited, edited.substitute('a', '    7 -> deny', '    7 -> NONE'));
});

test('problems are looked for, and an import is edited: they are looked for anew', () => {
    const edited = new Edited({ a: importing(3000), b: 'names node {\n    NODE_X = 3\n}\n' }, 600);
    edited.analyses.of('a');
    assert.equal(edited.analyses.advance('a'), false);
    assertAsFromScratch(edited, edited.substitute('b', 'NODE_X = 3', 'NODE_X = 9000'));
});

test('a file is analysed, and what its import reads is written: both are analysed anew', () => {
    const edited = new Edited({ a: importing(3000), b: 'import "x.h"\n' }, 600);
    edited.analyses.of('b');
    assert.equal(edited.analyses.advance('a'), false);
    edited.stored.set('x.h', Buffer.from('// C'));
    edited.analyses.drop('x.h');
    assertAsFromScratch(edited, 'x.h is written');
});

test('of files that import each other, one that was not asked about leaves the cycle', () => {
    const edited = new Edited({
        a: 'import "b"\n',
        b: 'import "c"\nimport "d"\n',
        c: 'import "a"\n',
        d: 'import "a"\n',
    });
    edited.analyses.of('a');
    assertAsFromScratch(edited, edited.substitute('c', 'import "a"\n', '\n'));
});

/** Files, and edits of them one after the other: a text in a file, and its replacement. */
const DIRECTED: Readonly<
    Record<string, readonly [Record<string, string>, ...(readonly [string, string, string])[]]>
> = {
    'an id in a range between names loses its name, and gets it back': [
        {
            a: 'names node {\n    NODE_A = 1\n    NODE_B = 2\n    NODE_C = 3\n}\nnode t {\n    NODE_A..NODE_C -> deny\n}\n',
        },
        ['a', 'NODE_B = 2', 'NODE_B = 7'],
        ['a', 'NODE_B = 7', 'NODE_B = 2'],
    ],
    'the first reset line gets another number': [
        {
            a: 'names reset {\n    XILPM_RESET_PCIE_CFG = 1000\n}\nreset t {\n    index I(n) = n - 1000\n    1000 -> deny\n}\n',
        },
        ['a', 'CFG = 1000', 'CFG = 999'],
        ['a', 'CFG = 999', 'CFG = 1000'],
    ],
    'another name of a reset line says what it resets': [
        {
            a: 'names frame {\n    MM_A = at 0x1000\n}\nnames reset {\n    R_A = 5\n}\nreset t {\n    5 -> at 0x2000\n}\n',
        },
        ['a', 'R_A = 5', 'R_A = 5 of MM_A'],
        ['a', 'R_A = 5 of MM_A', 'R_A = 6 of MM_A'],
    ],
    'a frame says whose registers it is': [
        {
            a: 'names node {\n    N_A = 1\n}\nnames frame {\n    MM_A = at 0x1000\n}\nnames reset {\n    R_A = 5 of N_A\n}\nreset t {\n    5 -> at 0x2000\n}\n',
        },
        ['a', 'MM_A = at 0x1000', 'MM_A = at 0x1000 of N_A'],
        ['a', 'N_A = 1', 'N_A = 2'],
        ['a', '0x1000 of N_A', '0x1000 or at 0x2000 of N_A'],
        ['a', '0x1000 or at 0x2000 of N_A', '0x2000 standin N_A'],
    ],
    'a number comes to be the id of something else': [
        {
            a: 'target xlnx\nnames reset {\n    R_A = 0x10000001\n}\nmmio m {\n    0x1000 -> 0x10000002\n}\nnode t {\n    index I(n) = n & 0xff\n    0x10000003 -> deny\n}\n',
        },
        ['a', 'R_A = 0x10000001', 'R_A = 0x10000002'],
        ['a', 'R_A = 0x10000002', 'R_A = 0x10000003'],
        ['a', 'R_A = 0x10000003', 'R_A = 1'],
    ],
    'a name that comes two ways goes one of them': [
        {
            a: 'import "b"\nimport "c"\nnode t {\n    NODE_X -> deny\n}\n',
            b: 'import "c"\nnames node {\n}\n',
            c: 'names node {\n    NODE_X = 1\n}\n',
        },
        ['b', 'names node {\n', 'names node {\n    NODE_X = 2\n'],
        ['b', 'import "c"\n', '// alone\n'],
        ['b', '    NODE_X = 2\n', ''],
    ],
    'a name that comes two ways loses one of them to another file': [
        {
            a: 'import "b"\nimport "c"\nnode t {\n    NODE_X -> deny\n}\n',
            b: 'import "d"\nimport "c"\n',
            c: 'names node {\n    NODE_X = 1\n}\n',
            d: 'names node {\n}\n',
        },
        ['d', 'names node {\n', 'names node {\n    NODE_X = 2\n'],
        ['d', '    NODE_X = 2\n', ''],
    ],
    'a file says what a reset line of its import resets': [
        {
            a: 'import "b"\nnames node {\n    NODE_A = 1\n}\nnames reset {\n    R_X = 5\n}\nnode n {\n    NODE_A -> at 0x1000\n}\n',
            b: 'names reset {\n    R_A = 5\n}\nreset t {\n    5 -> at 0x2000\n}\n',
        },
        ['a', 'R_X = 5', 'R_X = 5 of NODE_A'],
        ['a', 'R_X = 5', 'R_X = 6'],
    ],
    'a name of the platform is hidden, and comes back': [
        {
            a: 'platform zynqmp\nnode t {\n    waive index-gap "all"\n    NODE_RPU..NODE_RPU_1 -> deny\n}\nnames node {\n}\n',
        },
        ['a', 'names node {\n', 'names node {\n    NODE_RPU_0 = 700\n'],
        ['a', '    NODE_RPU_0 = 700\n', ''],
    ],
};

for (const [title, [texts, ...edits]] of Object.entries(DIRECTED)) {
    test(title, () => {
        const edited = new Edited(texts);
        assertAsFromScratch(edited, 'at first');
        for (const [file, old, text] of edits)
            assertAsFromScratch(edited, edited.substitute(file, old, text));
    });
}
