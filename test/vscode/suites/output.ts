// The C beside: it follows what is typed, and the cursor both ways.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { table } from '../tables';
import { open, replace, type Tests, untilFound, write } from '../tests';
import { until } from '../until';

export const output: Tests = {
    'the C beside follows what is typed': async () => {
        const editor = await open('beside.eemi', table('MM_SD0'));
        const view = await showBeside('eemi.showC', 'c');
        assert.match(view.document.getText(), /\[NODE_SD_0\] = .*MM_SD0/);
        assert.equal(vscode.window.activeTextEditor, editor);
        await replace(editor, 'MM_SD0', 'MM_SD1 or hwdom');
        await until('it follows', () => /\[NODE_SD_0\] =[^[]*MM_SD1[^[]*hwdom/.test(view.document.getText()));
        for (const grant of ['MM_TTC0', 'MM_TTC1', 'MM_TTC2', 'deny']) {
            await replace(editor, rowOf(editor), `    NODE_SD_0  -> ${grant}`);
        }
        await until('it shows the last', () => !/MM_TTC|MM_SD1/.test(view.document.getText()));
    },

    'it follows each key, and what others change on disk': async () => {
        write('names.eemi', 'names frame {\n    MM_OWN = at 0xff000000\n}\n');
        const editor = await open('each.eemi', table('MM_OWN', 'import "names.eemi"'));
        const view = await showBeside('eemi.showC', 'c');
        const shows = (text: string): Promise<unknown> =>
            until(`${text} is shown`, () => view.document.getText().includes(text));
        // The first edit makes the document unsaved, which VS Code tells as another change.
        for (const [old, by] of [
            ['MM_OWN', 'MM_SD0'],
            ['MM_SD0', 'MM_SD1'],
            ['MM_SD1', 'MM_OWN'],
        ] as const) {
            await replace(editor, `NODE_SD_0  -> ${old}`, `NODE_SD_0  -> ${by}`);
            await shows(`[NODE_SD_0] = { .mfn = mfn_init(${by}) }`);
        }
        write('names.eemi', 'names frame {\n    MM_OWN = at 0xff010000\n}\n');
        await shows('MM_OWN != 0xff010');
        await editor.document.save();
        write('each.eemi', table('MM_TTC0', 'import "names.eemi"'));
        await shows('[NODE_SD_0] = { .mfn = mfn_init(MM_TTC0) }');
    },

    'it follows its source also when nobody has that open any more': async () => {
        const uri = vscode.Uri.file(write('left.eemi', table('MM_SD0')));
        // What a test itself opens stays open for minutes.
        await vscode.commands.executeCommand('vscode.open', uri, vscode.ViewColumn.One);
        const view = await showBeside('eemi.showC', 'c');
        await vscode.commands.executeCommand('workbench.action.focusFirstEditorGroup');
        await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
        const isOpen = (): boolean =>
            vscode.workspace.textDocuments.some(document => document.uri.toString() === uri.toString());
        await until('it is closed', () => !isOpen());
        write('left.eemi', table('MM_SD1'));
        await until('the C follows', () => /\[NODE_SD_0\] = .*MM_SD1/.test(view.document.getText()));
        assert.equal(isOpen(), false);
    },

    'of a long table the rows around the cursor are shown': async () => {
        const rows = Array.from({ length: 20_000 }, (_, id) => `    ${id} -> hwdom`);
        const editor = await open('long.eemi', ['target xen', 'node t {', ...rows, '}', ''].join('\n'));
        const view = await showBeside('eemi.showC', 'c');
        await moveTo(editor, '15000 ->');
        await until('the C shows the row', () => lineOf(view).includes('[15000]'));
        await replace(editor, '    15001 -> hwdom', '    15001 -> deny');
        await until('the C follows', () =>
            view.document.getText().includes('[15001] = { .hwdom_access = false }'),
        );
        assert.ok(view.document.lineCount < 500);
    },

    'so does the TypeScript': async () => {
        const editor = await open('typed.eemi', table('MM_SD0'));
        const view = await showBeside('eemi.showTypeScript', 'typescript');
        assert.match(view.document.getText(), /nodeIds\.NODE_SD_0.*0xff160/);
        await replace(editor, 'MM_SD0', 'MM_SD1');
        await until('it follows', () => /nodeIds\.NODE_SD_0.*0xff170/.test(view.document.getText()));
    },

    'a file that is not on disk shows its C as well': async () => {
        const content = table('MM_SD0');
        await vscode.window.showTextDocument(
            await vscode.workspace.openTextDocument({ language: 'eemi', content }),
        );
        const view = await showBeside('eemi.showC', 'c');
        assert.match(view.document.getText(), /\[NODE_SD_0\] = .*MM_SD0/);
    },

    'from the walkthrough the source and its C are shown': async () => {
        const { document } = await open('walked.eemi', table('MM_SD0'));
        await vscode.commands.executeCommand('workbench.action.openWalkthrough', 'eemi-acl.eemi-acl#start');
        await until('the walkthrough is shown', () => vscode.window.activeTextEditor === undefined);
        const view = await showBeside('eemi.showC', 'c');
        assert.ok(view.document.uri.path.includes('walked'));
        assert.ok(vscode.window.visibleTextEditors.some(editor => editor.document === document));
    },

    'an error is said above everything, and at the row': async () => {
        const { document } = await open('partial.eemi', table('MM_NOWHERE'));
        await untilFound(document, 'unknown-name');
        const view = await showBeside('eemi.showC', 'c');
        const [first, second] = await lensesOf(view);
        assert.match(first?.command?.title ?? '', /^1 error/);
        assert.match(second?.command?.title ?? '', /line 7: .*MM_NOWHERE/);
        assert.match(view.document.lineAt(second?.range.start.line ?? 0).text, /\[NODE_SD_0\]/);
    },

    'a text that the server no longer vouches for is said to be old': async () => {
        await open('old.eemi', table('MM_SD0'));
        const view = await showBeside('eemi.showC', 'c');
        const isOld = async (): Promise<boolean> =>
            (await lensesOf(view)).some(({ command }) => /\bold:/.test(command?.title ?? ''));
        assert.equal(await isOld(), false);
        const restarted = vscode.commands.executeCommand('eemi.restartServer');
        await until('it is old', isOld);
        await restarted;
        await until('it is not old any more', async () => !(await isOld()));
    },

    'a row reveals its line in the C': async () => {
        const editor = await open('cursor.eemi', table('MM_SD0'));
        const view = await showBeside('eemi.showC', 'c');
        await moveTo(editor, 'NODE_USB_0');
        await until('the C shows the row', () => lineOf(view).includes('[NODE_USB_0]'));
        await moveTo(editor, 'NODE_RPU');
        await until('the C shows the other row', () => lineOf(view).includes('[NODE_RPU]'));
        await replace(editor, '    NODE_RPU ', '    // New.\n    NODE_GPU   -> MM_GPU\n    NODE_RPU ');
        await moveTo(editor, 'NODE_GPU');
        await until('the C shows the new row', () => lineOf(view).includes('[NODE_GPU]'));
    },

    'a line of the C reveals its row': async () => {
        const editor = await open('back.eemi', table('MM_SD0'));
        const view = await showBeside('eemi.showC', 'c');
        const focused = await vscode.window.showTextDocument(view.document, view.viewColumn);
        await moveTo(focused, '[NODE_USB_0]');
        await until('the source shows the row', () => lineOf(editor).includes('NODE_USB_0'));
        await moveTo(focused, '[NODE_RPU]');
        await until('the source shows the other row', () => lineOf(editor).includes('NODE_RPU'));
    },
};

async function showBeside(command: string, language: string): Promise<vscode.TextEditor> {
    await vscode.commands.executeCommand(command);
    return until('the output is beside', () =>
        vscode.window.visibleTextEditors.find(
            ({ document, viewColumn }) =>
                viewColumn === vscode.ViewColumn.Two &&
                document.languageId === language &&
                document.getText() !== '',
        ),
    );
}

const lensesOf = ({ document }: vscode.TextEditor): Thenable<vscode.CodeLens[]> =>
    vscode.commands.executeCommand('vscode.executeCodeLensProvider', document.uri);

const rowOf = ({ document }: vscode.TextEditor): string =>
    document
        .getText()
        .split('\n')
        .find(line => line.includes('NODE_SD_0')) ?? '';

/** Puts the cursor of an editor on the line that holds this text, as a person does by the mouse. */
async function moveTo(editor: vscode.TextEditor, text: string): Promise<void> {
    const lines = editor.document.getText().split('\n');
    const position = new vscode.Position(
        lines.findIndex(line => line.includes(text)),
        4,
    );
    const shown = await vscode.window.showTextDocument(editor.document, editor.viewColumn);
    shown.selection = new vscode.Selection(position, position);
}

/** The line of an editor's cursor. */
const lineOf = ({ document, selection }: vscode.TextEditor): string =>
    document.lineAt(selection.active.line).text;
