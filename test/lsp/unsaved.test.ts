// Documents that are not saved yet: one that is named after the path to which it will be saved finds what is beside that path, as a
// file there would, and one without a path says that it must be saved first.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CodeAction, CompletionList, Diagnostic, DocumentLink } from 'vscode-languageserver-protocol';
import { analyse } from '../../server/checks/analyse';
import { printOutput } from '../../server/emit/outputs';
import { EMIT, type EmitAnswer, type ImportAnswer, OVERWRITE } from '../../server/lsp/protocol';
import { hostOf } from '../workspace';
import { InProcess } from './in-process';

const FILES: Readonly<Record<string, string>> = {
    'board/ids.h': '#define DEV_A 0\n#define MM_A 0x10000\n',
    'board/names.eemi': 'names node {\n    DEV_A = 0\n}\nnames frame {\n    MM_A = mfn 0x10000 of DEV_A\n}\n',
    'board/inc/deep.h': '#include <ids.h>\n',
    'board/guest.cfg': 'name = "guest"\niomem = [ "10000,1" ]\n',
    'board/foreign.h': 'int mine;\n',
    'board/own.h': generatedFrom(generating('deny')),
    'other/names.eemi': 'names node {\n    DEV_A = 0\n}\nnames frame {\n    MM_A = mfn 0x10000 of DEV_A\n}\n',
};

const TABLE = 'node t {\n    DEV_A -> MM_A\n}\n';

/** How often the server may let messages in until it has compared an output. */
const ROUNDS = 20_000;

const SAVE_FIRST = 'needs this file to be saved first';

/** A text, what is said of it if it will be saved in the folder `board`, and if it has no folder. */
const ROWS: Readonly<
    Record<string, { text: string; inFolder: readonly string[]; nowhere: readonly string[] }>
> = {
    'an import of a header': {
        text: `target xen\nimport "ids.h" as node DEV_*, frame mfn MM_*\n${TABLE}`,
        inFolder: [],
        nowhere: [`import-not-found "ids.h" ${SAVE_FIRST}: its names and tables are missing here`],
    },
    'an import of a source': {
        text: `import "names.eemi"\n${TABLE}`,
        inFolder: [],
        nowhere: [`import-not-found "names.eemi" ${SAVE_FIRST}: its names and tables are missing here`],
    },
    'an import of a source in another folder': {
        text: `import "../other/names.eemi"\n${TABLE}`,
        inFolder: [],
        nowhere: [
            `import-not-found "../other/names.eemi" ${SAVE_FIRST}: its names and tables are missing here`,
        ],
    },
    'a header that includes another one': {
        text: `target xen\ninclude "."\nimport "inc/deep.h" as node DEV_*, frame mfn MM_*\n${TABLE}`,
        inFolder: [],
        nowhere: [`import-not-found "inc/deep.h" ${SAVE_FIRST}: its names and tables are missing here`],
    },
    'what is not there': {
        text: `import "none.eemi"\n${TABLE}`,
        inFolder: ['import-not-found "none.eemi" does not exist: its names and tables are missing here'],
        nowhere: [`import-not-found "none.eemi" ${SAVE_FIRST}: its names and tables are missing here`],
    },
    'the configuration of a guest': {
        text: `import "names.eemi"\n${TABLE}domain guest {\n    from "guest.cfg"\n}\n`,
        inFolder: [],
        nowhere: [
            `import-not-found "names.eemi" ${SAVE_FIRST}: its names and tables are missing here`,
            `from-not-found "guest.cfg" ${SAVE_FIRST}: what guest owns is not known`,
        ],
    },
    'an output in the place of another file': {
        text: 'emit c "foreign.h"\nnames node {\n    DEV_A = 0\n}\nnode t {\n    DEV_A -> hwdom\n}\n',
        inFolder: [
            'edited-output "foreign.h" was not generated here: Xen is built with rows that this file does not show',
        ],
        nowhere: [],
    },
    'an output that was generated from the file of this name': {
        text: generating('hwdom'),
        inFolder: ['stale-output "own.h" is out of date: Xen is not built with what is written here'],
        nowhere: [],
    },
};

