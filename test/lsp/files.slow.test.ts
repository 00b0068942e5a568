// The built server and the disk: what imports what, what lies in the workspace, what changes there, and what is written.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import type { EmitAnswer, OutputAnswer, Status } from '../../server/lsp/protocol';
import { capabilities } from '../../server/lsp/table';
import { folderWith, TestEditor, testValidity, uriOf } from './client';

const NAMES = 'names node {\n    NODE_A = 0\n    NODE_B = 1\n}\nnames frame {\n    MM_A = at 0x1000\n}\n';
const TABLE = 'node acl {\n    NODE_A -> MM_A\n    NODE_B -> deny\n}\n';
const EMITS = 'emit c "out/acl.h"\nemit ts "out/acl.ts"\n';
const BOTH = `license "MIT"\n${EMITS}${NAMES}${TABLE}`;

const line = (at: number) => ({ start: { line: at, character: 0 }, end: { line: at, character: 0 } });

const emit = (editor: TestEditor, uri: string, options: object = {}): Promise<EmitAnswer> =>
    editor.ask('workspace/executeCommand', { command: 'eemi.emit', arguments: [uri, options] });

const statusOf = (editor: TestEditor, uri: string): Status | undefined =>
    editor.heard
        .filter(({ method }) => method === 'eemi/status')
        .map(({ params }) => params)
        .findLast((params): params is Status => JSON.stringify(params).includes(`"uri":"${uri}"`));

/** How the outputs of a document stand, as last told. */
const states = (editor: TestEditor, uri: string): string =>
    (statusOf(editor, uri)?.outputs ?? []).map(({ freshness }) => String(freshness)).join();

const messages = (editor: TestEditor): string[] =>
    editor.heard
        .filter(({ method }) => /^window\/showMessage/.test(method))
        .map(({ params }) => String(Object(params).message));

/** The patterns that the server has watched last, as a text. */
const watched = (editor: TestEditor): string =>
    JSON.stringify(
        editor.heard.findLast(
            ({ method, params }) =>
                method === 'client/registerCapability' &&
                /didChangeWatchedFiles/.test(JSON.stringify(params)),
        )?.params ?? '',
    );

test('every file of the workspace is told of at the start, open or not', async () => {
    const folder = folderWith({
        'good.eemi': NAMES + TABLE,
        'bad.eemi': 'what\n',
        'deep/er/bad.eemi': 'what\n',
        'node_modules/bad.eemi': 'what\n',
        '.git/bad.eemi': 'what\n',
        'bad.txt': 'what\n',
    });
    const editor = await TestEditor.start({ folders: [folder] });
    await editor.until('three files', () => editor.published.size === 3);
    const codes = [...editor.published.keys()].map(
        uri => `${uri.slice(uriOf(folder).length)} ${editor.codesOf(uri)}`,
    );
    assert.deepEqual(codes.sort(), ['/bad.eemi syntax', '/deep/er/bad.eemi syntax', '/good.eemi ']);
    await editor.stop();
});

test('of files and folders whose names are not UTF-8 it is said once that they are not read', async () => {
    const folder = folderWith({ 'good.eemi': NAMES });
    const inBytes = (name: string): Buffer =>
        Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name, 'latin1')]);
    writeFileSync(inBytes('b\xe4d.eemi'), 'what\n');
    writeFileSync(path.join(folder, 'g\ufffdod.eemi'), 'what\n');
    mkdirSync(inBytes('f\xe4r'));
    const editor = await TestEditor.start({ folders: [folder] });
    await editor.until('a message', () => messages(editor).length > 0);
    editor.changedOnDisk(3, uriOf(path.join(folder, 'gone')));
    await editor.codes(uriOf(path.join(folder, 'g\ufffdod.eemi')), 'syntax');
    const why = 'cannot be found: its name, where it has \ufffd, is not UTF-8; rename it';
    assert.deepEqual(messages(editor), [`${folder}/b\ufffdd.eemi ${why}. The same holds for 1 more`]);
    assert.equal(editor.published.size, 2);
    await editor.stop();
});

