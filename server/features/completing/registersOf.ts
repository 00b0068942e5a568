// The registers of a frame: the `of` of their declarations, in reverse.

import { namesBy } from '../../model/kept/name-index';
import type { NameEntry } from '../../model/names';
import type { Scope } from '../../model/scope';

/** The registers of the block at a byte address, in the order of their declaration. */
export const registersOf = (scope: Scope, block: bigint): readonly NameEntry[] =>
    byBlock(scope, 'register').of(block);

export const hasRegisters = (scope: Scope, block: bigint): boolean =>
    byBlock(scope, 'register').sizeOf(block) > 0;

/** The byte addresses of the blocks that have registers, in no particular order. */
export const blocksWithRegisters = (scope: Scope): Iterable<bigint> => byBlock(scope, 'register').keys();

const byBlock = namesBy(({ block }) => (block?.value === undefined ? [] : [block.value]));
