// How a process is connected to an editor, and how it notices that the editor is gone. It knows no messages.

import {
    IPCMessageReader,
    IPCMessageWriter,
    type MessageReader,
    type MessageWriter,
} from 'vscode-jsonrpc/node';
import { isRunning } from '../files/processes';
import { StrictMessageReader } from './message-reader';
import { PromptMessageWriter } from './message-writer';

export interface Transport {
    readonly reader: MessageReader;
    readonly writer: MessageWriter;
    /** Calls `leave` when the other end is closed. */
    readonly whenClosed: (leave: () => void) => void;
}

/** The connection that the arguments name; throws if they name none. */
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
    reader: new StrictMessageReader(process.stdin),
    writer: new PromptMessageWriter(process.stdout),
    whenClosed: leave => process.stdin.on('end', leave).on('close', leave),
});

/** The id of the editor's process, if it is in the arguments: `--clientProcessId=1` or `--clientProcessId 1`. */
export function clientProcessIn(args: readonly string[]): number | undefined {
    const [, id] = /(?:^|\n)--clientProcessId[=\n](\d+)(?:\n|$)/.exec(args.join('\n')) ?? [];
    return id === undefined ? undefined : Number(id);
}

/** Calls `leave` when the process with this id is gone: an editor that was killed may not close the connection. */
export function leaveWith(id: number, leave: () => void): void {
    const timer = setInterval(() => {
        if (isRunning(id)) return;
        clearInterval(timer);
        leave();
    }, LOOK_EVERY);
    timer.unref();
}

const LOOK_EVERY = 3000;