test('an edit in one file updates the files that import it', async () => {
    const folder = folderWith({
        'names.eemi': NAMES,
        'middle.eemi': 'import "names.eemi"\n',
        'open.eemi': `import "middle.eemi"\n${TABLE}`,
        'closed.eemi': `import "middle.eemi"\n${TABLE}`,
        'other.eemi': NAMES + TABLE,
    });
    const [names, open, closed, other] = ['names', 'open', 'closed', 'other'].map(name =>
        uriOf(path.join(folder, `${name}.eemi`)),
    );
    assert.ok(names && open && closed && other);
    const editor = await TestEditor.start({ folders: [folder] });
    editor.open(names, NAMES);
    editor.open(open, readFileSync(path.join(folder, 'open.eemi'), 'utf8'));
    await editor.until('all of them', () => editor.published.size === 5);
    for (const uri of [open, closed]) await editor.codes(uri);
    const before = editor.heard.filter(({ params }) => JSON.stringify(params)?.includes(other)).length;
    const refreshes = editor.count('workspace/codeLens/refresh');
    editor.edit(names, 2, line(3), '    NODE_C = 2\n');
    for (const uri of [open, closed]) await editor.codes(uri, 'index-gap');
    await editor.until(
        'a refresh of what is drawn',
        () => editor.count('workspace/codeLens/refresh') > refreshes,
    );
    editor.edit(names, 3, { ...line(3), end: { line: 4, character: 0 } }, '');
    for (const uri of [open, closed]) await editor.codes(uri);
    const after = editor.heard.filter(({ params }) => JSON.stringify(params)?.includes(other)).length;
    assert.equal(after, before, 'what does not import it is left alone');
    await editor.stop();
});

test('what changes on disk counts, unless an editor has it open', async () => {
    const folder = folderWith({ 'a.eemi': `import "b.eemi"\n${TABLE}` });
    const [a, b] = [path.join(folder, 'a.eemi'), path.join(folder, 'b.eemi')];
    const editor = await TestEditor.start({ folders: [folder] });
    await editor.codes(uriOf(a), 'import-not-found');
    writeFileSync(b, NAMES);
    editor.changedOnDisk(1, uriOf(b));
    await editor.codes(uriOf(a));
    await editor.codes(uriOf(b));
    writeFileSync(b, 'what\n');
    editor.changedOnDisk(2, uriOf(b));
    await editor.codes(uriOf(b), 'syntax');
    editor.open(uriOf(b), NAMES);
    await editor.codes(uriOf(b));
    writeFileSync(b, 'what\nlicense "MIT\n');
    editor.changedOnDisk(2, uriOf(b));
    editor.edit(uriOf(b), 2, line(0), '\n');
    assert.deepEqual(await editor.diagnostics(uriOf(b), 2), []);
    editor.close(uriOf(b));
    await editor.codes(uriOf(b), 'syntax', 'unclosed-string');
    rmSync(b);
    editor.changedOnDisk(3, uriOf(b));
    await editor.codes(uriOf(b));
    await editor.codes(uriOf(a), 'import-not-found');
    await editor.stop();
});

test('a file of any name that some program reads is watched, and its change is looked at where it is read', async () => {
    const folder = folderWith({
        'a.eemi': 'import "b.eemi"\n',
        'b.eemi': 'import "gone.h" as node N_*\ndomain d {\n    from "guest"\n}\n',
        'other.eemi': NAMES,
        guest: 'iomem = []\n',
    });
    const [a, b, other] = ['a', 'b', 'other'].map(name => uriOf(path.join(folder, `${name}.eemi`)));
    assert.ok(a && b && other);
    const editor = await TestEditor.start({ folders: [folder] });
    await editor.codes(a, 'import-has-errors');
    await editor.codes(b, 'import-not-found');
    await editor.codes(other);
    await editor.until('both are watched', () =>
        ['gone.h', 'guest'].every(name =>
            watched(editor).includes(`"baseUri":"${uriOf(folder)}","pattern":"${name}"`),
        ),
    );
    const times = (uri: string): number =>
        editor.heard.filter(
            ({ method, params }) =>
                method === 'textDocument/publishDiagnostics' && Object(params).uri === uri,
        ).length;
    for (const name of ['guest', 'gone.h']) {
        const before: readonly number[] = [a, b, other].map(times);
        writeFileSync(path.join(folder, name), 'another content\n');
        editor.changedOnDisk(2, uriOf(path.join(folder, name)));
        await editor.until(`${name} is looked at again`, () =>
            [a, b].every((uri, at) => times(uri) > (before[at] ?? 0)),
        );
        assert.equal(times(other), before[2]);
    }
    await editor.stop();
});

test('a header is followed when it, or what it includes, changes on disk, open or not', async () => {
    const folder = folderWith({
        'a.eemi':
            'include "lib"\nimport "ids.h" as node N_*\nnode t {\n    N_A -> hwdom\n    N_B -> hwdom\n}\n',
        'ids.h': '#include <base.h>\n#define N_A 0\n',
    });
    const [a, header] = ['a.eemi', 'ids.h'].map(name => uriOf(path.join(folder, name)));
    assert.ok(a && header);
    const base = path.join(folder, 'lib/base.h');
    const editor = await TestEditor.start({ folders: [folder] });
    await editor.codes(a, 'unknown-name', 'without-header');
    await editor.until('what the header includes is watched before it is there', () =>
        watched(editor).includes('/lib","pattern":"base.h"'),
    );
    mkdirSync(path.join(folder, 'lib'));
    writeFileSync(base, '#define N_B 1\n');
    editor.changedOnDisk(1, uriOf(base));
    await editor.codes(a);
    writeFileSync(base, '#define N_B (N_A + 2)\n');
    editor.changedOnDisk(2, uriOf(base));
    await editor.codes(a);
    const shown = await editor.ask('textDocument/hover', {
        textDocument: { uri: a },
        position: { line: 4, character: 5 },
    });
    assert.match(JSON.stringify(shown), /node 2/);
    editor.open(header, '#include <base.h>\n#define N_A 0\n#define N_C 3\n');
    await editor.codes(a, 'index-gap');
    editor.close(header);
    await editor.codes(a);
    await editor.stop();
});

