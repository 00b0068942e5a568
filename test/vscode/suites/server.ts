// The server's life inside the editor, and what the extension's own description promises.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { serverProcesses } from '../processes';
import { table } from '../tables';
import { open, replace, type Tests, untilFound } from '../tests';
import { until } from '../until';

export const server: Tests = {
    'a server that is killed is started again, and nothing is lost': async () => {
        const editor = await open('crash.eemi', table('0xff160'));
        await untilFound(editor.document, 'ambiguous-number');
        const [before] = serverProcesses();
        assert.ok(before !== undefined, 'no server is running');
        process.kill(before, 'SIGKILL');
        // What is asked of it before the editor knows that it is gone cannot be sent.
        for (let at = 0; at < 1000; at++) {
            void vscode.commands.executeCommand('eemi.openSource', 'nowhere').then(undefined, () => {});
            if (at % 10 === 0) await new Promise(resolve => setTimeout(resolve, 1));
        }
        await until('another server runs', () => serverProcesses().some(id => id !== before));
        await replace(editor, '0xff160', 'MM_NOWHERE');
        await untilFound(editor.document, 'unknown-name');
        await replace(editor, 'MM_NOWHERE', 'MM_SD0');
        await untilFound(editor.document);
    },

    'the server restarts by command': async () => {
        const editor = await open('restart.eemi', table('0xff160'));
        await untilFound(editor.document, 'ambiguous-number');
        const before = serverProcesses();
        await vscode.commands.executeCommand('eemi.restartServer');
        await until('another server runs', () => serverProcesses().some(id => !before.includes(id)));
        await replace(editor, '0xff160', 'MM_SD0');
        await untilFound(editor.document);
    },

    'the view of the C outlives its server': async () => {
        const editor = await open('outlived.eemi', table('MM_SD0'));
        await vscode.commands.executeCommand('eemi.showC');
        const shown = (): string | undefined =>
            vscode.workspace.textDocuments
                .find(({ uri }) => uri.scheme === 'eemi-output' && uri.path.includes('outlived'))
                ?.getText();
        await until('the C is shown', () => shown()?.includes('MM_SD0') === true);
        await vscode.commands.executeCommand('eemi.restartServer');
        await replace(editor, 'MM_SD0', 'MM_SD1');
        await until('the C follows', () => shown()?.includes('MM_SD1') === true);
    },

    'every command that the extension names is there': async () => {
        await open('commands.eemi', table('MM_SD0'));
        const extension = vscode.extensions.getExtension('eemi-acl.eemi-acl');
        assert.ok(extension?.isActive);
        const all = await vscode.commands.getCommands(true);
        for (const { command } of extension.packageJSON.contributes.commands) {
            assert.ok(all.includes(command), command);
        }
    },

    'the example of the walkthrough has one finding, which its fix removes': async () => {
        await vscode.commands.executeCommand('eemi.openExample');
        const editor = vscode.window.activeTextEditor;
        assert.ok(editor);
        await untilFound(editor.document, 'ambiguous-number');
        await replace(editor, '0xfe200', 'mfn 0xfe200');
        await untilFound(editor.document);
    },
};
