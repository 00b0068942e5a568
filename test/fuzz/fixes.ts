// The fixes of examples with several damaged rows: each keeps its word. `test/checks/fixing.ts` says what that is.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DAMAGES, damagedBy, EXAMPLES, wrongsOf } from '../checks/fixing';
import { attack } from './attack';

const damage = fc.record({ damage: fc.constantFrom(...DAMAGES), row: fc.nat(), other: fc.nat() });

export const fixes = attack(
    'fixes',
    'each fix removes its finding, brings no error, and changes what it says',
    4,
    fc.record({
        example: fc.constantFrom(...EXAMPLES),
        damages: fc.array(damage, { minLength: 1, maxLength: 3 }),
    }),
    ({ example, damages }) => {
        const damaged = damagedBy(example, damages);
        assert.deepEqual(wrongsOf(damaged), []);
    },
);
