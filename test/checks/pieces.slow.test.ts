// What looks at a whole table, at all domains or at other files comes in pieces, between which the server reads its messages. The work
// of each piece is counted; no time is measured.

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { Counter } from '../../bench/work/calls';
import { changing } from '../../server/changes/changes';
import { changesMarks, changesText } from '../../server/changes/view';
import { analyse } from '../../server/checks/analyse';
import { collect } from '../../server/checks/check';
import { withoutConsequences } from '../../server/checks/consequences';
import { CHECKS } from '../../server/checks/list';
import type { Code } from '../../server/diagnostics';
import { codeActions } from '../../server/features/codeAction';
import { codeLens } from '../../server/features/codeLens';
import { foldingRange } from '../../server/features/foldingRange';
import { formatting } from '../../server/features/formatting';
import { rangeFormatting } from '../../server/features/rangeFormatting';
import { rename } from '../../server/features/rename';
import { semanticTokens, semanticTokensRange } from '../../server/features/semanticTokens';
import { willRenameFiles } from '../../server/features/willRenameFiles';
import type { Workspace } from '../../server/features/workspace';
import { Document } from '../../server/language/document';
import { LazyDocument } from '../../server/language/lazy-document';
import { drop, finish, type Steps } from '../../server/language/steps';
import { accessOf } from '../../server/lsp/access';
import { Analyses } from '../../server/lsp/analyses';
import { emitFile } from '../../server/lsp/emitting';
import { coverageOf } from '../../server/model/coverage';
import type { Problem } from '../../server/model/problem';
import { isAccessTable } from '../../server/model/program';
import { versionOf } from '../changes/sides';
import { workspaceOf } from '../features/editor';
import { piecesOf } from '../pieces';
import { NASTY_DOCUMENTS } from './nasty-documents';

/** Calls and rounds of loops between two stops. A million of them take about ten milliseconds. */
const MOST_IN_A_PIECE = 1_000_000;
/** The same between two turns of the server, which are of several pieces. */
const MOST_IN_A_TURN = 1_500_000;
const FILE = '/a.eemi';

const counter = new Counter(path.resolve('out'));

function assertInPieces(pieces: readonly number[], least: number, limit = MOST_IN_A_PIECE): void {
    assert.ok(pieces.length >= least, `${pieces.length} pieces, at least ${least}`);
    const most = Math.max(...pieces);
    assert.ok(most <= limit, `a piece of ${most} steps, at most ${limit}`);
}

const many = (count: number, line: (at: number) => string): string =>
    Array.from({ length: count }, (_, at) => `${line(at)}\n`).join('');

/** For each rule a text in which it looks at very much, and how many pieces that is at least. */
const RULES: readonly (readonly [Code, string, number])[] = [
    ['duplicate-index', 'node t {\n0..524287 -> deny\n1..524287 -> hwdom\n}\n', 10],
    ['duplicate-index', `node t {\n${many(4000, at => `${at % 2000} -> deny`)}}\n`, 3],
    [
        'mmio-unsorted',
        `node t {\n0 -> hwdom\n}\nmmio m {\n${many(2000, at => `${(2000 - at) * 4} -> 0`)}}\n`,
        3,
    ],
    [
        'page-of-several',
        `node t {\n0 -> at 0x1000\n}\n${many(200, at => `domain d${at} {\niomem mfn 1 count 4000\n}`)}`,
        3,
    ],
];

for (const [code, text, least] of RULES)
    test(`${code} in pieces: ${text.slice(0, 40).replaceAll('\n', ' ')}`, () => {
        const document = new Document(text);
        const program = analyse(FILE, { document: () => document, bytes: () => 'missing' })?.program;
        const check = CHECKS.find(({ codes }) => codes.includes(code));
        assert.ok(program !== undefined && check !== undefined);
        // As an analysis does before it asks the rules.
        for (const table of program.tables) if (isAccessTable(table)) finish(coverageOf.prepare(table));
        const problems: Problem[] = [];
        const { pieces } = piecesOf(collect(check.find(program), problems), counter);
        assert.ok(problems.length > 0);
        assertInPieces(pieces, least);
    });

