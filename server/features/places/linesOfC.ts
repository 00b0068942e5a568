// Which lines around one are C that somebody has pasted: rows in a table, or whole declarations.

import type { Document } from '../../language/document';
import { isBlank, isCommentLine, type Line } from '../../language/lines';
import { PIECE, type Steps } from '../../language/steps';

/**
 * The lines of C around a line, with the comments and blank lines between them; none if it is no C. A row over several lines ends with a
 * brace, and so the table above it ends there too: what cannot be read below belongs to the C.
 */
export function* linesOfCAt({ lines }: Document, at: number): Steps<readonly Line[]> {
    if (!isOfC(lines.get(at))) return [];
    const found = lines.between(yield* endOfC(lines, at, -1), yield* endOfC(lines, at, 1));
    // Above the first line that is known for C, what cannot be read may be anything.
    return found.slice(Math.max(0, found.findIndex(isC)));
}

/** The last line of the C in one direction. Lines with a mistake are read again when they are looked at. */
function* endOfC(lines: Document['lines'], at: number, step: 1 | -1): Steps<number> {
    let last = at;
    for (let next = at + step; isOfC(lines.get(next)) || isBetween(lines.get(next)); next += step) {
        if (isOfC(lines.get(next))) last = next;
        if ((next - at) % PIECE === 0) yield PIECE;
    }
    return last;
}

type Is = (line: Line | undefined) => boolean;

const isBetween: Is = line => line !== undefined && (isBlank(line) || isCommentLine(line));

const isOfC: Is = line => isC(line) || isLeftOver(line);

const isC: Is = line =>
    line?.node.flaws.some(({ code }) => code === 'c-syntax') === true && !isRowOfOurs(line);

const isLeftOver: Is = line =>
    line?.before === 'file' &&
    (line.node.statement.kind === 'unreadable' || line.node.statement.kind === 'close') &&
    !isRowOfOurs(line);

/** A row of the language may have a mark of C in it. */
const isRowOfOurs = ({ text, node }: Line): boolean => {
    const arrow = text.indexOf('->');
    const comment = Math.max(text.indexOf('//'), text.indexOf('/*'));
    return node.statement.kind !== 'blank' && arrow !== -1 && (comment === -1 || arrow < comment);
};
