// The built server over standard input and output: how it starts and exits, what it answers, and what it survives.

import assert from 'node:assert/strict';
import { fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { setImmediate as immediate } from 'node:timers/promises';
import fc from 'fast-check';
import type {
    CodeAction,
    Diagnostic,
    Hover,
    InlayHint,
    SemanticTokens,
    SemanticTokensDelta,
} from 'vscode-languageserver-protocol/node';
import { Document, type Position } from '../../server/language/document';
import { TABLE } from '../../server/lsp/table';
import { FIXTURES, randomEdits, rangeOf } from '../random-edits';
import { ABLE, folderWith, type Heard, TestEditor, testValidity, uriOf } from './client';
import { JAVASCRIPT, spoiltParts } from './hostile';
import { lines, place, refusedAbout, requestsAbout } from './parameters';
import type { Recorded } from './recorder';
import { faultsOf } from './validity';

const SERVER = path.resolve('dist/server.js');
const TEXT = readFileSync('examples/zynqmp/zynqmp.eemi', 'utf8');
const FOLDER = folderWith({ 'zynqmp.eemi': TEXT });
const URI = uriOf(path.join(FOLDER, 'zynqmp.eemi'));
const ROW = TEXT.split('\n').findIndex(line => line.includes('NODE_RPU '));
const REQUESTS = requestsAbout(URI, ROW);
const REFUSED = refusedAbout(URI, ROW);

const START = { line: 0, character: 0 };
const errorOf = (asked: Promise<unknown>): Promise<{ code: number; message: string }> =>
    asked.then(
        answer => assert.fail(`an answer: ${JSON.stringify(answer)}`),
        (error: { code: number; message: string }) => error,
    );

const logged = ({ heard }: TestEditor): string[] =>
    heard.filter(({ method }) => method === 'window/logMessage').map(({ params }) => JSON.stringify(params));

test('it greets with the capabilities of its table, and goes when it is told to', async () => {
    const editor = await TestEditor.start();
    const { capabilities, serverInfo } = editor.initialized ?? {};
    assert.equal(serverInfo?.name, 'eemi-acl');
    assert.equal(capabilities?.positionEncoding, 'utf-16');
    for (const row of TABLE) {
        for (const name of Object.keys(row.capabilities)) assert.ok(name in (capabilities ?? {}), name);
    }
    assert.equal(await editor.stop(), 0);
});

test('it ends with 1 when the editor leaves without a word', async () => {
    for (const leave of ['exit', 'end'] as const) {
        const editor = await TestEditor.start();
        const exited = once(editor.child, 'exit');
        if (leave === 'exit') editor.tell('exit', {});
        else editor.child.stdin.end();
        assert.deepEqual(await exited, [1, null], leave);
    }
});

test('it ends with 1 when the process of the editor is gone', async () => {
    const gone = spawnSync(process.execPath, ['-e', '0']).pid;
    const greeted = TestEditor.spawned();
    await greeted.ask('initialize', { processId: gone, rootUri: null, capabilities: {} });
    const told = TestEditor.spawned({ arguments: [SERVER, '--stdio', `--clientProcessId=${gone}`] });
    await told.ask('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
    const CLI = path.resolve('dist/cli.js');
    const silent = [
        [SERVER, '--stdio', `--clientProcessId=${gone}`],
        [SERVER, '--clientProcessId', `${gone}`, '--stdio'],
        [CLI, 'lsp', '--stdio', `--clientProcessId=${gone}`],
        [CLI, 'lsp', '--clientProcessId', `${gone}`, '--stdio'],
        [CLI, '--color', 'never', 'lsp', '--stdio', '--clientProcessId', `${gone}`],
    ].map(args => TestEditor.spawned({ arguments: args }));
    for (const { child } of [greeted, told, ...silent]) {
        const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
        assert.equal(code, 1);
    }
});

test('the command line starts the same server', async () => {
    const editor = await TestEditor.start({ arguments: [path.resolve('dist/cli.js'), 'lsp', '--stdio'] });
    editor.open(URI, TEXT);
    assert.ok((await editor.diagnostics(URI, 1)).length > 0);
    assert.equal(await editor.stop(), 0);
});

test('it speaks over the channel of a parent process as well', async () => {
    const child = fork(SERVER, ['--node-ipc']);
    child.send({
        jsonrpc: '2.0',
        id: 1,
        method: 'initialize',
        params: { processId: null, rootUri: null, capabilities: {} },
    });
    const [message] = await once(child, 'message');
    assert.equal(message.result.serverInfo.name, 'eemi-acl');
    const exited = once(child, 'exit');
    child.disconnect();
    assert.deepEqual(await exited, [1, null]);
});

test('arguments that connect no editor are refused in one sentence', () => {
    const both = [
        [
            [SERVER],
            /^eemi-acl: an editor has to say how it talks to this server: pass --stdio, or --node-ipc from .*\n$/,
        ],
        [[SERVER, '--node-ipc'], /^eemi-acl: --node-ipc needs a parent process that is Node .*\n$/],
        [
            [path.resolve('dist/cli.js'), 'lsp', '--stdio', '--clientProcessId=x'],
            /'--clientProcessId <id>'.*'x' is invalid/,
        ],
    ] as const;
    for (const [args, said] of both) {
        const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
        assert.match(stderr, said);
        assert.equal(status, 2);
    }
});

test('every method of the table is answered, wherever it is asked', async () => {
    const editor = await TestEditor.start({ folders: [FOLDER] });
    assert.deepEqual(
        TABLE.map(({ method }) => method).sort(),
        [...Object.keys(REQUESTS), ...Object.keys(REFUSED)].sort(),
    );
    editor.open(URI, TEXT);
    const closed = uriOf(path.join(FOLDER, 'none.eemi'));
    for (const [method, params] of Object.entries(REFUSED)) {
        const { message } = await errorOf(editor.ask(method, params));
        assert.match(message, /NODE_RPU is a name of the platform/);
    }
    for (const [method, params] of Object.entries(REQUESTS)) {
        assert.notEqual(await editor.ask(method, params), undefined, method);
        if (!('textDocument' in params)) continue;
        for (const uri of [URI, closed, 'untitled:none', 'memfs:/x/y.eemi']) {
            for (const line of [0, ROW, 1_000_000, 2 ** 31 - 2]) {
                const far = { position: { line, character: 1_000_000 }, range: lines(line, line + 1).range };
                await editor.ask(method, { ...params, textDocument: { uri }, ...far });
            }
        }
    }
    assert.deepEqual(logged(editor), []);
    assert.equal(await editor.stop(), 0);
});

test('the answers are about what is open', async () => {
    const editor = await TestEditor.start();
    const uri = 'untitled:Untitled-1';
    editor.open(uri, 'platform zynqmp\r\nnode t {\r\n    /* 🎉 */\r\n    NODE_RPU -> MM_RPU\r\n}\r\n');
    await editor.codes(uri, 'c-syntax');
    editor.edit(uri, 2, { start: { line: 2, character: 4 }, end: { line: 2, character: 12 } }, '// 🎉 one');
    editor.edit(uri, 3, { start: { line: 3, character: 0 }, end: { line: 3, character: 4 } }, '  ');
    const hover = await editor.askAbout<Hover>('textDocument/hover', uri, place(3, 3));
    assert.deepEqual(hover.range, { start: { line: 3, character: 2 }, end: { line: 3, character: 10 } });
    assert.match(JSON.stringify(hover.contents), /any domain that owns frame 0xff9a0/);
    await editor.diagnostics(uri, 3);
    await editor.codes(uri, 'index-gap');
    editor.replace(uri, 4, '');
    assert.deepEqual(await editor.diagnostics(uri, 4), []);
    editor.close(uri);
    await editor.until('closed', () => editor.published.get(uri)?.version === undefined);
    assert.equal(await editor.askAbout('textDocument/hover', uri, place(3, 3)), null);
    await editor.stop();
});

test('edits make the same document as its final text does', async () => {
    const editor = await TestEditor.start();
    let runs = 0;
    await fc.assert(
        fc.asyncProperty(fc.constantFrom(...FIXTURES), randomEdits, async ([, text], edits) => {
            const [edited, whole] = [`untitled:edited-${++runs}`, `untitled:whole-${runs}`];
            const document = new Document(text);
            const contentChanges = edits.map(edit => {
                const { start, end } = rangeOf(edit, document.lines.length);
                const range = { start: inText(start), end: inText(end) };
                document.edit(range, edit.newText);
                return { range, text: edit.newText };
            });
            editor.open(edited, text);
            editor.tell('textDocument/didChange', {
                textDocument: { uri: edited, version: 2 },
                contentChanges,
            });
            editor.open(whole, document.text, 2);
            const plain = (uri: string, found: readonly Diagnostic[]): string =>
                JSON.stringify(found).replaceAll(uri, 'untitled:');
            assert.equal(
                plain(edited, await editor.diagnostics(edited, 2)),
                plain(whole, await editor.diagnostics(whole, 2)),
            );
            for (const uri of [edited, whole]) editor.close(uri);
        }),
        { numRuns: 30 },
    );
    await editor.stop();
});

/** A position as an editor may send it: never below 0. */
const inText = ({ line, character }: Position): Position => ({
    line: Math.max(line, 0),
    character: Math.max(character, 0),
});

test('a diagnostic says where it is documented, and what else it is about', async () => {
    const editor = await TestEditor.start();
    const uri = uriOf('/nowhere/a b/100%.eemi');
    editor.open(
        uri,
        'names frame {\n    MM_A = at 0x1000\n}\nnode t {\n    5 -> MM_A\n    5 -> deny\n    5 -> hwdom\n}\n',
    );
    const [first] = await editor.diagnostics(uri, 1);
    assert.equal(first?.code, 'duplicate-index');
    assert.equal(first?.source, 'eemi');
    assert.equal(
        first?.codeDescription?.href,
        `${uriOf(path.resolve('docs/diagnostics.md'))}#duplicate-index`,
    );
    assert.equal(first?.relatedInformation?.[0]?.location.uri, uri);
    await editor.stop();
});

test('of a thousand and more findings one says how many there are', async () => {
    const editor = await TestEditor.start();
    const uri = 'untitled:many';
    editor.open(uri, `node t {\n${'    what\n'.repeat(1234)}}\n`);
    const diagnostics = await editor.diagnostics(uri, 1);
    assert.equal(diagnostics.length, 1001);
    assert.match(
        String(diagnostics.at(-1)?.message),
        /^\d+ more findings from here on in this file are not shown/,
    );
    assert.equal(diagnostics.at(-1)?.severity, 1);
    await editor.stop();
});

test('a delta of semantic tokens makes the new tokens of the old ones', async () => {
    const editor = await TestEditor.start();
    editor.open(URI, TEXT);
    const before = await editor.askAbout<SemanticTokens>('textDocument/semanticTokens/full', URI);
    editor.edit(
        URI,
        2,
        { start: { line: ROW, character: 0 }, end: { line: ROW, character: 0 } },
        '    // new\n',
    );
    const delta = await editor.askAbout<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', URI, {
        previousResultId: before.resultId,
    });
    const after = await editor.askAbout<SemanticTokens>('textDocument/semanticTokens/full', URI);
    const data = [...before.data];
    for (const { start, deleteCount, data: added } of delta.edits)
        data.splice(start, deleteCount, ...(added ?? []));
    assert.deepEqual(data, after.data);
    const unknown = await editor.askAbout<SemanticTokens>('textDocument/semanticTokens/full/delta', URI, {
        previousResultId: before.resultId,
    });
    assert.deepEqual(unknown.data, after.data);
    await editor.stop();
});

