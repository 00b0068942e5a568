// A file that is replaced holds what it was given, in however many pieces that came.

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { Replacement } from '../../server/files/replace';

const folder = mkdtempSync(path.join(tmpdir(), 'eemi-acl-'));
after(() => rmSync(folder, { recursive: true }));

/** Around how many are written at once, and around how many the system takes at once. */
for (const count of [0, 1, 63, 64, 65, 128, 1023, 1024, 1025, 3000]) {
    test(`a file of ${count} pieces`, () => {
        const file = path.join(folder, `${count}.txt`);
        // Every third is empty.
        const texts = Array.from({ length: count }, (_, at) => (at % 3 === 2 ? '' : `piece ${at}\n`));
        const replacement = new Replacement();
        replacement.stage(
            { file, mode: undefined },
            texts.map(text => Buffer.from(text)),
        );
        assert.equal(replacement.commit(), undefined);
        assert.equal(readFileSync(file, 'utf8'), texts.join(''));
    });
}

test('nothing is left beside the files', () => {
    assert.deepEqual(
        readdirSync(folder).filter(name => !name.endsWith('.txt')),
        [],
    );
});
