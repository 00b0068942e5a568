// The lines of a table for an output: rows in their order, with the comments and blank lines around them.

import type { Document } from '../language/document';
import { isCommentLine, type Line } from '../language/lines';
import { PIECE, type Steps } from '../language/steps';
import type { Row } from './program';

/** What to do with each part of a table. */
export interface Layout<R extends Row> {
    /** A blank line. There is at most one between two other parts, and none at the start or end. */
    readonly blank: () => void;
    /** Consecutive comment lines, without `//` and the space after it. */
    readonly comment: (lines: readonly string[]) => void;
    /** `comment` is the one after the row, on its line. What takes long is done in the steps that this gives. */
    readonly row: (row: R, comment: string | undefined) => Steps<void> | undefined;
}

export interface TableLines<R extends Row> {
    readonly document: Document;
    readonly first: number;
    readonly last: number;
    readonly rows: readonly R[];
}

/**
 * Goes through a table in order. Of lines that are not rows and print nothing (`index`, `waive`) only the comments are kept; rows
 * that could not be resolved are left out.
 */
export function* layOut<R extends Row>(table: TableLines<R>, layout: Layout<R>): Steps<void> {
    const { document, first, last, rows } = table;
    const parts = new Parts(layout);
    let next = 0;
    let looked = 0;
    for (const line of document.lines.between(first + 1, last)) {
        const text = commentOf(line);
        const row = next < rows.length ? rows[next] : undefined;
        if (row?.at === line) {
            next++;
            const steps = parts.row(row, text);
            if (steps !== undefined) yield* steps;
        } else if (text !== undefined) parts.commentLine(text);
        else if (line.node.statement.kind === 'blank') parts.blankLine();
        if (++looked % PIECE === 0) yield PIECE;
    }
    parts.endComment();
}

/** The lines so far, as parts of a table. */
class Parts<R extends Row> {
    private comment: string[] = [];
    private isEmpty = true;
    private isApart = false;

    constructor(private readonly layout: Layout<R>) {}

    row(row: R, text: string | undefined): Steps<void> | undefined {
        this.endComment();
        this.begin();
        return this.layout.row(row, text);
    }

    commentLine(text: string): void {
        if (this.comment.length === 0) this.begin();
        this.comment.push(text);
    }

    blankLine(): void {
        this.endComment();
        this.isApart = true;
    }

    endComment(): void {
        if (this.comment.length === 0) return;
        this.layout.comment(this.comment);
        this.comment = [];
    }

    private begin(): void {
        if (this.isApart && !this.isEmpty) this.layout.blank();
        this.isApart = false;
        this.isEmpty = false;
    }
}

/** The comment lines directly above a table's head, and the comment after it. */
export function headComment({ document, first }: Pick<TableLines<Row>, 'document' | 'first'>): string[] {
    const { lines } = document;
    let from = first;
    while (isCommentLine(lines.get(from - 1))) from--;
    return lines.between(from, first).flatMap(line => commentOf(line) ?? []);
}

function commentOf(line: Line): string | undefined {
    const { text, comment } = line;
    if (comment === -1) return undefined;
    const start = comment + '//'.length;
    return text.slice(text[start] === ' ' ? start + 1 : start);
}
