// The comments and blank lines between tokens.

import type { CComment, Trivium } from './reading';
import { type CommentSpan, placeOf, type Source, type Span } from './source';

/** How far a source was asked about. */
interface Cursor {
    offset: number;
    /** The first comment that was not asked about, and the first group of skipped lines that does not end before the offset. */
    comment: number;
    skipped: number;
}

export const isComment = (each: Trivium): each is CComment => each.kind === 'comment';

const NONE: readonly never[] = [];

const [NEWLINE, HASH] = [10, 35];

/** Gives each comment once, to whom asks first; sources are asked from their beginning to their end. */
export class Trivia {
    private readonly cursors = new Map<Source, Cursor>();

    /** What stands before an offset, back to where was asked last. */
    before(source: Source, offset: number): readonly Trivium[] {
        const cursor = this.cursorOf(source);
        const found: Trivium[] = [];
        for (const comment of this.commentsUpTo(source, offset)) {
            found.push(...between(source, cursor, comment.start), commentOf(source, comment));
            cursor.offset = comment.end;
        }
        const last = between(source, cursor, offset);
        cursor.offset = Math.max(cursor.offset, offset);
        return found.length === 0 ? last : [...found, ...last];
    }

    /** The comments up to an offset, without blank lines. */
    comments(source: Source, offset: number): readonly CComment[] {
        const within = this.commentsUpTo(source, offset);
        this.pass(source, offset);
        return within.length === 0 ? NONE : within.map(comment => commentOf(source, comment));
    }

    /** The comments that were met so far and nobody asked for. */
    rest(source: Source): readonly CComment[] {
        const last = source.comments.at(-1);
        return last === undefined ? NONE : this.comments(source, last.end);
    }

    /** The comments that begin on the line of an offset, up to another offset; those that stand directly before it are left. */
    behind(source: Source, offset: number, next: number): readonly CComment[] {
        const end = endOfLine(source.text, offset, next);
        const onLine = next < end ? NONE : this.commentsUpTo(source, Math.min(end, next));
        if (onLine.length === 0) return NONE;
        for (const comment of onLine) this.pass(source, comment.end);
        return onLine.map(comment => commentOf(source, comment));
    }

    /** Says that nobody asks for what stands before an offset. */
    pass(source: Source, offset: number): void {
        const cursor = this.cursorOf(source);
        if (offset > cursor.offset) this.commentsUpTo(source, offset);
        cursor.offset = Math.max(cursor.offset, offset);
    }

    /** Takes the comments that begin before an offset. */
    private commentsUpTo(source: Source, offset: number): readonly CommentSpan[] {
        const cursor = this.cursorOf(source);
        const first = cursor.comment;
        while ((source.comments[cursor.comment]?.start ?? offset) < offset) cursor.comment++;
        if (cursor.comment === first) return NONE;
        return source.comments.slice(first, cursor.comment).filter(({ start }) => start >= cursor.offset);
    }

    private cursorOf(source: Source): Cursor {
        const known = this.cursors.get(source);
        if (known !== undefined) return known;
        const first = { offset: 0, comment: 0, skipped: 0 };
        this.cursors.set(source, first);
        return first;
    }
}

/** The blank lines between a cursor and an offset, and whether directives stand there; without what was skipped. */
function between(source: Source, cursor: Cursor, to: number): readonly Trivium[] {
    const { offset: from } = cursor;
    const seen = { blank: 0, hasDirectives: false };
    let at = from;
    for (const { start, end } of skippedWithin(source, cursor, to)) {
        look(source.text, at, Math.max(start, at), seen);
        at = Math.max(at, Math.min(end, to));
    }
    look(source.text, at, to, seen);
    const { blank, hasDirectives } = seen;
    if (blank === 0 && !hasDirectives) return NONE;
    return [
        ...(blank === 0 ? [] : [{ kind: 'blank', count: blank } as const]),
        ...(hasDirectives
            ? [{ kind: 'directives', areMacros: areMacros(source.text.slice(from, to)) } as const]
            : []),
    ];
}

/** Whether all directives in a text define macros with parameters; what is skipped has a conditional around it. */
const areMacros = (text: string): boolean =>
    text.split('\n').every(line => !line.trimStart().startsWith('#') || MACRO.test(line));