/** Documents in which one row, one index or one kind of problem is very much work, or there are very many tables. */
const LONG: readonly (readonly [keyof typeof NASTY_DOCUMENTS, number])[] = [
    ['a range in pieces', MOST_IN_A_TURN],
    ['two ranges that overlap', MOST_IN_A_TURN],
    // One index has 838 400 places, which are sorted in one go.
    ['short ranges that a macro maps to one index', 3 * MOST_IN_A_TURN],
    ['tables of a million ids', MOST_IN_A_TURN],
    ['heads of tables', MOST_IN_A_TURN],
    ['empty tables', MOST_IN_A_TURN],
    ['declarations of one name', MOST_IN_A_TURN],
    ['frames of one address', MOST_IN_A_TURN],
    ['frames of one node and address', MOST_IN_A_TURN],
    ['reset lines of one node', MOST_IN_A_TURN],
    // One line is read in one go, and has 32 500 nodes.
    ['a clock with many nodes', 2 * MOST_IN_A_TURN],
    ['a clock of nodes without rows', 2 * MOST_IN_A_TURN],
    ['clocks of nodes without rows', MOST_IN_A_TURN],
    ['claims about a clock with many nodes', MOST_IN_A_TURN],
    ['claims about one register of many rows', MOST_IN_A_TURN],
    ['domains with all that there is', MOST_IN_A_TURN],
    ['domains', MOST_IN_A_TURN],
    // Each of thousands of masks is compared with all above it, which are plain numbers.
    ['register rows of many masks', 8 * MOST_IN_A_TURN],
    // A line with a mistake is more work than others; in the server the clock ends such turns before.
    ['a row with many waivers', 2 * MOST_IN_A_TURN],
    ['comments of C', 2 * MOST_IN_A_TURN],
    ['a comment of C that never ends', MOST_IN_A_TURN],
    ['braces that open nothing', 2 * MOST_IN_A_TURN],
    ['rows of two dots', 2 * MOST_IN_A_TURN],
    ['rows with commas', 2 * MOST_IN_A_TURN],
    // Each of the first unknown names is compared with thousands of others.
    ['names that could not be read, and unknown ones', 3 * MOST_IN_A_TURN],
];

for (const [title, limit] of LONG)
    test(`the server reads its messages soon while it analyses ${title}`, () => {
        const document = new Document(NASTY_DOCUMENTS[title] ?? '');
        const analyses = new Analyses({
            document: file => (file === FILE ? document : 'missing'),
            bytes: () => 'missing',
        });
        const turns: number[] = [];
        counter.since('server/');
        for (let isDone = false; !isDone; ) {
            isDone = analyses.advance(FILE);
            turns.push(counter.since('server/').reduce((sum, { steps }) => sum + steps, 0));
        }
        const most = Math.max(...turns);
        assert.ok(most <= limit, `a turn of ${most} steps, at most ${limit}`);
    });

test('a text is read into lines in pieces', () => {
    const text = 'node t {\n}\n'.repeat(10_000) + '// one more\r\n'.repeat(50_000);
    const { pieces, result } = piecesOf(Document.reading(text), counter);
    assert.equal(result.text, text);
    assert.equal(result.structure.length, 20_000);
    assertInPieces(pieces, 15);
});

test('what EEMI Access shows of a long table comes in pieces', () => {
    const text = `target xlnx\nnode t {\n${many(20_000, at => `${at} -> mfn ${at + 1}`)}}\nmmio m {\n${many(20_000, at => `${at * 4} -> ${at}`)}}\ndomain d {\niomem mfn 1 count 90\n}\n`;
    const { pieces, result } = piecesOf(accessOf(workspaceOf(new Map([[FILE, text]])), FILE), counter);
    assert.equal(result?.omitted, 20_000);
    // The first also reads the file.
    assertInPieces(pieces.slice(1), 100);
});

