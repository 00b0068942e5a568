// The built server with a document of 100 000 rows: every request is answered, typing does not pile up work, and nothing is
// published twice or out of order.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import test from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import {
    CancellationTokenSource,
    type ClientCapabilities,
    type CompletionList,
    ErrorCodes,
    type Hover,
    type InlayHint,
    LSPErrorCodes,
    type SemanticTokens,
    type SemanticTokensDelta,
} from 'vscode-languageserver-protocol/node';
import { ABLE, TestEditor, testValidity } from './client';

const ROWS = 100_000;
const HEAD = 3;
const URI = 'untitled:large';
const TEXT = [
    'names frame {',
    '}',
    'node large {',
    ...Array.from({ length: ROWS }, (_, at) => `    ${at} -> mfn 0x${(at + 16).toString(16)}`),
    '}',
    '',
].join('\n');

/** The same with one frame, which has a name. */
const NAMED = TEXT.replace('{\n', '{\n    MM_ONE = at 0x1000\n').replaceAll(/mfn .*/g, 'MM_ONE');

const place = (row: number, character: number) => ({ line: HEAD + row, character });
const point = (row: number, character: number) => ({
    start: place(row, character),
    end: place(row, character),
});

test('a document of 100 000 rows is opened, asked about and edited', async () => {
    const editor = await TestEditor.start();
    editor.open(URI, TEXT);
    assert.deepEqual(await editor.diagnostics(URI, 1), []);
    const hover = await editor.askAbout<Hover>('textDocument/hover', URI, { position: place(77_777, 5) });
    assert.match(JSON.stringify(hover.contents), /frame 0x12fe1/);
    const hints = await editor.askAbout<InlayHint[]>('textDocument/inlayHint', URI, {
        range: { start: place(50_000, 0), end: place(50_040, 0) },
    });
    assert.ok(hints.length <= 40);
    const completion = await editor.askAbout<CompletionList>('textDocument/completion', URI, {
        position: place(5, 4),
    });
    assert.ok(completion.items.length <= 200);

    editor.edit(URI, 2, { start: place(50_000, 4), end: place(50_000, 9) }, '49999');
    const [duplicate] = await editor.diagnostics(URI, 2);
    assert.deepEqual([duplicate?.code, duplicate?.range.start.line], ['duplicate-index', HEAD + 50_000]);
    editor.edit(URI, 3, { start: place(50_000, 4), end: place(50_000, 9) }, '50000');
    assert.deepEqual(await editor.diagnostics(URI, 3), []);
    editor.edit(URI, 4, { start: place(10, 0), end: place(ROWS - 10, 0) }, '');
    editor.edit(URI, 5, point(9, 0), '    // gone\n');
    const after = await editor.askAbout<Hover>('textDocument/hover', URI, { position: place(11, 5) });
    assert.match(JSON.stringify(after.contents), /frame 0x186a6/);
    assert.equal(await editor.stop(), 0);
});

test('what is typed faster than it can be judged is judged once, at its end', async () => {
    const editor = await TestEditor.start();
    editor.open(URI, TEXT);
    await editor.diagnostics(URI, 1);
    const typed = '// 300 letters that somebody types, or holds down';
    for (let at = 0; at < 300; at++) {
        editor.edit(URI, at + 2, point(60_000, at), typed[at] ?? 'x');
    }
    await editor.diagnostics(URI, 301);
    const versions = editor.heard
        .map(({ method, params }) =>
            method === 'textDocument/publishDiagnostics' ? versionOf(params) : undefined,
        )
        .filter(version => version !== undefined);
    assert.ok(versions.length < 30, `published ${versions.join()}`);
    assert.deepEqual(
        versions,
        [...new Set(versions)].sort((a, b) => a - b),
    );
    assert.equal(await editor.stop(), 0);
});

/** An editor with a large document whose analysis is under way, and a request about it that waits for this. */
async function waiting(): Promise<{
    editor: TestEditor;
    source: CancellationTokenSource;
    tokens: Promise<SemanticTokens>;
}> {
    const editor = await TestEditor.start();
    editor.open(URI, TEXT);
    editor.open('untitled:small', 'node small {\n}\n');
    await editor.askAbout('textDocument/documentSymbol', 'untitled:small');
    const source = new CancellationTokenSource();
    const params = { textDocument: { uri: URI } };
    const tokens = editor.connection.sendRequest<SemanticTokens>(
        'textDocument/semanticTokens/full',
        params,
        source.token,
    );
    tokens.catch(() => {});
    await delay(A_MOMENT);
    return { editor, source, tokens };
}

/** In milliseconds: the request has come, and the analysis is not done. */
const A_MOMENT = 20;

test('a request that waits for an analysis is cancelled before that is done', async () => {
    const { editor, source, tokens } = await waiting();
    const symbols = editor.askAbout('textDocument/documentSymbol', 'untitled:small');
    source.cancel();
    await assert.rejects(tokens, { code: LSPErrorCodes.RequestCancelled });
    assert.equal(editor.published.has(URI), false, 'the analysis is done');
    await symbols;
    assert.deepEqual(await editor.diagnostics(URI, 1), []);
    assert.equal(await editor.stop(), 0);
});

