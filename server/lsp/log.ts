// The editor's log: what failed and, while the editor traces this server, what each request took.

import type { Logger } from 'vscode-jsonrpc/node';
import type { MessageType } from 'vscode-languageserver-protocol';

/** Sends a notification; fails where the connection is closed. */
type Send = (
    method: 'window/logMessage' | '$/logTrace',
    params: { type?: MessageType; message: string },
) => Promise<void>;

export class Log implements Logger {
    private isTracing = false;

    constructor(private readonly send: Send) {}

    error(message: string): void {
        this.write(1, message);
    }

    warn(message: string): void {
        this.write(2, message);
    }

    info(message: string): void {
        this.write(3, message);
    }

    log(message: string): void {
        this.write(4, message);
    }

    /** `value` is what an editor sends: `off`, or how much it wants to know. */
    setTrace(value: unknown): void {
        this.isTracing = value === 'messages' || value === 'compact' || value === 'verbose';
    }

    trace(message: string): void {
        if (this.isTracing) this.sent(this.send('$/logTrace', { message }));
    }

    private write(type: MessageType, message: string): void {
        this.sent(this.send('window/logMessage', { type, message }));
    }

    /** That there is no editor any more is nothing that it could be told. */
    private sent(sending: Promise<void>): void {
        sending.catch(() => {});
    }
}
