// Keeps back what is not wrong yet (`notYet.ts`) until the cursor leaves the table or the file is saved.

import { type Diagnostic, type Disposable, type TextDocument, type Uri, window, workspace } from 'vscode';
import { isNotYet } from './notYet';

interface Kept {
    readonly uri: Uri;
    readonly all: readonly Diagnostic[];
    /** How many of them are shown. */
    shown: number;
    readonly show: (diagnostics: Diagnostic[]) => void;
}

export class Unfinished {
    private readonly kept = new Map<string, Kept>();

    /** Shows the diagnostics of a document but those that are not wrong yet, and those later. */
    show(uri: Uri, all: readonly Diagnostic[], show: (diagnostics: Diagnostic[]) => void): void {
        const now = presentIn(uri, all);
        this.kept.delete(uri.toString());
        if (all.some(({ code }) => codeOf(code) === 'empty-table'))
            this.kept.set(uri.toString(), { uri, all, shown: now.length, show });
        show(now);
    }

    /** What makes it look again. */
    watch(): Disposable[] {
        return [
            window.onDidChangeTextEditorSelection(() => this.lookAgain()),
            window.onDidChangeVisibleTextEditors(() => this.lookAgain()),
            workspace.onDidSaveTextDocument(() => this.lookAgain()),
            workspace.onDidCloseTextDocument(({ uri }) => this.kept.delete(uri.toString())),
        ];
    }

    private lookAgain(): void {
        for (const each of this.kept.values()) {
            const now = presentIn(each.uri, each.all);
            if (now.length === each.shown) continue;
            each.shown = now.length;
            each.show(now);
        }
    }
}

function presentIn(uri: Uri, all: readonly Diagnostic[]): Diagnostic[] {
    const editors = window.visibleTextEditors.filter(
        ({ document }) => document.isDirty && document.uri.toString() === uri.toString(),
    );
    return all.filter(
        ({ code, range: { start } }) =>
            !editors.some(({ document, selection }) =>
                isNotYet({ code: codeOf(code), line: start.line }, selection.active.line, textIn(document)),
            ),
    );
}

const textIn =
    (document: TextDocument) =>
    (line: number): string | undefined =>
        line < document.lineCount ? document.lineAt(line).text : undefined;

/** The code, also where it is a link. */
const codeOf = (code: Diagnostic['code']): unknown => (typeof code === 'object' ? code.value : code);
