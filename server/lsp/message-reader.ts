// Reads messages from a stream. The library's reader passes over a header that it does not understand and then takes the rest of
// the stream for something else, for good. This one stops there and says so.

import type { Readable } from 'node:stream';
import {
    AbstractMessageReader,
    type DataCallback,
    type Disposable,
    type Message,
    type MessageReader,
} from 'vscode-jsonrpc/node';

/** No editor sends this much in one message: a header that announces more is taken for a broken one. In bytes. */
const LONGEST_BODY = 0x1000_0000;
const LONGEST_HEADER = 0x1000;
const END_OF_HEADER = '\r\n\r\n';
/** Who ends lines like this waits for an answer already. */
const OTHER_END = '\n\n';

/** A place in the stream after which no message can be found any more. */
export class BrokenStream extends Error {}

export class StrictMessageReader extends AbstractMessageReader implements MessageReader {
    private chunks: Buffer[] = [];
    private size = 0;
    /** How many bytes of the chunks were read already. */
    private read = 0;
    /** The length of the body that comes next, in bytes; `undefined` while a header comes next. */
    private body: number | undefined;

    constructor(private readonly stream: Readable) {
        super();
    }

    listen(callback: DataCallback): Disposable {
        const take = (chunk: Buffer): void => {
            try {
                this.chunks.push(chunk);
                this.size += chunk.length;
                while (this.hasRead(callback));
            } catch (error) {
                this.stream.off('data', take);
                this.fireError(error);
            }
        };
        this.stream
            .on('data', take)
            .on('error', error => this.fireError(error))
            .on('close', () => this.fireClose());
        return { dispose: () => this.stream.off('data', take) };
    }

    /** Reads the next header or body; `false` if not all of it is there yet. */
    private hasRead(callback: DataCallback): boolean {
        if (this.body === undefined) return this.hasReadHeader();
        const end = this.read + this.body;
        if (this.size < end) return false;
        const text = this.received().toString('utf8', this.read, end);
        this.body = undefined;
        this.drop(end);
        this.deliver(text, callback);
        return true;
    }

    private hasReadHeader(): boolean {
        if (this.size === 0) return false;
        const begin = this.received().toString('latin1', this.read, this.read + LONGEST_HEADER);
        const end = begin.indexOf(END_OF_HEADER);
        if (end < 0) {
            if (begin.length < LONGEST_HEADER && !begin.includes(OTHER_END)) return false;
            throw new BrokenStream('a message does not begin with a header');
        }
        this.body = lengthIn(begin.slice(0, end + END_OF_HEADER.length));
        this.read += end + END_OF_HEADER.length;
        return true;
    }

    /** What was received and not dropped yet, in one piece. */
    private received(): Buffer {
        const [first] = this.chunks;
        if (first !== undefined && this.chunks.length === 1) return first;
        const joined = Buffer.concat(this.chunks);
        this.chunks = [joined];
        return joined;
    }

    /** Drops what was received up to a place, which is the end of a message: usually that of all. */
    private drop(end: number): void {
        this.chunks = end < this.size ? [this.received().subarray(end)] : [];
        this.size -= end;
        this.read = 0;
    }

    /** The next message can be found behind a body that is no message, so that one is only reported. */
    private deliver(text: string, callback: DataCallback): void {
        try {
            const message: Message = JSON.parse(text);
            callback(message);
        } catch {
            this.fireError(new Error('what was sent as a message is none, and was left out'));
        }
    }
}

/** The length of the body in bytes, according to a header. */
function lengthIn(header: string): number {
    const [, digits] = /^Content-Length: *(\d+)\r$/im.exec(header) ?? [];
    const length = Number(digits);
    if (digits === undefined || length > LONGEST_BODY)
        throw new BrokenStream(`a message has the header ${JSON.stringify(header.trim().slice(0, 100))}`);
    return length;
}
