// After random edits of files, an editor gets the same answers as for the same texts read from scratch.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { codeAction } from '../../server/features/codeAction';
import { fuzzyRank } from '../../server/features/completing/fuzzy';
import { MOST_NAMES, namesLike } from '../../server/features/completing/namesLike';
import { completion } from '../../server/features/completion';
import { definition } from '../../server/features/definition';
import { documentLink } from '../../server/features/documentLink';
import { documentSymbol } from '../../server/features/documentSymbol';
import { foldingRange } from '../../server/features/foldingRange';
import { hover } from '../../server/features/hover';
import { inlayHint } from '../../server/features/inlayHint';
import { semanticTokensRange } from '../../server/features/semanticTokens';
import type { Workspace } from '../../server/features/workspace';
import { Document, type Position, type Range } from '../../server/language/document';
import { finish } from '../../server/language/steps';
import { Analyses } from '../../server/lsp/analyses';
import { references } from './answers';
import { BOARD } from './editor';

const IMPORTER = `import "board.eemi"
names node {
    NODE_LATE = 9
    NODE_ALSO = NODE_UART_0
}
names frame {
    MM_LATE = at 0xff0b0000
}
names reset {
    RST_LATE = 1005 of NODE_LATE
}
clock pm_clock_node_map {
    CLK_UART -> NODE_UART_0, NODE_LATE
}
domain late {
    iomem MM_LATE
    iomem MM_UART0
}
`;

const HIDING = `platform zynqmp
names node {
    NODE_UART_0 = NODE_UART_0
    NODE_BOARD = 77
}
names reset {
    RST_BOARD = 2000 of NODE_BOARD
}
node pm_node_access {
    NODE_UART_0 -> MM_UART0
    NODE_BOARD -> MM_UART1 or hwdom
}
`;

const FILES = { 'board.eemi': BOARD, 'importer.eemi': IMPORTER, 'hiding.eemi': HIDING };

/** Lines to put anywhere: those of the files, and some that change what names mean. */
const LINES = [
    ...Object.values(FILES).flatMap(text => text.split('\n')),
    '    NODE_UART_0 = 6',
    '    NODE_UART_9 = 6',
    '    RST_UART0 = 1000 of NODE_DMA',
    '    MM_UART0 = at 0xffa80000',
    '    MM_RPU = mfn 5',
    '    R_NEW = 4 of MM_UART1',
    '    NODE_ -> M',
    '    NODE_UART_1..N',
    '    iomem ',
    '    RST_NEW = 1009 of ',
    '    MM_SLCR + ',
    '    waive index-gap ',
];

interface RandomChange {
    readonly file: number;
    readonly line: number;
    readonly removed: number;
    readonly texts: readonly string[];
}

const randomChange: fc.Arbitrary<RandomChange> = fc.record({
    file: fc.nat(2),
    line: fc.nat(),
    removed: fc.nat(2),
    texts: fc.array(fc.constantFrom(...LINES), { maxLength: 2 }),
});

/** Open documents with their analyses, as a session has them. */
class Files {
    readonly documents: ReadonlyMap<string, Document>;
    readonly workspace: Workspace;
    private readonly analyses: Analyses;

    constructor(texts: Iterable<readonly [string, string]>) {
        this.documents = new Map(Array.from(texts, ([file, text]) => [file, new Document(text)]));
        this.analyses = new Analyses({
            document: file => this.documents.get(file) ?? 'missing',
            bytes: () => 'missing',
        });
        this.workspace = {
            analysis: file => (this.documents.has(file) ? this.analyses.of(file) : undefined),
            files: () => [...this.documents.keys()].sort(),
            importers: file => this.importersOf(file),
            analysing: files => this.analyses.allInPieces(files),
            analysingAll: () => this.analyses.allInPieces([...this.documents.keys()]),
            freshness: () => undefined,
            output: () => undefined,
            folder: () => [],
            uriOf: file => file,
            fileOf: uri => uri,
        };
        for (const file of this.documents.keys()) this.workspace.analysis(file);
    }

    private importersOf(file: string): string[] {
        const files = [...this.documents.keys()].filter(each => each !== file).sort();
        return files.filter(each => this.analyses.of(each)?.program.files.includes(file) === true);
    }

    edit(file: string, range: Range, text: string): void {
        const document = this.documents.get(file);
        if (document !== undefined) this.analyses.edited(file, document.edit(range, text));
    }

    /** The same texts, read from scratch. */
    fresh(): Files {
        return new Files(Array.from(this.documents, ([file, { text }]) => [file, text] as const));
    }
}

