// The text of one file as lines. An edit costs the lines that it touches, and the lines below whose block it changes.

import type { Inside } from './inside';
import { Line, type LineList, Lines } from './lines';
import { countLeading } from './sorted';
import { LINES_READ_AS_ONE, READ_PIECE, type Steps } from './steps';
import type { Block } from './syntax';

export interface Position {
    /** From 0. */
    readonly line: number;
    /** UTF-16 units, from 0. */
    readonly character: number;
}

/** `end` is exclusive. */
export interface Range {
    readonly start: Position;
    readonly end: Position;
}

/** What an edit did: it replaced some lines, from the number `first` on, by others. */
export interface Change {
    readonly first: number;
    readonly removed: readonly Line[];
    readonly inserted: readonly Line[];
}

/** A document is read once as a whole, and then takes edits. It always has at least one line. */
export class Document {
    private readonly content: Lines;
    private readonly frame: Line[];

    /**
     * `block` is the one that the text begins in, and `inside` what goes on there, if it is a part of another text. `lines` are those of
     * the text, if they have been read.
     */
    constructor(
        text: string,
        block: Block = 'file',
        inside: Inside = 'nothing',
        lines = parseLines(text, block, inside),
    ) {
        this.content = new Lines(lines);
        this.frame = lines.filter(isStructural);
    }

    /** A document in pieces. */
    static *reading(text: string): Steps<Document> {
        const reader = new LineReader(text, 'file', 'nothing');
        while (!reader.read(LINES_READ_AS_ONE * READ_PIECE)) yield READ_PIECE;
        return new Document(text, 'file', 'nothing', reader.lines);
    }

    get lines(): LineList {
        return this.content;
    }

    /** The lines that are outside blocks, or begin or end one, in order. */
    get structure(): readonly Line[] {
        return this.frame;
    }

    get text(): string {
        return Array.from(this.content, ({ text, eol }) => text + eol).join('');
    }

    /**
     * Replaces the text in `range` by `newText`. Positions outside the text are moved to the nearest place inside, as the editor
     * protocol requires. If that replaces or reads more than `most` lines, it changes nothing and gives `undefined`.
     */
    edit(range: Range, newText: string): Change;
    edit(range: Range, newText: string, most: number): Change | undefined;
    edit(range: Range, newText: string, most = Number.POSITIVE_INFINITY): Change | undefined {
        const { start, end } = this.clamp(range);
        if (end.line - start.line > most) return undefined;
        const { text = '', eol = '' } = this.content.get(end.line) ?? {};
        let first = start.line;
        let chunk = this.textOf(first).slice(0, start.character) + newText + text.slice(end.character) + eol;
        // A line feed that is inserted after a lone carriage return forms one line end with it.
        if (chunk.startsWith('\n') && this.eolOf(first - 1) === '\r') {
            first--;
            chunk = this.textOf(first) + this.eolOf(first) + chunk;
        }
        const { before, inside } = this.content.get(first) ?? START;
        const reader = new LineReader(chunk, before, inside);
        if (!reader.read(most)) return undefined;
        const { lines } = reader;
        // The end of the last replaced line belongs to the chunk, so the empty line after it does not.
        if (eol !== '') lines.pop();
        return this.replace(first, end.line + 1 - first, lines, most);
    }

    private replace(first: number, removed: number, lines: Line[], most: number): Change | undefined {
        const below = this.reparseBelow(first + removed, lines.at(-1), most);
        if (below === undefined) return undefined;
        const inserted = below.length === 0 ? lines : lines.concat(below);
        const taken = this.content.replace(first, removed + below.length, inserted);
        if (taken.some(isStructural) || inserted.some(isStructural)) {
            // Removed lines keep their old numbers, so the numbers still ascend.
            const at = countLeading(this.frame, ({ number }) => number < first);
            this.frame.splice(at, taken.filter(isStructural).length, ...inserted.filter(isStructural));
        }
        return { first, removed: taken, inserted };
    }

    /**
     * The lines from a number on, read again, as long as another block than before reaches them, or something else goes on; `undefined`
     * if they are more than `most`.
     */
    private reparseBelow(from: number, last: Line | undefined, most: number): Line[] | undefined {
        const lines: Line[] = [];
        let above = last;
        for (let at = from; ; at++) {
            const each = this.content.get(at);
            const [before, inside] = [above?.after ?? 'file', above?.insideBelow ?? 'nothing'];
            if (each === undefined || (each.before === before && each.inside === inside)) return lines;
            if (lines.length >= most) return undefined;
            above = new Line(each.text, each.eol, before, inside);
            lines.push(above);
        }
    }

