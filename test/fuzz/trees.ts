// Device trees of guests, damaged anywhere: each is read or refused.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readPassthrough } from '../../server/guests/passthrough';
import { blobOf } from '../guests/blob';
import { randomTree } from '../guests/random-tree';
import { attack } from './attack';

interface Case {
    readonly source: string;
    readonly changes: readonly (readonly [at: number, byte: number])[];
    readonly kept: number | undefined;
}

export const damagedTrees: fc.Arbitrary<Case> = fc.record({
    source: randomTree,
    changes: fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { minLength: 1, maxLength: 6 }),
    kept: fc.option(fc.nat(), { nil: undefined }),
});

/** Reads one damaged tree; throws if what is read makes no sense. */
export function readDamaged({ source, changes, kept }: Case): void {
    const blob = Buffer.from(blobOf(source));
    for (const [at, byte] of changes) blob[at % blob.length] = byte;
    const read = readPassthrough(blob.subarray(0, kept && kept % blob.length), undefined, true);
    if (read.fault !== undefined) return;
    for (const { first, last } of read.regions) assert.ok(0n <= first && first <= last && last < 1n << 52n);
    for (const { id } of read.uses) assert.ok(Number.isSafeInteger(id));
}

export const trees = attack(
    'trees',
    'a blob of any bytes is read or refused',
    500,
    damagedTrees,
    readDamaged,
);
