// Takes what was changed by hand in a generated header over into its source. Before anybody is asked it is certain: the source with the
// changes has no error, and the rows that it generates are those of the header. The header stays as it is.

import type { Analysis } from '../../checks/analyse';
import { count, list, short, shortened } from '../../diagnostics/phrases';
import { type HandEdit, handEdits, type NotTakenOver } from '../../emit/hand-edits';
import type { Printed } from '../../emit/printed';
import { codeIn, rowsIn } from '../../emit/row-code';
import { baseName } from '../../model/paths';
import { type Edit, isError, rangeIn } from '../../model/problem';
import type { Program } from '../../model/program';

/** What the server does for it. */
export interface Engine {
    /** What a program generates at a path, with notes of its rows. */
    readonly print: (program: Program, path: string) => Printed;
    /** Edits of a source with its layout mended around them. */
    readonly laidOut: (program: Program, edits: readonly Edit[]) => readonly Edit[];
    /** The analysis of a source as if these edits were made. */
    readonly supposing: (program: Program, edits: readonly Edit[]) => Analysis | undefined;
}

export interface TakingOver {
    /** Without overlaps, in the order of the text. */
    readonly edits: readonly Edit[];
    /** What changes in the source, as a question to a person. */
    readonly question: string;
    readonly rows: number;
}

/** The edits of a source that take a header over. `path` is that of the header and `existing` its text. */
export function takingAllOver(
    { program, problems }: Analysis,
    path: string,
    existing: string,
    engine: Engine,
): TakingOver | NotTakenOver {
    if (problems.some(isError)) return { why: 'cannot be compared while its source has errors' };
    const text = existing.replaceAll('\r\n', '\n');
    const printed = engine.print(program, path);
    const changes = handEdits(program, text, printed.text, printed.rows);
    if ('why' in changes) return changes;
    if (changes.length === 0) return { why: 'has no change in its rows' };
    const edits = engine.laidOut(program, changes.map(editOf));
    const refusal = whyNot(engine.supposing(program, edits), path, rowsIn(text, printed.rows), engine);
    return refusal ?? { edits, question: questionAbout(program, changes), rows: changes.length };
}

/**
 * The edits of a source that take over one row that was changed in a header, given the row there; or why it cannot be. All other rows stay
 * as they are generated, whatever the header has.
 */
export function takingOverRow(
    { program }: Analysis,
    path: string,
    change: HandEdit,
    found: string,
    { print, laidOut, supposing }: Engine,
): readonly Edit[] | NotTakenOver {
    const edits = laidOut(program, [editOf(change)]);
    const supposed = supposing(program, edits);
    const refusal = whyFaulty(supposed);
    if (supposed === undefined || refusal !== undefined) return refusal ?? UNREAD;
    const [before = [], after = []] = [program, supposed.program].map(each => {
        const { text, rows } = print(each, path);
        return rowsIn(text, rows);
    });
    const [changed = '', ...others] = after.filter((row, at) => row !== before[at]);
    const isAsked =
        before.length === after.length && others.length === 0 && codeIn(changed) === codeIn(found);
    return isAsked ? edits : { why: 'has a row that the source cannot say in this way' };
}

/** What a row that is taken over grants from then on, and what it granted. */
export function takenOverTitle({ file }: Program, { row, grant }: HandEdit): string {
    const { node, at } = row;
    const { start = 0, end = 0 } = node.grant ?? {};
    const subject = at.text.slice(node.subject.first.start, node.subject.first.end);
    const title = `Take it into ${short(baseName(file))}: ${short(subject)} -> ${grant} (was ${at.text.slice(start, end)})`;
    return shortened(title, MOST_TITLE);
}

/** In characters: titles are shown in one line. */
const MOST_TITLE = 120;

/** Replaces the right side of a row; what follows it stays. */
function editOf({ row, grant }: HandEdit): Edit {
    const { start = 0, end = 0 } = row.node.grant ?? {};
    return { range: rangeIn(row.line, { start, end }), newText: grant };
}

/** Why the source with the changes is not what the header says; `undefined` if it is. */
function whyNot(
    supposed: Analysis | undefined,
    path: string,
    wanted: readonly string[],
    { print }: Engine,
): NotTakenOver | undefined {
    const refusal = whyFaulty(supposed);
    if (supposed === undefined || refusal !== undefined) return refusal ?? UNREAD;
    const printed = print(supposed.program, path);
    const rows = rowsIn(printed.text, printed.rows);
    const at = wanted.findIndex((row, index) => row !== rows[index]);
    return at === -1 ? undefined : { why: `has a row that the source cannot say in this way: ${wanted[at]}` };
}

const UNREAD: NotTakenOver = { why: 'cannot be taken over: its source cannot be read' };

function whyFaulty(supposed: Analysis | undefined): NotTakenOver | undefined {
    const error = supposed?.problems.find(isError);
    return error && { why: `says what is an error in the source: ${error.message}` };
}

function questionAbout({ file, document }: Program, changes: readonly HandEdit[]): string {
    const said = changes.map(({ row, grant }) => {
        const { node, line } = row;
        const text = document.lines.get(line)?.text ?? '';
        const { start = 0, end = 0 } = node.grant ?? {};
        return `line ${line + 1}, ${text.slice(node.subject.first.start, node.subject.first.end)}: from ${text.slice(start, end)} to ${grant}`;
    });
    return `Change ${count(changes.length, 'row')} of ${baseName(file)}, and so who may control what? ${list(said, 5)}`;
}
