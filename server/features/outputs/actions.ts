// What can be done about what was edited in a generated file: take it into the source, or generate it again.

import type { CodeAction, Diagnostic } from 'vscode-languageserver-types';
import type { Analysis } from '../../checks/analyse';
import type { Range } from '../../language/document';
import { type Edit, type Problem, rangeIn } from '../../model/problem';
import type { GeneratedDocument } from './generatedDocument';
import { rowsTakenOver } from './takenOver';
import { type Engine, takenOverTitle, takingOverRow } from './takingOver';

/** What actions depend on besides the document. */
export interface ActionNeeds {
    readonly engine: Engine;
    /** The analysis of the source; `undefined` if that is so large that a row is not taken over by itself. */
    readonly analysis: Analysis | undefined;
    /** The URI of a file. */
    readonly uriOf: (file: string) => string;
    /** The editor's diagnostics. */
    readonly diagnostics: readonly Diagnostic[];
}

/** The actions for some lines of the document, both included. */
export function actionsFor(
    document: GeneratedDocument,
    { start, end }: Range,
    needs: ActionNeeds,
): CodeAction[] {
    const near = document.problems.filter(
        ({ range }) => range.start.line <= end.line && start.line <= range.end.line,
    );
    const uri = needs.uriOf(document.input.file);
    const again = near
        .slice(0, MOST)
        .flatMap(problem =>
            problem.fixes.map(({ title, edits }) => fix(title, uri, edits, shownAs(needs, problem))),
        );
    const whole = near.length === 0 ? [] : document.generatedAgain;
    return [
        ...takenInto(document, start.line, end.line, needs),
        ...again,
        ...(whole.length === 0 ? [] : [fix(wholeTitle(document), uri, whole, [])]),
    ];
}

/** With a whole file selected, nobody wants a list of all fixes. */
const MOST = 50;

function wholeTitle({ input: { known } }: GeneratedDocument): string {
    const isConflict = typeof known !== 'string' && known.judged.state === 'conflict';
    return isConflict
        ? 'Generate the whole file again: that resolves the conflict, and nothing was edited'
        : 'Generate the whole file again: all that was edited in it is lost';
}

const fix = (
    title: string,
    uri: string,
    edits: readonly Edit[],
    diagnostics: readonly Diagnostic[],
): CodeAction => ({
    title,
    kind: 'quickfix',
    edit: { changes: { [uri]: [...edits] } },
    ...(diagnostics.length > 0 && { diagnostics: [...diagnostics] }),
});

/** The editor's diagnostics for a problem. */
const shownAs = (
    { diagnostics }: ActionNeeds,
    { code, range }: Pick<Problem, 'code' | 'range'>,
): Diagnostic[] =>
    diagnostics.filter(each => each.code === code && each.range.start.line === range.start.line);

/** Only what gives exactly this row in the file is offered; of very many rows or a large source, the command that finds out itself. */
function takenInto(document: GeneratedDocument, from: number, to: number, needs: ActionNeeds): CodeAction[] {
    const { file, source } = document.input;
    const { analysis, engine, uriOf } = needs;
    const rows = rowsTakenOver(document, from, to);
    if (rows.length === 0) return [];
    if (rows.length > MOST_ROWS || analysis === undefined)
        return [
            {
                title: ALL,
                kind: 'quickfix',
                command: { title: ALL, command: COMMAND, arguments: [uriOf(source), uriOf(file)] },
            },
        ];
    return rows.flatMap(row => {
        const { change, first } = row;
        const taken = takingOverRow(analysis, file, row, engine);
        if ('why' in taken) return [];
        const about = { code: 'edited-output', range: rangeIn(first, { start: 0, end: 0 }) } as const;
        return fix(takenOverTitle(analysis.program, change), uriOf(source), taken, shownAs(needs, about));
    });
}

/** For each of them the source is analysed. */
const MOST_ROWS = 8;

/** The command that takes all rows over, after asking; its arguments are the URIs of the source and of the generated file. */
const COMMAND = 'eemi.takeOver';
const ALL = 'Take over into the source…';