test('a configuration is renamed, and the domain follows it', async () => {
    const folder = folderWith({ 'b.eemi': 'domain d {\n    from "guest.cfg"\n}\n', 'guest.cfg': '' });
    const editor = await TestEditor.start({ folders: [folder] });
    const [old, renamed] = ['guest.cfg', 'linux.cfg'].map(name => uriOf(path.join(folder, name)));
    const edit = await editor.ask('workspace/willRenameFiles', {
        files: [{ oldUri: old ?? '', newUri: renamed ?? '' }],
    });
    const range = { start: { line: 1, character: 10 }, end: { line: 1, character: 19 } };
    const b = uriOf(path.join(folder, 'b.eemi'));
    assert.deepEqual(edit, { changes: { [b]: [{ range, newText: 'linux.cfg' }] } });
    assert.deepEqual(
        capabilities.workspace?.fileOperations?.willRename?.filters.map(({ pattern }) => pattern.glob),
        ['**/*.eemi', '**/*.h', '**/*.cfg', '**/*.dtb', '**'],
    );
    await editor.stop();
});

test('an editor that watches no files has them looked at when it opens or saves', async () => {
    const folder = folderWith({ 'a.eemi': `import "b.eemi"\n${TABLE}`, 'b.eemi': NAMES });
    const [a, b] = [path.join(folder, 'a.eemi'), path.join(folder, 'b.eemi')];
    const editor = await TestEditor.start({ capabilities: {} });
    editor.open(uriOf(a), readFileSync(a, 'utf8'));
    await editor.codes(uriOf(a));
    writeFileSync(b, `${NAMES}// longer\nwhat\n`);
    editor.save(uriOf(a));
    await editor.codes(uriOf(a), 'import-has-errors');
    rmSync(b);
    editor.save(uriOf(a));
    await editor.codes(uriOf(a), 'import-not-found');
    await editor.stop();
});

test('folders come and go', async () => {
    const [one, two] = [folderWith({ 'a.eemi': 'what\n' }), folderWith({ 'b.eemi': 'what\n' })];
    const [a, b] = [uriOf(path.join(one, 'a.eemi')), uriOf(path.join(two, 'b.eemi'))];
    const editor = await TestEditor.start({ folders: [one] });
    await editor.codes(a, 'syntax');
    assert.equal(editor.published.has(b), false);
    const event = { removed: [{ uri: uriOf(one), name: '' }], added: [{ uri: uriOf(two), name: '' }] };
    editor.tell('workspace/didChangeWorkspaceFolders', { event });
    await editor.codes(b, 'syntax');
    await editor.codes(a);
    await editor.stop();
});

test('files and folders that are renamed are followed, and the imports of them rewritten', async () => {
    const folder = folderWith({ 'a.eemi': `import "lib/b.eemi"\n${TABLE}`, 'lib/b.eemi': `${NAMES}what\n` });
    const [old, renamed] = [path.join(folder, 'lib'), path.join(folder, 'board')];
    const a = uriOf(path.join(folder, 'a.eemi'));
    const editor = await TestEditor.start({ folders: [folder] });
    await editor.codes(a, 'import-has-errors');
    await editor.codes(uriOf(path.join(old, 'b.eemi')), 'syntax');
    const files = [{ oldUri: uriOf(old), newUri: uriOf(renamed) }];
    const edit = await editor.ask('workspace/willRenameFiles', { files });
    const range = { start: { line: 0, character: 8 }, end: { line: 0, character: 18 } };
    assert.deepEqual(edit, { changes: { [a]: [{ range, newText: 'board/b.eemi' }] } });
    renameSync(old, renamed);
    editor.tell('workspace/didRenameFiles', { files });
    await editor.codes(a, 'import-not-found');
    await editor.codes(uriOf(path.join(renamed, 'b.eemi')), 'syntax');
    await editor.codes(uriOf(path.join(old, 'b.eemi')));
    rmSync(renamed, { recursive: true });
    editor.tell('workspace/didDeleteFiles', { files: [{ uri: uriOf(renamed) }] });
    await editor.codes(uriOf(path.join(renamed, 'b.eemi')));
    await editor.stop();
});

