// How the server takes what an editor says in its first request.

import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { createMessageConnection, type MessageConnection } from 'vscode-jsonrpc/node';
import { serve } from '../../server/lsp/connection';
import { Log } from '../../server/lsp/log';
import type { ProgramFiles } from '../../server/lsp/session';
import { JAVASCRIPT, spoiltParts } from './hostile';

const GREETING = {
    processId: null,
    rootUri: 'file:///w',
    workspaceFolders: [{ uri: 'file:///w', name: 'w' }],
    trace: 'off',
    initializationOptions: {},
    capabilities: {
        workspace: { configuration: true, inlayHint: { refreshSupport: true } },
        textDocument: { semanticTokens: { requests: { range: true }, serverCancelSupport: true } },
        window: { showDocument: { support: true } },
    },
};

const FILES: ProgramFiles = { platforms: '/platforms', diagnostics: '/diagnostics.md' };

/** An editor's end of a connection to a server in this process. `logged` gets what the server logs. */
function editorOf(files = FILES, logged: string[] = []): MessageConnection {
    const [there, back] = [new PassThrough(), new PassThrough()];
    const server = createMessageConnection(there, back);
    const log = new Log(async (_, { message }) => void logged.push(message));
    serve(server, log, {
        files,
        leaveWith: () => {},
        exit: () => {},
    });
    server.listen();
    const editor = createMessageConnection(back, there);
    editor.listen();
    return editor;
}

/** The code of the error with which the request is refused; `undefined` if it is answered. */
async function refusalOf(params: unknown): Promise<number | undefined> {
    const editor = editorOf();
    const refused = await editor.sendRequest('initialize', params).then(
        () => undefined,
        (error: { code: number; message: string }) => error,
    );
    editor.dispose();
    assert.ok(!JAVASCRIPT.test(refused?.message ?? ''), `${JSON.stringify(params)}: ${refused?.message}`);
    return refused?.code;
}

test('initialize is answered, or refused in plain words, whatever it says', async () => {
    assert.equal(await refusalOf(GREETING), undefined);
    assert.equal(await refusalOf({}), undefined);
    assert.equal(await refusalOf({ ...GREETING, capabilities: null }), undefined);
    assert.equal(await refusalOf({ ...GREETING, workspaceFolders: [null] }), -32602);
    for (const params of [null, 5, 'text', true, [], [GREETING]])
        assert.equal(await refusalOf(params), -32602);
    for (const params of spoiltParts(GREETING))
        assert.ok([undefined, -32602].includes(await refusalOf(params)));
});

test('a failure of the server is logged in full, and told in plain words', async () => {
    const logged: string[] = [];
    const broken: ProgramFiles = {
        ...FILES,
        get platforms(): string {
            throw new Error('an inner error');
        },
    };
    const editor = editorOf(broken, logged);
    await assert.rejects(editor.sendRequest('initialize', GREETING), {
        code: -32603,
        message: 'initialize failed; the log of the server says where',
    });
    editor.dispose();
    assert.match(logged.join(), /^initialize failed: Error: an inner error\n {4}at /);
});
