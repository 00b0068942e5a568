// The lines of a document. Each line knows its number, and yet lines can be inserted and removed without touching the others:
// they are in chunks of a few hundred, and only the chunk stores how many lines are above it.

import { type Inside, insideBelow } from './inside';
import { type LineNode, parseLine } from './parser';
import { beginsPlainly } from './scanner';
import { formOf, type Statement } from './statements';
import type { Block } from './syntax';
import type { LanguageWord } from './words';

/**
 * A line of a text. It never changes; a different text is a different line. Most lines do not keep their node: nodes take
 * several times the memory of the text, and reading a line again is cheaper.
 */
export class Line {
    /** Its node, if it is a statement of the file, or begins or ends a block: those are needed again and again. */
    private readonly structure: LineNode | undefined;
    private chunk: Chunk = NOWHERE;
    private place = 0;

    constructor(
        /** Without the line's end. */
        readonly text: string,
        readonly eol: '' | '\n' | '\r\n' | '\r',
        /** The block that it is in. */
        readonly before: Block,
        /** What goes on in it from the lines above. */
        readonly inside: Inside = 'nothing',
    ) {
        const isRow = before !== 'file' && this.isPlain && inside === 'nothing';
        const node = isRow || text === '' ? undefined : this.node;
        this.structure = node !== undefined && isOfStructure(node.statement) ? node : undefined;
    }

    /** The block that the next line is in. */
    get after(): Block {
        return this.structure?.after ?? this.before;
    }

    /** What the next line begins inside of. */
    get insideBelow(): Inside {
        return insideBelow(this.text, this.inside);
    }

    /** Whether it begins inside a comment of C. */
    get isInComment(): boolean {
        return this.inside === 'comment';
    }

    /** Whether it is a statement of the file, or begins or ends a block. */
    get isStructural(): boolean {
        return this.structure !== undefined;
    }

    /** Whether it begins like rows, declarations and comments, and not with a word of the language. */
    get isPlain(): boolean {
        return beginsPlainly(this.text);
    }

    /** Whether it may be a statement that begins with a word; known without reading it. */
    mayBe(word: LanguageWord): boolean {
        return !this.isPlain && this.text.includes(word);
    }

    /** Its node. Those of the lines that were read last are remembered: what is found in a line, and in those beside it, asks again. */
    get node(): LineNode {
        if (this.structure !== undefined) return this.structure;
        const slot = this.place % REMEMBERED;
        const known = lastNodes[slot];
        if (known !== undefined && lastLines[slot] === this) return known;
        const node = parseLine(this.text, this.before, this.inside);
        lastLines[slot] = this;
        lastNodes[slot] = node;
        return node;
    }

    /** The column of its comment; -1 if it has none. */
    get comment(): number {
        const { text } = this;
        if (this.inside !== 'nothing') return this.node.comment;
        // Most lines have no slash, and searching for one character is several times as fast as for two.
        const slash = text.indexOf('/');
        if (slash === -1) return -1;
        // Without a string that could contain it, the line need not be read.
        const isComment = text.startsWith('//', slash) && text.lastIndexOf('"', slash) === -1;
        return isComment ? slash : this.node.comment;
    }

    /** Its current number in the document, from 0; for a removed line, its last number. */
    get number(): number {
        return this.chunk.first + this.place;
    }

    /** To be called by the list that contains the line. */
    moveTo(chunk: Chunk, place: number): void {
        this.chunk = chunk;
        this.place = place;
    }
}

/** Whether a statement closes the block above it, or is outside blocks. */
function isOfStructure(statement: Statement): boolean {
    const { place } = formOf(statement);
    return place === 'file' || place === 'head' || place === 'end';
}

interface Chunk {
    /** The number of its first line. */
    first: number;
    readonly lines: Line[];
}

const NOWHERE: Chunk = { first: 0, lines: [] };

/** How many lines below each other have their nodes remembered. */
const REMEMBERED = 16;
const lastLines: Line[] = [];
const lastNodes: LineNode[] = [];

/** The lines of a document, read-only. */
export type LineList = Pick<Lines, 'length' | 'last' | 'get' | 'between' | typeof Symbol.iterator>;

/** Whether a line is empty, without even a comment. */
export const isBlank = (line: Line | undefined): boolean =>
    line?.node.statement.kind === 'blank' && line.node.comment === -1;

/** Whether a line has a comment and nothing else. */
export const isCommentLine = (line: Line | undefined): boolean =>
    line?.node.statement.kind === 'blank' && line.node.comment !== -1;

/** The line end of a text: that of its first line, or a line feed if it has only one line. */
export const eolOf = ({ lines }: { readonly lines: LineList }): string => lines.get(0)?.eol || '\n';

/** How many lines a new chunk gets; it may grow to twice as many, and shrink to a quarter. */
const CHUNK = 512;

