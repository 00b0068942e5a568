// Tests in the Testing view: found as they are typed, run alone and together, with their failures and the rows that they consult.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { outcomesOf, runOf, untilShown } from '../observed';
import { open, replace, type Tests, write } from '../tests';

const TABLES = `target xen
node nodes {
    1 -> mfn 0x10
    2 -> mfn 0x20
    3 -> hwdom
}
`;

/** A guest that owns the page of the first row. */
const board = (...claims: readonly string[]): string =>
    [
        'import "tables.eemi"',
        'domain guest {',
        '    iomem mfn 0x10',
        '}',
        'test "what it may" {',
        ...claims.map(claim => `    ${claim}`),
        '}',
        '',
    ].join('\n');

const FALSE = 'guest may not control node 2: it lacks page 0x20, by which tables.eemi:4 grants it';

async function openBoard(name: string, ...claims: readonly string[]): Promise<vscode.TextEditor> {
    write('tables.eemi', TABLES);
    return open(name, board(...claims));
}

export const running: Tests = {
    'tests are found as they are typed': async () => {
        const editor = await openBoard('typing.eemi', 'guest may node 1');
        const { uri } = editor.document;
        await untilShown(uri, '0: typing.eemi', '5: what it may', '6: guest may node 1');
        await replace(editor, 'guest may node 1', 'guest may node 1\n    guest may not node 3');
        await untilShown(
            uri,
            '0: typing.eemi',
            '5: what it may',
            '6: guest may node 1',
            '7: guest may not node 3',
        );
        await replace(editor, '    guest may node 1\n', '');
        await untilShown(uri, '0: typing.eemi', '5: what it may', '6: guest may not node 3');
        await replace(editor, 'import', '\nimport');
        await untilShown(uri, '0: typing.eemi', '6: what it may', '7: guest may not node 3');
    },

    'a file that nobody opened has its tests there, and one that is gone has none': async () => {
        write('tables.eemi', TABLES);
        const uri = vscode.Uri.file(write('closed.eemi', board('guest may node 1')));
        await untilShown(uri, '0: closed.eemi', '5: what it may', '6: guest may node 1');
        write('closed.eemi', board('guest may not node 2'));
        await untilShown(uri, '0: closed.eemi', '5: what it may', '6: guest may not node 2');
        await vscode.workspace.fs.delete(uri);
        await untilShown(uri);
    },

    'all run, and what is false fails at its line, with the reason': async () => {
        const { document } = await openBoard('all.eemi', 'guest may node 1', 'guest may node 2', 'guest may');
        await untilShown(
            document.uri,
            '0: all.eemi',
            '5: what it may',
            '6: guest may node 1',
            '7: guest may node 2',
            '8: guest may',
        );
        const run = await runOf(() => vscode.commands.executeCommand('testing.runAll'));
        assert.deepEqual(outcomesOf(run, document.uri), [
            'guest may node 1: passed',
            `guest may node 2: failed; line 7: ${FALSE}`,
            'guest may: errored; line 8: not known: the claim could not be read',
        ]);
    },

    'one claim runs alone, at the cursor': async () => {
        const editor = await openBoard('alone.eemi', 'guest may node 1', 'guest may node 2');
        const { uri } = editor.document;
        await untilShown(
            uri,
            '0: alone.eemi',
            '5: what it may',
            '6: guest may node 1',
            '7: guest may node 2',
        );
        editor.selection = new vscode.Selection(6, 8, 6, 8);
        const run = await runOf(() => vscode.commands.executeCommand('testing.runAtCursor'));
        assert.deepEqual(outcomesOf(run, uri), [`guest may node 2: failed; line 7: ${FALSE}`]);
    },

    'a run is about the text in the editor, whether it is saved or not': async () => {
        const editor = await openBoard('unsaved.eemi', 'guest may node 2');
        await untilShown(editor.document.uri, '0: unsaved.eemi', '5: what it may', '6: guest may node 2');
        const tables = await vscode.window.showTextDocument(
            vscode.Uri.joinPath(editor.document.uri, '../tables.eemi'),
        );
        await replace(tables, '2 -> mfn 0x20', '2 -> mfn 0x10');
        const run = await runOf(() => vscode.commands.executeCommand('testing.runAll'));
        assert.deepEqual(outcomesOf(run, editor.document.uri), ['guest may node 2: passed']);
    },

    'a lens runs its test': async () => {
        const { document } = await openBoard('lens.eemi', 'guest may node 1');
        await untilShown(document.uri, '0: lens.eemi', '5: what it may', '6: guest may node 1');
        const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
            'vscode.executeCodeLensProvider',
            document.uri,
        );
        const [lens] = lenses.filter(({ command }) => command?.title.endsWith('Run Test'));
        assert.equal(lens?.range.start.line, 4);
        const { command, arguments: args = [] } = lens.command ?? assert.fail('no command');
        const run = await runOf(() => vscode.commands.executeCommand(command, ...args));
        assert.deepEqual(outcomesOf(run, document.uri), ['guest may node 1: passed']);
    },

    'coverage says which rows no test consults': async () => {
        const { document } = await openBoard('covered.eemi', 'guest may node 1', 'guest may not node 3');
        const tables = vscode.Uri.joinPath(document.uri, '../tables.eemi');
        await untilShown(
            document.uri,
            '0: covered.eemi',
            '5: what it may',
            '6: guest may node 1',
            '7: guest may not node 3',
        );
        const run = await runOf(() => vscode.commands.executeCommand('testing.coverageCurrentFile'));
        const details = (await run.getDetailedCoverage?.(tables)) ?? assert.fail('no coverage');
        assert.deepEqual(
            details.map(({ executed, location }) => [
                executed,
                'start' in location ? location.start.line : location.line,
            ]),
            [
                [1, 2],
                [0, 3],
                [1, 4],
            ],
        );
    },

    'what runs continuously runs again when a claim becomes false': async () => {
        const editor = await openBoard('always.eemi', 'guest may node 1');
        const { uri } = editor.document;
        await untilShown(uri, '0: always.eemi', '5: what it may', '6: guest may node 1');
        await runOf(() => vscode.commands.executeCommand('testing.startContinuousRun'));
        const run = await runOf(() => replace(editor, 'iomem mfn 0x10', 'iomem mfn 0x30'));
        await vscode.commands.executeCommand('testing.stopContinuousRun');
        assert.match(outcomesOf(run, uri).join(), /^guest may node 1: failed; line 6: guest may not control/);
    },
};
