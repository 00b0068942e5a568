// An output while it is built: parts that grow line by line, and can note which lines each row became.

import { inPieces, PIECE, type Steps } from '../language/steps';
import { Digest } from '../model/digest';
import type { Row } from '../model/program';
import { TextLines } from '../model/text-lines';
import { type Banner, printBanner } from './banner';

/** A whole output. Its text is made only on demand, because writing it needs just the bytes. */
export class Printed {
    constructor(
        private readonly parts: readonly OutputPart[],
        /** The text as UTF-8, in pieces of whole lines. It ends with one line feed. */
        readonly bytes: readonly Uint8Array[],
    ) {}

    get text(): string {
        return Buffer.concat(this.bytes).toString('utf8');
    }

    /** Which lines each row became, in order, if that was requested. */
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

/** To add a piece of a text, of hundreds of lines, to its digest takes as long as to look at so many lines. */
const LINES_A_DIGESTED = 16;

/** What an output depends on, besides the program. */
export interface Printing {
    /** The path of the output, as the host names files. */
    readonly path: string;
    /** The digest of the program's policy. */
    readonly policy: string;
    /** Whether the C includes all that it needs. */
    readonly standalone: boolean;
    /** Whether rows of C have no notes behind them. */
    readonly plain: boolean;
    /** Whether to note which lines each row became; there may be very many. */
    readonly notesRows: boolean;
}

/** The lines that a row becomes: those of a row of many ids are made when they are asked for. */
export type RowTexts = readonly string[] | Generator<string>;

/** A part of an output: consecutive lines. */
export class OutputPart {
    private readonly content = new TextLines();
    /** Which lines of this part each row became, from 0. */
    private readonly notes: RowLines[] = [];

    constructor(private readonly notesRows = false) {}

    /** Adds a line, which holds no line feed. */
    line(text: string): void {
        this.content.append(text);
    }

    lines(texts: Iterable<string>): void {
        for (const text of texts) this.content.append(text);
    }

    /** Adds the lines that a row becomes: at once, or in the steps that it gives. */
    row(row: Row, texts: RowTexts): Steps<void> | undefined {
        if (!('length' in texts)) return this.manyLines(row, texts);
        const first = this.content.count;
        for (const text of texts) this.content.append(text);
        this.note(row, first);
        return undefined;
    }

    private *manyLines(row: Row, texts: Generator<string>): Steps<void> {
        const first = this.content.count;
        let stopped = first;
        for (const text of texts) {
            this.content.append(text);
            if (this.content.count - stopped < PIECE) continue;
            yield PIECE;
            stopped = this.content.count;
        }
        this.note(row, first);
    }

    private note(row: Row, first: number): void {
        const last = this.content.count - 1;
        if (this.notesRows && last >= first) this.notes.push({ row, first, last });
    }

    get lineCount(): number {
        return this.content.count;
    }

    /** The text as UTF-8, in pieces of whole lines. */
    pieces(): Uint8Array[] {
        return this.content.pieces();
    }

    /** Where the rows are in a text with `above` lines before this part, if that was noted. */
    rowLines(above: number): RowLines[] {
        return this.notes.map(({ row, first, last }) => ({ row, first: above + first, last: above + last }));
    }
}

/** Some lines, and then those of a row. */
export function* withLinesAbove(lines: readonly string[], texts: Generator<string>): Generator<string> {
    yield* lines;
    yield* texts;
}

/** The whole output: the banner, and these parts. */
export function* printed(banner: Banner, parts: readonly OutputPart[]): Steps<Printed> {
    const pieces = parts.flatMap(part => part.pieces());
    const head = new OutputPart();
    const digest = new Digest();
    yield* inPieces(
        pieces,
        piece => digest.add(piece),
        () => LINES_A_DIGESTED,
    );
    head.lines(printBanner(banner, digest.sha256));
    return new Printed([head, ...parts], [...head.pieces(), ...pieces]);
}
