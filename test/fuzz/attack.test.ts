// What an attack reports: the case that fell, and nothing where none did, however little time there was.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { attack } from './attack';

const TRIED = { seed: 1, cases: 10 };

test('the smallest case that falls is reported, with how to try it again', async () => {
    const small = attack('small', 'numbers are small', 1, fc.nat(), each => assert.ok(each < 10));
    const report = (await small.run(TRIED)) ?? '';
    assert.match(report, /^npm run fuzz -- --only small --seed 1 --path [\d:]+\nAssertionError[\s\S]*\n10$/);
});

test('nothing is reported if all hold, or if the time is over before the first case is', async () => {
    const slow = attack('slow', 'nothing', 1, fc.nat(), () => wait(50));
    assert.equal(await slow.run({ ...TRIED, cases: 1 }), undefined);
    assert.equal(await slow.run({ ...TRIED, time: 1 }), undefined);
});
