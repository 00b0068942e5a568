// The generated pages of the documentation are up to date.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { GENERATED_PAGES } from '../../tools/pages';

for (const [path, text] of GENERATED_PAGES) {
    test(`${path} is fresh (else: npm run docs)`, () => {
        assert.equal(readFileSync(path, 'utf8'), text());
    });
}
