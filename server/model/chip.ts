// What is known of the chip of a platform: its name as people say it, and how wide its physical addresses are.

export interface Chip {
    readonly name: string;
    /** How many bits a physical byte address has. */
    readonly addressBits: number;
}

/** Whether a byte address is past the last one that the chip can form. */
export const isBeyond = (address: bigint, { addressBits }: Chip): boolean =>
    address >> BigInt(addressBits) !== 0n;
