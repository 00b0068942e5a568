// A file of C as it is read: its text with spliced lines joined, the comments met so far, and the places that offsets stand for.

import { countLeading } from './leading';
import type { CFile, CPlace } from './reading';

export interface Source {
    readonly path: string;
    /** The text with `\n` at the ends of lines, and without backslashes at their ends: what was spliced is one line here. */
    readonly text: string;
    /** The comments that were met, in order, but not those of skipped code. Offsets into the text. */
    comments: CommentSpan[];
    /** The groups of lines that were skipped, with the directives around them. */
    readonly skipped: Span[];
    /** The macro that keeps a second `#include` from reading it again, once that is known. */
    guard: string | undefined;
    readonly splices: Splices;
    /** Where each line begins, in the text before lines were joined. */
    readonly lineStarts: readonly number[];
    /** The line that was asked for last: the next question is mostly about the same one or the one below. */
    lastLine: number;
}

/** From an offset to another, the end not in it. */
export interface Span {
    readonly start: number;
    readonly end: number;
}

export interface CommentSpan extends Span {
    /** Whether it begins on the line of a directive. */
    readonly isOfDirective?: true;
}

interface Splices {
    /** Where lines were joined, as offsets into the joined text, ascending. */
    readonly at: readonly number[];
    /** How many characters were left out up to there, that splice included. */
    readonly removed: readonly number[];
}

/** The source of a file. Bytes that are not UTF-8 are taken as Latin-1, which spoils nothing but comments and strings. */
export const sourceOf = ({ path, bytes }: CFile): Source => sourceOfText(path, decoded(bytes));

/** The source of a text, from wherever it is. */
export function sourceOfText(path: string, written: string): Source {
    const unjoined = written.replace(/\r\n?/g, '\n');
    const { text, splices } = joined(unjoined);
    return {
        path,
        text,
        comments: [],
        skipped: [],
        guard: undefined,
        splices,
        lineStarts: lineStartsOf(unjoined),
        lastLine: 0,
    };
}

/** The place that an offset into the text stands for. */
export function placeOf(source: Source, offset: number): CPlace {
    const { path, splices, lineStarts } = source;
    const removed = splices.at.length === 0 ? 0 : splices.removed[lastAtMost(splices.at, offset)];
    const at = offset + (removed ?? 0);
    source.lastLine = lineOf(source, at);
    return { file: path, line: source.lastLine, character: at - (lineStarts[source.lastLine] ?? 0) };
}

/** The offset into the text that a place in it stands for. */
export function offsetOf({ splices, lineStarts }: Source, { line, character }: CPlace): number {
    const at = (lineStarts[line] ?? 0) + character;
    const before = countLeading(splices.at, (splice, each) => splice + (splices.removed[each] ?? 0) <= at);
    return at - (splices.removed[before - 1] ?? 0);
}

function lineOf({ lineStarts, lastLine }: Source, at: number): number {
    if (isInLine(lineStarts, lastLine, at)) return lastLine;
    if (isInLine(lineStarts, lastLine + 1, at)) return lastLine + 1;
    return Math.max(lastAtMost(lineStarts, at), 0);
}

const isInLine = (lineStarts: readonly number[], line: number, at: number): boolean =>
    at >= (lineStarts[line] ?? Number.POSITIVE_INFINITY) &&
    at < (lineStarts[line + 1] ?? Number.POSITIVE_INFINITY);

/** The index of the last number that is at most the given one, in ascending numbers; -1 if there is none. */
const lastAtMost = (ascending: readonly number[], most: number): number =>
    countLeading(ascending, each => each <= most) - 1;

function decoded(bytes: Uint8Array): string {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
        return new TextDecoder('latin1').decode(withoutMark(bytes));
    }
}

/** An editor may have put a byte order mark before a text that has Latin-1 in its comments; gcc skips it too. */
const withoutMark = (bytes: Uint8Array): Uint8Array =>
    bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;

/** Joins the lines that end in a backslash; blanks behind it do not count, as gcc has it. */
function joined(text: string): { text: string; splices: Splices } {
    if (!text.includes('\\')) return { text, splices: { at: [], removed: [] } };
    const parts: string[] = [];
    const at: number[] = [];
    const removed: number[] = [];
    let [from, gone] = [0, 0];
    for (const { 0: splice, index } of text.matchAll(/\\[ \t\f\v]*\n/g)) {
        parts.push(text.slice(from, index));
        at.push(index - gone);
        gone += splice.length;
        removed.push(gone);
        from = index + splice.length;
    }
    parts.push(text.slice(from));
    return { text: parts.join(''), splices: { at, removed } };
}

function lineStartsOf(text: string): readonly number[] {
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    return starts;
}
