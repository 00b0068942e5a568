// The rows of a generated header without what means nothing in them.

import { isLikeRowNote } from '../model/row-note';
import type { RowLines } from './printed';

/**
 * The rows of a header without what means nothing in them: their blanks, the suffixes of their numbers, the notes of what their names
 * stand for, and whether a comment stands above the row or beside it.
 */
export function rowsIn(text: string, rows: readonly RowLines[]): string[] {
    const lines = text.split('\n').map(asInC);
    return rows.map(({ first, last }) => {
        const row = lines.slice(first, last + 1).join(' ');
        const comments = (row.match(COMMENT) ?? []).filter(comment => !isLikeRowNote(comment.slice(3, -3)));
        return [...comments, codeIn(row)].join(' ');
    });
}

/** A line of TypeScript with its comment as one of C. */
function asInC(line: string): string {
    const at = line.indexOf('//');
    const isAside = at !== -1 && !line.slice(0, at).includes('/*');
    return isAside ? `${line.slice(0, at)}/*${line.slice(at + 2)} */` : line;
}

/** A row without comments, blanks, and suffixes of numbers. */
export const codeIn = (row: string): string =>
    row.replace(COMMENT, '').replace(/\s+/g, '').replace(SUFFIX, '$1');

const COMMENT = /\/\*.*?(?:\*\/|$)/gs;
const SUFFIX = /\b(0x[0-9a-fA-F]+)U(?:LL?)?\b/g;
