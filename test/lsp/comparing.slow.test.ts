// What an open document grants compared with the last commit of a real repository, which this editor hands over as VS Code does, and with
// the file on disk.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import type { BaseAnswer, BaseFile, BaseKind, Changes } from '../../server/lsp/protocol';
import { folderWith, TestEditor, testValidity, uriOf, write } from './client';

const HEADER = '#define NODE_A 1\n#define NODE_B 2\n';
const TABLES = `target xlnx
import "names.h" as node NODE_*
node nodes {
    NODE_A -> mfn 0x10
    NODE_B -> mfn 0x11
}
mmio regs {
    0x20000000 mask 0x1 -> NODE_A
}
`;
const BOARD = 'import "tables.eemi"\ndomain guest {\n    iomem mfn 0x10\n}\n';

const git = (folder: string, ...args: readonly string[]): Buffer =>
    execFileSync('git', ['-c', 'user.name=me', '-c', 'user.email=me@example.org', ...args], {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'pipe'],
    });

/** A repository with one commit of these files. */
function repositoryWith(files: Readonly<Record<string, string>>): string {
    const folder = folderWith(files);
    git(folder, 'init', '--quiet');
    commit(folder);
    return folder;
}

function commit(folder: string): void {
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message', 'next');
}

function atHead(folder: string, uri: string): BaseFile {
    const name = path.relative(folder, fileURLToPath(uri));
    try {
        return { uri, content: git(folder, 'show', `HEAD:${name}`).toString('base64') };
    } catch {
        return { uri, content: null };
    }
}

/** Hands over the last commit, with all that is wanted; gives the names of what that was. */
async function hand(editor: TestEditor, folder: string, uri: string, isShown = false): Promise<string[]> {
    const files = [atHead(folder, uri)];
    const names: string[] = [];
    for (;;) {
        const answer = await editor.askAbout<BaseAnswer>('eemi/base', uri, { kind: 'head', files, isShown });
        if (answer.wanted.length === 0) return names;
        names.push(...answer.wanted.map(each => path.basename(each)));
        files.push(...answer.wanted.map(each => atHead(folder, each)));
    }
}

const isChanges = (params: unknown): params is Changes =>
    typeof params === 'object' && params !== null && 'tables' in params;

/** What was said last of a document. */
const lastOf = ({ heard }: TestEditor, uri: string, kind: BaseKind): Changes | undefined =>
    heard
        .flatMap(({ method, params }) => (method === 'eemi/changes' && isChanges(params) ? params : []))
        .findLast(each => each.uri === uri && each.kind === kind);

async function saidOf(
    editor: TestEditor,
    uri: string,
    version: number,
    holds: (changes: Changes) => boolean = () => true,
    kind: BaseKind = 'head',
): Promise<Changes> {
    const found = (): Changes | undefined => lastOf(editor, uri, kind);
    await editor.until(`the changes of version ${version}`, () => {
        const last = found();
        return last?.version === version && holds(last);
    });
    return found() ?? assert.fail();
}

test('what changed since the last commit, as it is typed and committed', async () => {
    const folder = repositoryWith({ 'names.h': HEADER, 'tables.eemi': TABLES });
    const uri = uriOf(path.join(folder, 'tables.eemi'));
    const editor = await TestEditor.start({ folders: [folder] });
    editor.open(uri, TABLES);
    // Whose values a name has comes from the same commit, whatever is on disk now.
    write(path.join(folder, 'names.h'), HEADER.replace('2', '3'));
    editor.changedOnDisk(2, uriOf(path.join(folder, 'names.h')));
    assert.deepEqual(await hand(editor, folder, uri, true), ['names.h']);
    const renumbered = await saidOf(editor, uri, 1, ({ text }) => text.includes('node'));
    assert.deepEqual(renumbered.tables, [{ line: 2, text: '+1 / -1 since HEAD' }]);
    assert.match(renumbered.text, /\+ the owner of page 0x11 GAINS node NODE_B \(3\)\n {4}tables\.eemi:5\n/);

    write(path.join(folder, 'names.h'), HEADER);
    editor.changedOnDisk(2, uriOf(path.join(folder, 'names.h')));
    const same = await saidOf(editor, uri, 1, ({ text }) => text.includes('nobody'));
    assert.equal(same.text, 'tables.eemi: HEAD -> the editor\nnobody gains or loses anything\n');

    await hand(editor, folder, uri);
    editor.replace(uri, 2, TABLES.replace('NODE_A -> mfn 0x10', 'NODE_A -> mfn 0x12'));
    const typed = await saidOf(editor, uri, 2);
    assert.deepEqual(typed.tables, [
        { line: 2, text: '+1 / -1 since HEAD' },
        { line: 6, text: '+1 / -1 since HEAD' },
    ]);
    assert.deepEqual(typed.rows, [
        {
            line: 3,
            sentences: [
                'the owner of page 0x12 GAINS node NODE_A; read and write 0x20000000 (bit 0)',
                'the owner of page 0x10 LOSES node NODE_A; read and write 0x20000000 (bit 0)',
            ],
        },
    ]);
    const lines = typed.text.split('\n');
    assert.deepEqual(
        typed.links.map(({ line, start, end, to }) => [lines[line]?.slice(start, end), to.line, to.isOld]),
        [
            ['tables.eemi:4', 3, false],
            ['tables.eemi:4', 3, true],
        ],
    );
    assert.equal(typed.links[0]?.to.uri, uri);

    // While a row cannot be read, it is not known what it grants, and what stood there stays and says so.
    editor.replace(uri, 3, TABLES.replace('NODE_A -> mfn 0x10', 'NODE_A -> mfn'));
    assert.deepEqual((await saidOf(editor, uri, 3)).tables[0], {
        line: 2,
        text: '+1 / -1 since HEAD, before the error',
    });

    const changed = TABLES.replace('NODE_A -> mfn 0x10', 'NODE_A -> mfn 0x12');
    write(path.join(folder, 'tables.eemi'), changed);
    commit(folder);
    editor.replace(uri, 4, changed);
    await hand(editor, folder, uri);
    assert.deepEqual((await saidOf(editor, uri, 4, ({ tables }) => tables.length === 0)).rows, []);
    await editor.stop();
});

