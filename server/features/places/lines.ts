// Lines of a document as features count them: those that a range means, where a line's content ends, what is a comment.
// It knows no statement but the blank one.

import type { Document, Position, Range } from '../../language/document';
import type { Line } from '../../language/lines';

/** Lines from 0, both included. */
export interface LineRange {
    readonly first: number;
    readonly last: number;
}

/**
 * The lines of the document that a range touches; a range that ends before a line's first character does not touch it.
 * Lines outside the document count as the nearest one, and a range that is backwards as its other way round.
 */
export function linesOf({ lines }: Document, { start, end }: Range): LineRange {
    const [from, to] = isBefore(end, start) ? [end, start] : [start, end];
    const last = clamped(to.character > 0 ? to.line : to.line - 1, lines.length - 1);
    const first = clamped(from.line, lines.length - 1);
    return { first, last: Math.max(first, last) };
}

/** The nearest whole number from 0 to `most`, both included; 0 for what is no number. */
export const clamped = (value: number, most: number): number =>
    value > 0 ? Math.min(Math.floor(value), most) : 0;

/** Whether a position stands before another. */
export const isBefore = (a: Position, b: Position): boolean =>
    a.line < b.line || (a.line === b.line && a.character < b.character);

/** The column behind a line's last token: its comment and the blanks before it are not counted. */
export function contentEnd({ text, node }: Line): number {
    let end = node.comment === -1 ? text.length : node.comment;
    while (text[end - 1] === ' ' || text[end - 1] === '\t') end--;
    return end;
}

/** Where the text ends. */
export const endOf = ({ lines }: Document): Position => ({
    line: lines.length - 1,
    character: lines.last?.text.length ?? 0,
});