/** What is said of a million ids goes by the rows of the file, and by the rows that are shown. */
const MOST_ABOUT_RANGES = 10_000_000;

for (const title of [
    'one range of a million ids',
    'two ranges that overlap',
    'ranges beside each other',
    'names of one id',
] as const)
    test(`what EEMI Access and the lenses say comes in pieces, and by rows: ${title}`, () => {
        const text = `${NASTY_DOCUMENTS[title]}domain a {\niomem mfn 1\n}\ndomain b hwdom {\niomem all\n}\n`;
        const workspace = analysed(text);
        for (const steps of [accessOf(workspace, FILE), codeLens(workspace, FILE)]) {
            const { pieces } = piecesOf<unknown>(steps, counter);
            assertInPieces(pieces, 1);
            const all = pieces.reduce((sum, steps) => sum + steps, 0);
            assert.ok(all <= MOST_ABOUT_RANGES, `${all} steps, at most ${MOST_ABOUT_RANGES}`);
        }
    });

/** What an editor asks about a whole file, of documents with which it took long in one go. */
const ALL = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };
const renamed = (workspace: Workspace): Steps<unknown> =>
    willRenameFiles(workspace, [{ oldUri: workspace.uriOf(FILE), newUri: workspace.uriOf('/b.eemi') }]);
/** At the first line, which is no row and no name: it may be C that was pasted. */
const fixesAtTop = (workspace: Workspace): Steps<unknown> =>
    codeActions(workspace, FILE, { start: ALL.start, end: ALL.start }, { diagnostics: [] });
const WHOLE_FILE: readonly (readonly [
    string,
    keyof typeof NASTY_DOCUMENTS,
    (workspace: Workspace) => Steps<unknown>,
    limit?: number,
])[] = [
    ['colours', 'names of one id', workspace => semanticTokens(workspace, FILE)],
    ['colours of a range', 'names of one id', workspace => semanticTokensRange(workspace, FILE, ALL)],
    ['colours', 'rows with commas', workspace => semanticTokens(workspace, FILE)],
    ['what can be folded', 'rows with commas', workspace => foldingRange(workspace, FILE)],
    ['what a renamed file changes', 'rows with commas', renamed],
    ['what a renamed file changes', 'imports', renamed],
    ['what a renamed file changes', 'a row with many waivers', renamed],
    ['what can be done about a text', 'two letters a line', fixesAtTop],
    ['what can be done about a text', 'one letter a line', fixesAtTop],
    ['what can be done about a text', 'braces that open nothing', fixesAtTop],
    ['formatting', 'waivers for ranges', workspace => formatting(workspace, FILE)],
    ['formatting of a range', 'waivers for ranges', workspace => rangeFormatting(workspace, FILE, ALL)],
    [
        'fixes',
        'waivers for ranges',
        workspace => codeActions(workspace, FILE, ALL, { diagnostics: [], only: ['quickfix'] }),
        // One finding's fix adds a row for each of thousands of gaps, and they are laid out in one go.
        2 * MOST_IN_A_PIECE,
    ],
    [
        'all fixes',
        'clocks of nodes without rows',
        workspace => codeActions(workspace, FILE, ALL, { diagnostics: [], only: ['source.fixAll'] }),
    ],
];

for (const [question, title, ask, limit] of WHOLE_FILE)
    test(`in pieces: ${question}, ${title}`, () => {
        const { pieces } = piecesOf(ask(analysed(NASTY_DOCUMENTS[title] ?? '')), counter);
        assertInPieces(pieces, 2, limit);
    });

/** What is done in one go for an edit. What it gives another meaning is read afterwards, in turns. */
const MOST_IN_AN_EDIT = 400_000;
/** A line with a mistake is more work than others; in the server the clock ends such turns before. */
const MOST_AFTER_AN_EDIT = 3 * MOST_IN_A_TURN;
const AT_TOP = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
const FIRST_LINE = { ...AT_TOP, end: { line: 1, character: 0 } };
const FIRST_WORD = { ...AT_TOP, end: { line: 0, character: 3 } };
const HALF = { start: { line: 4000, character: 0 }, end: ALL.end };

