// Edits of whole lines, and edits that stay within the text.

import type { Document } from '../../language/document';
import { eolOf } from '../../language/lines';
import type { Edit } from '../../model/problem';
import { endOf } from '../places/lines';

/**
 * Moves edits into the document: a place after the last line becomes the end of the text, and lines inserted there start on a
 * line of their own.
 */
export function within(document: Document, edits: readonly Edit[]): Edit[] {
    const end = endOf(document);
    return edits.map(({ range, newText }) => {
        if (range.end.line <= end.line) return { range, newText };
        const isAppended = range.start.line > end.line;
        const start = isAppended ? end : range.start;
        const needsLine = isAppended && newText !== '' && end.character > 0;
        return { range: { start, end }, newText: needsLine ? eolOf(document) + newText : newText };
    });
}

/**
 * The edit that replaces the lines `first` to `last`, both included, by `texts` (lines without their ends), except equal lines at
 * either end; `undefined` if nothing changes.
 */
export function replacedLines(
    document: Document,
    first: number,
    last: number,
    texts: readonly string[],
    eol: string,
): Edit | undefined {
    const old = document.lines.between(first, last).map(({ text }) => text);
    const most = Math.min(old.length, texts.length);
    let head = 0;
    while (head < most && old[head] === texts[head]) head++;
    if (head === old.length && head === texts.length) return undefined;
    let tail = 0;
    while (tail < most - head && old[old.length - 1 - tail] === texts[texts.length - 1 - tail]) tail++;
    return {
        range: {
            start: { line: first + head, character: 0 },
            end: { line: last + 1 - tail, character: 0 },
        },
        newText: texts
            .slice(head, texts.length - tail)
            .map(text => text + eol)
            .join(''),
    };
}