test('an imported table counts as the commit has it, and its edits are followed', async () => {
    const folder = repositoryWith({ 'names.h': HEADER, 'tables.eemi': TABLES, 'board.eemi': BOARD });
    const [uri, tables] = ['board.eemi', 'tables.eemi'].map(name => uriOf(path.join(folder, name)));
    assert.ok(uri !== undefined && tables !== undefined);
    const editor = await TestEditor.start({ folders: [folder] });
    editor.open(uri, BOARD);
    editor.open(tables, TABLES);
    assert.deepEqual(await hand(editor, folder, uri, true), ['tables.eemi', 'names.h']);
    await saidOf(editor, uri, 1);
    editor.replace(tables, 2, TABLES.replace('NODE_B -> mfn 0x11', 'NODE_B -> mfn 0x10'));
    const { text, links } = await saidOf(editor, uri, 1, each => each.text.includes('GAINS'));
    assert.match(text, /^\+ guest GAINS node NODE_B, as the owner of page 0x10\n {4}tables\.eemi:5\n/m);
    assert.equal(links[0]?.to.uri, tables);
    await editor.stop();
});

test('what a domain is given by another file counts as the commit has it, byte by byte', async () => {
    const board = `${TABLES}domain guest {\n    from "guest.cfg"\n}\n`;
    const folder = repositoryWith({
        'names.h': HEADER,
        'board.eemi': board,
        'guest.cfg': 'iomem = [ "10,1" ] # \u00e9\n',
    });
    write(path.join(folder, 'guest.cfg'), 'iomem = [ "11,1" ]\n');
    const uri = uriOf(path.join(folder, 'board.eemi'));
    const editor = await TestEditor.start({ folders: [folder] });
    editor.open(uri, board);
    assert.deepEqual((await hand(editor, folder, uri, true)).sort(), ['guest.cfg', 'names.h']);
    const { text } = await saidOf(editor, uri, 1);
    assert.match(text, /^\+ guest, which now owns page 0x11, GAINS node NODE_B\n/m);
    assert.match(text, /^- guest, which no longer owns page 0x10, LOSES node NODE_A; /m);
    await editor.stop();
});

test('a new file, a file that is closed, and one that is no longer to be compared', async () => {
    const folder = repositoryWith({ 'other.eemi': '' });
    const uri = uriOf(path.join(folder, 'new.eemi'));
    const editor = await TestEditor.start({ folders: [folder] });
    editor.open(uri, 'target xlnx\n');
    await hand(editor, folder, uri, true);
    const { text, tables } = await saidOf(editor, uri, 1);
    assert.equal(
        text,
        'new.eemi: HEAD has no such file, or it cannot be read: all of it counts as new\n' +
            'One that was renamed is compared as soon as git knows of it: `git add` both names\n',
    );
    assert.deepEqual(tables, []);
    const said = (): number => editor.count('eemi/changes');
    const before = said();
    assert.deepEqual(await editor.askAbout('eemi/base', uri, { kind: 'head', files: null, isShown: true }), {
        wanted: [],
    });
    editor.replace(uri, 2, 'target xlnx\n\n');
    await editor.diagnostics(uri, 2);
    await hand(editor, folder, uri, true);
    editor.close(uri);
    editor.open(uri, 'target xlnx\n', 3);
    await editor.diagnostics(uri, 3);
    // Only what was handed over before the document was closed may have been answered.
    assert.ok(said() <= before + 1, `${said()} after ${before}`);
    await editor.stop();
});

