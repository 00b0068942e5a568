// Any text of Unicode: the same as `fc.string({ unit: 'binary' })`, which makes a table of a million characters in each process that
// mentions it, and takes a second for it.

import fc from 'fast-check';

/** The code points of halves of pairs, which are no characters. */
const HALVES = { from: 0xd800, count: 0x800 };
const COUNT = 0x11_0000 - HALVES.count;

const anyCharacter: fc.Arbitrary<string> = fc.nat({ max: COUNT - 1 }).map(characterAt, placeOf);

/** A text of any characters, as long as `fc.string` makes it with these limits. */
export const anyText = (
    limits: Pick<fc.StringConstraints, 'minLength' | 'maxLength'> = {},
): fc.Arbitrary<string> => fc.string({ unit: anyCharacter, ...limits });

function characterAt(place: number): string {
    return String.fromCodePoint(place < HALVES.from ? place : place + HALVES.count);
}

/** The opposite of `characterAt`. Throws for what is no character, as fast-check wants it. */
function placeOf(character: unknown): number {
    const [code, ...more] = [...String(character)].map(each => each.codePointAt(0) ?? 0);
    const place = code === undefined || code < HALVES.from ? code : code - HALVES.count;
    if (place === undefined || more.length > 0 || characterAt(place) !== character)
        throw new Error('not one character');
    return place;
}
