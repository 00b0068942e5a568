// Why a run cannot go on watching, in plain words.

import assert from 'node:assert/strict';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { runOnChanges } from '../../server/cli/watch';

const LIMIT = /^the system watches no more folders; name fewer, or raise its limit/;

const FAILURES: readonly (readonly [code: string, message: string, said: RegExp])[] = [
    ['ENOSPC', "ENOSPC: System limit for number of file watchers reached, watch '/a'", LIMIT],
    ['EMFILE', "EMFILE: too many open files, watch '/a'", LIMIT],
    [
        'EACCES',
        "EACCES: permission denied, watch '/a'",
        /^what changes cannot be watched: permission denied$/,
    ],
];

for (const [code, message, said] of FAILURES) {
    test(`${code} is told in words`, async context => {
        context.mock.method(fs, 'watch', () => {
            throw Object.assign(new Error(message), { code });
        });
        syncBuiltinESMExports();
        context.after(() => {
            context.mock.restoreAll();
            syncBuiltinESMExports();
        });
        const run = async (looked: { readonly file: (file: string) => void }): Promise<void> =>
            looked.file(path.join(tmpdir(), 'none.eemi'));
        assert.match(await runOnChanges(run, () => {}), said);
    });
}
