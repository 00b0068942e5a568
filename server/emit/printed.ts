// An output as it is put together: parts that grow line by line, and know which of their lines a row became.

import type { Row } from '../model/program';
import { TextLines } from '../model/text-lines';
import { type Banner, printBanner } from './banner';

/** A whole output. Its text and its rows are made when they are asked for: whoever writes the bytes does not pay for them. */
export class Printed {
    constructor(
        private readonly parts: readonly Part[],
        /** The text as UTF-8, in pieces of whole lines. It ends with one line feed. */
        readonly bytes: readonly Uint8Array[],
    ) {}

    get text(): string {
        return Buffer.concat(this.bytes).toString('utf8');
    }

    /** Which lines each row became, in their order. */
    get rows(): RowLines[] {
        let above = 0;
        return this.parts.flatMap(part => {
            const rows = part.rowLines(above);
            above += part.lineCount;
            return rows;
        });
    }
}

/** The lines of the text that a row became, from 0, both included. */
export interface RowLines {
    readonly row: Row;
    readonly first: number;
    readonly last: number;
}

/** Lines that stand together in an output. */
export class Part {
    private readonly content = new TextLines();
    private readonly rows: Row[] = [];
    /** The first and the last line of each of these rows, from 0 in this part. */
    private readonly firsts: number[] = [];
    private readonly lasts: number[] = [];

    /** Adds a line; there is no line feed in it. */
    line(text: string): void {
        this.content.add(text);
    }

    lines(texts: Iterable<string>): void {
        for (const text of texts) this.content.add(text);
    }

    /** Adds the lines that a row becomes. */
    row(row: Row, texts: readonly string[]): void {
        if (texts.length === 0) return;
        this.rows.push(row);
        this.firsts.push(this.content.count);
        for (const text of texts) this.content.add(text);
        this.lasts.push(this.content.count - 1);
    }

    get lineCount(): number {
        return this.content.count;
    }

    /** The text as UTF-8, in pieces of whole lines. */
    pieces(): Uint8Array[] {
        return this.content.pieces();
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
    const head = new Part();
    head.lines(printBanner(banner, pieces));
    return new Printed([head, ...parts], [...head.pieces(), ...pieces]);
}
