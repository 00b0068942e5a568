// The names and words that are spelt most like what is written, or that mean the same elsewhere. A file without such mistakes does not
// need it, so the first call loads it (`AT_FIRST_CALL` in build.mjs).

import { distance } from 'fastest-levenshtein';

/** The most names that are offered. */
const MOST = 3;

interface Near {
    readonly name: string;
    /** How many slips there are from what is written to it. */
    readonly away: number;
}

/**
 * At most three names in these lists that are spelt most like `name`, the most similar first; none that is mostly different, or much
 * more so than the first.
 */
export function nearest(lists: Iterable<readonly { readonly name: string }[]>, name: string): string[] {
    const near: Near[] = [];
    let furthest = furthestFrom(name);
    const look = (other: string): void => {
        const away = slipsWithin(furthest, name, other);
        if (away === undefined) return;
        near.push({ name: other, away });
        near.sort(byDistance);
        if (near.length > MOST) near.pop();
        furthest = near[MOST - 1]?.away ?? furthest;
    };
    for (const names of lists) for (const { name: other } of names) look(other);
    const [best] = near;
    return near.filter(({ away }) => away <= (best?.away ?? 0) + 1).map(each => each.name);
}

/** Whether `nearest` would give a name if it were the only one. */
export function isNear(name: string, other: string): boolean {
    return slipsWithin(furthestFrom(name), name, other) !== undefined;
}

const furthestFrom = (name: string): number => Math.max(2, Math.floor(name.length / 3));

/** How many slips there are from one text to another; `undefined` if there are more than so many. */
function slipsWithin(most: number, a: string, b: string): number | undefined {
    // There may be a hundred thousand names; this rules out most of them in a tenth of the time.
    if (Math.abs(b.length - a.length) > most || leastDistance(a, b) > most) return undefined;
    const away = slipsBetween(a, b);
    return away > most ? undefined : away;
}

/**
 * At most three of the words of a fixed list that may be meant, the most likely first: one that means the same elsewhere, then by
 * spelling, where case, `-` and `_` make no difference.
 */
export function nearestWords(words: readonly string[], written: string): string[] {
    return nearestListed(listed(words), written);
}

/** A word of a list that is asked of many lines. */
export interface ListedWord {
    readonly word: string;
    readonly plain: string;
}

export function listed(words: readonly string[]): ListedWord[] {
    return words.map(word => ({ word, plain: plainly(word) }));
}

/** The same as `nearestWords`, of a list that was made once. */
export function nearestListed(words: readonly ListedWord[], written: string): string[] {
    const plainWritten = plainly(written);
    const same = SAME_ELSEWHERE.get(plainWritten) ?? NONE;
    const isListed = same.length > 0 && words.some(({ word }) => same.includes(word));
    const furthest = plainWritten.length < 4 ? 1 : 2;
    const { length } = plainWritten;
    const near = words
        .filter(({ word, plain }) =>
            isListed
                ? same.includes(word)
                : // Most words of a list differ so much in length alone.
                  Math.abs(plain.length - length) <= furthest && word !== written,
        )
        .map(({ word, plain }) => ({ name: word, away: isListed ? 0 : slipsBetween(plain, plainWritten) }))
        // A word of which nothing is left is another one.
        .filter(({ name, away }) => away <= furthest && away < name.length);
    return near
        .sort(byDistance)
        .slice(0, MOST)
        .map(({ name }) => name);
}

/** The edit distance: how many characters must be inserted, removed or replaced. The same letters in another order are one slip. */
function slipsBetween(a: string, b: string): number {
    const away = distance(a, b);
    return away > 1 && a.length === b.length && inOrder(a) === inOrder(b) ? 1 : away;
}

/** The characters of a text in their order, so that those of its anagrams are the same. */
const inOrder = (text: string): string => [...text].sort().join('');

/** Whether two words differ only in case, `-` and `_`. */
export function isSameWord(a: string, b: string): boolean {
    return plainly(a) === plainly(b);
}

const plainly = (word: string): string => word.toLowerCase().replace(/[-_]/g, '');

const NONE: readonly string[] = [];

/** What people write who know the C, Xen or another language. */
const SAME_ELSEWHERE: ReadonlyMap<string, readonly string[]> = new Map([
    ['dom0', ['hwdom']],
    ['hwdomaccess', ['hwdom']],
    ['dom0access', ['hwdom']],
    ['hardwaredomain', ['hwdom']],
    ['none', ['deny']],
    ['nobody', ['deny']],
    ['no', ['deny']],
    ['null', ['deny']],
    ['denied', ['deny']],
    ['never', ['deny']],
    ['nothing', ['deny']],
    ['forbid', ['deny']],
    ['ro', ['readonly']],
    ['rdonly', ['readonly']],
    ['include', ['import']],
    ['typescript', ['ts']],
    ['header', ['c']],
    ['h', ['c']],
    ['everything', ['all']],
    ['ignore', ['waive']],
    ['addr', ['at']],
    ['address', ['at']],
    ['can', ['may']],
    ['should', ['may']],
    ['shall', ['may']],
    ['must', ['may']],
    ['will', ['may']],
    ['for', ['of']],
    ['hardware', ['hwdom']],
    ['guest', ['domain']],
    ['vm', ['domain']],
    ['dom', ['domain']],
    ['domu', ['domain']],
    ['owns', ['iomem']],
    ['mem', ['iomem']],
    ['memory', ['iomem']],
    ['fmt', ['mfn', 'emit']],
    ['pfn', ['mfn']],
    ['gfn', ['mfn']],
]);

const byDistance = (a: Near, b: Near): number => a.away - b.away || (a.name < b.name ? -1 : 1);

/** A lower bound of the distance of two texts: without their common start and end, the characters that only one of them has. */
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

/** One of 32 bits for a character. Characters may share a bit, which only makes the lower bound lower. */
const bitOf = (text: string, at: number): number => 1 << (text.charCodeAt(at) & 31);
