// A client for a language server that runs as a program: requests, notifications and diagnostics over its pipes, with as little
// as possible between the clock and the server. All servers are driven through it in the same way.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Frames, framed } from './frames';
import type { Program } from './programs';

export interface Diagnostic {
    readonly code?: number | string;
}

interface Message {
    readonly id?: number | string;
    readonly method?: string;
    readonly params?: {
        readonly version?: number;
        readonly diagnostics?: readonly Diagnostic[];
        readonly items?: readonly unknown[];
    };
    readonly result?: unknown;
    readonly error?: { readonly message: string };
}

interface Waiting {
    readonly take: (message: Message) => void;
    readonly fail: (error: Error) => void;
}

/** How many milliseconds to wait for an answer before giving up. */
const PATIENCE = 300_000;

export class Client {
    private readonly child: ChildProcess;
    private readonly frames = new Frames(body => this.hear(JSON.parse(body)));
    /** The key is the id of a request, or `v` and the version of a document. */
    private readonly waiting = new Map<string, Waiting>();
    private lastId = 0;

    constructor(private readonly program: Program) {
        this.child = spawn(program.command, program.args, { stdio: ['pipe', 'pipe', 'inherit'] });
        this.child.stdout?.on('data', (piece: Buffer) => this.frames.push(piece));
        this.child.stdin?.on('error', () => {});
        this.child.on('error', error => this.failAll(String(error)));
        this.child.on('exit', code => this.failAll(`ended with ${code}`));
    }

    get id(): number {
        return this.child.pid ?? Number.NaN;
    }

    /** The result of a request; throws where the server answers with an error. */
    async request(method: string, params: object): Promise<unknown> {
        const id = ++this.lastId;
        const answer = this.wait(String(id), `${method} is answered`);
        this.write(framed({ jsonrpc: '2.0', id, method, params }));
        const { error, result } = await answer;
        if (error !== undefined) throw new Error(`${this.program.name}: ${method}: ${error.message}`);
        return result;
    }

    notify(method: string, params: object): void {
        this.write(framed({ jsonrpc: '2.0', method, params }));
    }

    /** Sends the bytes of a ready-made message. */
    write(message: Buffer): void {
        this.child.stdin?.write(message);
    }

    /** The diagnostics published for this version of the one open document. Call it before the edit is sent. */
    async diagnostics(version: number): Promise<readonly Diagnostic[]> {
        const { params } = await this.wait(`v${version}`, `version ${version} has diagnostics`);
        return params?.diagnostics ?? [];
    }

    /** Ends the program, and waits for it to exit. */
    async end(): Promise<void> {
        this.child.removeAllListeners('exit');
        if (this.child.exitCode !== null || this.child.signalCode !== null) return;
        const gone = once(this.child, 'exit');
        this.child.kill('SIGKILL');
        await gone;
    }

    private wait(key: string, what: string): Promise<Message> {
        return new Promise((resolve, reject) => {
            const fail = (error: Error): void => {
                clearTimeout(timer);
                reject(error);
            };
            const late = new Error(`${this.program.name}: waited in vain until ${what}`);
            const timer = setTimeout(() => fail(late), PATIENCE);
            const take = (message: Message): void => {
                clearTimeout(timer);
                resolve(message);
            };
            this.waiting.set(key, { take, fail });
        });
    }

    private hear(message: Message): void {
        const { id, method, params } = message;
        if (method === undefined) return this.answered(String(id), message);
        if (id !== undefined) {
            const result = params?.items?.map(() => null) ?? null;
            this.write(framed({ jsonrpc: '2.0', id, result }));
        } else if (method === 'textDocument/publishDiagnostics') {
            this.answered(`v${params?.version}`, message);
        }
    }

    private answered(key: string, message: Message): void {
        const waiting = this.waiting.get(key);
        this.waiting.delete(key);
        waiting?.take(message);
    }

    private failAll(why: string): void {
        for (const { fail } of this.waiting.values()) fail(new Error(`${this.program.name}: ${why}`));
        this.waiting.clear();
    }
}
