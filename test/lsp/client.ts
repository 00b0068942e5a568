// An editor for tests: it starts the built server as a program and speaks the protocol with it, through the protocol's own
// client library. Everything that comes is recorded and, at the end of the test file, judged (validity.ts).

import assert from 'node:assert/strict';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { after, afterEach, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
    type ClientCapabilities,
    createMessageConnection,
    type Diagnostic,
    type InitializeResult,
    type Message,
    type MessageConnection,
    type PublishDiagnosticsParams,
    type Range,
    StreamMessageReader,
    StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import type { Status } from '../../server/lsp/protocol';
import { type Channel, Recorder } from './recorder';
import { assertValid } from './validity';

const SERVER = path.resolve('dist/server.js');
const PATIENCE = 240_000;

const recorder = new Recorder();
const folders: string[] = [];
const running = new Set<TestEditor>();

afterEach(() => {
    for (const editor of running) editor.kill();
});

after(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** To be called once, at the end of a test file. */
export function testValidity(name: string): void {
    test('every message that the server sent is one that the protocol has', () =>
        assertValid(name, recorder.all()));
}

/** A new folder with these files, removed at the end; its real path. */
export function folderWith(files: Readonly<Record<string, string>>): string {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'eemi-acl-')));
    folders.push(folder);
    for (const [name, text] of Object.entries(files)) write(path.join(folder, name), text);
    return folder;
}

export function write(file: string, text: string): void {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
}

export const uriOf = (file: string): string => pathToFileURL(file).href;

/** What the editors of these tests can do; a test may take some of it away. */
export const ABLE: ClientCapabilities = {
    workspace: {
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: true },
        didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
        workspaceFolders: true,
        codeLens: { refreshSupport: true },
        inlayHint: { refreshSupport: true },
        semanticTokens: { refreshSupport: true },
    },
    textDocument: {
        definition: { linkSupport: true },
        documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    },
    window: { showDocument: { support: true } },
    experimental: { eemiStatus: true },
};

interface Options {
    /** Paths of the workspace's folders. */
    readonly folders?: readonly string[];
    readonly capabilities?: ClientCapabilities;
    /** What the editor answers to requests of the server, by method. */
    readonly answers?: Readonly<Record<string, (params: unknown) => unknown>>;
    readonly arguments?: readonly string[];
    /** What its first request says besides. */
    readonly more?: object;
}

export interface Heard {
    readonly method: string;
    readonly params: unknown;
}

export class TestEditor {
    /** The messages that the server sent on its own, in order. */
    readonly heard: Heard[] = [];
    /** The last diagnostics of each URI. */
    readonly published = new Map<string, PublishDiagnosticsParams>();
    /** The last status of each URI. */
    readonly statuses = new Map<string, Status>();
    initialized: InitializeResult | undefined;
    private readonly waiting = new Set<() => void>();
    /** Fails when the server goes, so that nothing waits for it. */
    private readonly gone: Promise<never>;

    private constructor(
        readonly child: ChildProcessByStdio<Writable, Readable, null>,
        readonly connection: MessageConnection,
    ) {
        this.gone = once(child, 'exit').then(([code, signal]) =>
            assert.fail(`the server ended: ${code ?? signal}`),
        );
        this.gone.catch(() => {});
    }

    /** Starts a server and goes through the greeting. */
    static async start(options: Options = {}): Promise<TestEditor> {
        const editor = TestEditor.spawned(options);
        const workspaceFolders = options.folders?.map(folder => ({
            uri: uriOf(folder),
            name: path.basename(folder),
        }));
        editor.initialized = await editor.ask<InitializeResult>('initialize', {
            processId: process.pid,
            rootUri: workspaceFolders?.[0]?.uri ?? null,
            workspaceFolders: workspaceFolders ?? null,
            capabilities: options.capabilities ?? ABLE,
            ...options.more,
        });
        await editor.connection.sendNotification('initialized', {});
        return editor;
    }

