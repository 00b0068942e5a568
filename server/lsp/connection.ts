// The server over one connection: its life from initialize to exit. Requests are in `table.ts`, notifications in
// `notifications.ts`; what is common to all of them is here.

import {
    CancellationToken,
    ErrorCodes,
    type MessageConnection,
    RequestType0,
    ResponseError,
} from 'vscode-jsonrpc/node';
import { drop, isSteps, type Steps } from '../language/steps';
import { contextOf } from './context';
import { Idle } from './idle';
import type { Log } from './log';
import { notification, request } from './messages';
import { type HandleNotification, NOTIFICATIONS } from './notifications';
import { field, given } from './params';
import type { Serve, ServerContext } from './request-handler';
import type { ProgramFiles } from './session';
import { capabilities, TABLE } from './table';
import { BEFORE_A_CHANGE, LINES_A_TURN, SERVING } from './turn';
import { Turns } from './turns';

/** What the server needs from its process. */
export interface ServerHost {
    readonly files: ProgramFiles;
    /** Makes the server exit when the process with this id is gone. */
    readonly leaveWith: (id: number) => void;
    readonly exit: (code: 0 | 1) => void;
}

export interface Running {
    /** To be called for each message when it comes in, and again before it is handled. */
    readonly heard: () => void;
    /** To be called when the editor is gone. */
    readonly leave: () => void;
}

/** Answers an editor until the connection ends. */
export function serve(connection: MessageConnection, log: Log, host: ServerHost): Running {
    const server = new Server(log);
    const leave = (): void => host.exit(server.life === 'over' ? 0 : 1);
    for (const { listen } of TABLE) listen(connection, server.answer);
    for (const { listen } of NOTIFICATIONS) listen(connection, server.handle);
    connection.onRequest(request('initialize'), params => {
        server.initialize(() =>
            contextOf(connection, log, host.files, given(params), {
                schedule: () => server.idle.schedule(),
                inTurns: server.inTurns,
            }),
        );
        const processId = field(params, 'processId');
        if (typeof processId === 'number') host.leaveWith(processId);
        log.setTrace(field(params, 'trace'));
        return { capabilities, serverInfo: { name: 'eemi-acl', version: PROGRAM_VERSION } };
    });
    connection.onNotification(notification('initialized'), () => server.begin());
    connection.onNotification(notification('$/setTrace'), params => log.setTrace(field(params, 'value')));
    connection.onRequest(new RequestType0('shutdown'), () => server.end());
    connection.onNotification('exit', leave);
    return { heard: () => server.idle.heard(), leave };
}

class Server {
    context: ServerContext | undefined;
    /** Until the editor says that it is ready, the server sends it nothing but answers. */
    life: 'starting' | 'running' | 'over' = 'starting';
    readonly idle = new Idle(() => this.work());
    private readonly turns = new Turns(() => this.idle.schedule(), SERVING, BEFORE_A_CHANGE);

    constructor(private readonly log: Log) {}

    /** A second request is refused, and what the editor has opened since the first stays. */
    initialize(create: () => ServerContext): void {
        this.guarded('initialize', () => {
            if (this.context !== undefined)
                refuse(ErrorCodes.InvalidRequest, 'the server is initialized already');
            this.context = create();
        });
    }

    begin(): void {
        this.life = 'running';
        this.context?.greet();
        this.idle.schedule();
    }

    /** From now on there are only errors, for requests that still wait as well. */
    end(): void {
        if (this.context === undefined) refuse(ErrorCodes.ServerNotInitialized, UNINITIALIZED);
        if (this.life === 'over') refuse(ErrorCodes.InvalidRequest, SHUT_DOWN);
        this.life = 'over';
        this.turns.answerAll();
    }

    readonly answer: Serve = (method, token, fileOf, answer, isPatient) =>
        this.guarded(method, () => {
            const { context } = this;
            if (context === undefined) return refuse(ErrorCodes.ServerNotInitialized, UNINITIALIZED);
            const file = fileOf(context);
            const { session } = context;
            const isReady = (): boolean =>
                file === undefined || session.generated?.has(file) === true || session.analyses.advance(file);
            const refuseIfOver = (): void => this.refuseIfOver(token);
            const begin = () =>
                this.reported(
                    method,
                    answering(isReady, refuseIfOver, () => answer(context)),
                );
            const isOfAnyText = !method.startsWith(OF_THE_PROTOCOL);
            return this.turns.answer(begin, token, { isPatient, file, isOfAnyText });
        });

