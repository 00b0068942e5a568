// What is known of the chip of a platform: its name as people say it, how wide its physical addresses are, and what its ids are of.

import type { NameKind } from '../language/syntax';

export interface Chip {
    readonly name: string;
    /** How many bits a physical byte address has. */
    readonly addressBits: number;
    /** Xen refuses all calls that read or write a register there, before it asks a table. */
    readonly refusesRegisterCalls?: true;
    /** What the top 6 bits of an id say that it is of, where the firmware's ids have such a class. */
    readonly idClasses?: ReadonlyMap<bigint, NameKind>;
}

/** What an id of the chip is of by its class; `undefined` if the class is none of these, or ids have none. */
export const kindOfId = (id: bigint, chip: Chip | undefined): NameKind | undefined =>
    chip?.idClasses?.get(id >> CLASS_SHIFT);

const CLASS_SHIFT = 26n;

/**
 * How a number says an id by its position alone, by its bits: `bare` is a position and nothing else, `indexed` one with a class and
 * the subclass 0xA, as newer firmware takes it. `undefined` if it says more, as a whole id does.
 */
export function positionForm(id: bigint): PositionForm | undefined {
    if (id <= POSITION) return 'bare';
    return ((id >> SUBCLASS_SHIFT) & SUBCLASS) === INDEXED ? 'indexed' : undefined;
}

/** How a number says an id of a kind by its position; `undefined` if it does not, or if the chip's ids have no class bits. */
export function byPosition(id: bigint, kind: NameKind, chip: Chip | undefined): PositionForm | undefined {
    if (chip?.idClasses === undefined || kind === 'frame' || kind === 'register') return undefined;
    const form = positionForm(id);
    return form === 'indexed' && kindOfId(id, chip) !== kind ? undefined : form;
}

export type PositionForm = 'bare' | 'indexed';

/** The position in an id: its low bits, by which tables are indexed. */
export const positionIn = (id: bigint): bigint => id & POSITION;

/** Whether the first of two names says the id of the second by its position. */
export const isPositionOf = (
    { value: position }: { readonly value: bigint | undefined },
    { value: id }: { readonly value: bigint | undefined },
): boolean =>
    position !== undefined &&
    id !== undefined &&
    positionForm(position) !== undefined &&
    positionIn(position) === positionIn(id);

const POSITION = 0x3fffn;
const SUBCLASS_SHIFT = 20n;
const SUBCLASS = 0x3fn;
const INDEXED = 0xan;

/** Whether a byte address is past the last one that the chip can form. */
export const isBeyond = (address: bigint, { addressBits }: Chip): boolean =>
    address >> BigInt(addressBits) !== 0n;