test('changes that are not saved, until they are', async () => {
    const folder = folderWith({ 'names.h': HEADER, 'tables.eemi': TABLES });
    const file = path.join(folder, 'tables.eemi');
    const uri = uriOf(file);
    const editor = await TestEditor.start({ folders: [folder] });
    editor.open(uri, TABLES);
    editor.replace(uri, 2, TABLES.replace('NODE_B -> mfn 0x11', 'NODE_B -> deny'));
    await editor.askAbout('eemi/base', uri, { kind: 'disk', files: [], isShown: true });
    const { text, tables } = await saidOf(editor, uri, 2, undefined, 'disk');
    assert.match(text, /^tables\.eemi: the file on disk -> the editor\n1 narrowing\n/);
    assert.deepEqual(tables, []);
    write(file, TABLES.replace('NODE_B -> mfn 0x11', 'NODE_B -> deny'));
    editor.save(uri);
    await saidOf(editor, uri, 2, each => each.text.includes('nobody gains'), 'disk');
    await editor.stop();
});

test('a large table is compared only if that is shown, and an edit does not wait for it', async () => {
    const rows = Array.from({ length: 20_000 }, (_, id) => `    ${id} -> mfn ${id + 16}`);
    const large = ['target xlnx', 'node nodes {', ...rows, '}', ''].join('\n');
    const folder = repositoryWith({ 'large.eemi': large });
    const uri = uriOf(path.join(folder, 'large.eemi'));
    appendFileSync(path.join(folder, 'large.eemi'), '\n');
    const editor = await TestEditor.start({ folders: [folder] });
    editor.open(uri, large);
    await hand(editor, folder, uri);
    editor.replace(uri, 2, large.replace('7 -> mfn 23', '7 -> mfn 24'));
    await editor.diagnostics(uri, 2);
    await editor.askAbout('textDocument/hover', uri, { position: { line: 3, character: 5 } });
    const said = await saidOf(editor, uri, 2);
    assert.deepEqual(said.tables, [
        { line: 1, text: 'Compare with HEAD (in more than 5000 rows only while that is shown)' },
    ]);
    assert.deepEqual(said.rows, []);
    await hand(editor, folder, uri, true);
    // Each edit drops what was compared so far.
    for (let version = 3; version < 8; version++)
        editor.edit(uri, version, { start: { line: 9, character: 0 }, end: { line: 9, character: 0 } }, ' ');
    const { text, tables, rows: marked } = await saidOf(editor, uri, 7, ({ rows }) => rows.length > 0);
    assert.match(text, /1 widening, 1 narrowing/);
    assert.deepEqual(tables, [{ line: 1, text: '+1 / -1 since HEAD' }]);
    assert.deepEqual(
        marked.map(({ line }) => line),
        [9],
    );
    assert.ok(readFileSync(path.join(folder, 'large.eemi'), 'utf8').endsWith('\n\n'));
    await editor.stop();
});

test('a file that was renamed is compared with what it was, and with what that imported', async () => {
    const folder = repositoryWith({
        'names.h': HEADER,
        'boards/tables.eemi': TABLES.replace('names.h', '../names.h'),
    });
    const now = TABLES.replace('0x10', '0x12');
    const [uri, was] = ['renamed.eemi', 'boards/tables.eemi'].map(each => uriOf(path.join(folder, each)));
    assert.ok(uri !== undefined && was !== undefined);
    write(path.join(folder, 'renamed.eemi'), now);
    const editor = await TestEditor.start({ folders: [folder] });
    editor.open(uri, now);
    const files = [was, uriOf(path.join(folder, 'names.h'))].map(each => atHead(folder, each));
    const handed = { kind: 'head', files, isShown: false, was };
    assert.deepEqual(await editor.askAbout<BaseAnswer>('eemi/base', uri, handed), { wanted: [] });
    const { text, tables, links } = await saidOf(editor, uri, 1);
    assert.match(text, /^renamed\.eemi: tables\.eemi of HEAD -> the editor\n1 widening, 1 narrowing\n/);
    assert.deepEqual(tables[0], { line: 2, text: '+1 / -1 since HEAD' });
    assert.deepEqual(
        links.map(({ to }) => [to.uri, to.isOld]),
        [
            [uri, false],
            [was, true],
        ],
    );
    await editor.stop();
});

testValidity('comparing');
