// What is said in the view of an output about the text itself: how many errors there are, each error again at its row, and that the
// text is old. What cannot be believed is dimmed.

import {
    CodeLens,
    type Command,
    type Disposable,
    Position,
    Range,
    type TextDocumentShowOptions,
    type Uri,
    window,
} from 'vscode';
import type { OutputAnswer, OutputFault } from '../server/lsp/protocol';
import type { Outputs } from './outputs';
import { SCHEME, sourceOf } from './outputUri';

/** The lines above the text and above its rows. */
export function outputLenses(uri: Uri, outputs: Outputs): CodeLens[] {
    const { errors = 0, faults = [] } = outputs.known(uri) ?? {};
    return [
        ...(outputs.isOld(uri) ? [lens(0, OLD)] : []),
        ...(errors > 0 ? [lens(0, incomplete(errors))] : []),
        ...faults.map(fault => lens(fault.above, pointTo(fault, sourceOf(uri)))),
    ];
}

/** Dims what cannot be believed: rows with an error, and the whole text of a view whose server does not answer. */
export function dimOld(outputs: Outputs): Disposable[] {
    const dim = window.createTextEditorDecorationType({ opacity: '0.5', isWholeLine: true });
    const update = (): void => {
        for (const editor of window.visibleTextEditors) {
            const { uri, lineCount } = editor.document;
            if (uri.scheme !== SCHEME) continue;
            editor.setDecorations(
                dim,
                outputs.isOld(uri) ? [new Range(0, 0, lineCount, 0)] : faultyRows(outputs.known(uri)),
            );
        }
    };
    return [dim, outputs.onDidRenew(update), window.onDidChangeVisibleTextEditors(update)];
}

/** The lines of rows that have an error: what an unknown frame grants is printed as if it were nothing. */
function faultyRows({ rows = [], faults = [] }: Partial<OutputAnswer> = {}): Range[] {
    const faulty = new Set(faults.map(({ line }) => line));
    return rows.filter(({ line }) => faulty.has(line)).map(({ first, last }) => new Range(first, 0, last, 0));
}

const lens = (line: number, command: Command): CodeLens => new CodeLens(new Range(line, 0, line, 0), command);

const OLD: Command = {
    title: '$(warning) old: the EEMI server does not answer; click to start it again',
    command: 'eemi.restartServer',
};

const incomplete = (errors: number): Command => ({
    title: `${errors === 1 ? '1 error' : `${errors} errors`}: only the parts without errors are shown, and nothing is written`,
    command: 'workbench.actions.view.problems',
});

/** A click leads to the row in the source. */
function pointTo({ line, message }: OutputFault, source: Uri | undefined): Command {
    const start = new Position(line, 0);
    const options: TextDocumentShowOptions = { selection: new Range(start, start) };
    return {
        title: `$(error) line ${line + 1}: ${message}`,
        command: 'vscode.open',
        arguments: [source, options],
    };
}
