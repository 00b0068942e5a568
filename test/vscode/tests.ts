// What the tests inside VS Code have in common: how they are listed, and how a file of the workspace is opened.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { until } from './until';

/** Each with what it shows as its name. */
export type Tests = Readonly<Record<string, () => Promise<void>>>;

/** The full path of a file in the workspace's folder. */
function inWorkspace(name: string): string {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    if (folder === undefined) throw new Error('no folder is open');
    return path.join(folder.uri.fsPath, name);
}

export function write(name: string, text: string): string {
    const file = inWorkspace(name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
}

/** The text of a file in the workspace's folder; `undefined` where there is none. */
export function read(name: string): string | undefined {
    const file = inWorkspace(name);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Writes a file, opens it, and waits until it was checked. */
export async function open(name: string, text: string): Promise<vscode.TextEditor> {
    const document = await vscode.workspace.openTextDocument(write(name, text));
    return vscode.window.showTextDocument(document, vscode.ViewColumn.One);
}

/** Puts `by` in place of the one occurrence of `old`, as an edit of the editor. */
export async function replace(editor: vscode.TextEditor, old: string, by: string): Promise<void> {
    const { document } = editor;
    const start = document.getText().indexOf(old);
    if (start === -1) throw new Error(`«${old}» is not there:\n${document.getText()}`);
    const range = new vscode.Range(document.positionAt(start), document.positionAt(start + old.length));
    if (!(await editor.edit(edit => edit.replace(range, by)))) throw new Error('the editor refused the edit');
}

/** The place right after the one occurrence of a text. */
export function after(document: vscode.TextDocument, text: string): vscode.Position {
    const start = document.getText().indexOf(text);
    if (start === -1) throw new Error(`«${text}» is not there:\n${document.getText()}`);
    return document.positionAt(start + text.length);
}

/** The codes of what was found in a document, in the order of the text. */
export const codesOf = ({ uri }: vscode.TextDocument): string[] =>
    vscode.languages
        .getDiagnostics(uri)
        .toSorted((a, b) => a.range.start.compareTo(b.range.start))
        .map(({ code }) => String(typeof code === 'object' ? code.value : code));

/** Waits until exactly these codes are found. */
export async function untilFound(document: vscode.TextDocument, ...codes: readonly string[]): Promise<void> {
    await until(`[${codes}] is found`, () => {
        const found = codesOf(document);
        if (found.join() !== codes.join()) throw new Error(`found: [${found}]`);
        return true;
    });
}
