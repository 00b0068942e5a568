// The longest sequence of texts that two lists have in common, in time that does not grow with how much they differ: by what Hunt and
// Szymanski found, that only the places of equal texts need to be looked at.

import { addTo, countLeading } from '../language/sorted';

/** Lines `from` to `to` (exclusive) of the one list stand where the other has `newFrom` to `newTo` (exclusive). */
export interface Gap {
    readonly from: number;
    readonly to: number;
    readonly newFrom: number;
    readonly newTo: number;
}

/**
 * What is between the texts that both have in this order, in order. Of a text that stands in a list more often than anybody writes it, not
 * all places are compared, so that the common sequence may be a shorter one.
 */
export function gapsBetween(old: readonly string[], now: readonly string[]): Gap[] {
    const gaps: Gap[] = [];
    let [from, newFrom] = [0, 0];
    for (const { place, other } of [...commonOf(old, now), { place: old.length, other: now.length }]) {
        if (place > from || other > newFrom) gaps.push({ from, to: place, newFrom, newTo: other });
        [from, newFrom] = [place + 1, other + 1];
    }
    return gaps;
}

/** A text that both have: where it stands in each. */
interface Common {
    readonly place: number;
    readonly other: number;
    /** The one before it in the longest sequence that ends with it. */
    readonly before: Common | undefined;
}

function commonOf(old: readonly string[], now: readonly string[]): Common[] {
    // For each length, the sequence of that length that ends first.
    const ends: Common[] = [];
    const places = placesOf(now);
    const seen = new Map<string, number>();
    for (const [place, text] of old.entries()) {
        const times = seen.get(text) ?? 0;
        seen.set(text, times + 1);
        const others = places.get(text) ?? NONE;
        // From the last on, so that none follows another of the same text of the old list.
        for (let at = Math.min(others.length, times + NEAR) - 1; at >= Math.max(0, times - NEAR); at--) {
            const other = others[at] ?? 0;
            const length = countLeading(ends, end => end.other < other);
            ends[length] = { place, other, before: ends[length - 1] };
        }
    }
    return sequenceTo(ends.at(-1));
}

const NONE: readonly number[] = [];

/** A text that stands so often before and after the same place of its own is not looked for further off. */
const NEAR = 16;

function placesOf(texts: readonly string[]): Map<string, number[]> {
    const places = new Map<string, number[]>();
    for (const [at, text] of texts.entries()) addTo(places, text, at);
    return places;
}

function sequenceTo(last: Common | undefined): Common[] {
    const sequence: Common[] = [];
    for (let each = last; each !== undefined; each = each.before) sequence.push(each);
    return sequence.reverse();
}