export class Lines implements Iterable<Line> {
    private readonly chunks: Chunk[];
    private count: number;

    constructor(lines: readonly Line[]) {
        this.chunks = chunked(lines);
        this.count = lines.length;
        this.number(0);
    }

    get length(): number {
        return this.count;
    }

    get last(): Line | undefined {
        return this.get(this.count - 1);
    }

    /** The line with this number, from 0; `undefined` outside the text. */
    get(number: number): Line | undefined {
        const chunk = this.chunks[this.chunkOf(number)];
        return chunk?.lines[number - chunk.first];
    }

    [Symbol.iterator](): Iterator<Line> {
        return this.between(0, this.count - 1)[Symbol.iterator]();
    }

    /** The lines from one number to another, both included, as far as they exist. */
    between(first: number, last: number): Line[] {
        const parts: Line[][] = [];
        for (let at = this.chunkOf(Math.max(first, 0)); at < this.chunks.length; at++) {
            const chunk = this.chunks[at];
            if (chunk === undefined || chunk.first > last) break;
            const end = Math.max(0, last + 1 - chunk.first);
            parts.push(chunk.lines.slice(Math.max(0, first - chunk.first), end));
        }
        return ([] as Line[]).concat(...parts);
    }

    /** Replaces `removed` lines, from the number `first` on, by others. Gives the lines that it removed. */
    replace(first: number, removed: number, lines: readonly Line[]): Line[] {
        const at = this.chunkOf(first);
        const place = first - (this.chunks[at]?.first ?? 0);
        const taken =
            this.replaceWithin(at, place, removed, lines) ?? this.rebuild(at, place, removed, lines);
        this.count += lines.length - taken.length;
        assignPlaces({ first, lines: taken }, 0);
        return taken;
    }

    /** The usual case, which changes one chunk; `undefined` if the chunk would become too large or too small. */
    private replaceWithin(
        at: number,
        place: number,
        removed: number,
        lines: readonly Line[],
    ): Line[] | undefined {
        const chunk = this.chunks[at];
        if (chunk === undefined || place + removed > chunk.lines.length || lines.length > CHUNK)
            return undefined;
        const size = chunk.lines.length - removed + lines.length;
        if (size !== chunk.lines.length && (size < CHUNK / 4 || size > CHUNK * 2)) return undefined;
        const taken = chunk.lines.splice(place, removed, ...lines);
        if (lines.length === removed) assignPlaces(chunk, place, place + removed);
        else {
            assignPlaces(chunk, place);
            this.number(at + 1);
        }
        return taken;
    }

    /** Rebuilds the chunks concerned, with neighbours of those that would be too small. */
    private rebuild(at: number, place: number, removed: number, lines: readonly Line[]): Line[] {
        let end = at;
        let old: Line[] = [];
        while (
            end < this.chunks.length &&
            (old.length < place + removed || old.length - removed + lines.length < CHUNK / 4)
        )
            old = old.concat(this.chunks[end++]?.lines ?? []);
        const fresh = chunked(old.slice(0, place).concat(lines, old.slice(place + removed)));
        this.chunks.splice(at, end - at, ...fresh);
        this.number(at);
        return old.slice(place, place + removed);
    }

    /** Recounts the lines above each chunk, from one chunk on. */
    private number(from: number): void {
        const above = this.chunks[from - 1];
        let first = above === undefined ? 0 : above.first + above.lines.length;
        for (let at = from; at < this.chunks.length; at++) {
            const chunk = this.chunks[at];
            if (chunk === undefined) return;
            chunk.first = first;
            first += chunk.lines.length;
        }
    }

    /** The index of the chunk that contains a line; not a valid one for a number outside the text. */
    private chunkOf(number: number): number {
        let low = 0;
        let high = this.chunks.length - 1;
        while (low < high) {
            const middle = (low + high + 1) >> 1;
            if ((this.chunks[middle]?.first ?? 0) <= number) low = middle;
            else high = middle - 1;
        }
        return low;
    }
}

function chunked(lines: readonly Line[]): Chunk[] {
    const chunks: Chunk[] = [];
    for (let from = 0; from < lines.length; from += CHUNK) {
        const chunk = { first: 0, lines: lines.slice(from, from + CHUNK) };
        assignPlaces(chunk, 0);
        chunks.push(chunk);
    }
    return chunks;
}

/** Tells the lines of a chunk, from one index to another (exclusive), where they are. */
function assignPlaces(chunk: Chunk, from: number, to = chunk.lines.length): void {
    for (let place = from; place < to; place++) chunk.lines[place]?.moveTo(chunk, place);
}

/** A line of a text that is not loaded: only its number is known. */
export function lineWithNumber(number: number): Line {
    const line = new Line('', '', 'file');
    line.moveTo(NOWHERE, number);
    return line;
}
