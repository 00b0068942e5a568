// A long text that is built line by line. It does not know what the lines say.

/** How many lines are converted at a time: few enough that the strings are garbage before the next collection. */
const PIECE = 256;

const UTF8 = new TextEncoder();

/**
 * Lines that are soon converted to bytes. Their strings are then short-lived garbage, which costs little, while the collector would
 * move a hundred thousand long-lived strings again and again. Writing and computing a digest need only the bytes anyway.
 */
export class TextLines {
    private readonly done: Uint8Array[] = [];
    /** The lines that are not converted yet, and behind them what was: an array that is emptied has to grow again. */
    private readonly open: string[] = [];
    private opened = 0;

    /** Adds a line, which must not contain a line feed. */
    append(text: string): void {
        this.open[this.opened++] = text;
        if (this.opened < PIECE) return;
        this.done.push(bytesOf(this.open, PIECE));
        this.opened = 0;
    }

    /** The number of lines. */
    get count(): number {
        return this.done.length * PIECE + this.opened;
    }

    /** The text as UTF-8, in pieces of whole lines. */
    pieces(): Uint8Array[] {
        return [...this.done, bytesOf(this.open, this.opened)];
    }
}

/** The first lines as UTF-8, each with its line feed. */
function bytesOf(lines: readonly string[], count: number): Uint8Array {
    return UTF8.encode(lines.slice(0, count).concat('').join('\n'));
}
