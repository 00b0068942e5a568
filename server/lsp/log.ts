// The editor's log: what failed and, while the editor traces this server, how long each request took.

import type { Logger } from 'vscode-jsonrpc/node';
import type { MessageType } from 'vscode-languageserver-protocol';

/** Sends a notification; fails if the connection is closed. */
type Send = (
    method: 'window/logMessage' | '$/logTrace',
    params: { type?: MessageType; message: string },
) => Promise<void>;

export class Log implements Logger {
    private isTracing = false;

    constructor(private readonly send: Send) {}

    /** Ends when the message is sent. */
    async error(message: string): Promise<void> {
        await this.write(1, message);
    }

    warn(message: string): void {
        void this.write(2, message);
    }

    info(message: string): void {
        void this.write(3, message);
    }

    log(message: string): void {
        void this.write(4, message);
    }

    /** `value` is the trace setting that an editor sends: `off`, or a level of detail. */
    setTrace(value: unknown): void {
        this.isTracing = value === 'messages' || value === 'compact' || value === 'verbose';
    }

    trace(message: string): void {
        if (this.isTracing) void this.sent(this.send('$/logTrace', { message }));
    }

    private write(type: MessageType, message: string): Promise<void> {
        return this.sent(this.send('window/logMessage', { type, message }));
    }

    /** If the editor is gone, there is nobody to send the log to. */
    private sent(sending: Promise<void>): Promise<void> {
        return sending.catch(() => {});
    }
}