    /** The same for what is not asked for by itself. */
    readonly inTurns: ServerContext['inTurns'] = async <R>(begin: () => Steps<R>): Promise<Awaited<R>> => {
        const token = CancellationToken.None;
        const refuseIfOver = (): void => this.refuseIfOver(token);
        return await this.turns.answer(() => answering(() => true, refuseIfOver, begin), token);
    };

    /** Throws if nobody waits for the answer of a request any more. */
    private refuseIfOver(token: CancellationToken): void {
        const refusal = this.refusal(token);
        if (refusal !== undefined) throw refusal;
    }

    /** The error for a request that gets no answer. */
    private refusal(token: CancellationToken): ResponseError | undefined {
        if (this.life === 'over') return new ResponseError(ErrorCodes.InvalidRequest, SHUT_DOWN);
        return token.isCancellationRequested ? new ResponseError(REQUEST_CANCELLED, 'cancelled') : undefined;
    }

    /** Turns the failure of a request into an error. */
    private guarded<R>(method: string, act: () => R): R {
        try {
            return act();
        } catch (error) {
            throw this.failureOf(method, error);
        }
    }

    private failureOf(method: string, error: unknown): ResponseError {
        if (error instanceof ResponseError) return error;
        this.logFailure(method, error);
        const why = `${method} failed; the log of the server says where`;
        return new ResponseError(ErrorCodes.InternalError, why);
    }

    /** Logs how long an answer took, and turns a failure into an error. */
    private *reported<R>(method: string, steps: Steps<R>): Steps<R> {
        const start = performance.now();
        try {
            const result = yield* steps;
            this.log.trace(`${method}: ${(performance.now() - start).toFixed(1)} ms`);
            return result;
        } catch (error) {
            throw this.failureOf(method, error);
        }
    }

    readonly handle: HandleNotification = (method, act, changed) => {
        if (this.context === undefined || this.life === 'over') return;
        try {
            this.turns.beforeChange(changed(this.context));
            act(this.context);
        } catch (error) {
            if (error instanceof ResponseError) this.log.error(`${method} is left out: ${error.message}`);
            else this.logFailure(method, error);
        }
    };

    /** Does one piece of work between messages; gives whether there may be more. */
    private work(): boolean {
        try {
            if (this.turns.step()) return true;
            if (this.context === undefined || this.life !== 'running') return false;
            return this.context.session.step() || this.context.compareNext();
        } catch (error) {
            // What failed has been taken off its list already, so that it does not fail again and again.
            this.logFailure('work between messages', error);
            return true;
        }
    }

    private logFailure(what: string, error: unknown): void {
        this.log.error(`${what} failed: ${error instanceof Error ? error.stack : String(error)}`);
    }
}

/** What a request asks for: first its file is analysed. `refuseIfOver` throws if nobody waits for the answer any more. */
function* answering<R>(
    isReady: () => boolean,
    refuseIfOver: () => void,
    answer: () => R | Steps<R>,
): Steps<R> {
    for (refuseIfOver(); !isReady(); refuseIfOver()) yield LINES_A_TURN;
    const answered = answer();
    if (!isSteps(answered)) return answered;
    try {
        for (;;) {
            const step = answered.next();
            if (step.done) return step.value;
            yield step.value;
            refuseIfOver();
        }
    } finally {
        drop(answered);
    }
}

/** What our own client asks is about a whole file, and never only about a place in its text. */
const OF_THE_PROTOCOL = 'textDocument/';

const UNINITIALIZED = 'the first request must be initialize';
const SHUT_DOWN = 'the server was shut down';

/** An error code of the editor protocol that the library does not define. */
const REQUEST_CANCELLED = -32800;

function refuse(code: number, why: string): never {
    throw new ResponseError(code, why);
}
