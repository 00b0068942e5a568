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

/** Whether a byte address is past the last one that the chip can form. */
export const isBeyond = (address: bigint, { addressBits }: Chip): boolean =>
    address >> BigInt(addressBits) !== 0n;
