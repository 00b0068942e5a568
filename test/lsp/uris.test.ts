// The two names of a file, and what is on disk.

import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { fileNames, isOnDisk, isRevision } from '../../server/lsp/uris';
import { pathFrom, resolvePath, savedPath } from '../../server/model/paths';

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
    ['untitled:/c%3A/acl/a.eemi', 'untitled:/c:/acl/a.eemi'],
    ['untitled://server/share/a.eemi', 'untitled://server/share/a.eemi'],
    ['vscode-vfs://github/xen/acl/a%20b.eemi', 'vscode-vfs://github/xen/acl/a b.eemi'],
];

for (const [uri, file] of URIS) {
    test(`${uri} is ${file}, and the other way round`, () => {
        assert.equal(names.fileOf(uri), file);
        assert.equal(names.uriOf(file), uri);
    });
}

/** Names of documents, the paths to which they will be saved, and what `ids.h` in them is. */
const SAVED: readonly (readonly [string, string, string])[] = [
    ['untitled:/tmp/a.eemi', '/tmp/a.eemi', '/tmp/ids.h'],
    ['untitled:/c:/acl/a.eemi', 'c:/acl/a.eemi', 'c:/acl/ids.h'],
    ['untitled://server/share/a.eemi', '//server/share/a.eemi', '//server/share/ids.h'],
    ['untitled:Untitled-1', 'untitled:Untitled-1', 'ids.h'],
    ['/untitled:/a.eemi', '/untitled:/a.eemi', '/untitled:/ids.h'],
    ['vscode-vfs://github/xen/a.eemi', 'vscode-vfs://github/xen/a.eemi', 'vscode-vfs://github/xen/ids.h'],
];

for (const [file, path, ids] of SAVED) {
    test(`${file} will be ${path}, and finds ${ids}`, () => {
        assert.equal(savedPath(file), path);
        assert.equal(resolvePath(file, 'ids.h'), ids);
        assert.equal(pathFrom(file, ids), 'ids.h');
    });
}

test('an old revision is another file than the one on disk, of the same name', () => {
    const query = encodeURIComponent(JSON.stringify({ path: '/board/a.eemi', ref: 'a/b' }));
    const file = names.fileOf(`git:/board/a.eemi?${query}`);
    assert.equal(file, 'git:{"path":"%2fboard%2fa.eemi","ref":"a%2fb"}:/board/a.eemi');
    assert.equal(isRevision(file), true);
    assert.equal(isOnDisk(file), false);
    for (const other of ['/board/a.eemi', 'untitled:git', 'memfs:/git:/a'])
        assert.equal(isRevision(other), false);
});

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

test('a path with half a character has the URI of the file that the disk would have', () => {
    for (const half of ['\ud83d', '\ude00']) {
        assert.equal(names.uriOf(`/a${half}/b.eemi`), 'file:///a%EF%BF%BD/b.eemi');
        assert.equal(names.uriOf(`memfs:/a${half}`), 'memfs:/a%EF%BF%BD');
    }
    assert.equal(names.uriOf('/\ud83d\ude00'), 'file:///%F0%9F%98%80');
});

test('what is on disk is told from what is not', () => {
    for (const file of ['/a', '/', 'c:/a']) assert.equal(isOnDisk(file), true, file);
    for (const file of ['', 'a', 'untitled:a', 'untitled:/a', 'memfs:/a', 'platform:zynqmp'])
        assert.equal(isOnDisk(file), false, file);
});
