// Which lines around one are C that somebody has pasted: rows in a table, or whole declarations.

import type { Document } from '../../language/document';
import { isBlank, isCommentLine, type Line } from '../../language/lines';
import { READ_PIECE, type Steps } from '../../language/steps';

/**
 * The lines of C around a line, with the comments and blank lines between them; none if it is no C. A row over several lines ends with a
 * brace, and so the table above it ends there too: what cannot be read below belongs to the C.
 */
export function* linesOfCAt({ lines }: Document, at: number): Steps<readonly Line[]> {
    const here = lines.get(at);
    if (!isOfC(here)) return [];
    const above = yield* endOfC(lines, at, -1);
    const below = yield* endOfC(lines, at, 1);
    const found = lines.between(above.last, below.last);
    // Above the first line that is known for C, what cannot be read may be anything.
    const known = [above.known, isC(here) ? at : undefined, below.known].find(line => line !== undefined);
    return known === undefined ? found : found.slice(known - above.last);
}

/** How far the C goes in one direction, and which of its lines is the first of the text that is known for C. */
interface EndOfC {
    readonly last: number;
    readonly known: number | undefined;
}

/** To look at a line with a mistake is to read it again. */
function* endOfC(lines: Document['lines'], at: number, step: 1 | -1): Steps<EndOfC> {
    let last = at;
    let known: number | undefined;
    for (let next = at + step; ; next += step) {
        const line = lines.get(next);
        if (isC(line)) {
            last = next;
            known = step === 1 ? (known ?? next) : next;
        } else if (isLeftOver(line)) last = next;
        else if (!isBetween(line)) return { last, known };
        if ((next - at) % READ_PIECE === 0) yield READ_PIECE;
    }
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
