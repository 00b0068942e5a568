// How well a name answers to what was typed: the lower the rank, the better.

import assert from 'node:assert/strict';
import test from 'node:test';
import { fuzzyRank } from '../../../server/features/completing/fuzzy';

const RANKS: readonly (readonly [string, string, number | undefined])[] = [
    ['', 'A', 0],
    ['', '', 0],
    ['a', '', undefined],
    ['nod', 'NODE_RPU', 0],
    ['NODE_RPU', 'node_rpu', 0],
    ['rpu', 'NODE_RPU', 1],
    ['gap', 'index-gap', 1],
    ['pu', 'NODE_RPU', 2],
    ['nrpu', 'NODE_RPU', 3],
    ['nrpx', 'NODE_RPU', undefined],
    ['upr', 'NODE_RPU', undefined],
    ['NODE_RPU_0', 'NODE_RPU', undefined],
];

for (const [typed, name, rank] of RANKS) {
    test(`«${typed}» answers to «${name}» as ${rank}`, () => assert.equal(fuzzyRank(typed, name), rank));
}
