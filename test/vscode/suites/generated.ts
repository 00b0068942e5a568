// A generated header in an editor: what a row shows, where it leads, what is said about what was edited, and that nothing is said of any
// other file of C.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { table } from '../tables';
import { after, codesOf, open, read, replace, type Tests, untilFound, write } from '../tests';
import { until } from '../until';

export const generated: Tests = {
    'a row of a header shows and leads to what it is in the source, and the other way round': async () => {
        const { source, header } = await emitted('shown');
        await untilTitled(header, /^Up to date \(shown\.eemi\)$/);
        const place = after(header, '[NODE_SD_0');
        const shown = await hoverAt(header, place);
        assert.match(shown, /\*\*node 39 [\s\S]*owns frame 0xff160/);
        assert.equal(shown, await hoverAt(source, after(source, 'NODE_SD_0')));
        const [target] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
            'vscode.executeDefinitionProvider',
            header.uri,
            place,
        );
        assert.equal(target?.targetUri.toString(), source.uri.toString());
        assert.match(source.lineAt(target?.targetRange.start.line ?? 0).text, /NODE_SD_0 /);
        const generated = ['[NODE_SD_0] = { .mfn = mfn_init(MM_SD0) }, /* 39: 0xff160000 */'];
        const fromSource = await referencesAt(source, after(source, 'NODE_SD_0'));
        assert.deepEqual(linesIn(header, fromSource), generated);
        const fromHeader = await referencesAt(header, place);
        assert.deepEqual(linesIn(source, fromHeader), ['NODE_SD_0  -> MM_SD0']);
    },

    'what is edited and not saved yet is said, generated again, and taken into the source': async () => {
        const { source, header } = await emitted('edited');
        const editor = await vscode.window.showTextDocument(header, vscode.ViewColumn.One);
        await replace(editor, 'mfn_init(MM_SD0)', 'mfn_init(MM_SD1)');
        await untilFound(header, 'edited-output');
        await untilTitled(header, /^Edited by hand: 1 row differs/);
        await choose(header, /^Generate it again: \[NODE_SD_0\]/);
        await untilFound(header);
        await untilTitled(header, /^Up to date/);
        await replace(editor, 'mfn_init(MM_SD0)', 'mfn_init(MM_SD1)');
        await untilFound(header, 'edited-output');
        await choose(header, /^Take it into edited\.eemi: NODE_SD_0 -> MM_SD1 \(was MM_SD0\)$/);
        await until('it is in the source', () => /NODE_SD_0 {2}-> MM_SD1/.test(source.getText()));
        await source.save();
        await header.save();
    },

    'the source is edited, and the lens of the header follows and writes it': async () => {
        const { source, header } = await emitted('followed');
        const editor = await vscode.window.showTextDocument(source, vscode.ViewColumn.One);
        await replace(editor, '-> MM_SD0', '-> MM_SD1');
        await untilTitled(header, /^Stale/);
        const lens = (await lensesOf(header)).find(({ command }) => command?.title === 'Emit now');
        assert.ok(lens?.command);
        await vscode.commands.executeCommand(lens.command.command, ...(lens.command.arguments ?? []));
        await until('it is written', () => read('followed.h')?.includes('mfn_init(MM_SD1)'));
        await untilTitled(header, /^Up to date/);
        assert.equal(source.isDirty, false);
    },

    'the lens opens the source': async () => {
        const { source, header } = await emitted('opened');
        await vscode.window.showTextDocument(header, vscode.ViewColumn.One);
        const lens = await until('it is offered', async () =>
            (await lensesOf(header)).find(({ command }) => command?.title === 'Open the source'),
        );
        await vscode.commands.executeCommand('eemi.openSource', ...(lens.command?.arguments ?? []));
        await until(
            'it is opened',
            () => vscode.window.activeTextEditor?.document.uri.toString() === source.uri.toString(),
        );
    },

    'a merge conflict is recognised': async () => {
        const { header } = await emitted('merged');
        const text = header.getText();
        const theirs = text.replace(/(policy|text {2}) ([0-9a-f])/g, '$1 $2');
        write('merged.h', `<<<<<<< HEAD\n${text}=======\n${theirs}>>>>>>> other\n`);
        await untilTitled(header, /^In a merge conflict; emitting it again resolves that/);
        await untilFound(header, 'stale-output');
    },

    'after a restart of the server it is the same': async () => {
        const { header } = await emitted('again');
        await untilTitled(header, /^Up to date/);
        await vscode.commands.executeCommand('eemi.restartServer');
        await untilTitled(header, /^Up to date/);
    },

    'of any other file of C nothing is said': async () => {
        const { header } = await emitted('known');
        const { document } = await open('other.c', '#include "known.h"\nint x = NODE_SD_0;\n');
        assert.equal(await hoverAt(document, after(document, 'NODE_SD')), '');
        assert.deepEqual(await lensesOf(document), []);
        assert.deepEqual(codesOf(document), []);
        // As soon as it is a generated one, it is told.
        const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
        const all = new vscode.Range(0, 0, document.lineCount, 0);
        await editor.edit(edit => edit.replace(all, header.getText()));
        await untilTitled(document, /^Up to date \(a copy of known\.h/);
    },
};

interface Emitted {
    readonly source: vscode.TextDocument;
    readonly header: vscode.TextDocument;
}

/** A source and its header, both open. */
async function emitted(name: string): Promise<Emitted> {
    const { document: source } = await open(`${name}.eemi`, table('MM_SD0', `emit c "${name}.h"`));
    await untilFound(source);
    await vscode.commands.executeCommand('eemi.emit', source.uri.toString(), { quiet: true });
    const uri = vscode.Uri.joinPath(source.uri, '..', `${name}.h`);
    const header = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(header, vscode.ViewColumn.Two);
    return { source, header };
}

const lensesOf = ({ uri }: vscode.TextDocument): Thenable<vscode.CodeLens[]> =>
    vscode.commands.executeCommand('vscode.executeCodeLensProvider', uri);

const untilTitled = (document: vscode.TextDocument, title: RegExp): Promise<unknown> =>
    until(`the lens says ${title}`, async () => {
        const titles = (await lensesOf(document)).map(({ command }) => command?.title ?? '');
        if (!titles.some(each => title.test(each))) throw new Error(titles.join(' | '));
        return true;
    });

const referencesAt = ({ uri }: vscode.TextDocument, place: vscode.Position): Thenable<vscode.Location[]> =>
    vscode.commands.executeCommand('vscode.executeReferenceProvider', uri, place);

/** The lines of a document among these places, without their indentation. */
const linesIn = (document: vscode.TextDocument, places: readonly vscode.Location[]): string[] =>
    places
        .filter(({ uri }) => uri.toString() === document.uri.toString())
        .map(({ range }) => document.lineAt(range.start.line).text.trim());

async function hoverAt({ uri }: vscode.TextDocument, place: vscode.Position): Promise<string> {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        uri,
        place,
    );
    return hovers
        .flatMap(({ contents }) => contents)
        .map(each => (typeof each === 'string' ? each : each.value))
        .join('\n');
}

/** Applies the fix with this title at the first finding. */
async function choose(document: vscode.TextDocument, title: RegExp): Promise<void> {
    const [finding] = vscode.languages.getDiagnostics(document.uri);
    assert.ok(finding);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        finding.range,
    );
    const action = actions.find(each => title.test(each.title));
    assert.ok(action?.edit, actions.map(each => each.title).join('\n'));
    assert.ok(await vscode.workspace.applyEdit(action.edit));
}
