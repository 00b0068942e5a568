// Editing a table: what is found, said, offered and changed.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { table } from '../tables';
import { after, codesOf, open, replace, type Tests, untilFound } from '../tests';
import { until } from '../until';

export const editing: Tests = {
    'what is wrong is shown while typing, and goes when it is put right': async () => {
        const editor = await open('found.eemi', table('0xff160'));
        await untilFound(editor.document, 'ambiguous-number');
        const [found] = vscode.languages.getDiagnostics(editor.document.uri);
        assert.equal(found?.source, 'eemi');
        assert.equal(found?.severity, vscode.DiagnosticSeverity.Error);
        assert.equal(editor.document.getText(found?.range), '0xff160');
        await replace(editor, '0xff160', 'mfn 0xff160');
        await untilFound(editor.document);
        await replace(editor, 'mfn 0xff160', 'MM_NOWHERE');
        await untilFound(editor.document, 'unknown-name');
    },

    'an edit of a file reaches the files that import it': async () => {
        const base = await open('base.eemi', 'names frame {\n    MM_MINE = at 0xff160000\n}\n');
        const { document } = await open('importing.eemi', table('MM_MINE', 'import "base.eemi"'));
        await untilFound(document);
        const editor = await vscode.window.showTextDocument(base.document);
        await replace(editor, 'MM_MINE', 'MM_OTHER');
        await untilFound(document, 'unknown-name');
    },

    'files that nobody opened are checked as well': async () => {
        const { document } = await open('closed.eemi', table('MM_NOWHERE'));
        await vscode.commands.executeCommand('workbench.action.closeAllEditors');
        await untilFound(document, 'unknown-name');
    },

    'hover says what a row means': async () => {
        const { document } = await open('hover.eemi', table('MM_SD0 or hwdom'));
        const said = await until('something is said', async () => {
            const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
                'vscode.executeHoverProvider',
                document.uri,
                after(document, 'NODE_SD'),
            );
            const texts = hovers
                .flatMap(({ contents }) => contents)
                .map(each => (typeof each === 'string' ? each : each.value));
            return texts.length > 0 && texts.join('\n');
        });
        assert.match(said, /any domain that owns frame 0xff160/);
    },

    'completion knows the frames': async () => {
        const { document } = await open('completion.eemi', table('MM_SD'));
        const labels = await until('frames are offered', async () => {
            const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
                'vscode.executeCompletionItemProvider',
                document.uri,
                after(document, '-> MM_SD'),
            );
            const found = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
            return found.some(label => label.startsWith('MM_')) && found;
        });
        assert.ok(labels.includes('MM_SD0'), labels.join());
    },

    'a quick fix is offered and puts things right': async () => {
        const { document } = await open('fix.eemi', table('0xff160'));
        await untilFound(document, 'ambiguous-number');
        const [problem] = vscode.languages.getDiagnostics(document.uri);
        assert.ok(problem);
        const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
            'vscode.executeCodeActionProvider',
            document.uri,
            problem.range,
            vscode.CodeActionKind.QuickFix.value,
        );
        const action = actions.find(({ title }) => title.startsWith('Write mfn 0xff160'));
        assert.ok(action?.edit, actions.map(({ title }) => title).join());
        await vscode.workspace.applyEdit(action.edit);
        assert.match(document.getText(), /NODE_SD_0 +-> mfn 0xff160/);
        await untilFound(document);
    },

    'a name is renamed wherever it stands': async () => {
        const names = 'names frame {\n    MM_MINE = at 0xff160000\n}\n';
        const { document } = await open(
            'rename.eemi',
            table('MM_MINE').replace('\nnode', `\n${names}\nnode`),
        );
        await untilFound(document);
        const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
            'vscode.executeDocumentRenameProvider',
            document.uri,
            after(document, '-> MM_MI'),
            'MM_YOURS',
        );
        await vscode.workspace.applyEdit(edit);
        assert.equal(document.getText().match(/MM_YOURS/g)?.length, 2);
        assert.doesNotMatch(document.getText(), /MM_MINE/);
        await untilFound(document);
    },

    "a platform's name refuses to be renamed, and says why": async () => {
        const { document } = await open('platform.eemi', table('MM_SD0'));
        await untilFound(document);
        const renaming = vscode.commands.executeCommand(
            'vscode.prepareRename',
            document.uri,
            after(document, '-> MM_SD'),
        );
        await assert.rejects(async () => renaming, /platform/);
    },

    "the definition of a platform's name opens, and cannot be changed": async () => {
        const { document } = await open('definition.eemi', table('MM_SD0'));
        await untilFound(document);
        const [place] = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
            'vscode.executeDefinitionProvider',
            document.uri,
            after(document, '-> MM_SD'),
        );
        assert.ok(place);
        const [uri, range] =
            'targetUri' in place ? [place.targetUri, place.targetRange] : [place.uri, place.range];
        const editor = await vscode.window.showTextDocument(uri, { selection: range });
        const text = editor.document.getText();
        assert.match(editor.document.lineAt(range.start).text, /^ *MM_SD0 +=/);
        await vscode.commands.executeCommand('type', { text: 'x' });
        assert.equal(editor.document.getText(), text);
        assert.deepEqual(codesOf(editor.document), []);
    },

    'formatting aligns the arrows': async () => {
        const { document } = await open('format.eemi', table('MM_SD0').replace(/ +->/g, ' ->'));
        const edits = await vscode.commands.executeCommand<vscode.TextEdit[]>(
            'vscode.executeFormatDocumentProvider',
            document.uri,
            { tabSize: 4, insertSpaces: true },
        );
        const edit = new vscode.WorkspaceEdit();
        edit.set(document.uri, edits);
        await vscode.workspace.applyEdit(edit);
        assert.equal(document.getText(), table('MM_SD0').replace('\n\nnode', '\n\nnode'));
    },

    'hints beside rows can be switched off': async () => {
        const { document } = await open('hints.eemi', table('MM_SD0'));
        const hints = (): Thenable<vscode.InlayHint[]> =>
            vscode.commands.executeCommand(
                'vscode.executeInlayHintProvider',
                document.uri,
                new vscode.Range(0, 0, document.lineCount, 0),
            );
        await until('there are hints', async () => (await hints()).length > 0);
        const settings = vscode.workspace.getConfiguration('eemi');
        await settings.update('inlayHints', false, vscode.ConfigurationTarget.Global);
        await until('there are none', async () => (await hints()).length === 0);
    },
};
