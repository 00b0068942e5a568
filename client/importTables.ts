// The command that imports the tables of a C file: the result is shown unsaved, with the report beside it.

import {
    commands,
    type Disposable,
    Position,
    type TextDocument,
    type Uri,
    ViewColumn,
    WorkspaceEdit,
    window,
    workspace,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { IMPORT, ImportAnswer, ImportParams } from '../server/lsp/protocol';

const REQUEST: typeof IMPORT = 'eemi/import';

export const importTables = (client: LanguageClient): Disposable[] => [
    commands.registerCommand('eemi.importTables', async (chosen?: Uri) => {
        const uri = chosen ?? window.activeTextEditor?.document.uri;
        if (uri === undefined) window.showInformationMessage('Open a .c or .h file to import its tables.');
        else await show(uri, await ask(client, uri));
    }),
];

/** The text is that of the editor, which may not be saved. */
async function ask(client: LanguageClient, uri: Uri): Promise<ImportAnswer> {
    const document = await workspace.openTextDocument(uri);
    await client.start();
    const params: ImportParams = { textDocument: { uri: uri.toString() }, text: document.getText() };
    return client.sendRequest<ImportAnswer>(REQUEST, params);
}

async function show(uri: Uri, { text, report }: ImportAnswer): Promise<void> {
    if (text === null) {
        window.showErrorMessage(report.trim());
        return;
    }
    await window.showTextDocument(await sourceBeside(uri, text));
    const notes = await workspace.openTextDocument({ language: 'plaintext', content: report });
    await window.showTextDocument(notes, { viewColumn: ViewColumn.Beside, preserveFocus: true });
}

/**
 * A source that is not saved yet, and will be saved beside the C file: its paths to headers are relative to that folder, and hold in no
 * other. A C file that has no folder has no headers either.
 */
async function sourceBeside(uri: Uri, content: string): Promise<TextDocument> {
    if (!hasFolder(uri)) return workspace.openTextDocument({ language: 'eemi', content });
    const source = await workspace.openTextDocument(await freeName(uri));
    const edit = new WorkspaceEdit();
    edit.insert(source.uri, new Position(0, 0), content);
    await workspace.applyEdit(edit);
    return source;
}

const hasFolder = ({ scheme, path }: Uri): boolean =>
    scheme === 'file' || (scheme === 'untitled' && path.startsWith('/'));

/** `tables.eemi` for `tables.c`, or else `tables-2.eemi` and so on: neither a file nor a document that will become one. */
async function freeName(uri: Uri): Promise<Uri> {
    const stem = uri.path.replace(/\.[^./]*$/, '');
    for (let number = 1; ; number++) {
        const file = uri.with({ scheme: 'file', path: `${stem}${number === 1 ? '' : `-${number}`}.eemi` });
        const unsaved = file.with({ scheme: 'untitled' });
        if (!isOpen(unsaved) && !(await exists(file))) return unsaved;
    }
}

const isOpen = (uri: Uri): boolean =>
    workspace.textDocuments.some(document => document.uri.toString() === uri.toString());

const exists = (file: Uri): Promise<boolean> =>
    Promise.resolve(workspace.fs.stat(file)).then(
        () => true,
        () => false,
    );
