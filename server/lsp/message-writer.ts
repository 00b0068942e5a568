// Messages over a stream, each written at once and in one piece. The library's writer lets a turn of the event loop pass before
// each message and sends its head by itself; that is a tenth of the time from a keystroke to its diagnostics.

import { AbstractMessageWriter, type Message, type MessageWriter } from 'vscode-jsonrpc/node';

export class PromptMessageWriter extends AbstractMessageWriter implements MessageWriter {
    private failures = 0;

    constructor(private readonly stream: NodeJS.WritableStream) {
        super();
        stream.on('error', error => this.fireError(error));
        stream.on('close', () => this.fireClose());
    }

    write(message: Message): Promise<void> {
        const text = JSON.stringify(message);
        return new Promise((resolve, reject) => {
            this.stream.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`, error => {
                if (!error) return resolve();
                this.failures++;
                this.fireError(error, message, this.failures);
                reject(error);
            });
        });
    }

    end(): void {
        this.stream.end();
    }
}
