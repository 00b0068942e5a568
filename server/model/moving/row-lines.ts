// Which lines go with a row when it is moved or removed: the comments directly above it are about it, unless they head a
// group of several rows. `row-groups.ts` says the same of all rows of a table.

import type { Document } from '../../language/document';
import { eolOf, isBlank, isCommentLine, type Line } from '../../language/lines';
import { isRow } from '../../language/statements';
import { type Edit, insertLines, removeLines } from '../problem';

/** Lines from 0, both included. */
export interface RowLines {
    readonly first: number;
    readonly last: number;
}

/** The edits that move a row with its comments before the line `target`, which is not among its own. */
export function moveRow(document: Document, line: number, target: number): Edit[] {
    const { first, last } = linesOfRow(document, line);
    const text = document.lines
        .between(first, last)
        .map(each => each.text + eolOf(document))
        .join('');
    return [...insertLines('', target, text).edits, ...removed(document, { first, last })];
}

/** The edits that remove a row, with the comments directly above it unless these may be about the rows below it too. */
export function removeRow(document: Document, line: number): readonly Edit[] {
    const commented = commentedFrom(document, line);
    const first = commented < line && beginsGroup(document, commented, line) ? line : commented;
    return removed(document, { first, last: line });
}

function removed(document: Document, lines: RowLines): readonly Edit[] {
    const { first, last } = withBlank(document, lines);
    return removeLines('', first, last).edits;
}

/**
 * Whether the comments from `first` on begin a group in which another row directly follows the one on `line`. That says yes more
 * often than `isHeading`: a moved comment is still there, a removed one is lost.
 */
function beginsGroup({ lines }: Document, first: number, line: number): boolean {
    return !isRowLine(lines.get(first - 1)) && isRowLine(lines.get(line + 1));
}

/** A row's line with the comments directly above it, unless they head a group of several rows. */
function linesOfRow(document: Document, line: number): RowLines {
    const first = commentedFrom(document, line);
    return { first: first < line && isHeading(document, first, line) ? line : first, last: line };
}

/**
 * Whether the comments from `first` on, above the row on `line`, head a group: several rows that blank lines set apart, none of
 * which has another comment above it.
 */
function isHeading({ lines }: Document, first: number, line: number): boolean {
    let below = line + 1;
    while (below < line + LONG_GROUP && isRowLine(lines.get(below))) below++;
    const above = lines.get(first - 1);
    const isApart = isBlank(above) || isBlank(lines.get(below));
    const isFirst = isBlank(above) || (above !== undefined && 'opens' in above.node.statement);
    return below > line + 1 && isApart && isFirst && !isCommentLine(lines.get(below));
}

/** Nobody means a single comment to be about that many rows. */
const LONG_GROUP = 1000;

/** The line of the topmost comment directly above a line; without one, the line itself. */
export function commentedFrom({ lines }: Document, line: number): number {
    let first = line;
    while (isCommentLine(lines.get(first - 1))) first--;
    return first;
}

const isRowLine = (line: Line | undefined): boolean => line !== undefined && isRow(line.node.statement);

/** Of the blank lines on either side of what is removed, one stays, or none at the end of the block. */
function withBlank({ lines }: Document, { first, last }: RowLines): RowLines {
    const ends = isBlank(lines.get(last + 1)) || lines.get(last + 1)?.node.statement.kind === 'close';
    return { first: ends && isBlank(lines.get(first - 1)) ? first - 1 : first, last };
}
