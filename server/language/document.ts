// The text of one file as lines, each with its node. An edit costs the lines that it touches, and those below whose block
// it changes; nothing holds a line's number, so that nothing moves when lines are inserted above.

import { parseLine } from './parser';
import type { Block, LineNode } from './syntax';

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

export interface Line {
    /** Without the line's end. */
    readonly text: string;
    readonly eol: '' | '\n' | '\r\n' | '\r';
    readonly node: LineNode;
}

/** Which lines an edit replaced: `removed` old ones from `first` on by `inserted` new ones. */
export interface Change {
    readonly first: number;
    readonly removed: number;
    readonly inserted: number;
}

/** A document is read once as a whole and then lives by its edits. It always has at least one line. */
export class Document {
    private content: Line[];

    constructor(text: string) {
        this.content = parseLines(text, 'file');
    }

    get lines(): readonly Line[] {
        return this.content;
    }

    get text(): string {
        return this.content.map(({ text, eol }) => text + eol).join('');
    }

    /**
     * Replaces what stands in `range` by `newText`. Positions outside the text are moved to its nearest place, as the
     * editor protocol wants it.
     */
    edit(range: Range, newText: string): Change {
        const { start, end } = this.clamp(range);
        let first = start.line;
        let chunk =
            this.textOf(first).slice(0, start.character) +
            newText +
            this.textOf(end.line).slice(end.character) +
            this.eolOf(end.line);
        // A line feed that comes to stand behind a lone carriage return makes one line end with it.
        if (chunk.startsWith('\n') && this.eolOf(first - 1) === '\r') {
            first--;
            chunk = this.textOf(first) + this.eolOf(first) + chunk;
        }
        const lines = parseLines(chunk, this.content[first]?.node.before ?? 'file');
        // The end of the last replaced line belongs to the chunk, so the empty line behind it does not.
        if (this.eolOf(end.line) !== '') lines.pop();
        return this.replace(first, end.line + 1 - first, lines);
    }

    private replace(first: number, removed: number, lines: Line[]): Change {
        const below = this.reparseBelow(first + removed, lines.at(-1)?.node.after ?? 'file');
        if (removed === lines.length)
            for (const [at, line] of lines.entries()) this.content[first + at] = line;
        else this.content = spliced(this.content, first, removed, lines);
        return { first, removed: removed + below, inserted: lines.length + below };
    }

    /** Reads lines again, in place, as long as they stand in another block than before. Gives how many. */
    private reparseBelow(from: number, block: Block): number {
        let at = from;
        for (let before = block; ; at++) {
            const line = this.content[at];
            if (line === undefined || line.node.before === before) return at - from;
            const node = parseLine(line.text, before);
            this.content[at] = { text: line.text, eol: line.eol, node };
            before = node.after;
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
        return this.content[line]?.text ?? '';
    }

    private eolOf(line: number): Line['eol'] {
        return this.content[line]?.eol ?? '';
    }
}

/** A pasted text may have more lines than a call may have arguments, and then the array is made anew. */
function spliced(content: Line[], first: number, removed: number, lines: Line[]): Line[] {
    if (lines.length > 1000) return content.slice(0, first).concat(lines, content.slice(first + removed));
    content.splice(first, removed, ...lines);
    return content;
}

/** LF, CRLF and CR each end a line; the last line has no end. */
function parseLines(text: string, block: Block): Line[] {
    const lines: Line[] = [];
    const hasReturns = text.includes('\r');
    let start = 0;
    let before = block;
    for (;;) {
        const at = hasReturns ? nextLineEnd(text, start) : text.indexOf('\n', start);
        const content = text.slice(start, at === -1 ? text.length : at);
        const eol = eolAt(text, at);
        const node = parseLine(content, before);
        lines.push({ text: content, eol, node });
        if (at === -1) return lines;
        start = at + eol.length;
        before = node.after;
    }
}

function eolAt(text: string, at: number): Line['eol'] {
    if (at === -1) return '';
    if (text[at] === '\n') return '\n';
    return text[at + 1] === '\n' ? '\r\n' : '\r';
}

function nextLineEnd(text: string, from: number): number {
    for (let at = from; at < text.length; at++) {
        const char = text.charCodeAt(at);
        if (char === 10 || char === 13) return at;
    }
    return -1;
}
