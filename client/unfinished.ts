// Keeps back what is not wrong yet (`notYet.ts`) until the cursor leaves the table, and keeps up what is still so (`stillSo.ts`) until it leaves
// the line; or until a person saves the file, since the editor may save it by itself at any time.

import {
    type Diagnostic,
    DiagnosticSeverity,
    type Disposable,
    type TextDocument,
    TextDocumentSaveReason,
    type Uri,
    window,
    workspace,
} from 'vscode';
import { isNotYet } from './notYet';
import { isOfWhole, type Said, stillSo } from './stillSo';

interface Kept {
    readonly uri: Uri;
    /** What the server says. */
    readonly all: readonly Diagnostic[];
    /** What was shown last. */
    shown: readonly Diagnostic[];
    readonly show: (diagnostics: Diagnostic[]) => void;
}

export class Unfinished {
    private readonly kept = new Map<string, Kept>();
    /** Those that were edited since a person saved them. */
    private readonly edited = new WeakSet<TextDocument>();

    /** Shows the diagnostics of a document as they are to be shown now, and later what has changed about that. */
    show(uri: Uri, all: readonly Diagnostic[], show: (diagnostics: Diagnostic[]) => void): void {
        const key = uri.toString();
        const now = this.presentIn(uri, all, this.kept.get(key)?.shown ?? []);
        this.kept.delete(key);
        if ([...all, ...now].some(({ code }) => isLookedAt(codeOf(code))))
            this.kept.set(key, { uri, all, shown: now, show });
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
            const now = this.presentIn(each.uri, each.all, each.shown);
            if (now.length === each.shown.length && now.every((one, at) => one === each.shown[at])) continue;
            each.shown = now;
            each.show(now);
        }
    }

    private presentIn(uri: Uri, all: readonly Diagnostic[], earlier: readonly Diagnostic[]): Diagnostic[] {
        const editors = window.visibleTextEditors.filter(
            ({ document }) => this.edited.has(document) && document.uri.toString() === uri.toString(),
        );
        const still = editors.flatMap(({ selection }) =>
            stillSo(earlier, all, selection.active.line, saidOf),
        );
        return [...new Set([...all, ...still])].filter(
            each =>
                !editors.some(({ document, selection }) =>
                    isNotYet(saidOf(each), selection.active.line, textIn(document)),
                ),
        );
    }
}

const isLookedAt = (code: unknown): boolean => code === 'empty-table' || isOfWhole(code);

const saidOf = ({ code, range, severity }: Diagnostic): Said => ({
    code: codeOf(code),
    line: range.start.line,
    isError: severity === DiagnosticSeverity.Error,
});

const textIn =
    (document: TextDocument) =>
    (line: number): string | undefined =>
        line < document.lineCount ? document.lineAt(line).text : undefined;

/** The code, also where it is a link. */
const codeOf = (code: Diagnostic['code']): unknown => (typeof code === 'object' ? code.value : code);
