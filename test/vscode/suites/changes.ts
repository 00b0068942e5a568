// What changes grant, with the git extension of VS Code and a real repository, which the workspace's folder is.

import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { commitAll, git } from '../repository';
import { open, replace, type Tests, write } from '../tests';
import { until } from '../until';

const HEADER = '#define NODE_MINE 200\n';

/** Node 200, which has no other name, is granted by the page of a frame. */
const tables = (frame: string): string => `platform zynqmp
import "mine.h" as node NODE_MINE
node pm_node_access {
    waive index-gap "all other devices stay off"
    NODE_MINE -> ${frame}
}
`;

export const changes: Tests = {
    'above a table and at its rows stands what changed since the last commit': async () => {
        const editor = await committed('marks.eemi', tables('MM_SD0'));
        const { document } = editor;
        await replace(editor, 'MM_SD0', 'MM_SD1');
        const lens = await until('the lens is there', async () => (await lensesOf(document))[0]);
        assert.equal(lens.command?.title, '+1 / -1 since HEAD');
        assert.equal(lens.range.start.line, 2);
        assert.match(await hoverAt(document, 4), /Since HEAD:[\s\S]*- the owner of MM\\?_SD1 GAINS node/);

        const settings = vscode.workspace.getConfiguration('eemi');
        await settings.update('changesSinceHead', false, vscode.ConfigurationTarget.Global);
        await until('it can be switched off', async () => (await lensesOf(document)).length === 0);
        await settings.update('changesSinceHead', undefined, vscode.ConfigurationTarget.Global);
        await until('and on again', async () => (await lensesOf(document)).length === 1);

        await document.save();
        commitAll(folder());
        await until('a commit is followed', async () => (await lensesOf(document)).length === 0);
    },

    'what the header of the last commit said counts, not what it says now': async () => {
        const { document } = await committed('header.eemi', tables('MM_SD0'));
        write('mine.h', '#define NODE_MINE 201\n');
        const [lens] = await until('the lens is there', async () => {
            const found = await lensesOf(document);
            return found.length > 0 && found;
        });
        assert.equal(lens?.command?.title, '+1 / -1 since HEAD');
        write('mine.h', HEADER);
        await until('it is as it was', async () => (await lensesOf(document)).length === 0);
    },

    'the comparison is a document that follows, with links to the rows': async () => {
        const editor = await committed('compared.eemi', tables('MM_SD0'));
        const view = await showBeside('eemi.compareWithHead');
        await shows(view, 'nobody gains or loses anything');
        assert.equal(view.document.languageId, 'eemi-changes');
        await replace(editor, 'MM_SD0', 'MM_SD1');
        await shows(view, '+ the owner of MM_SD1 GAINS node NODE_MINE\n    compared.eemi:5\n    digest ');
        await shows(view, '- the owner of MM_SD0 LOSES node NODE_MINE\n    compared.eemi:5\n');
        const links = await until('the links are there', async () => {
            const found = await linksIn(view.document);
            return found.length === 2 && found;
        });
        assert.deepEqual(
            links.map(({ range }) => view.document.getText(range)),
            ['compared.eemi:5', 'compared.eemi:5'],
        );
        const [now, then] = links.map(({ target }) => target ?? assert.fail('no target'));
        assert.ok(now !== undefined && then !== undefined);
        assert.equal(now.toString(), editor.document.uri.with({ fragment: 'L5' }).toString());
        assert.equal(then.scheme, 'git');
        await vscode.commands.executeCommand('vscode.open', then);
        const old = vscode.window.activeTextEditor;
        assert.match(old?.document.lineAt(4).text ?? '', /NODE_MINE -> MM_SD0/);

        await editor.document.save();
        commitAll(folder());
        await shows(view, 'nobody gains or loses anything');
    },

    'what is not saved is compared with the disk': async () => {
        const editor = await committed('unsaved.eemi', tables('MM_SD0'));
        const view = await showBeside('eemi.compareWithDisk');
        await replace(editor, 'MM_SD0', 'deny');
        await shows(view, '- the owner of MM_SD0 LOSES node NODE_MINE');
        await editor.document.save();
        await shows(view, 'nobody gains or loses anything');
    },

    'a file that is not committed yet is new': async () => {
        write('mine.h', HEADER);
        const { document } = await open('new.eemi', tables('MM_SD0'));
        const view = await showBeside('eemi.compareWithHead');
        await shows(view, 'HEAD has no such file, or it cannot be read: all of it counts as new');
        assert.deepEqual(await lensesOf(document), []);
    },

    'a file that git knows to be renamed is compared with what it was': async () => {
        await committed('before.eemi', tables('MM_SD0'));
        git(folder(), 'mv', 'before.eemi', 'after.eemi');
        const { document } = await open('after.eemi', tables('MM_SD1'));
        await vscode.commands.executeCommand('git.refresh');
        const [lens] = await until('the lens is there', async () => {
            const found = await lensesOf(document);
            return found.length > 0 && found;
        });
        assert.equal(lens?.command?.title, '+1 / -1 since HEAD');
        const view = await showBeside('eemi.compareWithHead');
        await shows(view, 'after.eemi: before.eemi of HEAD -> the editor\n1 widening, 1 narrowing');
        const links = await until('the links are there', async () => {
            const found = await linksIn(view.document);
            return found.length === 2 && found;
        });
        assert.match(links[1]?.target?.toString() ?? '', /^git:.*before\.eemi/);
        git(folder(), 'reset', '--quiet', '--hard');
    },

    'an old version, as a comparison of texts shows it, has no lens of its own': async () => {
        const editor = await committed('twice.eemi', tables('MM_SD0'));
        await replace(editor, 'MM_SD0', 'MM_SD1');
        await until('the lens is there', async () => (await lensesOf(editor.document)).length === 1);
        const [link] = await until('the links are there', async () => {
            const view = await showBeside('eemi.compareWithHead');
            const found = await linksIn(view.document);
            return found.length > 1 && found.slice(1);
        });
        const old = await vscode.workspace.openTextDocument(
            link?.target?.with({ fragment: '' }) ?? assert.fail(),
        );
        assert.deepEqual(await lensesOf(old), []);
    },
};

