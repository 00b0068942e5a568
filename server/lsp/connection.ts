// The server over one connection: its life from initialize to exit. What an editor asks is in the table, what it tells is in
// the notifications; here is what holds for all of them.

import { type Connection, ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { contextOf } from './context';
import { Idle } from './idle';
import { type Heed, NOTIFICATIONS } from './notifications';
import type { Context, Serve } from './row';
import type { ProgramFiles } from './session';
import { capabilities, TABLE } from './table';

/** Answers an editor until it goes. What is given is to be called for each message that comes in, before it is handled. */
export function serve(connection: Connection, program: ProgramFiles): () => void {
    const server = new Server(connection);
    for (const { listen } of TABLE) listen(connection, server.answer);
    connection.onInitialize(params => {
        server.context = contextOf(connection, program, params, () => server.idle.schedule());
        for (const { listen } of NOTIFICATIONS) listen(connection, server.heed);
        return { capabilities, serverInfo: { name: 'eemi-acl', version: PROGRAM_VERSION } };
    });
    connection.onInitialized(() => server.begin());
    connection.onShutdown(() => {
        server.life = 'over';
    });
    return () => server.idle.heard();
}

class Server {
    context: Context | undefined;
    /** An editor that has not said that it is ready is sent nothing but answers. */
    life: 'starting' | 'running' | 'over' = 'starting';
    readonly idle = new Idle(() => this.work());

    constructor(private readonly connection: Connection) {}

    begin(): void {
        this.life = 'running';
        this.context?.greet();
        this.idle.schedule();
    }

    readonly answer: Serve = (method, token, answer) => {
        const { context } = this;
        if (context === undefined)
            return refuse(ErrorCodes.ServerNotInitialized, 'the first request is initialize');
        if (this.life === 'over') return refuse(ErrorCodes.InvalidRequest, 'the server was shut down');
        if (token.isCancellationRequested) return refuse(LSPErrorCodes.RequestCancelled, 'cancelled');
        try {
            const start = performance.now();
            const result = answer(context);
            this.connection.tracer.log(`${method}: ${(performance.now() - start).toFixed(1)} ms`);
            return result;
        } catch (error) {
            if (error instanceof ResponseError) throw error;
            this.logFailure(method, error);
            return refuse(ErrorCodes.InternalError, `${method} failed: ${String(error)}`);
        }
    };

    readonly heed: Heed = (method, act) => {
        if (this.context === undefined || this.life === 'over') return;
        try {
            act(this.context);
        } catch (error) {
            this.logFailure(method, error);
        }
    };

    /** One piece of work between messages; gives whether there may be more. */
    private work(): boolean {
        if (this.context === undefined || this.life !== 'running') return false;
        try {
            return this.context.session.step();
        } catch (error) {
            // What failed was taken off the list before, so that it does not fail for ever.
            this.logFailure('work between messages', error);
            return true;
        }
    }

    private logFailure(what: string, error: unknown): void {
        this.connection.console.error(
            `${what} failed: ${error instanceof Error ? error.stack : String(error)}`,
        );
    }
}

function refuse(code: number, why: string): never {
    throw new ResponseError(code, why);
}
