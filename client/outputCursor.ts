// The cursors of a source and of its output follow each other: a row reveals its lines in the output, and a line of the
// output its row. The editor that has the focus leads.

import {
    type Disposable,
    Range,
    Selection,
    type TextEditor,
    type TextEditorDecorationType,
    TextEditorRevealType,
    ThemeColor,
    window,
    workspace,
} from 'vscode';
import type { OutputRow } from '../server/lsp/protocol';
import type { Outputs } from './outputs';
import { sourceOf } from './outputUri';

export function followCursor(outputs: Outputs): Disposable[] {
    const mark = window.createTextEditorDecorationType({
        isWholeLine: true,
        backgroundColor: new ThemeColor('eemi.followedRowBackground'),
        // High contrast has no such background.
        border: '1px solid',
        borderColor: new ThemeColor('eemi.followedRowBorder'),
    });
    const follow = (): void => {
        const { activeTextEditor: leader } = window;
        const focus = leader && focusOf(leader, outputs);
        if (focus === undefined) return;
        // The leader needs no mark: its own cursor shows the place.
        leader?.setDecorations(mark, []);
        for (const editor of window.visibleTextEditors) {
            if (editor === leader || sourceShownIn(editor) !== focus.source) continue;
            if (focus.line !== undefined) outputs.lookAt(editor.document.uri, focus.line);
            show(editor, placeIn(editor, focus, outputs), mark);
        }
    };
    return [
        mark,
        window.onDidChangeTextEditorSelection(({ textEditor }) => {
            if (textEditor === window.activeTextEditor) follow();
        }),
        window.onDidChangeVisibleTextEditors(follow),
        workspace.onDidChangeTextDocument(follow),
        outputs.onDidRenew(follow),
    ];
}

/** A line of a source; no line if the cursor is on one that comes from no row. */
interface Focus {
    /** The URI of the source. */
    readonly source: string;
    readonly line: number | undefined;
}

/** Where the leader's cursor is; `undefined` if it is in neither a source nor an output. */
function focusOf(leader: TextEditor, outputs: Outputs): Focus | undefined {
    const { document, selection } = leader;
    const source = sourceShownIn(leader);
    if (source === undefined) return undefined;
    const { line } = selection.active;
    if (sourceOf(document.uri) === undefined) return { source, line };
    return {
        source,
        line: rowsOf(leader, outputs).find(({ first, last }) => first <= line && line <= last)?.line,
    };
}

/** The lines of an editor that belong to the place of the leader's cursor. */
function placeIn(editor: TextEditor, { line }: Focus, outputs: Outputs): Range | undefined {
    if (line === undefined) return undefined;
    if (sourceOf(editor.document.uri) === undefined) return new Range(line, 0, line, 0);
    const row = rowsOf(editor, outputs).find(each => each.line === line);
    return row && new Range(row.first, 0, row.last, 0);
}

function show(editor: TextEditor, place: Range | undefined, mark: TextEditorDecorationType): void {
    editor.setDecorations(mark, place === undefined ? [] : [place]);
    if (place === undefined || editor.selection.active.line === place.start.line) return;
    editor.selection = new Selection(place.start, place.start);
    editor.revealRange(place, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The URI of the source that an editor shows, directly or as its output. */
function sourceShownIn({ document: { languageId, uri } }: TextEditor): string | undefined {
    const source = languageId === 'eemi' ? uri : sourceOf(uri);
    return source?.toString();
}

/** Which lines of a view come from which rows. Empty between an edit and the answer to it, when the two do not match. */
function rowsOf({ document }: TextEditor, outputs: Outputs): readonly OutputRow[] {
    const answer = outputs.known(document.uri);
    const source = workspace.textDocuments.find(
        ({ uri }) => uri.toString() === sourceOf(document.uri)?.toString(),
    );
    const isCurrent =
        answer?.text === document.getText() && (source === undefined || answer.version === source.version);
    return isCurrent ? answer.rows : [];
}
