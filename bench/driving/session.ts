// A language server with one document open, which is edited.

import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { pause } from '../results/times';
import { Client, type Diagnostic } from './client';
import { framed } from './frames';
import type { Program } from './programs';
import type { Change, Toggle } from './table';

/** A document to open. The message is made beforehand, since making it is not the server's work. */
export interface Source {
    readonly uri: string;
    readonly opening: Buffer;
}

/** The file does not exist: what is measured is open in the editor only. */
export function sourceOf(languageId: 'eemi' | 'c', text: string): Source {
    const uri = pathToFileURL(path.join(os.tmpdir(), `eemi-bench.${languageId}`)).href;
    const textDocument = { uri, languageId, version: 1, text };
    return {
        uri,
        opening: framed({ jsonrpc: '2.0', method: 'textDocument/didOpen', params: { textDocument } }),
    };
}

/** The capabilities of editors that make a difference here. */
const CAPABILITIES = {
    workspace: {
        didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
        semanticTokens: { refreshSupport: true },
    },
    textDocument: {
        publishDiagnostics: { versionSupport: true, relatedInformation: true, codeDescriptionSupport: true },
        semanticTokens: {
            requests: { range: true, full: { delta: true } },
            tokenTypes: [],
            tokenModifiers: [],
        },
        hover: { contentFormat: ['markdown'] },
    },
    experimental: { eemiStatus: true },
};

export class Session {
    private version = 1;

    private constructor(
        readonly client: Client,
        private readonly uri: string,
    ) {}

    /** Starts a server, opens the document, and waits for its diagnostics. */
    static async start(program: Program, { uri, opening }: Source): Promise<Session> {
        const client = new Client(program);
        try {
            const params = { processId: process.pid, rootUri: null, capabilities: CAPABILITIES };
            await client.request('initialize', params);
            client.notify('initialized', {});
            const diagnostics = client.diagnostics(1);
            client.write(opening);
            await diagnostics;
            return new Session(client, uri);
        } catch (error) {
            await client.end();
            throw error;
        }
    }

    /** Sends a change, and gives the diagnostics of the changed document. */
    edit({ range, text }: Change): Promise<readonly Diagnostic[]> {
        const version = ++this.version;
        const diagnostics = this.client.diagnostics(version);
        this.client.notify('textDocument/didChange', {
            textDocument: { uri: this.uri, version },
            contentChanges: [{ range, text }],
        });
        return diagnostics;
    }

    ask(method: string, params: object): Promise<unknown> {
        return this.client.request(method, { textDocument: { uri: this.uri }, ...params });
    }

    /**
     * Makes a change and undoes it. Gives the milliseconds from each to its diagnostics, which must be right. After each the
     * server rests for `rest` milliseconds.
     */
    async toggle({ there, back, finding }: Toggle, judge: Judge, rest: number): Promise<[number, number]> {
        const first = await this.timed(there, judge, finding);
        await pause(rest);
        const second = await this.timed(back, judge, undefined);
        await pause(rest);
        return [first, second];
    }

    private async timed(change: Change, judge: Judge, finding: string | undefined): Promise<number> {
        const start = performance.now();
        const diagnostics = await this.edit(change);
        const time = performance.now() - start;
        judge(diagnostics, finding);
        return time;
    }
}

/** Throws if the diagnostics are not the expected ones. */
export type Judge = (diagnostics: readonly Diagnostic[], finding: string | undefined) => void;

/** Exactly one diagnostic with the expected code, or none at all if none is expected. */
export const strict: Judge = (diagnostics, finding) => {
    const codes = diagnostics.map(({ code }) => String(code));
    const isRight =
        finding === undefined ? codes.length === 0 : codes.filter(code => code === finding).length === 1;
    if (!isRight) throw new Error(`expected ${finding ?? 'nothing'}, found [${codes.join()}]`);
};

/** The echo server always says the same. */
export const lenient: Judge = diagnostics => {
    if (diagnostics.length !== 1) throw new Error('the echo server did not echo');
};