test('in a workspace that is not trusted, only what is in it is read', async () => {
    const elsewhere = folderWith({ 'b.eemi': NAMES, 'x.h': '#define NODE_SECRET 5\n' });
    const outside = path.join(elsewhere, 'b.eemi');
    const folder = folderWith({
        'a.eemi': `import "../${path.basename(elsewhere)}/b.eemi"\n`,
        'b.eemi': 'import "linked.eemi"\n',
        'c.eemi': `import "lib/b.eemi"\n${TABLE}`,
        'd.eemi': `import "../${path.basename(elsewhere)}/x.h" as node NODE_*\n`,
        'lib/b.eemi': NAMES,
    });
    symlinkSync(outside, path.join(folder, 'linked.eemi'));
    const inFolder = (name: string): string => uriOf(path.join(folder, name));
    const [a, b] = [inFolder('a.eemi'), inFolder('b.eemi')];
    const [c, d] = [inFolder('c.eemi'), inFolder('d.eemi')];
    const editor = await TestEditor.start({
        folders: [folder],
        more: { initializationOptions: { isTrusted: false } },
    });
    await editor.codes(a, 'import-not-found');
    await editor.codes(b, 'import-not-found');
    await editor.codes(d, 'import-not-found');
    await editor.codes(c);
    assert.match(JSON.stringify(editor.published.get(a)), /outside this workspace: .* not trusted/);
    editor.tell('eemi/trusted', {});
    await editor.codes(a);
    await editor.codes(b);
    await editor.codes(d);
    await editor.stop();
});

test('in a workspace that is not trusted no command writes, and once it is, each does', async () => {
    const folder = folderWith({ 'a.eemi': `emit c "a.h"\n${NAMES}${TABLE}` });
    const uri = uriOf(path.join(folder, 'a.eemi'));
    const editor = await TestEditor.start({
        folders: [folder],
        more: { initializationOptions: { isTrusted: false } },
    });
    const written = (): boolean => existsSync(path.join(folder, 'a.h'));
    for (const [command, given] of [
        ['eemi.emit', [uri]],
        ['eemi.emitAll', []],
        ['eemi.overwrite', [uri]],
    ] as const) {
        const run = (): Promise<EmitAnswer> =>
            editor.ask('workspace/executeCommand', { command, arguments: given });
        const { isRefused, message } = await run();
        assert.deepEqual(
            [isRefused, message, written()],
            [true, 'nothing was written: this workspace is not trusted', false],
        );
    }
    editor.tell('eemi/trusted', {});
    const { written: now } = await editor.ask<EmitAnswer>('workspace/executeCommand', {
        command: 'eemi.emitAll',
        arguments: [],
    });
    assert.deepEqual([now.length, written()], [1, true]);
    await editor.stop();
});

test('a file that has no folder, and a document that is no file', async () => {
    const folder = folderWith({ 'a.eemi': `import "b.eemi"\n${TABLE}`, 'b.eemi': NAMES });
    const editor = await TestEditor.start();
    const a = uriOf(path.join(folder, 'a.eemi'));
    editor.open(a, readFileSync(path.join(folder, 'a.eemi'), 'utf8'));
    await editor.codes(a);
    assert.equal(editor.published.size, 1, 'what it imports is not told of');
    await editor.until('what it imports is watched', () =>
        watched(editor).includes(`"baseUri":"${uriOf(folder)}","pattern":"b.eemi"`),
    );
    editor.open('untitled:Untitled-1', `import "b.eemi"\n${TABLE}`);
    await editor.codes('untitled:Untitled-1', 'import-not-found');
    editor.open('memfs:/here/a%20b.eemi', `import "b.eemi"\n${TABLE}`);
    await editor.codes('memfs:/here/a%20b.eemi', 'import-not-found');
    editor.open('memfs:/here/b.eemi', NAMES);
    await editor.codes('memfs:/here/a%20b.eemi');
    editor.close(a);
    await editor.until('nothing is left of it', () => editor.published.get(a)?.version === undefined);
    assert.deepEqual(editor.codesOf(a), []);
    await editor.stop();
});

for (const [reason, how] of [
    [1, 'by hand'],
    [2, 'by the editor itself'],
] as const)
    test(`a line that is being typed when the file is saved ${how}`, async () => {
        const folder = folderWith({ 'a.eemi': '' });
        const editor = await TestEditor.start({ folders: [folder] });
        const a = uriOf(path.join(folder, 'a.eemi'));
        editor.open(a, '');
        editor.edit(a, 2, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, 'platform ');
        await editor.until('it is being typed', () => statusOf(editor, a)?.typed?.errors === 1);
        editor.tell('textDocument/willSave', { textDocument: { uri: a }, reason });
        editor.save(a);
        await editor.askAbout('textDocument/documentSymbol', a);
        if (reason === 1) await editor.until('it is finished', () => statusOf(editor, a)?.typed === null);
        await editor.stop();
        assert.equal(statusOf(editor, a)?.typed?.errors, reason === 1 ? undefined : 1);
    });

