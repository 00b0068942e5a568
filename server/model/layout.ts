// The lines of a table as an output keeps them: rows in their order, with the comments and blank lines around them.

import type { Document, Line } from '../language/document';
import type { Row } from './program';

export type Item<R extends Row> =
    | { readonly kind: 'blank' }
    /** Comment lines that stand together, without `//` and the space behind it. */
    | { readonly kind: 'comment'; readonly lines: readonly string[] }
    /** `comment` is what stands behind the row, in its line. */
    | { readonly kind: 'row'; readonly row: R; readonly comment: string | undefined };

export interface TableLines<R extends Row> {
    readonly document: Document;
    readonly first: number;
    readonly last: number;
    readonly rows: readonly R[];
}

const BLANK = { kind: 'blank' } as const;

/**
 * What stands in a table, one after the other. Blank lines stand between other items only, one at a time. Lines that are
 * no rows and print nothing (`index`, `waive`) leave their comments; a row that could not be resolved is left out.
 */
export function* itemsOf<R extends Row>({
    document,
    first,
    last,
    rows,
}: TableLines<R>): Generator<Item<R>, void> {
    let comment: string[] = [];
    let next = 0;
    let hasItems = false;
    let isApart = false;
    for (let at = first + 1; at <= last; at++) {
        const line = document.lines[at];
        if (line === undefined) break;
        const text = commentOf(line);
        const row = rows[next];
        const isRow = row?.line === at;
        const isBlank = text === undefined && line.node.statement.kind === 'blank';
        if (comment.length > 0 && (isRow || isBlank)) {
            yield { kind: 'comment', lines: comment };
            comment = [];
        }
        if (isBlank) isApart = hasItems;
        else if (isRow || (text !== undefined && comment.length === 0)) {
            if (isApart) yield BLANK;
            isApart = false;
            hasItems = true;
        }
        if (isRow) {
            yield { kind: 'row', row, comment: text };
            next++;
        } else if (text !== undefined) comment.push(text);
    }
    if (comment.length > 0) yield { kind: 'comment', lines: comment };
}

/** The comment lines directly above a table's head, and the comment behind it. */
export function headComment({
    document: { lines },
    first,
}: Pick<TableLines<Row>, 'document' | 'first'>): string[] {
    let from = first;
    while (isCommentLine(lines[from - 1])) from--;
    return lines.slice(from, first + 1).flatMap(line => commentOf(line) ?? []);
}

const isCommentLine = (line: Line | undefined): boolean =>
    line !== undefined && line.node.statement.kind === 'blank' && line.node.comment !== -1;

function commentOf({ text, node }: Line): string | undefined {
    if (node.comment === -1) return undefined;
    const start = node.comment + '//'.length;
    return text.slice(text[start] === ' ' ? start + 1 : start);
}