    /** Starts a server and says nothing. */
    static spawned({ answers = {}, arguments: args = [SERVER, '--stdio'] }: Options = {}): TestEditor {
        const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
        const channel = recorder.channel();
        const writer = new RecordingWriter(child.stdin, channel);
        const reader = new StreamMessageReader(child.stdout);
        // Waiting for the rest of a message would go on after its sender was killed.
        reader.partialMessageTimeout = 0;
        const connection = createMessageConnection(reader, writer, undefined, {
            messageStrategy: {
                handleMessage: (message, next) => {
                    channel.received(message);
                    return next(message);
                },
            },
        });
        const editor = new TestEditor(child, connection);
        running.add(editor);
        connection.onNotification((method, params) => editor.hear(method, params));
        connection.onRequest((method, params) => {
            editor.hear(method, params);
            return answers[method]?.(params) ?? null;
        });
        connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
            editor.published.set(params.uri, params);
            editor.hear('textDocument/publishDiagnostics', params);
        });
        connection.onNotification('eemi/status', (status: Status) => {
            editor.statuses.set(status.uri, status);
            editor.hear('eemi/status', status);
        });
        // The library keeps these to itself unless somebody asks for them.
        connection.onNotification('$/logTrace', params => editor.hear('$/logTrace', params));
        connection.listen();
        return editor;
    }

    /** A request by its method; what a test looks at it checks itself. */
    ask<T>(method: string, params?: object): Promise<T> {
        return Promise.race([this.connection.sendRequest<T>(method, params), this.gone]);
    }

    /** A request about a whole document. */
    askAbout<T>(method: string, uri: string, more: object = {}): Promise<T> {
        return this.ask(method, { textDocument: { uri }, ...more });
    }

    tell(method: string, params: object): void {
        this.connection.sendNotification(method, params).catch(() => {});
    }

    open(uri: string, text: string, version = 1): void {
        this.tell('textDocument/didOpen', { textDocument: { uri, languageId: 'eemi', version, text } });
    }

    edit(uri: string, version: number, range: Range, text: string): void {
        this.tell('textDocument/didChange', {
            textDocument: { uri, version },
            contentChanges: [{ range, text }],
        });
    }

    replace(uri: string, version: number, text: string): void {
        this.tell('textDocument/didChange', { textDocument: { uri, version }, contentChanges: [{ text }] });
    }

    save(uri: string): void {
        this.tell('textDocument/didSave', { textDocument: { uri } });
    }

    close(uri: string): void {
        this.tell('textDocument/didClose', { textDocument: { uri } });
    }

    /** Tells of changes on disk: 1 created, 2 changed, 3 deleted. */
    changedOnDisk(type: 1 | 2 | 3, ...uris: readonly string[]): void {
        this.tell('workspace/didChangeWatchedFiles', { changes: uris.map(uri => ({ uri, type })) });
    }

    /** Waits until a condition holds; it is checked again after each message from the server. */
    async until(what: string, holds: () => boolean): Promise<void> {
        const end = Date.now() + PATIENCE;
        while (!holds()) {
            const left = end - Date.now();
            if (left <= 0)
                assert.fail(`${what}: not in ${PATIENCE} ms; heard ${JSON.stringify(this.heard.slice(-5))}`);
            await Promise.race([this.something(left), this.gone]);
        }
    }

    /** Asks until the answer is as it should be. */
    async asking<T>(what: string, ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<void> {
        const end = Date.now() + PATIENCE;
        while (!holds(await ask())) if (Date.now() > end) assert.fail(`${what}: not in ${PATIENCE} ms`);
    }

    /** Waits until the diagnostics of a document are those of a version. */
    async diagnostics(uri: string, version: number): Promise<readonly Diagnostic[]> {
        await this.until(
            `diagnostics of version ${version}`,
            () => this.published.get(uri)?.version === version,
        );
        return this.published.get(uri)?.diagnostics ?? [];
    }

    /** Waits until the codes of a document's diagnostics, sorted, are these. */
    async codes(uri: string, ...expected: readonly string[]): Promise<void> {
        await this.until(
            `${uri} with ${expected.join()}`,
            () => this.published.has(uri) && this.codesOf(uri).join() === expected.join(),
        );
    }

    codesOf(uri: string): string[] {
        return (this.published.get(uri)?.diagnostics ?? []).map(({ code }) => String(code)).sort();
    }

    /** How often the server sent a message with this method on its own. */
    count(method: string): number {
        return this.heard.filter(each => each.method === method).length;
    }

    /** Ends the server as editors do and gives its exit code. */
    async stop(): Promise<number | null> {
        const exited = once(this.child, 'exit');
        await this.ask('shutdown');
        await this.connection.sendNotification('exit');
        const [code] = await exited;
        this.forget();
        return code;
    }

    kill(): void {
        this.child.kill('SIGKILL');
        this.forget();
    }

    private forget(): void {
        running.delete(this);
        this.connection.dispose();
    }

    private hear(method: string, params: unknown): void {
        this.heard.push({ method, params });
        for (const wake of this.waiting) wake();
    }

    private something(patience: number): Promise<void> {
        return new Promise(resolve => {
            const wake = (): void => {
                clearTimeout(timer);
                this.waiting.delete(wake);
                resolve();
            };
            const timer = setTimeout(wake, patience);
            this.waiting.add(wake);
        });
    }
}

class RecordingWriter extends StreamMessageWriter {
    constructor(
        stream: Writable,
        private readonly channel: Channel,
    ) {
        super(stream);
    }

    override write(message: Message): Promise<void> {
        this.channel.sent(message);
        return super.write(message);
    }
}