/** A text with an output of its own. */
function generating(who: string): string {
    return `emit c "own.h"\nnames node {\n    DEV_A = 0\n}\nnode t {\n    DEV_A -> ${who}\n}\n`;
}

/** What a text generates as `new.eemi`, beside that. */
function generatedFrom(text: string): string {
    const file = '/board/new.eemi';
    const analysis = analyse(file, hostOf(new Map([[file, text]])));
    assert.ok(analysis);
    return printOutput(analysis.program, 'c', { path: '/board/own.h' });
}

for (const [what, { text, inFolder, nowhere }] of Object.entries(ROWS)) {
    for (const [where, uriIn, expected] of [
        ['named after its future path', unsavedIn, inFolder],
        ['without a folder', () => 'untitled:Untitled-1', nowhere],
        ['saved', savedIn, inFolder],
    ] as const)
        test(`${what}, in a document ${where}`, () =>
            inEditor(async (editor, folder) => {
                const uri = uriIn(folder, 'new.eemi');
                await editor.open(uri, text);
                await editor.said(uri);
                const said = () => editor.published.get(uri)?.diagnostics.map(shown);
                // What is in the place of an output is compared afterwards.
                for (let round = 0; round < ROUNDS && said()?.length !== expected.length; round++)
                    await new Promise(setImmediate);
                assert.deepEqual(said(), expected);
                // The file of this name is not another source.
                assert.doesNotMatch(JSON.stringify(editor.published.get(uri)), /no longer names it/);
            }));
}

const shown = ({ code, message }: Diagnostic): string => `${code} ${String(message).split('\n')[0]}`;

test('what is open counts before what is on disk, and later edits and files count too', () =>
    inEditor(async (editor, folder) => {
        const uri = unsavedIn(folder, 'new.eemi');
        const names = savedIn(folder, 'names.eemi');
        await editor.open(uri, `import "names.eemi"\n${TABLE}`);
        assert.deepEqual((await editor.said(uri)).map(shown), []);
        await editor.open(names, 'names node {\n    DEV_A = 0\n}\n');
        await editor.until('MM_A is missed', () => /MM_A/.test(JSON.stringify(editor.published.get(uri))));
    }));

test('an unsaved document is not the file that it will be: nothing else reads it', () =>
    inEditor(async (editor, folder) => {
        await editor.open(unsavedIn(folder, 'new.eemi'), FILES['board/names.eemi'] ?? '');
        const uri = savedIn(folder, 'a.eemi');
        await editor.open(uri, `import "new.eemi"\n${TABLE}`);
        assert.match((await editor.said(uri)).map(shown).join('\n'), /"new\.eemi" does not exist/);
    }));

test('its links lead to the files, and its paths are completed', () =>
    inEditor(async (editor, folder) => {
        const uri = unsavedIn(folder, 'new.eemi');
        const textDocument = { uri };
        await editor.open(uri, 'import "names.eemi"\nimport "../other/"\n');
        const links = await editor.ask<DocumentLink[]>('textDocument/documentLink', { textDocument });
        assert.deepEqual(links[0]?.target, savedIn(folder, 'names.eemi'));
        const position = { line: 1, character: 17 };
        const answer = await editor.ask<CompletionList>('textDocument/completion', {
            textDocument,
            position,
        });
        assert.deepEqual(
            answer.items.map(({ label }) => label),
            ['names.eemi'],
        );
    }));

test('nothing is written for it, not even over a file after a question', () =>
    inEditor(async (editor, folder) => {
        const uri = unsavedIn(folder, 'new.eemi');
        await editor.open(uri, ROWS['an output in the place of another file']?.text ?? '');
        await editor.said(uri);
        for (const command of [EMIT, OVERWRITE]) {
            const answer = await editor.ask<EmitAnswer>('workspace/executeCommand', {
                command,
                arguments: [uri],
            });
            assert.equal(
                answer.message,
                'new.eemi is not on disk, and its outputs would name it as their source: save it first',
            );
        }
        assert.equal(editor.heard.filter(({ method }) => method === 'window/showMessageRequest').length, 0);
        assert.deepEqual(readdirSync(path.join(folder, 'board')).sort(), [
            'foreign.h',
            'guest.cfg',
            'ids.h',
            'inc',
            'names.eemi',
            'own.h',
        ]);
    }));

