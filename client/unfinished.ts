// Keeps back what is not wrong yet (`notYet.ts`) until the cursor leaves the table or a person saves the file; the editor may save it by itself
// at any time.

import {
    type Diagnostic,
    type Disposable,
    type TextDocument,
    TextDocumentSaveReason,
    type Uri,
    window,
    workspace,
} from 'vscode';
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
    /** Those that were edited since a person saved them. */
    private readonly edited = new WeakSet<TextDocument>();

    /** Shows the diagnostics of a document but those that are not wrong yet, and those later. */
    show(uri: Uri, all: readonly Diagnostic[], show: (diagnostics: Diagnostic[]) => void): void {
        const now = this.presentIn(uri, all);
        this.kept.delete(uri.toString());
        if (all.some(({ code }) => codeOf(code) === 'empty-table'))
            this.kept.set(uri.toString(), { uri, all, shown: now.length, show });
        show(now);
    }

    /** What makes it look again. */
    watch(): Disposable[] {
        const savedByHand = new WeakSet<TextDocument>();
        return [
            window.onDidChangeTextEditorSelection(() => this.lookAgain()),
            window.onDidChangeVisibleTextEditors(() => this.lookAgain()),
            workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
                if (contentChanges.length > 0) this.edited.add(document);
            }),
            workspace.onWillSaveTextDocument(({ document, reason }) => {
                if (reason === TextDocumentSaveReason.Manual) savedByHand.add(document);
            }),
            // Saving may edit it first.
            workspace.onDidSaveTextDocument(document => {
                if (savedByHand.delete(document)) this.edited.delete(document);
                this.lookAgain();
            }),
            workspace.onDidCloseTextDocument(({ uri }) => this.kept.delete(uri.toString())),
        ];
    }

    private lookAgain(): void {
        for (const each of this.kept.values()) {
            const now = this.presentIn(each.uri, each.all);
            if (now.length === each.shown) continue;
            each.shown = now.length;
            each.show(now);
        }
    }

    private presentIn(uri: Uri, all: readonly Diagnostic[]): Diagnostic[] {
        const editors = window.visibleTextEditors.filter(
            ({ document }) => this.edited.has(document) && document.uri.toString() === uri.toString(),
        );
        return all.filter(
            ({ code, range: { start } }) =>
                !editors.some(({ document, selection }) =>
                    isNotYet(
                        { code: codeOf(code), line: start.line },
                        selection.active.line,
                        textIn(document),
                    ),
                ),
        );
    }
}

const textIn =
    (document: TextDocument) =>
    (line: number): string | undefined =>
        line < document.lineCount ? document.lineAt(line).text : undefined;

/** The code, also where it is a link. */
const codeOf = (code: Diagnostic['code']): unknown => (typeof code === 'object' ? code.value : code);