test('an old revision is explained, and nothing is said to be wrong in it', async () => {
    const folder = folderWith({ 'a.eemi': 'platform zynqmp\nnode t {\n    NODE_RPU -> MM_RPU\n}\n' });
    const editor = await TestEditor.start({ folders: [folder] });
    const old = `git:${folder}/a.eemi?${encodeURIComponent(JSON.stringify({ path: `${folder}/a.eemi`, ref: 'HEAD' }))}`;
    editor.open(old, 'platform zynqmp\nemit c "a.h"\nnode t {\n    NODE_RPU -> MM_RPUS\n}\n');
    const place = { position: { line: 3, character: 6 } };
    assert.match(JSON.stringify(await editor.askAbout('textDocument/hover', old, place)), /node 6/);
    assert.deepEqual(await editor.askAbout('textDocument/codeLens', old), []);
    const symbols = await editor.ask<{ location: { uri: string } }[]>('workspace/symbol', {
        query: 'NODE_RPU',
    });
    assert.deepEqual(
        symbols.filter(({ location }) => location.uri === old),
        [],
    );
    editor.close(old);
    await editor.askAbout('textDocument/hover', uriOf(path.join(folder, 'a.eemi')), place);
    assert.equal(editor.published.has(old), false);
    await editor.stop();
});

test('names are spelt as the editor spells them, and the core reads them all the same', async () => {
    const folder = folderWith({ 'ä b%20#?.eemi': NAMES, 'a.eemi': `import "ä b%20#?.eemi"\n${TABLE}` });
    const editor = await TestEditor.start();
    const spelt = `${uriOf(folder)}/%c3%a4%20b%2520%23%3f.eemi`;
    const a = uriOf(path.join(folder, 'a.eemi'));
    editor.open(a, readFileSync(path.join(folder, 'a.eemi'), 'utf8'));
    await editor.codes(a);
    editor.open(spelt, `${NAMES}what\n`);
    await editor.codes(spelt, 'syntax');
    await editor.codes(a, 'import-has-errors');
    assert.deepEqual([...editor.published.keys()].sort(), [spelt, a].sort());
    await editor.stop();
});

test('a name of the platform leads into the file beside the program, which can be asked about as well', async () => {
    const editor = await TestEditor.start();
    editor.open('untitled:a', 'platform zynqmp\nnode t {\n    NODE_RPU -> MM_RPU\n}\n');
    const [link] = await editor.askAbout<{ targetUri: string; targetRange: { start: object } }[]>(
        'textDocument/definition',
        'untitled:a',
        { position: { line: 2, character: 6 } },
    );
    assert.equal(link?.targetUri, uriOf(path.resolve('dist/platforms/zynqmp.eemi')));
    const hover = { position: link?.targetRange.start };
    assert.match(
        JSON.stringify(await editor.askAbout('textDocument/hover', link?.targetUri ?? '', hover)),
        /NODE_RPU/,
    );
    editor.open(link?.targetUri ?? '', readFileSync('dist/platforms/zynqmp.eemi', 'utf8'));
    await editor.codes(link?.targetUri ?? '');
    assert.match(
        JSON.stringify(await editor.askAbout('textDocument/hover', link?.targetUri ?? '', hover)),
        /NODE_RPU/,
    );
    await editor.stop();
});

test('outputs are judged on opening, while one types and when they change', async () => {
    const folder = folderWith({ 'a.eemi': BOTH });
    const a = uriOf(path.join(folder, 'a.eemi'));
    const [header, module] = ['acl.h', 'acl.ts'].map(name => path.join(folder, 'out', name));
    assert.ok(header && module);
    const editor = await TestEditor.start({ folders: [folder] });
    editor.open(a, BOTH);
    await editor.until('missing', () => states(editor, a) === 'missing,missing');
    await emit(editor, a);
    await editor.until('fresh', () => states(editor, a) === 'fresh,fresh');
    await editor.until('they are watched', () => watched(editor).includes('"pattern":"acl.h"'));
    editor.edit(a, 2, { start: { line: 12, character: 14 }, end: { line: 12, character: 18 } }, 'MM_A');
    await editor.until('stale', () => states(editor, a) === 'stale,stale');
    await editor.codes(a, 'stale-output', 'stale-output');
    await emit(editor, a);
    await editor.codes(a);
    writeFileSync(header, `${readFileSync(header, 'utf8')}/* by hand */\n`);
    editor.changedOnDisk(2, uriOf(header));
    await editor.codes(a, 'edited-output');
    rmSync(module);
    editor.changedOnDisk(3, uriOf(module));
    await editor.until('missing', () => states(editor, a) === 'edited,missing');
    editor.edit(a, 3, line(0), 'what\n');
    await editor.codes(a, 'syntax');
    await editor.stop();
});