test('rows of C that are pasted into it are converted with the names that it imports', () =>
    inEditor(async (editor, folder) => {
        const uri = unsavedIn(folder, 'new.eemi');
        const text =
            'target xen\nimport "ids.h" as node DEV_*, frame mfn MM_*\nnode t {\n    [DEV_A] = { MM_A },\n}\n';
        await editor.open(uri, text);
        const diagnostics = await editor.said(uri);
        const actions = await editor.ask<CodeAction[]>('textDocument/codeAction', {
            textDocument: { uri },
            range: { start: { line: 3, character: 4 }, end: { line: 3, character: 4 } },
            context: { diagnostics },
        });
        assert.match(JSON.stringify(actions), /"newText":" *DEV_A -> MM_A/);
    }));

test('what a C file gives is without errors as a document beside it, also of a C file that is not saved', () =>
    inEditor(async (editor, folder) => {
        const text =
            '#include "ids.h"\nstatic const struct pm_access pm_node_access[] = {\n    [DEV_A] = { MM_A },\n};\n';
        for (const uriIn of [savedIn, unsavedIn]) {
            const uri = uriIn(folder, 'tables.c');
            const imported = await editor.ask<ImportAnswer>('eemi/import', { textDocument: { uri }, text });
            assert.match(imported.text ?? '', /^import "ids.h" as /m);
            const result = unsavedIn(folder, `${uriIn.name}.eemi`);
            await editor.open(result, imported.text ?? '');
            assert.deepEqual(
                (await editor.said(result)).filter(({ severity }) => severity === 1),
                [],
            );
        }
    }));

test('in a workspace that is not trusted, it finds what is beside it and in the workspace, and nothing else', () =>
    inEditor(
        async (editor, folder) => {
            const uri = unsavedIn(folder, 'new.eemi');
            await editor.open(uri, `import "names.eemi"\n${TABLE}`);
            assert.deepEqual((await editor.said(uri)).map(shown), []);
            const outside = unsavedIn(folder, 'outside.eemi');
            await editor.open(outside, `import "../other/names.eemi"\n${TABLE}`);
            assert.match((await editor.said(outside)).map(shown).join('\n'), /is outside this workspace/);
        },
        { isTrusted: false },
    ));

test('the project file of its folder counts', () =>
    inEditor(async (editor, folder) => {
        writeFileSync(
            path.join(folder, 'board/eemi.json'),
            '{ "severity": { "index-gap": "off", "node-without-rows": "off" } }',
        );
        const uri = unsavedIn(folder, 'new.eemi');
        await editor.open(uri, 'platform zynqmp\nnode pm_node_access {\n    NODE_RTC -> MM_RTC\n}\n');
        assert.deepEqual((await editor.said(uri)).map(shown), []);
    }));

function savedIn(folder: string, name: string): string {
    return pathToFileURL(path.join(folder, 'board', name)).href;
}

/** As an editor names a document that is to be saved there. */
function unsavedIn(folder: string, name: string): string {
    const { pathname } = pathToFileURL(path.join(folder, 'board', name));
    return `untitled:${pathname}`;
}

async function inEditor(
    work: (editor: InProcess, folder: string) => Promise<void>,
    initializationOptions: { isTrusted?: boolean } = {},
): Promise<void> {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'eemi-acl-')));
    for (const [name, text] of Object.entries(FILES)) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), text);
    }
    const editor = await InProcess.start({}, {}, { initializationOptions });
    try {
        await work(editor, folder);
    } finally {
        editor.close();
        rmSync(folder, { recursive: true, force: true });
    }
}