test('actions depend on how the editor asks, and on which edits it takes', async () => {
    const text = 'node t {\n    1..2 -> at 0x1001\n}\n';
    const frame = { line: 1, character: 14 };
    // By itself an editor asks about the findings that it shows.
    const actions = async (editor: TestEditor, triggerKind: number): Promise<CodeAction[]> =>
        editor.askAbout('textDocument/codeAction', URI, {
            range: { start: frame, end: frame },
            context: { diagnostics: await editor.diagnostics(URI, 1), triggerKind },
        });
    const workspaceEdit = { documentChanges: true, snippetEditSupport: true };
    for (const workspace of [{}, { workspaceEdit }]) {
        const editor = await TestEditor.start({ capabilities: { workspace } });
        editor.open(URI, text);
        const [invoked, unasked] = [await actions(editor, 1), await actions(editor, 2)];
        assert.ok(invoked.some(({ kind }) => kind === 'refactor.rewrite'));
        assert.ok(!unasked.some(({ kind }) => kind === 'refactor.rewrite'));
        const waiver = unasked.find(({ title }) => title.startsWith('Waive'));
        assert.ok(waiver);
        assert.equal(waiver.edit?.documentChanges !== undefined, 'workspaceEdit' in workspace);
        await editor.stop();
    }
});