const folder = (): string => vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? assert.fail('no folder');

/** Opens a file that is committed as it is, with its header. */
async function committed(name: string, text: string): Promise<vscode.TextEditor> {
    write('mine.h', HEADER);
    write(name, text);
    commitAll(folder());
    const editor = await open(name, text);
    // What the window does not know to be committed counts as new.
    await vscode.commands.executeCommand('git.refresh');
    return editor;
}

/** The lenses about changes. */
async function lensesOf({ uri }: vscode.TextDocument): Promise<vscode.CodeLens[]> {
    const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        uri,
        100,
    );
    return found.filter(({ command }) => command?.command === 'eemi.compareWithHead');
}

async function hoverAt({ uri }: vscode.TextDocument, line: number): Promise<string> {
    const found = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        uri,
        new vscode.Position(line, 6),
    );
    return found
        .flatMap(({ contents }) => contents)
        .map(each => (typeof each === 'string' ? each : each.value))
        .join('\n')
        .replaceAll('&nbsp;', ' ');
}

const linksIn = ({ uri }: vscode.TextDocument): Thenable<vscode.DocumentLink[]> =>
    vscode.commands.executeCommand('vscode.executeLinkProvider', uri, 100);

/** Runs a command, and gives the view that it shows. */
async function showBeside(command: string): Promise<vscode.TextEditor> {
    const [source] = vscode.window.visibleTextEditors.filter(
        ({ document }) => document.languageId === 'eemi',
    );
    await vscode.commands.executeCommand(command, source?.document.uri);
    return until('the view is shown', () =>
        vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'eemi-changes'),
    );
}

const shows = (view: vscode.TextEditor, text: string): Promise<unknown> =>
    until(`${path.basename(view.document.uri.path)} shows «${text}»`, () => {
        const shown = view.document.getText();
        if (!shown.includes(text)) throw new Error(shown);
        return true;
    });
