// Configurations of guests, damaged anywhere: each is read or refused, and a place in it is one that an editor can show.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readConfig } from '../../server/guests/config';
import { randomConfig } from '../guests/random-config';
import { attack } from './attack';

interface Case {
    readonly text: string;
    readonly at: number;
    readonly removed: number;
    readonly bytes: Uint8Array;
}

const cases: fc.Arbitrary<Case> = fc.record({
    text: randomConfig,
    at: fc.nat(),
    removed: fc.nat({ max: 9 }),
    bytes: fc.uint8Array({ maxLength: 4 }),
});

export const configs = attack(
    'configs',
    'a configuration of any bytes is read or refused, at places that it has',
    500,
    cases,
    ({ text, at, removed, bytes }) => {
        const whole = Buffer.from(text);
        const start = at % (whole.length + 1);
        const damaged = Buffer.concat([whole.subarray(0, start), bytes, whole.subarray(start + removed)]);
        const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(damaged).split('\n');
        const config = readConfig(damaged, true);
        const places =
            config.fault === undefined
                ? [...config.pages, ...config.devices].map(({ place }) => place)
                : [config.fault.place];
        for (const { line, start: from, end } of places) {
            const length = lines[line]?.length ?? -1;
            assert.ok(0 <= from && from <= end && end <= length + 1, `${line}:${from}-${end}`);
        }
    },
);
