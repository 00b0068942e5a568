// The parts of the walkthrough: an example to play with, which is not on disk, and when each step is done.

import {
    commands,
    type Disposable,
    type ExtensionContext,
    languages,
    type TextDocument,
    Uri,
    window,
    workspace,
} from 'vscode';

export function walkthrough({ extensionUri }: ExtensionContext): Disposable[] {
    let example: TextDocument | undefined;
    let hadFinding = false;
    return [
        commands.registerCommand('eemi.openExample', async () => {
            const content = await workspace.fs.readFile(
                Uri.joinPath(extensionUri, 'walkthrough/example.eemi'),
            );
            example = await workspace.openTextDocument({
                language: 'eemi',
                content: new TextDecoder().decode(content),
            });
            await window.showTextDocument(example);
        }),
        languages.onDidChangeDiagnostics(({ uris }) => {
            if (example === undefined || !uris.some(uri => uri.toString() === example?.uri.toString()))
                return;
            const hasFinding = languages.getDiagnostics(example.uri).length > 0;
            if (hadFinding && !hasFinding) commands.executeCommand('setContext', 'eemi.exampleIsClean', true);
            hadFinding = hasFinding;
        }),
    ];
}
