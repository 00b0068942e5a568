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
import type { ServerOptions } from './server-options';

export interface Connection {
    readonly reader: MessageReader;
    readonly writer: MessageWriter;
    /** Calls `leave` when the other end is closed. */
    readonly whenClosed: (leave: () => void) => void;
}

export const connectionTo = (transport: ServerOptions['transport']): Connection =>
    transport === '--node-ipc' ? channel() : standardStreams();

const channel = (): Connection => ({
    reader: new IPCMessageReader(process),
    writer: new IPCMessageWriter(process),
    whenClosed: leave => process.on('disconnect', leave),
});

const standardStreams = (): Connection => ({
    reader: new StrictMessageReader(process.stdin),
    writer: new PromptMessageWriter(process.stdout),
    whenClosed: leave => process.stdin.on('end', leave).on('close', leave),
});

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
