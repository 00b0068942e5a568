// The generated pages of the documentation are up to date; their measured sections are tested in measured.slow.test.ts.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { GENERATED_PAGES, MEASURED_SECTIONS } from '../../tools/pages';

for (const [path, text] of GENERATED_PAGES) {
    test(`${path} is fresh (else: npm run docs)`, () => {
        const expected = text();
        const page = readFileSync(path, 'utf8');
        assert.equal(MEASURED_SECTIONS.has(path) ? page.slice(0, expected.length) : page, expected);
    });
}
