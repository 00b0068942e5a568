// Edits that leave a text in its canonical layout if it was in it before. What an edit needs beside it, such as other widths
// of the columns around it, is added to it.

import { Document } from './document';
import { formatEdits, groupsAround, type LineEdit } from './format';
import type { Line } from './lines';
import { replacedLines } from './replaced-lines';
import { finish, inPieces, type Steps } from './steps';

/** Longer groups of lines are not laid out again: that would take longer than a person waits for a menu. */
export const MOST_LAID_OUT_AGAIN = 2000;

/** The characters of so many lines; a document may have everything on one line. */
const WIDEST = 100;

/**
 * Edits without overlaps, in the order of the text, after which the lines around them are in their canonical layout. If those
 * lines are not in it before, or are more than `most`, the edits stay as they are.
 */
export const laidOut = (
    document: Document,
    edits: readonly LineEdit[],
    most = MOST_LAID_OUT_AGAIN,
): LineEdit[] => finish(layingOut(document, edits, most));

/** The same, in pieces. */
export function* layingOut(
    document: Document,
    edits: readonly LineEdit[],
    most = MOST_LAID_OUT_AGAIN,
): Steps<LineEdit[]> {
    const laid: LineEdit[] = [];
    for (const stretch of yield* stretchesOf(document, edits, most)) {
        const all = isTooMuch(document, stretch, most) ? stretch.edits : laidOutIn(document, stretch);
        for (const edit of all) laid.push(edit);
        yield stretch.last - stretch.first + 1;
    }
    return laid;
}

/** Edits that concern the same lines, from `first` to `last`, both included. */
interface Stretch {
    first: number;
    last: number;
    readonly edits: LineEdit[];
}

/** With the group above the edit and the one below, because the edit may join them. */
function* stretchesOf(document: Document, edits: readonly LineEdit[], most: number): Steps<Stretch[]> {
    const stretches: Stretch[] = [];
    let looked = 0;
    const put = (edit: LineEdit): void => {
        const above = stretches.at(-1);
        const { start, end } = edit.range;
        // A long group may have an edit in every line, and is looked up once.
        const isWithin = above !== undefined && start.line > above.first && end.line < above.last;
        const around = isWithin ? above : groupsAround(document, start.line - 1, end.line + 1, most);
        looked = isWithin ? 1 : around.last - around.first + 1;
        if (above === undefined || around.first > above.last) stretches.push({ ...around, edits: [edit] });
        else {
            above.first = Math.min(above.first, around.first);
            above.last = Math.max(above.last, around.last);
            above.edits.push(edit);
        }
    };
    yield* inPieces([...edits].sort(inOrder), put, () => looked);
    return stretches;
}

/** At the same place, what only inserts comes first. */
const inOrder = ({ range: a }: LineEdit, { range: b }: LineEdit): number =>
    a.start.line - b.start.line ||
    a.start.character - b.start.character ||
    a.end.line - b.end.line ||
    a.end.character - b.end.character;

function isTooMuch({ lines }: Document, { first, last }: Stretch, most: number): boolean {
    if (last - first > most) return true;
    const characters = lines.between(first, last).reduce((sum, { text }) => sum + text.length, 0);
    return characters > most * WIDEST;
}

function laidOutIn(document: Document, { first, last, edits }: Stretch): readonly LineEdit[] {
    if (formatEdits(document, first, last).length > 0) return edits;
    // The lines on either side stay, but tell which blank lines do.
    const above = Math.max(first - 1, 0);
    const lines = document.lines.between(above, last + 1);
    const part = new Document(textOf(lines), lines[0]?.before, lines[0]?.inside);
    const below = part.lines.length - (last - above + 1);
    apply(part, edits.map(moved(-above)));
    const layout = formatEdits(part, first - above, part.lines.length - 1 - below);
    if (layout.length === 0) return edits;
    apply(part, layout);
    const edit = replacedLines(above, lines, wholeLines(part));
    return edit === undefined ? [] : [edit];
}

const textOf = (lines: readonly Line[]): string => lines.map(({ text, eol }) => text + eol).join('');

/** The lines with their ends, without the empty one after the last line end. */
const wholeLines = ({ lines }: Document): string[] =>
    Array.from(lines, ({ text, eol }) => text + eol).filter(text => text !== '');

const moved =
    (by: number) =>
    ({ range: { start, end }, newText }: LineEdit): LineEdit => ({
        range: { start: { ...start, line: start.line + by }, end: { ...end, line: end.line + by } },
        newText,
    });

function apply(document: Document, edits: readonly LineEdit[]): void {
    for (const { range, newText } of [...edits].reverse()) document.edit(range, newText);
}