test('what a file imports is saved, and its outputs are stale', async () => {
    const folder = folderWith({ 'names.eemi': NAMES, 'a.eemi': `import "names.eemi"\n${EMITS}${TABLE}` });
    const [names, a] = [uriOf(path.join(folder, 'names.eemi')), uriOf(path.join(folder, 'a.eemi'))];
    const editor = await TestEditor.start({ folders: [folder] });
    await emit(editor, a);
    editor.open(names, NAMES);
    await editor.codes(a);
    const changed = NAMES.replace('0x1000', '0x2000');
    editor.replace(names, 2, changed);
    writeFileSync(path.join(folder, 'names.eemi'), changed);
    editor.save(names);
    await editor.codes(a, 'stale-output', 'stale-output');
    await editor.stop();
});

test('emit writes what the file names, and says so', async () => {
    const folder = folderWith({ 'a.eemi': BOTH });
    const a = uriOf(path.join(folder, 'a.eemi'));
    const [header, module] = ['acl.h', 'acl.ts'].map(name => path.join(folder, 'out', name));
    assert.ok(header && module);
    const editor = await TestEditor.start({ folders: [folder] });
    const first = await emit(editor, a);
    assert.deepEqual(first.written, [uriOf(header), uriOf(module)]);
    assert.match(readFileSync(header, 'utf8'), /Generated by eemi-acl from \.\.\/a\.eemi/);
    const second = await emit(editor, a, { quiet: true });
    assert.deepEqual([second.written, second.unchanged], [[], [uriOf(header), uriOf(module)]]);
    assert.deepEqual([first.message, second.message], ['wrote acl.h and acl.ts', '']);
    assert.deepEqual(messages(editor), ['wrote acl.h and acl.ts']);
    await editor.stop();
});

test('emit does not overwrite what was read', async () => {
    const folder = folderWith({
        'a.eemi': `import "names.txt"\nemit c "names.txt"\n${TABLE}`,
        'names.txt': NAMES,
    });
    const editor = await TestEditor.start({ folders: [folder] });
    const answer = await emit(editor, uriOf(path.join(folder, 'a.eemi')));
    assert.match(answer.message, /a\.eemi:2: names\.txt is read in this run; name another file/);
    assert.equal(readFileSync(path.join(folder, 'names.txt'), 'utf8'), NAMES);
    await editor.stop();
});

test('emit on saving keeps to the outputs that exist', async () => {
    const folder = folderWith({ 'a.eemi': BOTH, 'none.eemi': NAMES });
    const a = uriOf(path.join(folder, 'a.eemi'));
    const header = path.join(folder, 'out/acl.h');
    const editor = await TestEditor.start({ folders: [folder] });
    const options = { onlyExisting: true, quiet: true };
    assert.deepEqual((await emit(editor, a, options)).written, []);
    assert.deepEqual((await emit(editor, uriOf(path.join(folder, 'none.eemi')), options)).message, '');
    await emit(editor, a, { quiet: true });
    rmSync(path.join(folder, 'out/acl.ts'));
    editor.open(a, BOTH.replace('0x1000', '0x3000'));
    assert.deepEqual((await emit(editor, a, options)).written, [uriOf(header)]);
    assert.equal(existsSync(path.join(folder, 'out/acl.ts')), false);
    assert.match(readFileSync(header, 'utf8'), /0x3/);
    assert.deepEqual(messages(editor), []);
    await editor.stop();
});

test('with errors nothing is written, and the first can be shown', async () => {
    const folder = folderWith({
        'a.eemi': `${BOTH}what\nlicense "MIT\n`,
        'good.eemi': BOTH.replaceAll('out/', 'good/'),
    });
    const a = uriOf(path.join(folder, 'a.eemi'));
    const editor = await TestEditor.start({
        folders: [folder],
        answers: { 'window/showMessageRequest': params => Object(params).actions[0] },
    });
    for (const command of ['eemi.emit', 'eemi.emitAll']) {
        const answer = await editor.ask<EmitAnswer>('workspace/executeCommand', {
            command,
            arguments: command === 'eemi.emit' ? [a] : [],
        });
        assert.equal(answer.errors, 2);
        assert.deepEqual([answer.firstError?.uri, answer.firstError?.range.start.line], [a, 14]);
        assert.match(answer.message, /^2 errors, the first at a\.eemi:15, so nothing was written: /);
    }
    await editor.until('the first is shown', () => editor.count('window/showDocument') === 2);
    assert.deepEqual(
        [existsSync(path.join(folder, 'out')), existsSync(path.join(folder, 'good'))],
        [false, false],
    );
    await editor.stop();
});

