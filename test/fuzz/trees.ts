// Device trees of guests, damaged anywhere: each is read or refused.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readPassthrough } from '../../server/guests/passthrough';
import { blobOf } from '../guests/blob';
import { randomTree } from '../guests/random-tree';
import { attack } from './attack';

/** How many times each tree is damaged: compiling one takes longer than reading fifty. */
export const BLOBS_A_TREE = 100;

interface Case {
    readonly source: string;
    readonly seed: number;
}

export const damagedTrees: fc.Arbitrary<Case> = fc.record({ source: randomTree, seed: fc.nat() });

/** Reads one tree with many damages, each of a few bytes, or cut off; throws if what is read makes no sense. */
export function readDamaged({ source, seed }: Case): void {
    const whole = blobOf(source);
    const next = numbersFrom(seed);
    for (let blobs = 0; blobs < BLOBS_A_TREE; blobs++) {
        const blob = damaged(whole, next);
        try {
            readAny(blob);
        } catch (cause) {
            throw new Error(`in ${Buffer.from(blob).toString('hex')}`, { cause });
        }
    }
}

function readAny(blob: Uint8Array): void {
    const read = readPassthrough(blob, undefined, true);
    if (read.fault !== undefined) return;
    for (const { first, last } of read.regions) assert.ok(0n <= first && first <= last && last < 1n << 52n);
    for (const { id } of read.uses) assert.ok(Number.isSafeInteger(id));
}

function damaged(whole: Uint8Array, next: (below: number) => number): Uint8Array {
    const blob = Uint8Array.from(whole);
    for (let changes = next(6); changes >= 0; changes--) blob[next(blob.length)] = next(256);
    return next(2) === 0 ? blob : blob.subarray(0, next(blob.length));
}

/** The numbers that follow from a seed, each below what is asked for (Numerical Recipes, section 7.1). */
function numbersFrom(seed: number): (below: number) => number {
    let state = seed >>> 0;
    return below => {
        state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
        // The lower bits of such numbers repeat soon.
        return Math.floor((state / 2 ** 32) * below);
    };
}

export const trees = attack('trees', 'a blob of any bytes is read or refused', 20, damagedTrees, readDamaged);