for (const title of [
    'declarations of one name',
    'names of one id',
    'frames of one node and address',
    'names made from each other',
    'heads of tables',
    'domains with all that there is',
    'two letters a line',
    'braces that open nothing',
] as const)
    test(`an edit that changes what thousands of lines mean: ${title}`, () => {
        const opened = new LazyDocument(NASTY_DOCUMENTS[title] ?? '');
        const analyses = new Analyses({
            reading: () => opened.reading(),
            document: () => opened.document,
            bytes: () => 'missing',
        });
        while (!analyses.advance(FILE)) {}
        for (const [range, text] of [
            [HALF, ''],
            [AT_TOP, 'node zz {\n'],
            [AT_TOP, '/*\n'],
            [FIRST_LINE, ''],
            [FIRST_LINE, ''],
            [FIRST_WORD, ''],
        ] as const) {
            // Whoever asks for names by their values has them listed so.
            analyses.of(FILE)?.program.scope.namesOf('node', 1n);
            const turns: number[] = [];
            const count = (): unknown =>
                turns.push(counter.since('server/').reduce((sum, { steps }) => sum + steps, 0));
            counter.since('server/');
            analyses.edited(FILE, opened.edit(range, text));
            count();
            const [edit = 0] = turns;
            assert.ok(edit <= MOST_IN_AN_EDIT, `an edit of ${edit} steps, at most ${MOST_IN_AN_EDIT}`);
            for (let isDone = false; !isDone; count()) isDone = analyses.advance(FILE);
            const most = Math.max(...turns);
            assert.ok(most <= MOST_AFTER_AN_EDIT, `a turn of ${most} steps, at most ${MOST_AFTER_AN_EDIT}`);
        }
    });

/** An old version of a text, and the new one, compared and shown as an editor has them. */
function* comparing(text: string): Steps<void> {
    const old = text.replaceAll('deny', 'hwdom').replaceAll('1', '2');
    const changes = yield* changing([versionOf(old, 'HEAD'), versionOf(text, 'the editor')]);
    yield* changesMarks(changes, changes.versions[1].program.file, 'HEAD');
    yield* changesText(changes, 'what changed');
}

for (const title of ['claims about a clock with many nodes', 'domains with all that there is'] as const)
    test(`what an edit grants is found and shown in pieces: ${title}`, () => {
        // The first also reads both texts.
        assertInPieces(piecesOf(comparing(NASTY_DOCUMENTS[title] ?? ''), counter).pieces.slice(1), 8);
    });

test('when changes are shown, what a line of thousands of rows says is taken from it once', () => {
    const text = NASTY_DOCUMENTS['claims about a clock with many nodes'] ?? '';
    counter.since('server/');
    finish(comparing(text));
    const taken = counter.since('server/').find(({ name }) => name === 'wordsOf')?.calls ?? 0;
    // Of each version, the line of the clock and that of its nodes.
    assert.ok(taken > 0 && taken <= 4, `taken ${taken} times`);
});

test('outputs are printed, compared and written in pieces', () => {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'eemi-acl-')));
    try {
        const text = `emit c "a.h"\nemit ts "a.ts"\nnode t {\n    0..131071 -> hwdom\n}\n`;
        const file = `${folder.replaceAll(path.sep, '/')}/a.eemi`;
        const workspace = analysed(text, file);
        for (const written of [2, 0]) {
            const { pieces, result } = piecesOf(emitFile(workspace, file, {}), counter);
            assert.equal(result.written.length, written, result.message);
            assertInPieces(pieces, 100);
        }
        // Dropped halfway, it leaves nothing.
        rmSync(path.join(folder, 'a.h'));
        const steps = emitFile(workspace, file, {});
        while (!readdirSync(folder).some(name => name.includes('tmp'))) assert.ok(!steps.next().done);
        drop(steps);
        assert.deepEqual(readdirSync(folder), ['a.ts']);
    } finally {
        rmSync(folder, { recursive: true });
    }
});