/** Of a macro with parameters. */
const MACRO = /^\s*#\s*define\s+\w+\(/;

/** The groups of skipped lines that are at least in part between a cursor and an offset. Each is passed once. */
function skippedWithin({ skipped }: Source, cursor: Cursor, to: number): readonly Span[] {
    while ((skipped[cursor.skipped]?.end ?? cursor.offset + 1) <= cursor.offset) cursor.skipped++;
    let last = cursor.skipped;
    while ((skipped[last]?.start ?? to) < to) last++;
    return last === cursor.skipped ? NONE : skipped.slice(cursor.skipped, last);
}

/** Counts the blank lines that lie between two offsets, and notes directives. */
function look(text: string, from: number, to: number, seen: { blank: number; hasDirectives: boolean }): void {
    // A search could go far beyond, and a file that is one long line would take long.
    let isBlank = false;
    for (let at = from; at < to; at++) {
        const code = text.charCodeAt(at);
        if (code === NEWLINE) {
            if (isBlank) seen.blank++;
            isBlank = true;
        } else if (!isBlankAt(text, at)) isBlank = false;
        if (code === HASH) seen.hasDirectives = true;
    }
}

/** Whether a blank stands at an offset, also one that only a text in some language has. */
function isBlankAt(text: string, at: number): boolean {
    const code = text.charCodeAt(at);
    return code === 32 || (code >= 9 && code <= 13) || (code >= 128 && text.charAt(at).trim() === '');
}

/** A comment as it is given. */
export function commentOf(source: Source, { start, end, isOfDirective }: CommentSpan): CComment {
    return {
        kind: 'comment',
        lines: linesOf(source.text.slice(start, end)),
        at: placeOf(source, start),
        isAlone: isFirstOnLine(source.text, start),
        ...(isOfDirective && { isOfDirective }),
    };
}

function isFirstOnLine(text: string, offset: number): boolean {
    let before = offset - 1;
    while (before >= 0 && text.charAt(before) !== '\n' && text.charAt(before).trim() === '') before--;
    return before < 0 || text.charAt(before) === '\n';
}

/** Where the line of an offset ends, or some offset beyond a limit if it ends behind that. */
function endOfLine(text: string, offset: number, limit: number): number {
    const most = Math.min(text.length, limit + 1);
    let end = offset;
    while (end < most && text.charAt(end) !== '\n') end++;
    return end;
}

/** The lines of a comment without its delimiters, also those of Doxygen, and without the stars at their beginnings. Lines that are indented stay so. */
function linesOf(comment: string): readonly string[] {
    if (comment.startsWith('//'))
        return [
            comment
                .slice(2)
                .replace(/^(?:[/!]<?(?=\s|$))? ?/, '')
                .trimEnd(),
        ];
    const [first = '', ...rest] = comment.slice(2, endOfInner(comment)).split('\n');
    const lines = [first.replace(/^(?:[*!]+<?)?\s*/, '').trimEnd(), ...withoutMargin(rest)];
    while (lines.length > 1 && lines[0] === '') lines.shift();
    while (lines.length > 1 && lines.at(-1) === '') lines.pop();
    return lines;
}

/** Where a comment ends without what closes it, and the stars before that. */
function endOfInner(comment: string): number {
    if (!comment.endsWith('*/') || comment.length < 4) return comment.length;
    let end = comment.length - 2;
    while (end > 2 && comment.charAt(end - 1) === '*') end--;
    return end;
}

/** Lines without their stars, or where a line has none, without what all such lines are indented by. */
function withoutMargin(lines: readonly string[]): readonly string[] {
    const margins = lines.flatMap(line => (STARS.test(line) || line.trim() === '' ? [] : indentOf(line)));
    const margin = margins.reduce((least, each) => Math.min(least, each), Number.MAX_SAFE_INTEGER);
    return lines.map(line =>
        (STARS.test(line)
            ? line.replace(STARS, '').replace(/^ /, '')
            : line.slice(Math.min(margin, indentOf(line)))
        ).trimEnd(),
    );
}

const STARS = /^\s*\*+(?=\s|$)/;

const indentOf = (line: string): number => line.length - line.trimStart().length;
