// What no editor should send, in each part of each message: it is answered or refused in plain words, logged in one sentence, and
// what else was said is not lost.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOTIFICATIONS } from '../../server/lsp/notifications';
import { withRenames, withUris } from '../../server/lsp/params';
import { optionsIn } from '../../server/lsp/server-options';
import { TABLE } from '../../server/lsp/table';
import { JAVASCRIPT, spoiltParts } from './hostile';
import { InProcess } from './in-process';
import { notificationsAbout, refusedAbout, requestsAbout } from './parameters';

const FOLDER = 'file:///no/such/folder';
const URI = `${FOLDER}/a.eemi`;
const TEXT = 'platform zynqmp\nnode t {\n    NODE_RPU -> MM_RPU\n    NODE_A -> MM_RPU\n}\n';

/** Parameters that are none at all; `undefined` is left out of the message. */
const NONE: readonly unknown[] = [undefined, null, 5, 'text', true, [], [null], [{}, {}]];

/** What a person may read: one line, without anything of JavaScript's. */
function assertPlain(said: string, where: string): void {
    assert.doesNotMatch(said, JAVASCRIPT, where);
    for (const inner of ['undefined', ' at ', '.js:', '\n', 'defines'])
        assert.ok(!said.includes(inner), where);
}

test('every request is answered or refused in plain words, whatever its parameters are', async () => {
    const requests = { ...requestsAbout(URI, 2), ...refusedAbout(URI, 2) };
    assert.deepEqual(Object.keys(requests).sort(), TABLE.map(({ method }) => method).sort());
    const editor = await InProcess.start();
    await editor.open(URI, TEXT);
    for (const [method, params] of Object.entries({ ...requests, initialize: { capabilities: {} } })) {
        for (const sent of [...NONE, ...spoiltParts(params)]) {
            const where = `${method} ${JSON.stringify(sent)}`;
            const refusal = await editor.send(method, sent);
            if (refusal !== undefined) assertPlain(refusal, `${where}: ${refusal}`);
        }
    }
    assert.deepEqual(editor.failures, []);
    editor.close();
});

test('a notification that cannot be read is one sentence in the log, and loses nothing', async () => {
    const notifications = notificationsAbout(`${FOLDER}/b.eemi`, FOLDER);
    for (const { method } of NOTIFICATIONS) assert.ok(method in notifications, method);
    const editor = await InProcess.start();
    await editor.open(URI, TEXT);
    const before = await editor.said(URI);
    for (const [method, params] of Object.entries(notifications)) {
        for (const sent of [...NONE, ...spoiltParts(params)]) {
            editor.say(method, sent);
            await editor.ask('workspace/symbol', { query: '' });
            const logged = editor.failures.splice(0);
            const where = `${method} ${JSON.stringify(sent)}: ${logged.join('\n')}`;
            assert.ok(logged.length <= 1, where);
            for (const line of logged) assertPlain(line, where);
        }
    }
    await editor.edit(URI, TEXT);
    assert.deepEqual(await editor.said(URI), before);
    editor.close();
});

const SENTENCES: readonly [method: string, params: unknown, logged: string][] = [
    ['textDocument/didOpen', null, 'textDocument/didOpen is left out: textDocument.uri is not a string'],
    [
        'textDocument/didOpen',
        { textDocument: { uri: `${FOLDER}/${'a/'.repeat(20_000)}`, version: 1, text: '' } },
        'textDocument/didOpen is left out: textDocument.uri is longer than any path',
    ],
    ['textDocument/didChange', {}, 'textDocument/didChange is left out: textDocument.uri is not a string'],
    [
        'textDocument/didChange',
        { textDocument: { uri: URI, version: 2 }, contentChanges: [{ text: 5 }] },
        'textDocument/didChange is left out: the text of a change is not a string',
    ],
    [
        'workspace/didChangeWatchedFiles',
        { changes: 5 },
        'workspace/didChangeWatchedFiles is left out: changes is not a list',
    ],
    ['$/cancelRequest', {}, 'the editor sent what is no message, and it is left out'],
];

