// The parts of the server that can be looked at alone: names of files, who imports whom, the folders, work between messages.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import fc from 'fast-check';
import { Document } from '../../server/language/document';
import { Analyses } from '../../server/lsp/analyses';
import { WorkspaceFolders } from '../../server/lsp/folders';
import { Idle } from '../../server/lsp/idle';
import { fileNames, isOnDisk } from '../../server/lsp/uris';

const names = fileNames('/opt/eemi acl/dist/platforms');

/** URIs as editors spell them, and the path that each means. */
const URIS: readonly (readonly [string, string])[] = [
    ['file:///tmp/a.eemi', '/tmp/a.eemi'],
    ['file:///tmp/a%20b/100%25.eemi', '/tmp/a b/100%.eemi'],
    ['file:///tmp/%C3%A4%23%3F.eemi', '/tmp/ä#?.eemi'],
    ['file:///tmp/%F0%9F%8E%89.eemi', '/tmp/🎉.eemi'],
    ['file:///c%3A/acl/a.eemi', 'c:/acl/a.eemi'],
    ['file://server/share/a.eemi', '//server/share/a.eemi'],
    ['file:///opt/eemi%20acl/dist/platforms/zynqmp.eemi', 'platform:zynqmp'],
    ['untitled:Untitled-1', 'untitled:Untitled-1'],
    ['untitled:/tmp/a.eemi', 'untitled:/tmp/a.eemi'],
    ['vscode-vfs://github/xen/acl/a%20b.eemi', 'vscode-vfs://github/xen/acl/a b.eemi'],
];

for (const [uri, file] of URIS) {
    test(`${uri} is ${file}, and the other way round`, () => {
        assert.equal(names.fileOf(uri), file);
        assert.equal(names.uriOf(file), uri);
    });
}

test('every path has a URI of its own, and comes back from it', () => {
    const part = fc.string({ unit: 'grapheme', minLength: 1 }).filter(text => !/[/\\\0]/.test(text));
    const scheme = fc.constantFrom('', 'memfs:', 'vscode-vfs://github');
    fc.assert(
        fc.property(scheme, fc.array(part, { minLength: 1 }), (prefix, parts) => {
            const file = `${prefix}/${parts.join('/')}`;
            assert.equal(names.fileOf(names.uriOf(file)), file);
            assert.match(names.uriOf(file), /^[\x21-\x7e]+$/);
        }),
    );
});

test('what is on disk is told from what is not', () => {
    for (const file of ['/a', '/', 'c:/a']) assert.equal(isOnDisk(file), true, file);
    for (const file of ['', 'a', 'untitled:a', 'untitled:/a', 'memfs:/a', 'platform:zynqmp'])
        assert.equal(isOnDisk(file), false, file);
});

test('an edit concerns the file and its importers, and no others', () => {
    const documents = new Map<string, Document>();
    const analyses = new Analyses({
        document: file => documents.get(file) ?? 'missing',
        bytes: () => 'missing',
    });
    const write = (file: string, text: string): string => {
        documents.set(file, new Document(text));
        const concerned = analyses.drop(file);
        for (const each of documents.keys()) analyses.of(each);
        return [...concerned].sort().join(' ');
    };
    const edits: readonly (readonly [string, string, string])[] = [
        ['/a', 'import "b"\n', '/a'],
        ['/b', 'import "c"\n', '/a /b'],
        ['/c', '', '/a /b /c'],
        ['/d', '', '/d'],
        ['/d', '// alone\n', '/d'],
        ['/c', '// all of them\n', '/a /b /c'],
        ['/b', '// no import any more\n', '/a /b'],
        ['/c', '// nobody imports it but itself\n', '/c'],
        ['/e', 'import "later"\n', '/e'],
        ['/later', '', '/e /later'],
        ['/x', 'import "y"\n', '/x'],
        ['/y', 'import "x"\n', '/x /y'],
        ['/x', '', '/x /y'],
        ['/x', '// imported\n', '/x /y'],
    ];
    for (const [file, text, expected] of edits) assert.equal(write(file, text), expected, file);
    assert.deepEqual([...analyses.importersOf('/later')], ['/e']);
});

test('the folders of a workspace are searched piece by piece, each file once', () => {
    const root = mkdtempSync(path.join(tmpdir(), 'eemi-acl-'));
    try {
        for (const file of [
            'a.eemi',
            'b.txt',
            'x/b.eemi',
            'x/y/c.eemi',
            'node_modules/d.eemi',
            '.git/e.eemi',
        ]) {
            mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
            writeFileSync(path.join(root, file), '');
        }
        const folders = new WorkspaceFolders();
        folders.change([], [root, `${root}/x`, `${root}/none`]);
        const found: string[] = [];
        for (let files = folders.step(); files !== undefined; files = folders.step()) found.push(...files);
        const expected = ['a.eemi', 'x/b.eemi', 'x/y/c.eemi'].map(file => `${root}/${file}`);
        assert.deepEqual(found.sort(), expected);
        assert.deepEqual(folders.change([root], []), [`${root}/a.eemi`]);
        assert.equal(folders.holds(`${root}/x/new.eemi`), true);
        for (const file of ['new.eemi', 'x/new.txt', 'x/node_modules/new.eemi'])
            assert.equal(folders.holds(`${root}/${file}`), false);
    } finally {
        rmSync(root, { recursive: true });
    }
});

test('work waits for a turn without a message, and is then done piece by piece', async () => {
    const log: string[] = [];
    let pieces = 3;
    const idle = new Idle(() => {
        log.push('work');
        return --pieces > 0;
    });
    let messages = 5;
    const message = (): void => {
        idle.heard();
        log.push('message');
        idle.schedule();
        if (--messages > 0) setImmediate(message);
    };
    message();
    while (pieces > 0) await new Promise(setImmediate);
    assert.equal(log.join(' '), 'message message message message message work work work');
});