test('requests that wait are answered before an edit, about the text that they were asked of, unless that takes long', async () => {
    const { editor, tokens } = await waiting();
    const before = editor.askAbout<unknown[]>('textDocument/documentSymbol', 'untitled:small');
    for (const uri of ['untitled:small', URI]) editor.replace(uri, 2, '');
    const after = editor.askAbout<unknown[]>('textDocument/documentSymbol', 'untitled:small');
    await assert.rejects(tokens, { code: LSPErrorCodes.ContentModified });
    assert.equal((await before).length, 1);
    assert.equal((await after).length, 0);
    assert.equal(await editor.stop(), 0);
});

test('requests that wait for an analysis are answered in their order', async () => {
    const { editor, tokens } = await waiting();
    const order: string[] = [];
    const note = (name: string) => (): void => void order.push(name);
    const symbols = editor.askAbout('textDocument/documentSymbol', 'untitled:small').then(note('symbols'));
    const found = editor.ask('workspace/symbol', { query: 'large' }).then(note('found'));
    await Promise.all([tokens.then(note('tokens')), symbols, found]);
    assert.deepEqual(order, ['tokens', 'symbols', 'found']);
    assert.equal(await editor.stop(), 0);
});

/** Requests about each line of a document. */
const LONG_ANSWERS: readonly (readonly [method: string, params: object])[] = [
    ['textDocument/semanticTokens/full', {}],
    ['textDocument/references', { position: place(7, 12), context: { includeDeclaration: true } }],
    ['textDocument/rename', { position: place(7, 12), newName: 'MM_OTHER' }],
    ['eemi/output', { format: 'ts' }],
];

for (const [method, params] of LONG_ANSWERS) {
    test(`${method} is cancelled before it is answered`, async () => {
        const editor = await TestEditor.start();
        editor.open(URI, NAMED);
        await editor.diagnostics(URI, 1);
        const source = new CancellationTokenSource();
        const asked = { ...params, textDocument: { uri: URI } };
        const answer = editor.connection.sendRequest(method, asked, source.token);
        source.cancel();
        await assert.rejects(answer, { code: LSPErrorCodes.RequestCancelled });
        assert.equal(await editor.stop(), 0);
    });
}

test('a server that is shut down while a request waits for an analysis answers both, and leaves', async () => {
    const { editor, tokens } = await waiting();
    const stopped = editor.stop();
    await assert.rejects(tokens, { code: ErrorCodes.InvalidRequest });
    assert.equal(await stopped, 0);
    assert.equal(editor.published.has(URI), false, 'the analysis is done');
});

test('a server whose editor goes while a request waits for an analysis leaves', async () => {
    const { editor, tokens } = await waiting();
    const exited = once(editor.child, 'exit');
    editor.child.stdin.end();
    assert.deepEqual(await exited, [1, null]);
    assert.equal(editor.published.has(URI), false, 'the analysis is done');
    void tokens;
});

test('the colours of a large file are given by range to an editor that takes them so, else as a whole', async () => {
    const editor = await TestEditor.start({ capabilities: SEEING });
    editor.open(URI, TEXT);
    const asked = ['full', 'full/delta'].map(way =>
        editor.askAbout(`textDocument/semanticTokens/${way}`, URI, { previousResultId: '1' }),
    );
    for (const each of asked) await assert.rejects(each, { code: LSPErrorCodes.ServerCancelled });
    const range = { start: place(70_000, 0), end: place(70_010, 0) };
    const seen = await editor.askAbout<SemanticTokens>('textDocument/semanticTokens/range', URI, { range });
    assert.equal(seen.data.length, 10 * 4 * NUMBERS);
    assert.equal(await editor.stop(), 0);

    const other = await TestEditor.start();
    other.open(URI, TEXT);
    const all = await other.askAbout<SemanticTokens>('textDocument/semanticTokens/full', URI);
    assert.ok(all.data.length > ROWS * 4 * NUMBERS);
    assert.equal(await other.stop(), 0);
});

test('an editor that has all colours of a file is told all, however large the file grows', async () => {
    const editor = await TestEditor.start({ capabilities: SEEING });
    editor.open(URI, 'node large {\n}\n');
    const before = await editor.askAbout<SemanticTokens>('textDocument/semanticTokens/full', URI);
    editor.edit(URI, 2, { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } }, TEXT);
    const delta = await editor.askAbout<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', URI, {
        previousResultId: before.resultId,
    });
    assert.ok((delta.edits[0]?.data?.length ?? 0) > ROWS * 4 * NUMBERS);
    assert.equal(await editor.stop(), 0);
});

/** A row has four tokens: its id, the arrow, and the two of its frame; each takes five numbers. */
const NUMBERS = 5;

/** An editor that asks for the tokens of the visible lines. */
const SEEING: ClientCapabilities = {
    ...ABLE,
    textDocument: {
        semanticTokens: {
            requests: { range: true, full: { delta: true } },
            serverCancelSupport: true,
            tokenTypes: [],
            tokenModifiers: [],
            formats: ['relative'],
        },
    },
};

function versionOf(params: unknown): number | undefined {
    const { version } = Object(params);
    return typeof version === 'number' ? version : undefined;
}

testValidity('lsp-large');
