// Which sources are written again.

import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, realpathSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { placeOfSource } from '../../server/files/writing';

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'eemi-acl-')));
after(() => rmSync(folder, { recursive: true }));
// Another user may look into it, and write there.
chmodSync(folder, 0o777);

const ROOT = 0;
const NOBODY = 65534;

/** As somebody who is not root, who may do everything. */
function asSomebody<T>(act: () => T): T {
    if (process.geteuid?.() !== ROOT) return act();
    process.seteuid?.(NOBODY);
    try {
        return act();
    } finally {
        process.seteuid?.(ROOT);
    }
}

function source(name: string, mode: number): string {
    const file = path.join(folder, name);
    writeFileSync(file, 'platform zynqmp;\n');
    chmodSync(file, mode);
    return file;
}

test('a source that may only be read is left alone', () => {
    const file = source('marked.eemi', 0o444);
    const place = asSomebody(() => placeOfSource(file));
    assert.ok('refusal' in place, JSON.stringify(place));
    assert.match(place.refusal, /^is not accessible to this user/);
});

test('any other is not touched before it is replaced', () => {
    const file = source('a.eemi', 0o666);
    const then = new Date('2001-02-03T04:05:06Z');
    utimesSync(file, then, then);
    const place = asSomebody(() => placeOfSource(file));
    assert.deepEqual(place, { file, mode: statSync(file).mode & 0o7777 });
    assert.deepEqual(statSync(file).mtime, then);
});
