// The comments about a constant: what stands directly above its line, and behind it on that line.

import { countLeading } from './leading';
import type { CComment, CommentsAbout, CPlace } from './reading';
import { type CommentSpan, offsetOf, type Source } from './source';
import { commentOf } from './trivia';

const NONE: CommentsAbout = { above: [], beside: [] };

/** The comments about the constant that is defined at a place; none of another file. */
export function commentsAbout(source: Source, at: CPlace | undefined): CommentsAbout {
    if (at?.file !== source.path || source.comments.length === 0) return NONE;
    const offset = offsetOf(source, at);
    // The first comment that begins there or behind it.
    const first = countLeading(source.comments, ({ start }) => start < offset);
    const above = spansAbove(source, first, source.text.lastIndexOf('\n', offset - 1) + 1);
    const beside = spansBeside(source, first, offset);
    if (above.length === 0 && beside.length === 0) return NONE;
    const said = (spans: readonly CommentSpan[]): CComment[] => spans.map(span => commentOf(source, span));
    return { above: said(above), beside: said(beside) };
}

/** With nothing else on their lines, and no blank line between them and the line that begins at an offset. */
function spansAbove({ comments, text }: Source, end: number, lineStart: number): CommentSpan[] {
    const found: CommentSpan[] = [];
    let below = lineStart;
    for (let at = end - 1; at >= 0; at--) {
        const span = comments[at];
        if (
            span === undefined ||
            !/^[ \t]*\n$/.test(text.slice(span.end, Math.min(below, span.end + WIDEST)))
        )
            break;
        const start = text.lastIndexOf('\n', span.start - 1) + 1;
        if (text.slice(start, Math.min(span.start, start + WIDEST + 1)).trim() !== '') break;
        found.unshift(span);
        below = start;
    }
    return found;
}

/** More blanks than that are no indentation. */
const WIDEST = 200;

/** Up to the end of the line, or up to the next enumerator on it. */
function spansBeside({ comments, text }: Source, first: number, offset: number): CommentSpan[] {
    const newline = text.indexOf('\n', offset);
    const end = newline === -1 ? text.length : newline;
    const found: CommentSpan[] = [];
    let [from, isOver] = [offset, false];
    for (let at = first; ; at++) {
        const span = comments[at];
        if (span === undefined || span.start >= end) return found;
        const before = text.slice(from, span.start);
        if (span.isOfDirective !== true && !isOfEnumerator(before, isOver)) return found;
        isOver ||= before.includes(',');
        found.push(span);
        from = span.end;
    }
}

/** Whether nothing but the rest of an enumerator and its comma stands before a comment; `isOver`: the comma stands before that. */
function isOfEnumerator(before: string, isOver: boolean): boolean {
    if (isOver) return before.trim() === '';
    const comma = before.indexOf(',');
    return !before.includes('}') && (comma === -1 || before.slice(comma + 1).trim() === '');
}