test('emitAll writes for all files that have outputs, or for none', async () => {
    const folder = folderWith({
        'a.eemi': BOTH,
        'sub/b.eemi': BOTH,
        'names.eemi': 'what\n',
        'sub/out/acl.h': 'written by hand\n',
    });
    const editor = await TestEditor.start({ folders: [folder], capabilities: {} });
    const all = (): Promise<EmitAnswer> =>
        editor.ask('workspace/executeCommand', { command: 'eemi.emitAll' });
    const refused = await all();
    assert.match(
        refused.message,
        /^nothing was written: .*acl\.h was not generated by eemi-acl and would be lost/,
    );
    assert.equal(existsSync(path.join(folder, 'out')), false);
    assert.equal(readFileSync(path.join(folder, 'sub/out/acl.h'), 'utf8'), 'written by hand\n');
    rmSync(path.join(folder, 'sub/out'), { recursive: true });
    assert.equal((await all()).written.length, 4);
    assert.deepEqual(messages(editor).length, 2);
    await editor.stop();
});

/** What cannot be emitted: files, the file that is asked for, and what is said. */
const REFUSALS: readonly [string, Record<string, string>, RegExp][] = [
    [
        'an output changed by hand',
        { 'a.eemi': BOTH, 'out/acl.h': 'EDITED' },
        /acl\.h was edited by hand, and the change would be lost/,
    ],
    [
        'an output of somebody else',
        { 'a.eemi': BOTH, 'out/acl.h': 'mine\n' },
        /acl\.h was not generated by eemi-acl/,
    ],
    ['no output', { 'a.eemi': NAMES }, /a\.eemi has no `emit` line/],
    [
        'an output outside the project',
        { 'a.eemi': `emit c "../../x.h"\n${NAMES}${TABLE}` },
        /is outside the project/,
    ],
    [
        'an output that is a folder',
        { 'a.eemi': `emit c "out"\n${NAMES}${TABLE}`, 'out/x': '' },
        /is a folder/,
    ],
    ['no file', {}, /a\.eemi could not be read/],
];

for (const [what, files, message] of REFUSALS) {
    test(`emit refuses ${what}, and everything stays as it is`, async () => {
        const folder = folderWith({ '.git/HEAD': '', ...files });
        const a = uriOf(path.join(folder, 'a.eemi'));
        const editor = await TestEditor.start({ folders: [folder] });
        const header = path.join(folder, 'out/acl.h');
        if (files['out/acl.h'] === 'EDITED') {
            rmSync(header);
            await emit(editor, a, { quiet: true });
            writeFileSync(header, `${readFileSync(header, 'utf8')}edited\n`);
        }
        const before = existsSync(header) && readFileSync(header, 'utf8');
        const answer = await emit(editor, a);
        assert.equal(answer.isRefused, true);
        assert.match(answer.message, message);
        assert.deepEqual(answer.written, []);
        assert.equal(existsSync(header) && readFileSync(header, 'utf8'), before);
        assert.deepEqual(messages(editor), [answer.message]);
        await editor.stop();
    });
}

for (const agrees of [false, true]) {
    test(`an output changed by hand is overwritten only if the person agrees: ${agrees ? 'yes' : 'no'}`, async () => {
        const folder = folderWith({ '.git/HEAD': '', 'a.eemi': BOTH });
        const header = path.join(folder, 'out/acl.h');
        const a = uriOf(path.join(folder, 'a.eemi'));
        const questions: string[] = [];
        const ask = (params: unknown): unknown => {
            questions.push(JSON.stringify(params));
            return agrees ? { title: 'Overwrite' } : null;
        };
        const editor = await TestEditor.start({
            folders: [folder],
            answers: { 'window/showMessageRequest': ask },
        });
        await emit(editor, a, { quiet: true });
        const edited = `${readFileSync(header, 'utf8')}edited\n`;
        writeFileSync(header, edited);
        editor.changedOnDisk(2, uriOf(header));
        editor.open(a, BOTH);
        await editor.until('edited', () => states(editor, a) === 'edited,fresh');
        const overwrite = { command: 'eemi.overwrite', arguments: [a] };
        const answer = await editor.ask<EmitAnswer | null>('workspace/executeCommand', overwrite);
        assert.equal(questions.length, 1);
        assert.match(
            questions[0] ?? '',
            /Overwrite\? acl\.h was edited by hand, and the change would be lost/,
        );
        assert.deepEqual(answer?.written, agrees ? [uriOf(header)] : undefined);
        assert.equal(readFileSync(header, 'utf8') === edited, !agrees);
        await editor.codes(a, ...(agrees ? [] : ['edited-output']));
        await editor.stop();
    });
}

