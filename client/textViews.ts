// Read-only documents that show something beside a source: how they are shown, and what is heard of them. What stands in them, and of which
// scheme they are, is up to each surface.

import { type Disposable, languages, type Uri, type ViewColumn, window, workspace } from 'vscode';

/** Shows a document in a language, and leaves the focus where it is. */
export async function showText(uri: Uri, language: string, viewColumn: ViewColumn): Promise<void> {
    const opened = await workspace.openTextDocument(uri);
    const document = await languages.setTextDocumentLanguage(opened, language);
    await window.showTextDocument(document, { viewColumn, preserveFocus: true, preview: false });
}

/**
 * Has the text of each document of a scheme asked for once more when it is open. VS Code hears of a change only of documents that are
 * open, so what is said while it still opens one would be lost, and the view would keep its first text until the next change.
 */
export const onceOpen = (scheme: string, renew: (uri: Uri) => void): Disposable =>
    workspace.onDidOpenTextDocument(({ uri }) => {
        if (uri.scheme === scheme) renew(uri);
    });

/** Calls `closed` for each document of a scheme that is closed for good: one that gets its language is told to be closed and opened. */
export const onceClosed = (scheme: string, closed: (uri: Uri) => void): Disposable =>
    workspace.onDidCloseTextDocument(document => {
        if (document.uri.scheme === scheme && !workspace.textDocuments.includes(document))
            closed(document.uri);
    });
