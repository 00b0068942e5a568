// How messages write numbers and lists.

/** Small numbers as people count them, larger ones in hexadecimal. */
export const hex = (value: bigint | number): string =>
    value < 10 ? value.toString() : `0x${value.toString(16)}`;

/** An id: as firmware counts them where it counts, in hexadecimal where it has bits for its class. */
export const idText = (id: bigint | number): string => (id < 0x4000 ? id.toString() : `0x${id.toString(16)}`);

/** `a`, `a and b`, `a, b and c`; after `most` entries how many more there are. */
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
