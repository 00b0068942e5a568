// The built server and a document of 100 000 rows: everything is answered, typing does not pile up work, nothing is shown
// twice or out of order.

import assert from 'node:assert/strict';
import test from 'node:test';
import type { CompletionList, Hover, InlayHint } from 'vscode-languageserver-protocol/node';
import { TestEditor, testValidity } from './lsp/client';

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

function versionOf(params: unknown): number | undefined {
    const { version } = Object(params);
    return typeof version === 'number' ? version : undefined;
}

testValidity('lsp-large');