test('inlay hints follow the setting, pulled or pushed', async () => {
    let shown = false;
    const hints = (editor: TestEditor): Promise<InlayHint[]> =>
        editor.ask('textDocument/inlayHint', REQUESTS['textDocument/inlayHint']);
    const pulling = await TestEditor.start({
        answers: { 'workspace/configuration': () => [{ inlayHints: shown }] },
    });
    pulling.open(URI, TEXT);
    await pulling.asking(
        'no hints',
        () => hints(pulling),
        found => found.length === 0,
    );
    shown = true;
    pulling.tell('workspace/didChangeConfiguration', { settings: null });
    await pulling.asking(
        'hints',
        () => hints(pulling),
        found => found.length > 0,
    );
    assert.ok(pulling.count('workspace/inlayHint/refresh') > 0);
    await pulling.stop();

    const pushing = await TestEditor.start({ capabilities: {} });
    pushing.open(URI, TEXT);
    assert.ok((await hints(pushing)).length > 0);
    pushing.tell('workspace/didChangeConfiguration', { settings: { eemi: { inlayHints: false } } });
    assert.deepEqual(await hints(pushing), []);
    await pushing.stop();
});

test('an editor that can do little is sent what it understands, and asked for nothing', async () => {
    const editor = await TestEditor.start({ capabilities: {}, folders: [FOLDER] });
    editor.open(URI, TEXT);
    await editor.diagnostics(URI, 1);
    const [definition] = await editor.askAbout<object[]>('textDocument/definition', URI, place(ROW, 6));
    assert.deepEqual(Object.keys(definition ?? {}), ['uri', 'range']);
    const [symbol] = await editor.askAbout<object[]>('textDocument/documentSymbol', URI);
    assert.deepEqual(Object.keys(symbol ?? {}), ['name', 'kind', 'location']);
    const methods = new Set(editor.heard.map(({ method }) => method));
    assert.deepEqual([...methods], ['textDocument/publishDiagnostics']);
    await editor.stop();
});

