// How messages write numbers and lists.

/** Small numbers in decimal, larger ones in hexadecimal. */
export const hex = (value: bigint | number): string =>
    value < 10 ? value.toString() : `0x${value.toString(16)}`;

/** An id: in decimal if it is a plain number, in hexadecimal if it has class bits. */
export const idText = (id: bigint | number): string => (id < 0x4000 ? id.toString() : `0x${id.toString(16)}`);

/** `a`, `a and b`, `a, b and c`; after `most` entries, how many more there are. */
export function list(entries: readonly string[], most = 8): string {
    const shown =
        entries.length > most
            ? [...entries.slice(0, most - 1), `${entries.length - most + 1} more`]
            : entries;
    return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** `1 row`, `2 rows`. */
export const count = (amount: number | bigint, noun: string): string =>
    `${amount} ${noun}${Number(amount) === 1 ? '' : 's'}`;

/** The bits of a mask: `bit 0`, `bits 0-9, 16`. */
export function bitsText(mask: bigint): string {
    const runs: string[] = [];
    for (let bit = 0n; mask >> bit !== 0n; bit++) {
        if (((mask >> bit) & 1n) === 0n) continue;
        let last = bit;
        while (((mask >> (last + 1n)) & 1n) === 1n) last++;
        runs.push(last === bit ? `${bit}` : `${bit}-${last}`);
        bit = last;
    }
    return `${runs.length === 1 && !runs[0]?.includes('-') ? 'bit' : 'bits'} ${runs.join(', ')}`;
}