/** A workspace with one file, which is analysed. */
function analysed(text: string, own = FILE): Workspace {
    const document = new Document(text);
    const analyses = new Analyses({ document: () => document, bytes: () => 'missing' });
    while (!analyses.advance(own)) {}
    return {
        ...workspaceOf(new Map()),
        files: () => [own],
        analysis: file => analyses.of(file),
        freshness: () => undefined,
    };
}

test('what of the lines around a place is C is looked for in pieces', () => {
    const at = { line: 1000, character: 0 };
    const place = { start: at, end: at };
    const asked = codeActions(analysed('x\n'.repeat(2000)), FILE, place, { diagnostics: [] });
    assertInPieces(piecesOf(asked, counter).pieces, 50);
});

test('what is wrong with an imported file that was only resolved is found in pieces', () => {
    const documents = new Map([
        ['/a.eemi', new Document(NASTY_DOCUMENTS['frames of one node'] ?? '')],
        ['/b.eemi', new Document('import "a.eemi"\n')],
    ]);
    const analyses = new Analyses({
        document: file => documents.get(file) ?? 'missing',
        bytes: () => 'missing',
    });
    finish(analyses.allInPieces(['/a.eemi']));
    assertInPieces(piecesOf(analyses.allInPieces(['/b.eemi']), counter).pieces, 20, 2 * MOST_IN_A_PIECE);
});

test('what follows from very many problems is left out in pieces', () => {
    const document = new Document(NASTY_DOCUMENTS['heads of tables'] ?? '');
    const analysis = analyse(FILE, { document: () => document, bytes: () => 'missing' });
    assert.ok(analysis !== undefined);
    // As of a file that imports several such files.
    const found = Array.from({ length: 4 }, () => analysis.problems).flat();
    const { pieces } = piecesOf(withoutConsequences(analysis.program, found), counter);
    const most = 9 * found.length;
    assert.ok(Math.max(...pieces) <= most, `a piece of ${Math.max(...pieces)} steps, at most ${most}`);
});

test('after each file that a domain is given its pages by, there is a stop', () => {
    const document = new Document(`domain d {\n${many(20, at => `from "${at}.cfg"`)}}\n`);
    const config = (first: number): Uint8Array =>
        new TextEncoder().encode(`iomem=[${many(1000, at => `"${(first + at).toString(16)},1",`)}]\n`);
    const analyses = new Analyses({
        document: () => document,
        bytes: file => config(Number.parseInt(path.basename(file), 10) * 1000),
    });
    // Some rules look at all pages of a domain in one go.
    assertInPieces(piecesOf(analyses.allInPieces([FILE]), counter).pieces, 20, 2 * MOST_IN_A_PIECE);
});

test('a rename has the files that it asks analysed in pieces', () => {
    const names = `names node {\n    NODE_A = 0\n${many(2000, at => `    N${at} = ${at + 1}`)}}\n`;
    const rows = `import "a.eemi"\nnode t {\n    NODE_A -> deny\n${many(2000, at => `    N${at} -> deny`)}}\n`;
    const documents = new Map([
        ['/a.eemi', new Document(names)],
        ['/b.eemi', new Document(rows)],
    ]);
    const analyses = new Analyses({
        document: file => documents.get(file) ?? 'missing',
        bytes: () => 'missing',
    });
    const workspace: Workspace = {
        ...workspaceOf(new Map()),
        analysis: file => analyses.of(file),
        importers: file => [...analyses.importersOf(file)],
        analysingAll: () => analyses.allInPieces([...documents.keys()]),
    };
    analyses.of('/a.eemi');
    const { pieces, result } = piecesOf(
        rename(workspace, '/a.eemi', { line: 1, character: 5 }, 'NODE_B'),
        counter,
    );
    assert.ok('changes' in result && Object.keys(result.changes ?? {}).length === 2);
    assertInPieces(pieces, 8);
});