test('a row that was changed by hand is taken over into the source, if the person agrees', async () => {
    const folder = folderWith({ '.git/HEAD': '', 'a.eemi': BOTH });
    const header = path.join(folder, 'out/acl.h');
    const a = uriOf(path.join(folder, 'a.eemi'));
    const asked: unknown[] = [];
    const answers: unknown[] = [null, { title: 'Take over' }];
    const editor = await TestEditor.start({
        folders: [folder],
        answers: {
            'window/showMessageRequest': () => answers.shift(),
            'workspace/applyEdit': params => {
                asked.push(params);
                return { applied: true };
            },
        },
    });
    await emit(editor, a, { quiet: true });
    const generated = readFileSync(header, 'utf8');
    const changed = generated.replace(/\{ [^{}]* \},/, '{ .hwdom_access = true },');
    assert.notEqual(changed, generated);
    writeFileSync(header, changed);
    editor.open(a, BOTH);
    const takeOver = { command: 'eemi.takeOver', arguments: [a, uriOf(header)] };
    const ask = (): Promise<EmitAnswer | null> => editor.ask('workspace/executeCommand', takeOver);
    assert.equal(await ask(), null);
    assert.deepEqual(asked, []);
    assert.match((await ask())?.message ?? '', /^took 1 row over into a\.eemi; acl\.h stays as it is/);
    assert.match(JSON.stringify(asked), /"version":1.*"newText":"[^"]*hwdom/);
    writeFileSync(header, `${generated}more\n`);
    assert.match((await ask())?.message ?? '', /^acl\.h has 1 line more than was generated/);
    assert.equal(asked.length, 1);
    await editor.stop();
});

test('after a save nothing is said of what the diagnostics say already', async () => {
    const folder = folderWith({ '.git/HEAD': '', 'a.eemi': `${BOTH}what\n`, 'b.eemi': BOTH });
    const [a, b] = [uriOf(path.join(folder, 'a.eemi')), uriOf(path.join(folder, 'b.eemi'))];
    const editor = await TestEditor.start({ folders: [folder] });
    const faulty = await emit(editor, a, { quiet: true });
    assert.deepEqual([faulty.isRefused, faulty.errors, faulty.message], [true, 1, '']);
    mkdirSync(path.join(folder, 'out'));
    writeFileSync(path.join(folder, 'out/acl.h'), 'mine\n');
    const kept = await emit(editor, b, { quiet: true });
    assert.deepEqual([kept.isRefused, kept.message], [true, '']);
    rmSync(path.join(folder, 'out/acl.h'));
    mkdirSync(path.join(folder, 'out/acl.h'));
    assert.match((await emit(editor, b, { quiet: true })).message, /is a folder/);
    assert.equal(messages(editor).length, 1);
    await editor.stop();
});

test('a document that is no file is not emitted', async () => {
    const editor = await TestEditor.start();
    editor.open('untitled:Untitled-1', BOTH);
    const answer = await emit(editor, 'untitled:Untitled-1');
    assert.match(
        answer.message,
        /is not on disk, and its outputs would name it as their source: save it first/,
    );
    await editor.stop();
});

test('many emissions leave no trace in the process', async () => {
    const folder = folderWith({ 'a.eemi': BOTH });
    const a = uriOf(path.join(folder, 'a.eemi'));
    const editor = await TestEditor.start({ folders: [folder] });
    editor.open(a, BOTH);
    for (let version = 2; version < 20; version++) {
        editor.replace(a, version, BOTH.replace('0x1000', `0x${version}000`));
        assert.equal((await emit(editor, a, { quiet: true })).written.length, 2);
    }
    assert.deepEqual(
        editor.heard.filter(({ method }) => method === 'window/logMessage'),
        [],
    );
    await editor.stop();
});

test('what a document would print can be looked at while it is typed, line by line', async () => {
    const editor = await TestEditor.start();
    editor.open('untitled:a', BOTH);
    for (const format of ['c', 'ts']) {
        const shown = await editor.askAbout<OutputAnswer>('eemi/output', 'untitled:a', { format });
        assert.deepEqual([shown.version, shown.errors], [1, 0]);
        assert.match(shown.text, /Generated by eemi-acl/);
        const lines = shown.text.split('\n');
        assert.deepEqual(
            shown.rows.map(row => [
                row.line,
                lines
                    .slice(row.first, row.last + 1)
                    .join(' ')
                    .includes(row.line === 11 ? 'NODE_A' : 'NODE_B'),
            ]),
            [
                [11, true],
                [12, true],
            ],
        );
    }
    editor.replace('untitled:a', 2, `${BOTH}what\n`);
    const shown = await editor.askAbout<OutputAnswer>('eemi/output', 'untitled:a', { format: 'c' });
    assert.deepEqual([shown.version, shown.errors], [2, 1]);
    assert.equal(await editor.askAbout('eemi/output', 'untitled:b', { format: 'c' }), null);
    await editor.stop();
});

testValidity('lsp-files');
