// Takes what was changed by hand in a generated header over into its source. Before anybody is asked it is certain: the source with the
// changes has no error, and the rows that it generates are those of the header. The header stays as it is.

import { type Analysis, errorsOf } from '../checks/analyse';
import { count, list } from '../diagnostics/phrases';
import { type HandEdit, handEdits, type NotTakenOver } from '../emit/hand-edits';
import { outputPrinter } from '../emit/outputs';
import type { Printed, RowLines } from '../emit/printed';
import { Document } from '../language/document';
import { laidOut } from '../language/laid-out';
import { baseName } from '../model/paths';
import { type Edit, rangeIn } from '../model/problem';
import type { Program } from '../model/program';
import { isLikeRowNote } from '../model/row-note';

export interface TakingOver {
    /** Without overlaps, in the order of the text. */
    readonly edits: readonly Edit[];
    /** What changes in the source, as a question to a person. */
    readonly question: string;
    readonly rows: number;
}

/**
 * The edits of a source that take a header over. `path` is that of the header and `existing` its text; `supposing` analyses the source as
 * if it had another text.
 */
export function takingOver(
    { program, problems }: Analysis,
    path: string,
    existing: string,
    supposing: (document: Document) => Analysis | undefined,
): TakingOver | NotTakenOver {
    if (errorsOf(problems).length > 0) return { why: 'cannot be compared while its source has errors' };
    const text = existing.replaceAll('\r\n', '\n');
    const printed = print(program, path);
    const changes = handEdits(program, text, printed.text, printed.rows);
    if ('why' in changes) return changes;
    if (changes.length === 0) return { why: 'has no change in its rows' };
    const edits = laidOut(program.document, changes.map(editOf));
    const refusal = whyNot(supposing(edited(program, edits)), path, rowsIn(text, printed.rows));
    return refusal ?? { edits, question: questionAbout(program, changes), rows: changes.length };
}

const print = (program: Program, path: string): Printed =>
    outputPrinter(program)('c', { path, notesRows: true });

/** Replaces the right side of a row; what follows it stays. */
function editOf({ row, grant }: HandEdit): Edit {
    const { start = 0, end = 0 } = row.node.grant ?? {};
    return { range: rangeIn(row.line, { start, end }), newText: grant };
}

function edited({ document }: Program, edits: readonly Edit[]): Document {
    const copy = new Document(document.text);
    for (const { range, newText } of edits.toReversed()) copy.edit(range, newText);
    return copy;
}

/** Why the source with the changes is not what the header says; `undefined` if it is. */
function whyNot(
    supposed: Analysis | undefined,
    path: string,
    wanted: readonly string[],
): NotTakenOver | undefined {
    const [error] = errorsOf(supposed?.problems ?? []);
    if (supposed === undefined || error !== undefined)
        return { why: `says what is an error in the source: ${error?.message ?? 'it cannot be read'}` };
    const printed = print(supposed.program, path);
    const rows = rowsIn(printed.text, printed.rows);
    const at = wanted.findIndex((row, index) => row !== rows[index]);
    return at === -1 ? undefined : { why: `has a row that the source cannot say in this way: ${wanted[at]}` };
}

/**
 * The rows of a header without what means nothing in them: their blanks, the suffixes of their numbers, the notes of what their names
 * stand for, and whether a comment stands above the row or beside it.
 */
function rowsIn(text: string, rows: readonly RowLines[]): string[] {
    const lines = text.split('\n');
    return rows.map(({ first, last }) => {
        const row = lines.slice(first, last + 1).join(' ');
        const comments = (row.match(COMMENT) ?? []).filter(comment => !isLikeRowNote(comment.slice(3, -3)));
        const code = row.replace(COMMENT, '').replace(/\s+/g, '').replace(SUFFIX, '');
        return [...comments, code].join(' ');
    });
}

const COMMENT = /\/\*.*?\*\//g;
const SUFFIX = /(?<=\b0x[0-9a-fA-F]+)U(?:LL?)?\b/g;

function questionAbout({ file, document }: Program, changes: readonly HandEdit[]): string {
    const said = changes.map(({ row, grant }) => {
        const { node, line } = row;
        const text = document.lines.get(line)?.text ?? '';
        const { start = 0, end = 0 } = node.grant ?? {};
        return `line ${line + 1}, ${text.slice(node.subject.first.start, node.subject.first.end)}: from ${text.slice(start, end)} to ${grant}`;
    });
    return `Change ${count(changes.length, 'row')} of ${baseName(file)}, and so who may control what? ${list(said, 5)}`;
}
