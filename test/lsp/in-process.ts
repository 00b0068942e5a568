// A server in this process, and an editor that speaks with it: nothing is started, and no file is on the disk. What fails within the server
// is kept.

import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import {
    createMessageConnection,
    Message,
    type MessageConnection,
    StreamMessageReader,
    StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { ClientCapabilities, PublishDiagnosticsParams, Range } from 'vscode-languageserver-protocol';
import { serve } from '../../server/lsp/connection';
import { Log } from '../../server/lsp/log';
import { WellFormedMessages } from '../../server/lsp/well-formed';

/** How often the server may let messages in until it has said what is wrong with a small document. */
const MOST_ROUNDS = 20_000;

export class InProcess {
    /** What failed within the server. */
    readonly failures: string[] = [];
    /** What the server sent by itself, by method; what it asked is answered with `answers`, or else `null`. */
    readonly heard: { readonly method: string; readonly params: unknown }[] = [];
    readonly published = new Map<string, PublishDiagnosticsParams>();
    private readonly editor: MessageConnection;
    private readonly there: PassThrough;
    private readonly raw = new Map<unknown, (refusal: string | undefined) => void>();
    private asked = 0;
    private readonly versions = new Map<string, number>();

    private constructor(answers: Readonly<Record<string, (params: unknown) => unknown>>) {
        const [there, back] = [new PassThrough(), new PassThrough()];
        const log = new Log(async (_, { type, message }) => {
            if (type === 1) this.failures.push(message);
        });
        const reader = new WellFormedMessages(new StreamMessageReader(there));
        reader.onError(error => log.error(error.message));
        const connection = createMessageConnection(reader, new StreamMessageWriter(back), log, {
            messageStrategy: {
                handleMessage: (message, next) => {
                    server.heard();
                    next(message);
                },
            },
        });
        const server = serve(connection, log, {
            files: { platforms: '/platforms', diagnostics: '/diagnostics.md' },
            leaveWith: () => {},
            exit: () => {},
        });
        connection.listen();
        this.there = there;
        this.editor = createMessageConnection(back, there, undefined, {
            messageStrategy: {
                handleMessage: (message, next) => {
                    if (Message.isResponse(message)) this.raw.get(message.id)?.(message.error?.message);
                    next(message);
                },
            },
        });
        this.editor.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
            this.published.set(params.uri, params);
        });
        this.editor.onNotification((method, params) => {
            this.heard.push({ method, params });
        });
        this.editor.onRequest((method, params) => {
            this.heard.push({ method, params });
            return answers[method]?.(params) ?? null;
        });
        this.editor.listen();
    }

    static async start(
        capabilities: ClientCapabilities = {},
        answers: Readonly<Record<string, (params: unknown) => unknown>> = {},
        more: object = {},
    ): Promise<InProcess> {
        const started = new InProcess(answers);
        await started.editor.sendRequest('initialize', { capabilities, ...more });
        await started.editor.sendNotification('initialized', {});
        return started;
    }

    async open(uri: string, text: string, languageId = 'eemi'): Promise<void> {
        this.versions.set(uri, 1);
        await this.tell('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
    }

    /** Replaces a range, or the whole text. */
    async edit(uri: string, text: string, range?: Range): Promise<void> {
        const version = (this.versions.get(uri) ?? 0) + 1;
        this.versions.set(uri, version);
        await this.tell('textDocument/didChange', {
            textDocument: { uri, version },
            contentChanges: [range === undefined ? { text } : { range, text }],
        });
    }

    /** A notification as no editor should send one. Parameters that are `undefined` are left out. */
    say(method: string, params: unknown): void {
        this.sendRaw({ jsonrpc: '2.0', method, params });
    }

    /** A request as no editor should send one; gives the message of the refusal, if it is one. */
    send(method: string, params: unknown): Promise<string | undefined> {
        const id = `raw ${this.asked++}`;
        this.sendRaw({ jsonrpc: '2.0', id, method, params });
        return new Promise(resolve => this.raw.set(id, resolve));
    }

    /** Whatever it is. */
    sendRaw(message: unknown): void {
        const body = JSON.stringify(message);
        this.there.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    }

    tell(method: string, params: object): Promise<void> {
        return this.editor.sendNotification(method, params);
    }

    /** A request; a refusal is thrown. */
    ask<R>(method: string, params: object): Promise<R> {
        return this.editor.sendRequest<R>(method, params);
    }

    /** Waits until the newest text of a document was judged, and gives what was said of it. */
    async said(uri: string): Promise<PublishDiagnosticsParams['diagnostics']> {
        for (let round = 0; this.published.get(uri)?.version !== this.versions.get(uri); round++) {
            assert.ok(round < MOST_ROUNDS, 'the server does not come to an end');
            await new Promise(setImmediate);
        }
        assert.deepEqual(this.failures, []);
        return this.published.get(uri)?.diagnostics ?? [];
    }

    /** Waits until a condition holds. */
    async until(what: string, holds: () => boolean): Promise<void> {
        for (let round = 0; !holds(); round++) {
            assert.ok(round < MOST_ROUNDS, what);
            await new Promise(setImmediate);
        }
    }

    close(): void {
        this.editor.dispose();
    }
}
