// How messages write numbers and lists.

/** Small numbers in decimal, larger ones in hexadecimal. */
export const hex = (value: bigint | number): string =>
    value < 10 ? value.toString() : `0x${value.toString(16)}`;

/** An id: in decimal if it is a plain number, in hexadecimal if it has class bits. */
export const idText = (id: bigint | number): string => (id < 0x4000 ? id.toString() : `0x${id.toString(16)}`);

/** In characters. Every name in the first line of a message is at most this long. */
export const LONGEST_NAME = 40;

/** A name or path for the first line of a message: one of more than 40 characters is shortened in the middle. */
export const short = (name: string): string => shortened(printable(name), LONGEST_NAME);

/** The text, without its middle if it has more than `most` characters. */
export function shortened(text: string, most: number): string {
    if (text.length <= most) return text;
    const end = (most - 1) >> 1;
    const head = text.slice(0, most - 1 - end).replace(/[\ud800-\udbff]$/, '');
    const tail = text.slice(text.length - end).replace(/^[\udc00-\udfff]/, '');
    return `${head}…${tail}`;
}

/** The text with control and format characters as code points, so that they are visible, and none of them ends the line. */
export const printable = (text: string): string =>
    PLAIN.test(text)
        ? text
        : text.replace(
              /[\p{C}\p{Zl}\p{Zp}]/gu,
              char => `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
          );

/** As nearly all names: the expression for the others takes long to be made. */
const PLAIN = /^[\x20-\x7e]*$/;

/** A piece of source with one blank between its words, safe to print. */
export const oneLine = (source: string): string => printable(source.trim().replaceAll(/\s+/g, ' '));

/** The first line of a message may be this long, in characters. */
const LONGEST_LINE = 120;

/** The first of the texts that fits into the first line of a message, else the last. */
export const thatFits = (...texts: readonly string[]): string =>
    texts.find(({ length }) => length <= LONGEST_LINE) ?? texts.at(-1) ?? '';

/** A list of names for the first line of a message: as many as fit into `room` characters, at least one. */
export function listWithin(room: number, names: readonly string[]): string {
    // Each but the last takes a letter and a comma and a space at the least. There may be very many names.
    const most = Math.min(names.length, Math.floor(room / 3) + 1);
    const shown = names.slice(0, most).map(short);
    for (let entries = most; entries > 1; entries--) {
        const text = list(
            entries < names.length ? withMore(shown, entries - 1, names.length) : shown,
            entries,
        );
        if (text.length <= room) return text;
    }
    const [first = ''] = shown;
    return names.length > 1 ? `${first} and ${names.length - 1} more` : first;
}

const withMore = (shown: readonly string[], named: number, all: number): string[] => [
    ...shown.slice(0, named),
    `${all - named} more`,
];

/** `a`, `a and b`, `a, b and c`; after `most` entries, how many more there are. */
export function list(entries: readonly string[], most = 8, last: 'and' | 'or' = 'and'): string {
    const shown =
        entries.length > most
            ? [...entries.slice(0, most - 1), `${entries.length - most + 1} more`]
            : entries;
    return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} ${last} ${shown.at(-1)}`;
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

/** All names, in which those that are numbered one after the other are written as a range: `GTM_0..GTM_4, AIE`. */
export const folded = (names: readonly string[]): string => foldedParts(names).join(', ');

/** The same as a list. */
export function foldedParts(names: readonly string[]): string[] {
    const parts: string[] = [];
    for (let from = 0, to = 0; from < names.length; from = to + 1) {
        to = from;
        while (isNext(names[to], names[to + 1])) to++;
        parts.push(from === to ? (names[from] ?? '') : `${names[from]}..${names[to]}`);
    }
    return parts;
}

/** Whether two names differ only in the number at their end, by one. */
function isNext(a: string | undefined, b: string | undefined): boolean {
    if (a === undefined || b === undefined) return false;
    const stem = a.slice(0, digitsFrom(a));
    return stem.length < a.length && b === `${stem}${Number(a.slice(stem.length)) + 1}`;
}

/** Where the digits at the end of a name begin. */
function digitsFrom(name: string): number {
    let at = name.length;
    while ((name[at - 1] ?? '') >= '0' && (name[at - 1] ?? '') <= '9') at--;
    return at;
}
