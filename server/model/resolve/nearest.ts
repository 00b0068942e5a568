// The names that are spelt most like one that stands for nothing.

import { distance } from 'fastest-levenshtein';

/** So many of them are offered at most. */
const MOST = 3;

interface Near {
    readonly name: string;
    /** How many characters must be put in, taken out or exchanged to make the one name of the other. */
    readonly away: number;
}

/** At most three names of these lists that are spelt most like `name`, the most alike first; none that is mostly different. */
export function nearest(lists: Iterable<readonly { readonly name: string }[]>, name: string): string[] {
    const near: Near[] = [];
    let furthest = Math.max(2, Math.floor(name.length / 3));
    const look = (other: string): void => {
        // There may be a hundred thousand names, and most of them are told apart in a tenth of the time.
        if (Math.abs(other.length - name.length) > furthest || leastDistance(name, other) > furthest) return;
        const found = { name: other, away: distance(name, other) };
        if (found.away > furthest) return;
        near.push(found);
        near.sort(byDistance);
        if (near.length > MOST) near.pop();
        furthest = near[MOST - 1]?.away ?? furthest;
    };
    for (const names of lists) for (const { name: other } of names) look(other);
    return near.map(each => each.name);
}

const byDistance = (a: Near, b: Near): number => a.away - b.away || (a.name < b.name ? -1 : 1);

/** A distance that two texts have at least. What they begin and end with alike costs nothing; of the rest, what only one has. */
function leastDistance(a: string, b: string): number {
    const shorter = Math.min(a.length, b.length);
    let start = 0;
    while (start < shorter && a.charCodeAt(start) === b.charCodeAt(start)) start++;
    let end = 0;
    while (end < shorter - start && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end))
        end++;
    let inA = 0;
    for (let at = start; at < a.length - end; at++) inA |= bitOf(a, at);
    let shared = 0;
    for (let at = start; at < b.length - end; at++) if ((inA & bitOf(b, at)) !== 0) shared++;
    return Math.max(a.length, b.length) - start - end - shared;
}

/** Of 32 bits the one of a character, which others share: then the least distance is smaller than it need be. */
const bitOf = (text: string, at: number): number => 1 << (text.charCodeAt(at) & 31);
