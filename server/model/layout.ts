// The lines of a table as an output keeps them: rows in their order, with the comments and blank lines around them.

import type { Document } from '../language/document';
import type { Line } from '../language/lines';
import type { Row } from './program';

export type Item<R extends Row> =
    | { readonly kind: 'blank' }
    /** Comment lines that stand together, without `//` and the space behind it. */
    | { readonly kind: 'comment'; readonly lines: readonly string[] }
    /** `comment` is what stands behind the row, in its line. */
    | { readonly kind: 'row'; readonly row: R; readonly comment: string | undefined };

export interface Layout<R extends Row> {
    /** The comment lines directly above the table's head, and the comment behind it. */
    readonly head: readonly string[];
    /** Blank lines stand between other items only, one at a time. */
    readonly items: readonly Item<R>[];
}

interface TableLines<R extends Row> {
    readonly document: Document;
    readonly first: number;
    readonly last: number;
    readonly rows: readonly R[];
}

/**
 * The layout of a table. Lines that are no rows and print nothing (`index`, `waive`) leave their comments; a row that
 * could not be resolved is left out.
 */
export function layoutOf<R extends Row>({ document, first, last, rows }: TableLines<R>): Layout<R> {
    const items: Item<R>[] = [];
    let comment: string[] = [];
    let isBlank = false;
    const endComment = (): void => {
        if (comment.length > 0) items.push({ kind: 'comment', lines: comment });
        comment = [];
    };
    const startItem = (): void => {
        if (isBlank && items.length > 0) items.push({ kind: 'blank' });
        isBlank = false;
    };
    let next = 0;
    for (let at = first + 1; at <= last; at++) {
        const line = document.lines.get(at);
        if (line === undefined) break;
        const text = commentOf(line);
        const row = rows[next];
        if (row?.line === at) {
            next++;
            endComment();
            startItem();
            items.push({ kind: 'row', row, comment: text });
        } else if (text !== undefined) {
            if (comment.length === 0) startItem();
            comment.push(text);
        } else if (line.node.statement.kind === 'blank') {
            endComment();
            isBlank = true;
        }
    }
    endComment();
    return { head: headComment(document, first), items };
}

function headComment({ lines }: Document, first: number): string[] {
    let from = first;
    while (isCommentLine(lines.get(from - 1))) from--;
    return [...lines.between(from, first)].flatMap(line => commentOf(line) ?? []);
}

const isCommentLine = (line: Line | undefined): boolean =>
    line !== undefined && line.node.statement.kind === 'blank' && line.node.comment !== -1;

function commentOf({ text, node }: Line): string | undefined {
    if (node.comment === -1) return undefined;
    return text.slice(node.comment + '//'.length).replace(/^ /, '');
}
