// A server in this process with one document open, all of whose methods are asked. It judges itself: what fails within it, what it
// says in JavaScript's words, and what never ends is a failure.

import assert from 'node:assert/strict';
import { ErrorCodes, ResponseError } from 'vscode-jsonrpc/node';
import type { Position, Range } from 'vscode-languageserver-protocol';
import { BASE } from '../../server/lsp/protocol';
import { TABLE } from '../../server/lsp/table';
import { JAVASCRIPT } from '../lsp/hostile';
import { InProcess } from '../lsp/in-process';

/** Not on the disk, so that no request can write there. */
const URI = 'untitled:fuzz.eemi';

export class OpenDocument {
    private constructor(
        private readonly editor: InProcess,
        private readonly uri: string,
        private readonly isGenerated = false,
    ) {}

    static async with(text: string): Promise<OpenDocument> {
        const editor = await InProcess.start();
        await editor.open(URI, text);
        return new OpenDocument(editor, URI);
    }

    /** A generated file beside its source, both in a folder that no machine has. */
    static async generated(source: string, name: string, text: string): Promise<OpenDocument> {
        const editor = await InProcess.start();
        await editor.open('file:///no/such/folder/fuzz.eemi', source);
        const uri = `file:///no/such/folder/${name}`;
        await editor.open(uri, text, name.endsWith('.ts') ? 'typescript' : 'c');
        return new OpenDocument(editor, uri, true);
    }

    /** Replaces a range, or the whole text. */
    edit(text: string, range?: Range): Promise<void> {
        return this.editor.edit(this.uri, text, range);
    }

    /** Asks every method about a place: each takes from the parameters what it knows. */
    async askEverything(position: Position, end: Position, word: string): Promise<void> {
        const { uri, editor } = this;
        const range = { start: position, end };
        const params = {
            textDocument: { uri },
            position,
            positions: [position, end],
            range,
            context: {
                diagnostics: editor.published.get(uri)?.diagnostics ?? [],
                only: [''],
                includeDeclaration: true,
            },
            options: { tabSize: 4, insertSpaces: true },
            newName: word,
            query: word,
            label: word,
            text: `static const struct pm_access t_node[] = { [1] = { ${word} } };`,
            ch: '\n',
            previousResultId: '1',
            files: [{ oldUri: uri, newUri: 'untitled:other.eemi' }],
            command: 'eemi.emit',
            arguments: [URI],
            coverage: true,
            format: 'c',
            kind: 'node',
            id: word,
            domain: null,
        };
        const old = Buffer.from(`node nodes {\n    ${word} -> mfn 0x10\n    1 -> mfn 0x11\n}\n`);
        const files = [{ uri, content: old.toString('base64') }];
        const handed = { ...params, kind: 'head', files, isShown: true };
        for (const { method } of TABLE) await this.ask(method, method === BASE ? handed : params);
    }

    /** Waits until the newest text was judged, and gives what was said of it. */
    async settled(): Promise<readonly string[]> {
        // Nothing is said of a document that has lost its banner.
        const params = { textDocument: { uri: this.uri } };
        const isOurs = !this.isGenerated || (await this.editor.ask('textDocument/codeLens', params)) !== null;
        const found = isOurs ? await this.editor.said(this.uri) : [];
        assert.deepEqual(this.editor.failures, []);
        return found.map(
            ({ code, message, range: { start, end } }) =>
                `${start.line}:${start.character}-${end.line}:${end.character} ${code}: ${message}`,
        );
    }

    close(): void {
        this.editor.close();
    }

    private async ask(method: string, params: object): Promise<void> {
        const answer = await this.editor.ask(method, params).catch((error: unknown) => error);
        if (!(answer instanceof ResponseError)) return;
        assert.ok(
            !FAILURES.includes(answer.code),
            `${method}: ${answer.message}\n${this.editor.failures.join('\n')}`,
        );
        assert.doesNotMatch(withoutQuotes(answer.message), JAVASCRIPT, method);
    }
}

/** The parameters fit each method, so that none may say otherwise. */
const FAILURES: readonly number[] = [ErrorCodes.InternalError, ErrorCodes.InvalidParams];

/** What a refusal quotes are the names and paths of the document. */
const withoutQuotes = (message: string): string => message.replaceAll(/["«`].*["»`]/g, '');
