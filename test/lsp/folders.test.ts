// The search for sources in the folders of a workspace.

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { WorkspaceFolders } from '../../server/lsp/folders';

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