function apply(files: Files, { file, line, removed, texts }: RandomChange): string {
    const names = [...files.documents.keys()];
    const name = names[file % names.length] ?? '';
    const start = line % (files.documents.get(name)?.lines.length ?? 1);
    const range = { start: { line: start, character: 0 }, end: { line: start + removed, character: 0 } };
    files.edit(name, range, texts.map(text => `${text}\n`).join(''));
    return name;
}

/** Everything that is kept between two requests affects one of these answers. */
function answers(workspace: Workspace, file: string, position: Position): unknown {
    const around = { start: { ...position, character: 0 }, end: { line: position.line + 3, character: 0 } };
    return {
        hover: hover(workspace, file, position),
        completion: completion(workspace, file, position, { snippets: true }),
        definition: definition(workspace, file, position),
        references: references(workspace, file, position, true),
        hints: inlayHint(workspace, file, around),
        tokens: finish(semanticTokensRange(workspace, file, around)).data,
        outline: documentSymbol(workspace, file),
        folds: finish(foldingRange(workspace, file)),
        links: documentLink(workspace, file),
        actions: codeAction(workspace, file, around, { diagnostics: [] }),
    };
}

test('an editor is told the same of edited files as of files that were just read', () =>
    fc.assert(
        fc.property(
            fc.array(fc.tuple(randomChange, fc.nat(), fc.nat(40)), { minLength: 1, maxLength: 12 }),
            steps => {
                const edited = new Files(Object.entries(FILES));
                for (const [change, line, character] of steps) {
                    const changed = apply(edited, change);
                    const fresh = edited.fresh();
                    for (const [file, { lines }] of edited.documents) {
                        const at = file === changed && line % 3 > 0 ? change.line : line;
                        const number = at % lines.length;
                        const length = lines.get(number)?.text.length ?? 0;
                        const position = { line: number, character: Math.min(character, length) };
                        assert.deepEqual(
                            answers(edited.workspace, file, position),
                            answers(fresh.workspace, file, position),
                            `${file}:${number}:${character} of ${lines.get(number)?.text}`,
                        );
                    }
                }
            },
        ),
        { numRuns: 40 },
    ));

const NAMES = 2500;

/** Far more names than are looked at one by one: half of them begin alike, and some have a part in common. */
const manyNames = (): string[] =>
    Array.from(
        { length: NAMES },
        (_, at) => `    ${at % 2 === 0 ? 'NODE' : 'DEVICE'}_${at}${at % 7 === 0 ? '_RPU' : ''} = ${at}`,
    );

const TYPED = [
    '',
    'n',
    'node_',
    'NODE_12',
    '12',
    'rpu',
    'dev',
    'e_1',
    'nu',
    'd99',
    'odd',
    'x',
    'node_1000_rpu',
];

test('names are found among very many, however they came there', () =>
    fc.assert(
        fc.property(
            fc.array(
                fc.tuple(
                    fc.nat(NAMES),
                    fc.oneof(fc.nat(3), fc.constant(700)),
                    fc.array(fc.nat(9999), { maxLength: 4 }),
                ),
                { minLength: 1, maxLength: 6 },
            ),
            edits => {
                const edited = new Files([['a', `names node {\n${manyNames().join('\n')}\n}\n`]]);
                for (const [line, removed, added] of edits) {
                    found(edited, 'node_1');
                    edited.edit(
                        'a',
                        {
                            start: { line: line + 1, character: 0 },
                            end: { line: line + 1 + removed, character: 0 },
                        },
                        added.map(each => `    ODD_${each} = ${each}\n`).join(''),
                    );
                }
                const fresh = edited.fresh();
                for (const typed of TYPED) {
                    assert.deepEqual(found(edited, typed), found(fresh, typed), typed);
                    const all = answering(fresh, typed);
                    if (all.length < MOST_NAMES)
                        assert.deepEqual(found(edited, typed).sort(), all.sort(), typed);
                    else assert.ok(found(edited, typed).length >= MOST_NAMES, typed);
                }
            },
        ),
        { numRuns: 15 },
    ));

function found({ workspace }: Files, typed: string): string[] {
    const scope = workspace.analysis('a')?.program.scope;
    return scope === undefined ? [] : Array.from(namesLike(scope, 'node', typed), ({ name }) => name);
}

/** The same by asking each name. */
function answering({ workspace }: Files, typed: string): string[] {
    const names = [...(workspace.analysis('a')?.program.scope.names('node') ?? [])].map(({ name }) => name);
    return names.filter(name => fuzzyRank(typed, name) !== undefined);
}
