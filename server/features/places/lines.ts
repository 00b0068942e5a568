// Lines of a document: which ones a range covers, where a line's content ends, and positions. It knows no kind of statement but
// the blank line.

import type { Document, Position, Range } from '../../language/document';
import type { Line } from '../../language/lines';

/** Lines from 0, both included. */
export interface LineRange {
    readonly first: number;
    readonly last: number;
}

/**
 * The lines of the document that a range touches; a range that ends before a line's first character does not touch it.
 * Lines outside the document count as the nearest one, and the ends of a backwards range are swapped.
 */
export function linesOf({ lines }: Document, { start, end }: Range): LineRange {
    const [from, to] = isBefore(end, start) ? [end, start] : [start, end];
    const last = clamped(to.character > 0 ? to.line : to.line - 1, lines.length - 1);
    const first = clamped(from.line, lines.length - 1);
    return { first, last: Math.max(first, last) };
}

/** The nearest whole number from 0 to `most`, both included; 0 for NaN. */
export const clamped = (value: number, most: number): number =>
    value > 0 ? Math.min(Math.floor(value), most) : 0;

/** Whether a position is before another. */
export const isBefore = (a: Position, b: Position): boolean =>
    a.line < b.line || (a.line === b.line && a.character < b.character);

/** The column after a line's last token, without the comment and the blanks before it. */
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