    private clamp({ start, end }: Range): Range {
        const [a, b] = [this.clampPosition(start), this.clampPosition(end)];
        return a.line < b.line || (a.line === b.line && a.character <= b.character)
            ? { start: a, end: b }
            : { start: b, end: a };
    }

    private clampPosition({ line, character }: Position): Position {
        const last = this.content.length - 1;
        if (line < 0) return { line: 0, character: 0 };
        if (line > last) return { line: last, character: this.textOf(last).length };
        return { line, character: Math.min(Math.max(character, 0), this.textOf(line).length) };
    }

    private textOf(line: number): string {
        return this.content.get(line)?.text ?? '';
    }

    private eolOf(line: number): Line['eol'] {
        return this.content.get(line)?.eol ?? '';
    }
}

/** How a text begins. */
const START: Pick<Line, 'before' | 'inside'> = { before: 'file', inside: 'nothing' };

const isStructural = ({ isStructural }: Line): boolean => isStructural;

function parseLines(text: string, block: Block, inside: Inside): Line[] {
    const reader = new LineReader(text, block, inside);
    reader.read(Number.POSITIVE_INFINITY);
    return reader.lines;
}

/** Reads a text into lines. LF, CRLF and CR each end a line; the last line has no end. */
class LineReader {
    readonly lines: Line[] = [];
    private readonly hasReturns: boolean;
    private start = 0;

    constructor(
        private readonly text: string,
        private before: Block,
        private inside: Inside,
    ) {
        this.hasReturns = text.includes('\r');
    }

    /** Reads so many more lines, or all that are left; gives whether that was the last. */
    read(most: number): boolean {
        const { text, hasReturns, lines } = this;
        let { start, before, inside } = this;
        for (let left = most; left > 0; left--) {
            const next = lineFrom(text, start, hasReturns);
            const line = new Line(next.text, next.eol, before, inside);
            lines.push(line);
            if (next.eol === '') return true;
            start += next.text.length + next.eol.length;
            before = line.after;
            inside = line.insideBelow;
        }
        [this.start, this.before, this.inside] = [start, before, inside];
        return false;
    }
}

/** The lines of a text, which are not read. The last one has no end. */
export function unreadLines(text: string): UnreadLine[] {
    const lines: UnreadLine[] = [];
    const hasReturns = text.includes('\r');
    for (let start = 0; ; ) {
        const line = lineFrom(text, start, hasReturns);
        lines.push(line);
        if (line.eol === '') return lines;
        start += line.text.length + line.eol.length;
    }
}

/** A text in which a part is replaced, without reading its lines. Positions are moved into the text as by `Document.edit`. */
export function replaceIn(text: string, { start, end }: Range, newText: string): string {
    const [a, b] = [offsetOf(text, start), offsetOf(text, end)];
    return text.slice(0, Math.min(a, b)) + newText + text.slice(Math.max(a, b));
}

/** The text of a line, from 0, without its end; empty outside the text. */
export const textOfLine = (text: string, line: number): string =>
    text.slice(
        offsetOf(text, { line, character: 0 }),
        offsetOf(text, { line, character: Number.POSITIVE_INFINITY }),
    );

function offsetOf(text: string, { line, character }: Position): number {
    if (line < 0) return 0;
    const hasReturns = text.includes('\r');
    let start = 0;
    for (let left = line; left > 0; left--) {
        const end = nextLineEnd(text, start, hasReturns);
        if (end === -1) return text.length;
        start = end + eolAt(text, end).length;
    }
    const end = nextLineEnd(text, start, hasReturns);
    return Math.min(start + Math.max(character, 0), end === -1 ? text.length : end);
}

export type UnreadLine = Pick<Line, 'text' | 'eol'>;

function lineFrom(text: string, start: number, hasReturns: boolean): UnreadLine {
    const at = nextLineEnd(text, start, hasReturns);
    return { text: text.slice(start, at === -1 ? text.length : at), eol: eolAt(text, at) };
}

function eolAt(text: string, at: number): Line['eol'] {
    if (at === -1) return '';
    if (text[at] === '\n') return '\n';
    return text[at + 1] === '\n' ? '\r\n' : '\r';
}

function nextLineEnd(text: string, from: number, hasReturns: boolean): number {
    if (!hasReturns) return text.indexOf('\n', from);
    for (let at = from; at < text.length; at++) {
        const char = text.charCodeAt(at);
        if (char === 10 || char === 13) return at;
    }
    return -1;
}
