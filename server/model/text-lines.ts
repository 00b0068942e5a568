// A long text as it is made, line by line. It knows nothing of what the lines say.

/** How many lines are put together at a time: so few that most of them are garbage before the collector comes by. */
const PIECE = 256;

const UTF8 = new TextEncoder();

/**
 * Lines that become bytes as they come. What a line was made of is garbage then, which costs nothing, while a hundred
 * thousand small strings that live on are moved by the garbage collector again and again; and the bytes are what is written
 * and what a digest is of.
 */
export class TextLines {
    private readonly done: Uint8Array[] = [];
    private readonly open: string[] = [];

    /** Adds a line; there is no line feed in it. */
    append(text: string): void {
        this.open.push(text);
        if (this.open.length < PIECE) return;
        this.done.push(bytesOf(this.open));
        this.open.length = 0;
    }

    /** How many there are. */
    get count(): number {
        return this.done.length * PIECE + this.open.length;
    }

    /** The text as UTF-8, in pieces of whole lines. */
    pieces(): Uint8Array[] {
        return [...this.done, bytesOf(this.open)];
    }
}

/** The lines as UTF-8, each with its line feed. */
function bytesOf(lines: readonly string[]): Uint8Array {
    return UTF8.encode(lines.concat('').join('\n'));
}