test('what cannot be answered is answered by an error', async () => {
    const editor = TestEditor.spawned();
    const asks: readonly [string, object, number][] = [
        ['textDocument/hover', { textDocument: {} }, -32602],
        ['textDocument/hover', { textDocument: { uri: 5 }, ...place(0, 0) }, -32602],
        ['textDocument/hover', { textDocument: { uri: URI } }, -32602],
        ['textDocument/hover', { textDocument: { uri: URI }, ...place(-1, 0) }, -32602],
        ['textDocument/hover', { textDocument: { uri: URI }, ...place(0.5, 0) }, -32602],
        ['textDocument/inlayHint', { textDocument: { uri: URI }, range: { start: START } }, -32602],
        ['textDocument/selectionRange', { textDocument: { uri: URI }, positions: 5 }, -32602],
        ['workspace/willRenameFiles', { files: [{}] }, -32602],
        ['workspace/executeCommand', { command: 'rm' }, -32602],
        ['workspace/executeCommand', { command: 'eemi.emit' }, -32602],
        ['eemi/output', { textDocument: { uri: URI }, format: 'pascal' }, -32602],
        ['eemi/output', { format: 'c' }, -32602],
        ['eemi/accessTrace', { textDocument: { uri: URI }, kind: 'page', id: '1', domain: null }, -32602],
        ['eemi/accessTrace', { textDocument: { uri: URI }, kind: 'node', id: '1' }, -32602],
        ['eemi/base', { textDocument: { uri: URI }, kind: 'tail', files: [] }, -32602],
        ['eemi/base', { textDocument: { uri: URI }, kind: 'head', files: {} }, -32602],
        [
            'eemi/base',
            { textDocument: { uri: URI }, kind: 'head', files: [{ uri: URI, content: 5 }] },
            -32602,
        ],
        ['eemi/unknown', {}, -32601],
    ];
    assert.equal((await errorOf(editor.askAbout('textDocument/hover', URI, place(0, 0)))).code, -32002);
    await editor.ask('initialize', { processId: null, rootUri: null, capabilities: ABLE });
    for (const [method, params, code] of asks) {
        assert.equal(
            (await errorOf(editor.ask(method, params))).code,
            code,
            `${method} ${JSON.stringify(params)}`,
        );
    }
    await editor.ask('shutdown');
    assert.equal((await errorOf(editor.askAbout('textDocument/hover', URI, place(0, 0)))).code, -32600);
    editor.kill();
});

