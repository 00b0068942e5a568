// The ways to an editor that a process can have, and how it is noticed that there is none any more. It knows no message.

import {
    IPCMessageReader,
    IPCMessageWriter,
    type MessageReader,
    type MessageWriter,
    StreamMessageReader,
} from 'vscode-jsonrpc/node';
import { PromptMessageWriter } from './message-writer';

export interface Transport {
    readonly reader: MessageReader;
    readonly writer: MessageWriter;
    /** Has `leave` called when the other end is closed. */
    readonly whenClosed: (leave: () => void) => void;
}

/** The way that a process's arguments lead to; throws where they lead to none. */
export function transportOf(args: readonly string[]): Transport {
    if (args.includes('--node-ipc')) return channel();
    if (args.includes('--stdio')) return standardStreams();
    throw new Error('start the server with --stdio, or with --node-ipc from a parent process that is Node');
}

const channel = (): Transport => ({
    reader: new IPCMessageReader(process),
    writer: new IPCMessageWriter(process),
    whenClosed: leave => process.on('disconnect', leave),
});

const standardStreams = (): Transport => ({
    reader: new StreamMessageReader(process.stdin),
    writer: new PromptMessageWriter(process.stdout),
    whenClosed: leave => process.stdin.on('end', leave).on('close', leave),
});

/** The editor's process, where the arguments name it: `--clientProcessId=1` or `--clientProcessId 1`. */
export function clientProcessIn(args: readonly string[]): number | undefined {
    const [, id] = /(?:^|\n)--clientProcessId[=\n](\d+)(?:\n|$)/.exec(args.join('\n')) ?? [];
    return id === undefined ? undefined : Number(id);
}

/** Has `leave` called once there is no process of this id any more: an editor that was killed closes nothing. */
export function leaveWith(id: number, leave: () => void): void {
    const timer = setInterval(() => {
        if (isThere(id)) return;
        clearInterval(timer);
        leave();
    }, LOOK_EVERY);
    timer.unref();
}

const LOOK_EVERY = 3000;

/** A process that may not be signalled is there. */
function isThere(id: number): boolean {
    try {
        return process.kill(id, 0);
    } catch (error) {
        return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
    }
}
