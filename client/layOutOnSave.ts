// Lays out the line that is still being typed when a person saves it: the lines before it were laid out at their ends, and the last
// one of a file need not have one. Only where the editor formats while one types.

import {
    commands,
    type Disposable,
    type TextDocument,
    TextDocumentSaveReason,
    type TextEdit,
    window,
    workspace,
} from 'vscode';

export function layOutOnSave(): Disposable[] {
    // Also what the editor has saved by itself meanwhile: then a document is not dirty.
    const edited = new WeakSet<TextDocument>();
    return [
        workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
            if (contentChanges.length > 0) edited.add(document);
        }),
        workspace.onWillSaveTextDocument(event => {
            const { document, reason } = event;
            if (reason !== TextDocumentSaveReason.Manual || !edited.delete(document)) return;
            if (formatsOnType(document)) event.waitUntil(layoutOf(document));
        }),
    ];
}

const formatsOnType = (document: TextDocument): boolean =>
    document.languageId === 'eemi' &&
    workspace.getConfiguration('editor', document).get('formatOnType') === true;

/** What an editor has to say; the language has one layout. */
const LAYOUT = { tabSize: 4, insertSpaces: true };

/** The edits for the line of the cursor and its group. */
async function layoutOf(document: TextDocument): Promise<TextEdit[]> {
    const editor = window.visibleTextEditors.find(each => each.document === document);
    if (editor === undefined) return [];
    const line = document.lineAt(editor.selection.active.line).range;
    const edits = await commands.executeCommand<TextEdit[] | undefined>(
        'vscode.executeFormatRangeProvider',
        document.uri,
        line,
        LAYOUT,
    );
    return edits ?? [];
}
