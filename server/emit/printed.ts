// An output as it is put together: parts that grow line by line, and know which of their lines a row became.

import type { Row } from '../model/program';
import { type Banner, printBanner } from './banner';

export interface Printed {
    /** It ends with one line feed. */
    readonly text: string;
    /** Which lines each row became, in their order. Made when it is asked for: whoever wants the text alone does not pay. */
    readonly rows: () => RowLines[];
}

/** The lines of the text that a row became, from 0, both included. */
export interface RowLines {
    readonly row: Row;
    readonly first: number;
    readonly last: number;
}

/** How many lines are joined at a time: so many that there are few pieces, and that a piece is large enough to stay in place. */
const PIECE = 4096;

/**
 * Lines that stand together in an output. They are joined by the thousand as they come: what a line was made of is garbage
 * then, which costs nothing, while a hundred thousand small strings that live on are moved again and again.
 */
export class Part {
    private readonly full: string[] = [];
    private open: string[] = [];
    private readonly rows: Row[] = [];
    /** The first and the last line of each of these rows, from 0 in this part. */
    private readonly firsts: number[] = [];
    private readonly lasts: number[] = [];

    /** Adds a line; there is no line feed in it. */
    line(text: string): void {
        this.open.push(text);
        if (this.open.length < PIECE) return;
        this.full.push(joined(this.open));
        this.open = [];
    }

    lines(texts: Iterable<string>): void {
        for (const text of texts) this.line(text);
    }

    /** Adds the lines that a row becomes. */
    row(row: Row, texts: readonly string[]): void {
        if (texts.length === 0) return;
        this.rows.push(row);
        this.firsts.push(this.lineCount);
        this.lines(texts);
        this.lasts.push(this.lineCount - 1);
    }

    get lineCount(): number {
        return this.full.length * PIECE + this.open.length;
    }

    /** The text, in pieces of whole lines. */
    pieces(): string[] {
        return [...this.full, joined(this.open)];
    }

    /** Where the rows stand in a text that has `start` lines before this part. */
    rowLines(start: number): RowLines[] {
        return this.rows.map((row, at) => ({
            row,
            first: start + (this.firsts[at] ?? 0),
            last: start + (this.lasts[at] ?? 0),
        }));
    }
}

/** The whole output: the banner and these parts. */
export function printed(banner: Banner, parts: readonly Part[]): Printed {
    const pieces = parts.flatMap(part => part.pieces());
    const head = printBanner(banner, pieces);
    const text = [...head.map(line => `${line}\n`), ...pieces].join('');
    return { text, rows: () => rowLines(parts, head.length) };
}

function rowLines(parts: readonly Part[], start: number): RowLines[] {
    let at = start;
    return parts.flatMap(part => {
        const rows = part.rowLines(at);
        at += part.lineCount;
        return rows;
    });
}

/** The lines as text, each with its line feed. */
const joined = (lines: readonly string[]): string => [...lines, ''].join('\n');
