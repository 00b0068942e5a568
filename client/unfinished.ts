// Keeps back what is not wrong yet (`notYet.ts`) until the cursor leaves the table, and keeps up what is still so (`stillSo.ts`) until it leaves
// the line; or until a person saves the file, since the editor may save it by itself at any time.

import {
    type Diagnostic,
    DiagnosticSeverity,
    type Disposable,
    Range,
    type TextDocument,
    type Uri,
    window,
    workspace,
} from 'vscode';
import { isNotYet } from './notYet';
import { onSave } from './onSave';
import { isOfWhole, movedBy, type Said, stillSo, type TextChange, type Typing } from './stillSo';

interface Kept {
    readonly uri: Uri;
    /** What the server says. */
    all: readonly Diagnostic[];
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
        return [
            window.onDidChangeTextEditorSelection(() => this.lookAgain()),
            window.onDidChangeVisibleTextEditors(() => this.lookAgain()),
            workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
                if (contentChanges.length > 0) this.edited.add(document);
                for (const change of contentChanges) this.move(document.uri, change);
            }),
            // Not before it is saved: saving may edit it first.
            ...onSave((document, isByHand) => {
                if (isByHand) this.edited.delete(document);
                this.lookAgain();
            }),
            workspace.onDidCloseTextDocument(({ uri }) => this.kept.delete(uri.toString())),
        ];
    }

    /** Moves what is said together with its lines, as the editor moves what it shows. */
    private move(uri: Uri, change: TextChange): void {
        const { start, end } = change.range;
        const kept = this.kept.get(uri.toString());
        if (kept === undefined || (start.line === end.line && !change.text.includes('\n'))) return;
        const gone = new Set<Diagnostic>();
        for (const each of new Set([...kept.all, ...kept.shown])) {
            const { start, end } = each.range;
            const lines = movedBy(start.line, change);
            if (lines === undefined) gone.add(each);
            else each.range = new Range(start.translate(lines), end.translate(lines));
        }
        kept.all = kept.all.filter(each => !gone.has(each));
        kept.shown = kept.shown.filter(each => !gone.has(each));
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
        const typing = editors.map(({ document, selection }): Typing => {
            const cursor = selection.active.line;
            return { cursor, isUntold: said => isNotYet(said, cursor, textIn(document)) };
        });
        const still = typing.flatMap(each => stillSo(earlier, all, each, saidOf));
        return [...new Set([...all, ...still])].filter(
            each => !typing.some(({ isUntold }) => isUntold(saidOf(each))),
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
