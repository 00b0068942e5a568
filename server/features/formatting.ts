// textDocument/formatting: the whole file in its canonical layout, by the smallest edits, so that cursors and marks stay in place.

import { type Document, unreadLines } from '../language/document';
import { BYTE_ORDER_MARK, formattingEdits } from '../language/format';
import { isBlank } from '../language/lines';
import { finish, READ_PIECE, type Steps } from '../language/steps';
import { type Edit, rangeIn } from '../model/problem';
import type { LineRange } from './places/lines';
import { editable } from './rewrites/editable';
import type { Workspace } from './workspace';

/** The edits that format a file; none if it is formatted already. */
export function* formatting(workspace: Workspace, file: string): Steps<Edit[]> {
    const document = editable(workspace, file)?.program.document;
    if (document === undefined) return [];
    return yield* smallEditsIn(document, { first: 0, last: document.lines.length - 1 });
}

export const smallEdits = (document: Document, lines: LineRange): Edit[] =>
    finish(smallEditsIn(document, lines));

/**
 * The edits that format some lines, and the rest of the groups that they belong to. In the order of the text, without overlaps;
 * each changes part of one line or removes one line.
 */
export function* smallEditsIn(document: Document, { first, last }: LineRange): Steps<Edit[]> {
    const edits: Edit[] = [];
    for (const edit of yield* formattingEdits(document, first, last))
        for (const each of yield* lineByLine(document, edit)) edits.push(each);
    return edits;
}

/** Lines keep their order, and only blank ones are removed, so old and new lines can be matched. */
function* lineByLine({ lines }: Document, edit: Edit): Steps<Edit[]> {
    const { start, end } = edit.range;
    const last = end.character > 0 ? end.line : end.line - 1;
    // The empty text after the last line end is not a line of the edit. A byte order mark of a line that is removed stands there.
    const laidOut = unreadLines(edit.newText).filter(({ text, eol }) => text + eol !== '');
    const edits: Edit[] = [];
    let next = 0;
    for (let at = start.line; at <= last; at++) {
        if ((at - start.line) % READ_PIECE === READ_PIECE - 1) yield READ_PIECE;
        const [from, to] = [lines.get(at), laidOut[next]];
        if (from === undefined) break;
        const behind =
            at + 1 < lines.length
                ? { line: at + 1, character: 0 }
                : { line: at, character: from.text.length };
        if (to === undefined || (isBlank(from) && !isNothing(to.text)))
            edits.push({ range: { start: { line: at, character: 0 }, end: behind }, newText: '' });
        else {
            edits.push(...inLine(at, from.text, to.text));
            const character = from.text.length;
            if (from.eol !== to.eol)
                edits.push({ range: { start: { line: at, character }, end: behind }, newText: to.eol });
            next++;
        }
    }
    return edits;
}

/** Formatting changes only blanks and the case of digits. A line that differs in anything else is replaced. */
function inLine(line: number, from: string, to: string): Edit[] {
    const edits: Edit[] = [];
    const replace = (start: number, end: number, newText: string): void => {
        if (start < end || newText !== '') edits.push({ range: rangeIn(line, { start, end }), newText });
    };
    let [i, j] = [0, 0];
    while (i < from.length || j < to.length) {
        const [blanksEnd, newBlanksEnd] = [afterBlanks(from, i), afterBlanks(to, j)];
        const shared = sharedStart(from.slice(i, blanksEnd), to.slice(j, newBlanksEnd));
        replace(i + shared, blanksEnd, to.slice(j + shared, newBlanksEnd));
        [i, j] = [blanksEnd, newBlanksEnd];
        let end = i;
        while (isOtherCase(from[end], to[j + end - i])) end++;
        replace(i, end, to.slice(j, j + end - i));
        [i, j] = [end, j + end - i];
        if (from[i] !== to[j]) return [{ range: rangeIn(line, { start: 0, end: from.length }), newText: to }];
        i++;
        j++;
    }
    return edits;
}

const isOtherCase = (a: string | undefined, b: string | undefined): boolean =>
    a !== undefined && a !== b && a.toLowerCase() === b;

function sharedStart(a: string, b: string): number {
    let length = 0;
    while (length < a.length && a[length] === b[length]) length++;
    return length;
}

/** Whether there is nothing in a line; a byte order mark may stand before its blanks. */
const isNothing = (text: string): boolean =>
    afterBlanks(text, text.startsWith(BYTE_ORDER_MARK) ? 1 : 0) === text.length;

function afterBlanks(text: string, from: number): number {
    let at = from;
    while (text[at] === ' ' || text[at] === '\t') at++;
    return at;
}
