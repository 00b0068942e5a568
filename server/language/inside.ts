// What goes on over several lines, so that a line may be inside it: a comment of C, or a merge conflict of git. Both are mistakes here, and
// all that a line has to know of the lines above besides its block.

import { endsInComment } from './c-habits';

/**
 * What a line begins inside of: `ours` are the lines of a conflict that are read, those of the first side; `theirs` those that are not,
 * of the other side and of what both come from; `left` is what follows a marker whose conflict does not begin.
 */
export type Inside = 'nothing' | 'comment' | 'ours' | 'theirs' | 'left';

/** What the next line begins inside of. A marker ends a comment: in a conflict, only one side may have begun it. */
export function insideBelow(text: string, inside: Inside): Inside {
    const mark = markerOf(text);
    if (mark !== undefined) return belowMarker(mark, inside);
    if (inside !== 'nothing' && inside !== 'comment') return inside;
    return endsInComment(text, inside === 'comment') ? 'comment' : 'nothing';
}

function belowMarker(mark: Marker, inside: Inside): Inside {
    if (mark === '<') return 'ours';
    if (mark === '>') return 'nothing';
    return inside === 'ours' || inside === 'theirs' ? 'theirs' : 'left';
}

/** The character that a marker of a conflict consists of: where it begins, what both sides come from, between the sides, the end. */
export type Marker = '<' | '|' | '=' | '>';

/** The marker that a line is, as git writes it, perhaps behind the mark with which a text may begin; `undefined` for any other line. */
export function markerOf(text: string): Marker | undefined {
    if (text.length < MARKER_LENGTH) return undefined;
    const start = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0;
    const mark = text.charAt(start);
    // Nearly no line gets further than this.
    if (!isMarker(mark) || !text.startsWith(mark.repeat(MARKER_LENGTH), start)) return undefined;
    const end = start + MARKER_LENGTH;
    return text.length === end || (mark !== '=' && text[end] === ' ') ? mark : undefined;
}

const isMarker = (char: string): char is Marker =>
    char === '<' || char === '|' || char === '=' || char === '>';

const MARKER_LENGTH = 7;
const BYTE_ORDER_MARK = 0xfeff;
