// `npm run demo` tells its story in 40 lines, and nothing in it has changed unnoticed; `UPDATE=1` writes it anew.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import test from 'node:test';

const STORY = 'test/fixtures/demo.txt';
const { UPDATE } = process.env;

test('the demo tells its story in 40 lines', () => {
    const told = execFileSync(process.execPath, ['tools/demo.mjs'], { encoding: 'utf8' });
    if (UPDATE !== undefined) writeFileSync(STORY, told);
    assert.equal(told, readFileSync(STORY, 'utf8'));
    assert.ok(told.trim().split('\n').length <= 40);
});