/** Messages that no editor should send. */
const GARBAGE: readonly unknown[] = [
    null,
    42,
    'text',
    [],
    [[]],
    {},
    { jsonrpc: '2.0' },
    { jsonrpc: '2.0', id: null },
    { jsonrpc: '2.0', id: 77_777, result: null },
    { jsonrpc: '2.0', id: 77_777, error: {} },
    { jsonrpc: '2.0', method: 5 },
    { jsonrpc: '2.0', id: {}, method: 'textDocument/hover' },
    { jsonrpc: '2.0', id: null, method: 'textDocument/hover', params: {} },
    { jsonrpc: '2.0', method: '$/cancelRequest' },
    { jsonrpc: '2.0', method: '$/cancelRequest', params: { id: {} } },
    { jsonrpc: '2.0', method: '$/progress', params: 5 },
    { jsonrpc: '2.0', method: '$/unknown', params: [1, 2] },
    { jsonrpc: '2.0', method: 'initialized', params: {} },
    ...[
        'textDocument/didOpen',
        'textDocument/didChange',
        'textDocument/willSave',
        'textDocument/didSave',
        'textDocument/didClose',
        'workspace/didChangeWatchedFiles',
        'workspace/didChangeWorkspaceFolders',
        'workspace/didChangeConfiguration',
        'workspace/didRenameFiles',
        'workspace/didDeleteFiles',
        '$/setTrace',
        'constructor',
        '__proto__',
    ].flatMap(method =>
        [
            undefined,
            null,
            5,
            [],
            {},
            { textDocument: null },
            { textDocument: { uri: '' } },
            { textDocument: { uri: '1%:' } },
            { changes: [null] },
        ].map(params => ({ jsonrpc: '2.0', method, params })),
    ),
    ...[
        { text: 5 },
        { range: {}, text: '' },
        { range: { start: START, end: { line: '1', character: {} } }, text: 'x' },
    ].map(change => ({
        jsonrpc: '2.0',
        method: 'textDocument/didChange',
        params: { textDocument: { uri: URI, version: 2 }, contentChanges: [change] },
    })),
];

