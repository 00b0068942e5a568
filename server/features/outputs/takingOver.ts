// Takes what was changed by hand in a generated file over into its source. Before anybody is asked it is certain: the source with the
// changes has no error, and the rows that it generates are those of the file. The file stays as it is.

import type { Analysis } from '../../checks/analyse';
import { count, list, short, shortened } from '../../diagnostics/phrases';
import { handEdits } from '../../emit/hand-edits';
import type { Printed } from '../../emit/printed';
import { codeIn, rowsIn } from '../../emit/row-code';
import type { HandEdit, NotTakenOver } from '../../emit/rows-back';
import { baseName } from '../../model/paths';
import { type Edit, isError, rangeIn } from '../../model/problem';
import type { Program } from '../../model/program';
import type { RowTakenOver } from './takenOver';

/** What the server does for it. */
export interface Engine {
    /** What a program generates at a path, C or TypeScript by its ending, with notes of its rows. */
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

/** The edits of a source that take a generated file over. `path` is that of the file and `existing` its text. */
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
 * The edits of a source that take over one row that was changed in a generated file; or why it cannot be. All other rows stay as they are
 * generated, whatever the file has.
 */
export function takingOverRow(
    { program }: Analysis,
    path: string,
    { change, found, made }: Pick<RowTakenOver, 'change' | 'found' | 'made'>,
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
    const changed = [...after.keys()].filter(at => after[at] !== before[at]);
    const [at = -1] = changed;
    // A row of the source may be several there, of which one was changed.
    const wanted = codeIn(before[at] ?? '').replace(codeIn(made), () => codeIn(found));
    const isAsked =
        before.length === after.length && changed.length === 1 && codeIn(after[at] ?? '') === wanted;
    return isAsked ? edits : { why: 'has a row that the source cannot say in this way' };
}

/** What a row that is taken over grants from then on, and what it granted. */
export function takenOverTitle({ file }: Program, change: HandEdit): string {
    const { subject, text } = change;
    const arrow = change.row.kind === 'mmio' ? '' : ' -> ';
    const now = `${subject === '' ? '' : `${short(subject)}${arrow}`}${text}`;
    return shortened(`Take it into ${short(baseName(file))}: ${now} (was ${wasOf(change)})`, MOST_TITLE);
}

/** In characters: titles are shown in one line. */
const MOST_TITLE = 120;

/** What is replaced. */
const wasOf = ({ row: { at }, start, end }: HandEdit): string => at.text.slice(start, end).trim();

/** Replaces what was changed of a row; what follows it stays. */
const editOf = ({ row, start, end, text }: HandEdit): Edit => ({
    range: rangeIn(row.line, { start, end }),
    newText: text,
});

/** Why the source with the changes is not what the file says; `undefined` if it is. */
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

function questionAbout({ file }: Program, changes: readonly HandEdit[]): string {
    const said = changes.map(change => {
        const { row, subject, text } = change;
        const which = subject === '' ? '' : `, ${subject}`;
        return `line ${row.line + 1}${which}: from ${wasOf(change)} to ${text.trim()}`;
    });
    return `Change ${count(changes.length, 'row')} of ${baseName(file)}, and so who may control what? ${list(said, 5)}`;
}
