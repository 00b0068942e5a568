// The command that imports the tables of a C file: the result is shown unsaved, with the report beside it.

import { commands, type Disposable, type Uri, ViewColumn, window, workspace } from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { IMPORT, ImportAnswer, ImportParams } from '../server/lsp/protocol';

const REQUEST: typeof IMPORT = 'eemi/import';

export const importTables = (client: LanguageClient): Disposable[] => [
    commands.registerCommand('eemi.importTables', async (chosen?: Uri) => {
        const uri = chosen ?? window.activeTextEditor?.document.uri;
        if (uri === undefined) window.showInformationMessage('Open a .c or .h file to import its tables.');
        else await show(await ask(client, uri));
    }),
];

/** The text is that of the editor, which may not be saved. */
async function ask(client: LanguageClient, uri: Uri): Promise<ImportAnswer> {
    const document = await workspace.openTextDocument(uri);
    await client.start();
    const params: ImportParams = { textDocument: { uri: uri.toString() }, text: document.getText() };
    return client.sendRequest<ImportAnswer>(REQUEST, params);
}

async function show({ text, report }: ImportAnswer): Promise<void> {
    if (text === null) {
        window.showErrorMessage(report.trim());
        return;
    }
    const source = await workspace.openTextDocument({ language: 'eemi', content: text });
    await window.showTextDocument(source);
    const notes = await workspace.openTextDocument({ language: 'plaintext', content: report });
    await window.showTextDocument(notes, { viewColumn: ViewColumn.Beside, preserveFocus: true });
}
