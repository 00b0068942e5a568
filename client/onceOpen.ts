// Views whose text changes while VS Code still opens them. It hears of a change only of documents that are open, so what is said in
// between would be lost, and the view would keep its first text until the next change.

import { type Disposable, type Uri, workspace } from 'vscode';

/** Has the text of each document of a scheme asked for once more when it is open. */
export const onceOpen = (scheme: string, renew: (uri: Uri) => void): Disposable =>
    workspace.onDidOpenTextDocument(({ uri }) => {
        if (uri.scheme === scheme) renew(uri);
    });
