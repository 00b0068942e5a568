// A workspace that is not trusted: it is checked and shown, and nothing is written into it.

import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { table } from '../tables';
import { open, read, replace, type Tests, untilFound } from '../tests';
import { until } from '../until';

const text = (grant: string): string => table(grant, 'emit c "out.h"\nemit ts "out.ts"\n');

export const untrusted: Tests = {
    'the workspace is not trusted': async () => {
        assert.equal(vscode.workspace.isTrusted, false);
    },

    'what is wrong is shown': async () => {
        const editor = await open('untrusted.eemi', text('0xff160'));
        await untilFound(editor.document, 'ambiguous-number');
        await replace(editor, '0xff160', 'MM_SD0');
        await untilFound(editor.document);
    },

    'a file outside the workspace is not read': async () => {
        const outside = path.join(mkdtempSync(path.join(tmpdir(), 'eemi-acl-')), 'names.eemi');
        writeFileSync(outside, 'names node {\n    NODE_SECRET = 5\n}\n');
        const root = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
        const way = path.relative(root, outside).replaceAll(path.sep, '/');
        const { document } = await open('imports.eemi', `import "${way}"\n`);
        await untilFound(document, 'import-not-found');
        const [found] = vscode.languages.getDiagnostics(document.uri);
        assert.match(found?.message ?? '', /outside this workspace[\s\S]*not trusted/);
    },

    'the C is shown': async () => {
        await open('untrusted.eemi', text('MM_SD0'));
        await vscode.commands.executeCommand('eemi.showC');
        await until('the C is shown', () =>
            vscode.window.visibleTextEditors.some(({ document }) =>
                document.getText().includes('[NODE_SD_0]'),
            ),
        );
    },

    'what changed since the last commit is not known, and the command says why': async () => {
        await open('untrusted.eemi', text('MM_SD0'));
        await vscode.commands.executeCommand('eemi.compareWithHead');
        await until('it is said', () =>
            vscode.window.visibleTextEditors.some(({ document }) =>
                document.getText().includes('reads no repository in a workspace that is not trusted'),
            ),
        );
    },

    'no command writes, and each says why': async () => {
        const { document } = await open('untrusted.eemi', text('MM_SD0'));
        await untilFound(document);
        const warnings = await warningsOf(async () => {
            await vscode.commands.executeCommand('eemi.emitFile');
            await vscode.commands.executeCommand('eemi.emitWorkspace');
            await vscode.commands.executeCommand('eemi.emit', document.uri.toString());
        });
        await nothingIsWritten(document);
        assert.equal(warnings.length, 3);
        for (const warning of warnings) assert.match(warning, /^Nothing was written.*not trusted/);
    },

    'saving does not write, whatever the settings say': async () => {
        const settings = vscode.workspace.getConfiguration('eemi');
        await settings.update('emitOnSave', 'always', vscode.ConfigurationTarget.Global);
        const editor = await open('untrusted.eemi', text('MM_SD0'));
        await replace(editor, 'MM_SD0', 'MM_SD1');
        assert.ok(await editor.document.save());
        await nothingIsWritten(editor.document);
    },
};

/** What the extension, which shares its view of VS Code with its tests, warns of meanwhile. */
async function warningsOf(act: () => Promise<void>): Promise<string[]> {
    const { showWarningMessage } = vscode.window;
    const warnings: string[] = [];
    Object.assign(vscode.window, { showWarningMessage: async (text: string) => void warnings.push(text) });
    try {
        await act();
    } finally {
        Object.assign(vscode.window, { showWarningMessage });
    }
    return warnings;
}

/** The server answers in order, so by its next answer it is through with all that came before. */
async function nothingIsWritten({ uri }: vscode.TextDocument): Promise<void> {
    await vscode.commands.executeCommand('vscode.executeDocumentSymbolProvider', uri);
    assert.equal(read('out.h'), undefined);
    assert.equal(read('out.ts'), undefined);
}