for (const [method, params, sentence] of SENTENCES) {
    test(`${method} ${JSON.stringify(params)?.slice(0, 200)} is told plainly`, async () => {
        const editor = await InProcess.start();
        await editor.open(URI, TEXT);
        editor.say(method, params);
        await editor.ask('workspace/symbol', { query: '' });
        assert.deepEqual(editor.failures, [sentence]);
        editor.close();
    });
}

const IDS: readonly unknown[] = [{}, null, true];

test('what is no message at all is one sentence in the log', async () => {
    const messages: readonly unknown[] = [
        null,
        5,
        [],
        [{ jsonrpc: '2.0', method: 'exit' }],
        {},
        { id: 7 },
        { id: 7, error: 5 },
        { method: 5 },
        ...IDS.flatMap(id => [
            { id, method: 'textDocument/hover' },
            { id, result: 5 },
            { id, error: { code: {} } },
        ]),
    ];
    const editor = await InProcess.start();
    for (const message of messages) {
        editor.sendRaw(message);
        await editor.ask('workspace/symbol', { query: '' });
        const said = editor.failures.splice(0);
        const where = `${JSON.stringify(message)}: ${said.join('\n')}`;
        assert.ok(said.length <= 1, where);
        for (const line of said) assertPlain(line, where);
    }
    editor.close();
});

test('files with a readable name in a list are not lost with those without', () => {
    const readable: string[][] = [];
    const take = (uris: string[]): void => void readable.push(uris);
    const changes = [{ uri: 5 }, { uri: 'file:///a' }, null, { uri: 'file:///b' }];
    assert.throws(() => withUris({ changes }, 'changes', take), /a URI in changes is not a string/);
    assert.throws(() => withUris({ files: 5 }, 'files', take), /files is not a list/);
    const files = [{ oldUri: 'file:///a', newUri: 'file:///b' }, { oldUri: 'file:///c' }];
    const renamed = (all: readonly { oldUri: string }[]): void => take(all.map(({ oldUri }) => oldUri));
    assert.throws(() => withRenames({ files }, renamed), /the new URI of a file is not a string/);
    assert.deepEqual(readable, [['file:///a', 'file:///b'], [], ['file:///a']]);
});

const PASS = 'pass --stdio, or --node-ipc from a parent process that is Node';

const ARGUMENTS: readonly [args: string, hasChannel: boolean, options: ReturnType<typeof optionsIn>][] = [
    ['--stdio', false, { transport: '--stdio', clientProcess: undefined }],
    ['--node-ipc --clientProcessId=12', true, { transport: '--node-ipc', clientProcess: 12 }],
    ['lsp --stdio --clientProcessId 12 --other', false, { transport: '--stdio', clientProcess: 12 }],
    ['--stdio --stdio', false, { transport: '--stdio', clientProcess: undefined }],
    ['', false, { refusal: `an editor has to say how it talks to this server: ${PASS}` }],
    ['--tcp', false, { refusal: `an editor has to say how it talks to this server: ${PASS}` }],
    ['--stdio --node-ipc', true, { refusal: `--stdio and --node-ipc exclude each other: ${PASS}` }],
    [
        '--node-ipc',
        false,
        { refusal: `--node-ipc needs a parent process that is Node and opened a channel: ${PASS}` },
    ],
    [
        '--socket=5000',
        false,
        { refusal: `--socket is not offered, since this server opens no connection: ${PASS}` },
    ],
    [
        '--pipe /no/such',
        false,
        { refusal: `--pipe is not offered, since this server opens no connection: ${PASS}` },
    ],
    ...['x', '-1', '0', '', '12345678901', '1.5'].map(
        (id): [string, boolean, ReturnType<typeof optionsIn>] => [
            `--stdio --clientProcessId=${id}`,
            false,
            { refusal: '--clientProcessId takes the number of the editor’s process' },
        ],
    ),
    [
        '--stdio --clientProcessId',
        false,
        { refusal: '--clientProcessId takes the number of the editor’s process' },
    ],
];

for (const [args, hasChannel, options] of ARGUMENTS) {
    test(`the server is started with «${args}»`, () => {
        assert.deepEqual(optionsIn(args.split(' '), hasChannel), options);
    });
}
