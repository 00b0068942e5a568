// Saves, and whether a person wanted them. VS Code says so only before a save, which may still fail.

import { type Disposable, type TextDocument, TextDocumentSaveReason, workspace } from 'vscode';

/** Calls `saved` for each document that was saved. `isByHand`: a person wanted it, and not the editor by itself. */
export function onSave(saved: (document: TextDocument, isByHand: boolean) => void): Disposable[] {
    const byHand = new WeakSet<TextDocument>();
    return [
        workspace.onWillSaveTextDocument(({ document, reason }) => {
            if (reason === TextDocumentSaveReason.Manual) byHand.add(document);
            else byHand.delete(document);
        }),
        workspace.onDidSaveTextDocument(document => saved(document, byHand.delete(document))),
    ];
}
