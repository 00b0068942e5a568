// Messages of the editor protocol as bytes: a header with the length, then JSON. Large messages may come in many pieces: no
// byte is copied more than a few times.

const END = '\r\n\r\n';

export function framed(message: object): Buffer {
    const body = JSON.stringify(message);
    return Buffer.from(`Content-Length: ${Buffer.byteLength(body)}${END}${body}`);
}

/** Takes bytes as they arrive, and gives each message once it is complete. */
export class Frames {
    private pieces: Buffer[] = [];
    private size = 0;
    /** Fewer bytes cannot hold a message. */
    private needed = END.length;

    constructor(private readonly heard: (body: string) => void) {}

    push(piece: Buffer): void {
        this.pieces.push(piece);
        this.size += piece.length;
        while (this.size >= this.needed && this.take()) {}
    }

    /** Takes one message off the front, if it is complete. */
    private take(): boolean {
        const bytes = Buffer.concat(this.pieces);
        this.pieces = [bytes];
        const head = bytes.indexOf(END);
        if (head === -1) return this.wait(this.size + 1);
        const length = Number(/content-length: *(\d+)/i.exec(bytes.toString('latin1', 0, head))?.[1]);
        const [start, end] = [head + END.length, head + END.length + length];
        if (Number.isNaN(length)) throw new Error('a message without a length');
        if (this.size < end) return this.wait(end);
        this.pieces = [bytes.subarray(end)];
        this.size -= end;
        this.needed = END.length;
        this.heard(bytes.toString('utf8', start, end));
        return true;
    }

    private wait(needed: number): false {
        this.needed = needed;
        return false;
    }
}
