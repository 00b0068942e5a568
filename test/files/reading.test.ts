// A file is read up to a limit, whatever is said of its size, and no further.

import assert from 'node:assert/strict';
import fs, { mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { readBytes, reasonOf } from '../../server/files/disk';
import { readStart } from '../../server/files/reading';

const folder = mkdtempSync(path.join(tmpdir(), 'eemi-acl-'));
after(() => rmSync(folder, { recursive: true }));

const LIMIT = 100_000;
const MEGABYTE = 1024 * 1024;

for (const size of [0, 1, LIMIT - 1, LIMIT, LIMIT + 1, 30 * MEGABYTE])
    test(`${size} bytes`, context => {
        const file = path.join(folder, `${size}`);
        writeFileSync(file, '');
        truncateSync(file, size);
        const read = context.mock.method(fs, 'readSync');
        syncBuiltinESMExports();
        context.after(() => {
            context.mock.restoreAll();
            syncBuiltinESMExports();
        });
        const bytes = readStart(file, LIMIT);
        assert.ok(typeof bytes !== 'string');
        assert.equal(bytes.length, Math.min(size, LIMIT));
        const all = read.mock.calls.reduce((sum, { result = 0 }) => sum + result, 0);
        assert.ok(all <= LIMIT, `${all} bytes were read`);
    });

test('of a file of the command line, one byte more than 16 MB', context => {
    const file = path.join(folder, 'large');
    writeFileSync(file, '');
    truncateSync(file, 100 * MEGABYTE);
    const read = context.mock.method(fs, 'readSync');
    syncBuiltinESMExports();
    context.after(() => {
        context.mock.restoreAll();
        syncBuiltinESMExports();
    });
    const answer = readBytes(file);
    assert.ok('failure' in answer && answer.reason.startsWith('is larger than 16 MB'));
    const all = read.mock.calls.reduce((sum, { result = 0 }) => sum + result, 0);
    assert.ok(all <= 16 * MEGABYTE + 1, `${all} bytes were read`);
});

test('a folder, and a link to one, are no files', () => {
    const link = path.join(folder, 'link');
    symlinkSync(folder, link);
    for (const each of [folder, link]) assert.equal(readStart(each, LIMIT), 'folder');
});

const FAILURES: readonly (readonly [error: unknown, said: string])[] = [
    [failure('EFBIG', 'file too large, write'), 'could not be used: file too large'],
    [failure('EINVAL', "invalid argument, open '/a, b'"), 'could not be used: invalid argument'],
    [failure('ESTALE', 'stale file handle'), 'could not be used: stale file handle'],
    [new TypeError('a bug'), 'could not be used: internal error, please report it: a bug'],
    ['thrown', 'could not be used: internal error, please report it: thrown'],
];

for (const [error, said] of FAILURES)
    test(`${error} is told in words`, () => assert.equal(reasonOf(error).reason, said));

function failure(code: string, words: string): Error {
    return Object.assign(new Error(`${code}: ${words}`), { code });
}
