// An output as it is put together: parts that grow line by line, and know which of their lines a row became.

import type { Row } from '../model/program';
import { TextLines } from '../model/text-lines';
import { type Banner, printBanner } from './banner';

/** A whole output. Its text is made when it is asked for: whoever writes the bytes does not pay for it. */
export class Printed {
    constructor(
        private readonly parts: readonly Part[],
        /** The text as UTF-8, in pieces of whole lines. It ends with one line feed. */
        readonly bytes: readonly Uint8Array[],
    ) {}

    get text(): string {
        return Buffer.concat(this.bytes).toString('utf8');
    }

    /** Which lines each row became, in their order, if that was to be noted. */
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

/** What is printed, apart from the program. */
export interface Printing {
    /** The output's path, as the host names files. */
    readonly path: string;
    /** The digest of the program's policy. */
    readonly policy: string;
    /** C that holds all that it relies on. */
    readonly standalone: boolean;
    /** Whether anybody will ask which lines rows became: there may be very many. */
    readonly notesRows: boolean;
}

/** Lines that stand together in an output. */
export class Part {
    private readonly content = new TextLines();
    /** Which lines rows became, counted from 0 in this part. */
    private readonly notes: RowLines[] = [];

    constructor(private readonly notesRows = false) {}

    /** Adds a line; there is no line feed in it. */
    line(text: string): void {
        this.content.append(text);
    }

    lines(texts: Iterable<string>): void {
        for (const text of texts) this.content.append(text);
    }

    /** Adds the lines that a row becomes. */
    row(row: Row, texts: readonly string[]): void {
        if (this.notesRows && texts.length > 0) {
            const first = this.content.count;
            this.notes.push({ row, first, last: first + texts.length - 1 });
        }
        for (const text of texts) this.content.append(text);
    }

    get lineCount(): number {
        return this.content.count;
    }

    /** The text as UTF-8, in pieces of whole lines. */
    pieces(): Uint8Array[] {
        return this.content.pieces();
    }

    /** Where the rows stand in a text that has `above` lines before this part, if they were noted. */
    rowLines(above: number): RowLines[] {
        return this.notes.map(({ row, first, last }) => ({ row, first: above + first, last: above + last }));
    }
}

/** The whole output: the banner and these parts. */
export function printed(banner: Banner, parts: readonly Part[]): Printed {
    const pieces = parts.flatMap(part => part.pieces());
    const head = new Part();
    head.lines(printBanner(banner, pieces));
    return new Printed([head, ...parts], [...head.pieces(), ...pieces]);
}
