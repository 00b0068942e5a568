// Saving and emitting: what is written, and when nothing is.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { table } from '../tables';
import { open, read, replace, type Tests, untilFound, write } from '../tests';
import { until } from '../until';

const EMIT = 'emit c "NAME.h"\nemit ts "NAME.ts"\n';
const emitting = (name: string, grant: string): string => table(grant, EMIT.replaceAll('NAME', name));

export const saving: Tests = {
    'outputs that exist are written again on save': async () => {
        const editor = await open('existing.eemi', emitting('existing', 'MM_SD0'));
        await untilFound(editor.document);
        await vscode.commands.executeCommand('eemi.emitFile');
        await until(
            'both outputs are there',
            () => isIn('existing.h', 'MM_SD0') && isIn('existing.ts', '0xff160'),
        );
        await replace(editor, '-> MM_SD0', '-> MM_SD1');
        await save(editor);
        await until(
            'both outputs follow',
            () => isIn('existing.h', 'MM_SD1') && isIn('existing.ts', '0xff170'),
        );
    },

    'the line that is being typed is laid out when it is saved by hand': async () => {
        const editor = await open('laidOut.eemi', table('MM_SD0'));
        await replace(editor, '-> MM_SD0', '->   MM_SD1');
        const at = editor.document.positionAt(editor.document.getText().indexOf('MM_SD1'));
        editor.selection = new vscode.Selection(at, at);
        await save(editor);
        await until('it is laid out', () => isIn('laidOut.eemi', 'NODE_SD_0  -> MM_SD1'));
    },

    'outputs that do not exist are not made on save': async () => {
        const editor = await open('missing.eemi', emitting('missing', 'MM_SD0'));
        await replace(editor, '-> MM_SD0', '-> MM_SD1');
        await save(editor);
        assert.equal(read('missing.h'), undefined);
        assert.equal(read('missing.ts'), undefined);
    },

    'with `always` they are made on save': async () => {
        await set('always');
        const editor = await open('always.eemi', emitting('always', 'MM_SD0'));
        await replace(editor, '-> MM_SD0', '-> MM_SD1');
        await save(editor);
        await until(
            'both outputs are there',
            () => isIn('always.h', 'MM_SD1') && isIn('always.ts', '0xff170'),
        );
    },

    'they are also written when the layout of the line takes too long for VS Code': async () => {
        await set('always');
        const editor = await open('slow.eemi', emitting('slow', 'MM_SD0'));
        const saved = new Promise<undefined>(resolve => {
            const listening = vscode.workspace.onDidSaveTextDocument(() => {
                listening.dispose();
                resolve(undefined);
            });
        });
        const provider = vscode.languages.registerDocumentRangeFormattingEditProvider(
            { pattern: editor.document.uri.fsPath },
            { provideDocumentRangeFormattingEdits: () => saved },
        );
        try {
            await replace(editor, '-> MM_SD0', '-> MM_SD1');
            assert.ok(await editor.document.save());
            await until(
                'both outputs are there',
                () => isIn('slow.h', 'MM_SD1') && isIn('slow.ts', '0xff170'),
            );
        } finally {
            provider.dispose();
        }
    },

    'with `off` nothing is written on save': async () => {
        await set('off');
        const editor = await open('off.eemi', emitting('off', 'MM_SD0'));
        await vscode.commands.executeCommand('eemi.emitFile');
        await until('the output is there', () => isIn('off.h', 'MM_SD0'));
        await replace(editor, '-> MM_SD0', '-> MM_SD1');
        await save(editor);
        assert.ok(isIn('off.h', 'MM_SD0'));
    },

    'with an error nothing is written, whatever the settings say': async () => {
        await set('always');
        const editor = await open('faulty.eemi', emitting('faulty', 'MM_SD0'));
        await vscode.commands.executeCommand('eemi.emitFile');
        await until(
            'both outputs are there',
            () => isIn('faulty.h', 'MM_SD0') && isIn('faulty.ts', '0xff160'),
        );
        const before = [read('faulty.h'), read('faulty.ts')];
        await replace(editor, 'NODE_USB_0 -> MM_USB3_0_XHCI', 'NODE_USB_0 -> MM_NOWHERE');
        await save(editor);
        await vscode.commands.executeCommand('eemi.emitFile');
        assert.deepEqual([read('faulty.h'), read('faulty.ts')], before);
    },

    'a save that nobody asked for writes no outputs': async () => {
        await set('always');
        const editor = await open('automatic.eemi', emitting('automatic', 'MM_SD0'));
        await vscode.commands.executeCommand('eemi.emitFile');
        await until('the output is there', () => isIn('automatic.h', 'MM_SD0'));
        const files = vscode.workspace.getConfiguration('files');
        await files.update('autoSave', 'onFocusChange', vscode.ConfigurationTarget.Global);
        await replace(editor, '-> MM_SD0', '-> MM_SD1');
        await open('elsewhere.eemi', table('MM_SD0'));
        await until('it is saved', () => isIn('automatic.eemi', '-> MM_SD1'));
        await files.update('autoSave', 'off', vscode.ConfigurationTarget.Global);
        await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', editor.document.uri);
        assert.ok(isIn('automatic.h', 'MM_SD0'));
        const again = await vscode.window.showTextDocument(editor.document);
        await replace(again, '-> MM_SD1', '-> MM_TTC0');
        await save(again);
        await until('the output follows a save by hand', () => isIn('automatic.h', 'MM_TTC0'));
    },

    'a file without outputs is saved in silence': async () => {
        await set('always');
        const editor = await open('silent.eemi', table('MM_SD0'));
        const options = { quiet: true };
        const answer = await vscode.commands.executeCommand(
            'eemi.emit',
            editor.document.uri.toString(),
            options,
        );
        assert.ok(typeof answer === 'object' && answer !== null && 'message' in answer);
        assert.equal(answer.message, '');
    },

    'a command saves what it emits': async () => {
        const editor = await open('unsaved.eemi', emitting('unsaved', 'MM_SD0'));
        await replace(editor, '-> MM_SD0', '-> MM_SD1');
        await vscode.commands.executeCommand('eemi.emitFile');
        await until('the output is there', () => isIn('unsaved.h', 'MM_SD1'));
        assert.ok(isIn('unsaved.eemi', '-> MM_SD1'));
        assert.equal(editor.document.isDirty, false);
    },

    'a file that another program printed is left alone': async () => {
        write('foreign.h', 'int precious;\n');
        await open('foreign.eemi', emitting('foreign', 'MM_SD0'));
        await vscode.commands.executeCommand('eemi.emitFile');
        assert.equal(read('foreign.h'), 'int precious;\n');
        assert.equal(read('foreign.ts'), undefined);
    },
};

const isIn = (name: string, text: string): boolean => read(name)?.includes(text) ?? false;

const set = (value: string): Thenable<void> =>
    vscode.workspace.getConfiguration('eemi').update('emitOnSave', value, vscode.ConfigurationTarget.Global);

/** Saves and waits until the server, which answers in order, is through with all that came of it. */
async function save({ document }: vscode.TextEditor): Promise<void> {
    assert.ok(await document.save());
    await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', document.uri);
}
