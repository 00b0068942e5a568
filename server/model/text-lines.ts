// A long text as it is made, line by line. It knows nothing of what the lines say.

/** How many lines are joined at a time: so many that V8 leaves the piece where it is made. */
const PIECE = 4096;

/**
 * Lines that are joined by the thousand as they come: what a line was made of is garbage then, which costs nothing, while a
 * hundred thousand small strings that live on are moved by the garbage collector again and again.
 */
export class TextLines {
    private readonly joined: string[] = [];
    private open: string[] = [];

    /** Adds a line; there is no line feed in it. */
    add(text: string): void {
        this.open.push(text);
        if (this.open.length < PIECE) return;
        this.joined.push(textOf(this.open));
        this.open = [];
    }

    /** How many there are. */
    get count(): number {
        return this.joined.length * PIECE + this.open.length;
    }

    /** The text, in pieces of whole lines. */
    pieces(): string[] {
        return [...this.joined, textOf(this.open)];
    }
}

/** The lines as text, each with its line feed. */
const textOf = (lines: readonly string[]): string => [...lines, ''].join('\n');
