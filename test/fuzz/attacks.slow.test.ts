// Each attack for a handful of cases, always the same, so that none of them rots. `npm run fuzz` tries others for as long as it is told.

import assert from 'node:assert/strict';
import test from 'node:test';
import { ATTACKS } from './attacks';

for (const { name, holds, few, run } of ATTACKS)
    test(`${name}: ${holds}`, async () => {
        const report = await run({ seed: 1, cases: few });
        if (report !== undefined) assert.fail(report);
    });