test('garbage among the messages does no harm', async () => {
    const editor = await TestEditor.start();
    editor.open(URI, TEXT);
    const before = (await editor.diagnostics(URI, 1)).length;
    const send = (body: string): void => {
        editor.child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    };
    for (const message of GARBAGE) send(JSON.stringify(message));
    for (const body of [
        '',
        '{',
        '{"jsonrpc":"2.0","id":1,',
        '\0\0',
        '\ufeff{}',
        '[{"jsonrpc":"2.0","method":"exit2"}]',
    ])
        send(body);
    const hover = await editor.askAbout<Hover>('textDocument/hover', URI, place(ROW, 6));
    assert.match(JSON.stringify(hover), /NODE_RPU/);
    // What could not be read as a change was none.
    editor.replace(URI, 3, TEXT);
    assert.equal((await editor.diagnostics(URI, 3)).length, before);
    await editor.stop();
});

const BROKEN_HEADERS = [
    'GET / HTTP/1.1',
    'Content-Type: nothing',
    'Content-Length: many',
    'Content-Length: -5',
    'Content-Length: 99999999999',
    '\0:\0',
    'x'.repeat(5000),
].map(header => `${header}\r\n\r\n`);

/** Lines that end in another way, behind which the body may be there already. */
const BROKEN_LINES = ['Content-Length: 2\n\n', 'Content-Length: 2\n\n{}', 'Content-Length: 2\r\nA: b\n\n'];

test('after a broken header no message can be found: the server says so and ends', async () => {
    for (const header of [...BROKEN_HEADERS, ...BROKEN_LINES]) {
        const editor = await TestEditor.start();
        const exited = once(editor.child, 'exit');
        editor.child.stdin.write(header);
        assert.deepEqual(await exited, [1, null], header);
        // What came before the end may be read after it.
        await editor.asking(
            'the log',
            () => immediate().then(() => logged(editor)),
            lines => lines.length > 0,
        );
        assert.match(
            logged(editor).join(),
            /a message (has the header|does not begin with a header)/,
            header,
        );
    }
});

test('whatever a client sends is answered, or refused in plain words', async () => {
    const editor = await TestEditor.start({ folders: [FOLDER] });
    editor.open(URI, TEXT);
    await editor.diagnostics(URI, 1);
    for (const [method, params] of Object.entries({ ...REQUESTS, ...REFUSED })) {
        for (const sent of spoiltParts(params)) {
            const error = await editor.ask<null>(method, sent).then(
                () => undefined,
                (refused: { code: number; message: string }) => refused,
            );
            const where = `${method} ${JSON.stringify(sent)}: ${error?.code} ${error?.message}`;
            assert.ok(
                error === undefined || (error.code !== -32603 && !JAVASCRIPT.test(error.message)),
                where,
            );
        }
    }
    assert.deepEqual(logged(editor), []);
    await editor.stop();
});

test('what is no message is told in the log of the program too', async () => {
    const editor = await TestEditor.start();
    const body = '{"jsonrpc":"2.0","method":"$/cancelRequest"}';
    editor.child.stdin.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
    await editor.until('the log', () => logged(editor).length > 0);
    assert.match(logged(editor).join(), /the editor sent what is no message, and it is left out/);
    assert.equal(await editor.stop(), 0);
});

test('a second initialize is refused, and nothing is lost', async () => {
    const editor = await TestEditor.start({ folders: [FOLDER] });
    editor.open(URI, TEXT);
    await editor.diagnostics(URI, 1);
    const again = { processId: null, rootUri: null, capabilities: {} };
    assert.equal((await errorOf(editor.ask('initialize', again))).code, -32600);
    const hover = await editor.askAbout<Hover>('textDocument/hover', URI, place(ROW, 6));
    assert.match(JSON.stringify(hover), /NODE_RPU/);
    assert.equal(await editor.stop(), 0);
});

