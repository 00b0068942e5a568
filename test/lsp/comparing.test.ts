// What a document is compared with may be handed over before the server is told that the document is open.

import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import { InProcess } from './in-process';

/** So often the server may look whether there is something to do. */
const ROUNDS = 100;

test('what was handed over before its document is open is compared when it is', async () => {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'eemi-acl-')));
    const file = path.join(folder, 'a.eemi');
    const text = 'target xen\nnode t {\n    1 -> hwdom\n}\n';
    writeFileSync(file, text);
    const editor = await InProcess.start();
    try {
        const uri = pathToFileURL(file).href;
        const handed = { textDocument: { uri }, kind: 'disk', files: [], isShown: true };
        assert.deepEqual(await editor.ask('eemi/base', handed), { wanted: [] });
        for (let round = 0; round < ROUNDS; round++) await new Promise(setImmediate);
        await editor.open(uri, text.replace('hwdom', 'deny'));
        await editor.until('it is compared', () =>
            editor.heard.some(
                ({ method, params }) => method === 'eemi/changes' && /LOSES/.test(JSON.stringify(params)),
            ),
        );
        assert.deepEqual(editor.failures, []);
    } finally {
        editor.close();
        rmSync(folder, { recursive: true, force: true });
    }
});
