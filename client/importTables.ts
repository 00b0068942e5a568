// The command that imports the tables of C files: the result is shown unsaved, with the report beside it.

import {
    commands,
    type Disposable,
    type Memento,
    Position,
    type TextDocument,
    Uri,
    WorkspaceEdit,
    window,
    workspace,
} from 'vscode';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { IMPORT, ImportAnswer, ImportParams } from '../server/lsp/protocol';
import { ImportReports } from './importReport';

const REQUEST: typeof IMPORT = 'eemi/import';

export function importTables(client: LanguageClient, memory: Memento): Disposable[] {
    const reports = new ImportReports(files => ask(client, files), memory);
    return [
        reports,
        commands.registerCommand('eemi.importTables', async (chosen?: Uri, selected?: unknown) => {
            const uri = chosen ?? window.activeTextEditor?.document.uri;
            if (uri === undefined) {
                window.showInformationMessage('Open a .c or .h file to import its tables.');
                return;
            }
            const files = [uri, ...otherFilesOfC(selected, uri)];
            const answer = await ask(client, files);
            if (answer.text === null) {
                window.showErrorMessage(`Nothing was imported: ${answer.report.trim()}`);
                return;
            }
            await window.showTextDocument(await sourceBeside(uri, answer.text));
            await reports.show(files, answer);
        }),
    ];
}

/** What else is selected in the explorer, if that is why the command came with it. An editor's menu gives something else. */
const otherFilesOfC = (selected: unknown, chosen: Uri): Uri[] =>
    Array.isArray(selected)
        ? selected.filter(
              each =>
                  each instanceof Uri && /\.[ch]$/i.test(each.path) && each.toString() !== chosen.toString(),
          )
        : [];

/** The texts are those of the editors, which may not be saved. */
async function ask(client: LanguageClient, files: readonly Uri[]): Promise<ImportAnswer> {
    const documents = await Promise.all(files.map(file => workspace.openTextDocument(file)));
    const texts = documents.map(document => ({ uri: document.uri.toString(), text: document.getText() }));
    const [{ uri, text } = { uri: '', text: '' }, ...others] = texts;
    await client.start();
    const params: ImportParams = { textDocument: { uri }, text, others };
    return client.sendRequest<ImportAnswer>(REQUEST, params);
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
