// Edits that stay within the text.

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