test('a change of a document that is not open is logged and no more', async () => {
    const editor = await TestEditor.start();
    editor.replace('untitled:none', 2, 'node t {\n');
    editor.close('untitled:none');
    editor.save('untitled:none');
    assert.equal(await editor.askAbout('textDocument/hover', 'untitled:none', place(0, 0)), null);
    assert.deepEqual(
        logged(editor).map(line =>
            /textDocument\/didChange is left out: untitled:none is not open/.test(line),
        ),
        [true],
    );
    await editor.stop();
});

test('requests that are cancelled before their turn are answered so', async () => {
    const editor = await TestEditor.start();
    editor.open(URI, TEXT);
    const asked = Array.from({ length: 50 }, (_, at) => {
        const id = `cancelled-${at}`;
        return {
            jsonrpc: '2.0',
            id,
            method: 'textDocument/semanticTokens/full',
            params: { textDocument: { uri: URI } },
        };
    });
    const answers = new Map<unknown, number | undefined>();
    editor.child.stdout.on('data', (chunk: Buffer) => {
        for (const [, id, error] of String(chunk).matchAll(
            /"id":"(cancelled-\d+)",(?:"error":\{"code":(-\d+))?/g,
        )) {
            answers.set(id, error === undefined ? undefined : Number(error));
        }
    });
    const cancelled = asked.map(({ id }) => ({ jsonrpc: '2.0', method: '$/cancelRequest', params: { id } }));
    const bodies = [...asked, ...cancelled].map(message => JSON.stringify(message));
    editor.child.stdin.write(
        bodies.map(body => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`).join(''),
    );
    await editor.askAbout('textDocument/hover', URI, place(0, 0));
    assert.equal(answers.size, 50);
    assert.ok([...answers.values()].filter(code => code === -32800).length >= 40);
    await editor.stop();
});

test('a server that was killed is started again, and knows what it is told again', async () => {
    const first = await TestEditor.start({ folders: [FOLDER] });
    first.open(URI, TEXT);
    const before = await first.diagnostics(URI, 1);
    const exited = once(first.child, 'exit');
    first.kill();
    await exited;
    const second = await TestEditor.start({ folders: [FOLDER] });
    second.open(URI, TEXT, 7);
    assert.deepEqual(await second.diagnostics(URI, 7), before);
    await second.stop();
});

test('a trace names each request', async () => {
    const editor = await TestEditor.start();
    editor.tell('$/setTrace', { value: 'messages' });
    await editor.askAbout('textDocument/hover', URI, place(0, 0));
    const traces = editor.heard.filter(({ method }: Heard) => method === '$/logTrace');
    assert.match(JSON.stringify(traces[0]?.params), /textDocument\/hover: \d+\.\d ms/);
    await editor.stop();
});

test('the judge of messages sees what is wrong with one', () => {
    const diagnostic = { range: { start: START, end: START }, message: 'a' };
    const publish = (diagnostics: unknown): Recorded => ({
        kind: 'params',
        method: 'textDocument/publishDiagnostics',
        value: { uri: 'file:///a', diagnostics },
    });
    const wrong: readonly Recorded[] = [
        publish(undefined),
        publish([{ message: 'no range' }]),
        publish([{ ...diagnostic, severity: 5 }]),
        publish([{ ...diagnostic, colour: 'red' }]),
        publish([{ ...diagnostic, range: { start: START, end: { line: -1, character: 0 } } }]),
        {
            kind: 'params',
            method: 'textDocument/hover',
            value: { textDocument: { uri: '' }, position: START },
        },
        { kind: 'params', method: 'textDocument/unheard', value: {} },
        { kind: 'result', method: 'textDocument/hover', value: { contents: 5 } },
        { kind: 'result', method: 'shutdown', value: 1 },
        { kind: 'error', method: 'textDocument/hover', value: { message: 'no code' } },
    ];
    assert.deepEqual(faultsOf('none-wrong', [publish([diagnostic])]), []);
    const found = new Set(faultsOf('wrong', wrong).map(fault => Number(fault.split(':')[0])));
    assert.deepEqual(
        [...found].sort((a, b) => a - b),
        [...wrong.keys()],
    );
});

testValidity('lsp');
