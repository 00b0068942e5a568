// A small file with a table of a million ids: its output is a hundred megabytes, and the server listens while it compares it.

import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { folderWith, TestEditor, testValidity } from './client';

const SOURCE = 'emit c "a.h"\nemit ts "a.ts"\nnode t {\n    0..1048575 -> hwdom\n}\n';
/** In megabytes. The rows of one output, if they were all there at once, would need several times as much. */
const HEAP = 128;

/** An editor whose server compares the outputs of the file: it has said all about the file but that. */
async function comparing(): Promise<{ editor: TestEditor; uri: string; isDone: () => boolean }> {
    const folder = folderWith({ 'a.eemi': SOURCE, 'a.h': '/* by hand */\n', 'a.ts': '// by hand\n' });
    const editor = await TestEditor.start({
        arguments: [`--max-old-space-size=${HEAP}`, path.resolve('dist/server.js'), '--stdio'],
    });
    const uri = pathToFileURL(`${folder}/a.eemi`).href;
    editor.open(uri, SOURCE);
    await editor.diagnostics(uri, 1);
    return { editor, uri, isDone: () => editor.codesOf(uri).includes('edited-output') };
}

test('requests are answered before the comparison is done', async () => {
    const { editor, uri, isDone } = await comparing();
    for (let at = 0; at < 10; at++) await editor.askAbout('textDocument/documentSymbol', uri);
    assert.equal(isDone(), false, 'it is done');
    await editor.until('edited-output', isDone);
    assert.equal(await editor.stop(), 0);
});

test('the server leaves before the comparison is done', async () => {
    const { editor, isDone } = await comparing();
    assert.equal(await editor.stop(), 0);
    assert.equal(isDone(), false, 'it is done');
});

testValidity('long-output');
