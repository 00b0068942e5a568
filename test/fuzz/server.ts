// A server in this process with one document open, all of whose methods are asked. It judges itself: what fails within it, what it
// says in JavaScript's words, and what never ends is a failure.

import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import {
    createMessageConnection,
    ErrorCodes,
    type MessageConnection,
    ResponseError,
} from 'vscode-jsonrpc/node';
import type { Position, PublishDiagnosticsParams, Range } from 'vscode-languageserver-protocol';
import { serve } from '../../server/lsp/connection';
import { Log } from '../../server/lsp/log';
import { BASE } from '../../server/lsp/protocol';
import { TABLE } from '../../server/lsp/table';
import { JAVASCRIPT } from '../lsp/hostile';

/** Not on the disk, so that no request can write there. */
const URI = 'untitled:fuzz.eemi';

/** How often the server may let messages in until it has said what is wrong with a small document. */
const MOST_ROUNDS = 20_000;

export class OpenDocument {
    private readonly editor: MessageConnection;
    private readonly failures: string[] = [];
    private published: PublishDiagnosticsParams | undefined;
    private version = 1;

    private constructor() {
        const [there, back] = [new PassThrough(), new PassThrough()];
        const log = new Log(async (_, { type, message }) => {
            if (type === 1) this.failures.push(message);
        });
        const connection = createMessageConnection(there, back, log, {
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
        this.editor = createMessageConnection(back, there);
        this.editor.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
            if (params.uri === URI) this.published = params;
        });
        this.editor.onRequest(() => null);
        this.editor.listen();
    }

    static async with(text: string): Promise<OpenDocument> {
        const document = new OpenDocument();
        await document.editor.sendRequest('initialize', { capabilities: {} });
        await document.editor.sendNotification('initialized', {});
        await document.editor.sendNotification('textDocument/didOpen', {
            textDocument: { uri: URI, languageId: 'eemi', version: 1, text },
        });
        return document;
    }

    /** Replaces a range, or the whole text. */
    async edit(text: string, range?: Range): Promise<void> {
        this.version++;
        await this.editor.sendNotification('textDocument/didChange', {
            textDocument: { uri: URI, version: this.version },
            contentChanges: [range === undefined ? { text } : { range, text }],
        });
    }

    /** Asks every method about a place: each takes from the parameters what it knows. */
    async askEverything(position: Position, end: Position, word: string): Promise<void> {
        const range = { start: position, end };
        const params = {
            textDocument: { uri: URI },
            position,
            positions: [position, end],
            range,
            context: { diagnostics: this.published?.diagnostics ?? [], only: [''], includeDeclaration: true },
            options: { tabSize: 4, insertSpaces: true },
            newName: word,
            query: word,
            label: word,
            text: `static const struct pm_access t_node[] = { [1] = { ${word} } };`,
            ch: '\n',
            previousResultId: '1',
            files: [{ oldUri: URI, newUri: 'untitled:other.eemi' }],
            command: 'eemi.emit',
            arguments: [URI],
            coverage: true,
            format: 'c',
            kind: 'node',
            id: word,
            domain: null,
        };
        const old = Buffer.from(`node nodes {\n    ${word} -> mfn 0x10\n    1 -> mfn 0x11\n}\n`);
        const files = [{ uri: URI, content: old.toString('base64') }];
        const handed = { ...params, kind: 'head', files, isShown: true };
        for (const { method } of TABLE) await this.ask(method, method === BASE ? handed : params);
    }

    /** Waits until the newest text was judged, and gives what was said of it. */
    async settled(): Promise<readonly string[]> {
        for (let round = 0; this.published?.version !== this.version; round++) {
            assert.ok(round < MOST_ROUNDS, 'the server does not come to an end');
            await new Promise(setImmediate);
        }
        assert.deepEqual(this.failures, []);
        return (this.published?.diagnostics ?? []).map(
            ({ code, message, range: { start, end } }) =>
                `${start.line}:${start.character}-${end.line}:${end.character} ${code}: ${message}`,
        );
    }

    close(): void {
        this.editor.dispose();
    }

    private async ask(method: string, params: object): Promise<void> {
        const answer = await this.editor.sendRequest(method, params).catch((error: unknown) => error);
        if (!(answer instanceof ResponseError)) return;
        assert.ok(
            !FAILURES.includes(answer.code),
            `${method}: ${answer.message}\n${this.failures.join('\n')}`,
        );
        assert.doesNotMatch(withoutQuotes(answer.message), JAVASCRIPT, method);
    }
}

/** The parameters fit each method, so that none may say otherwise. */
const FAILURES: readonly number[] = [ErrorCodes.InternalError, ErrorCodes.InvalidParams];

/** What a refusal quotes are the names and paths of the document. */
const withoutQuotes = (message: string): string => message.replaceAll(/["«`].*["»`]/g, '');
