// How the titles of fixes name things: in full where there is room, else shortened, but always all that is needed to decide.

import { LONGEST_NAME, list, shortened, thatFits } from './phrases';

/** In characters: names are shortened only as far as the title needs it. */
const LENGTHS = [1000, LONGEST_NAME, 30, 22, 16, 10] as const;

/** A title of at most 120 characters; it is written with names of at most `most` characters. */
export const titleOf = (write: (most: number) => string): string => thatFits(...LENGTHS.map(write));

/** A list of names, each of at most `most` characters; where that is little, only the first name and how many more. */
export const namesIn = (names: readonly string[], most: number): string =>
    list(
        names.map(name => shortened(name, most)),
        most < LONGEST_NAME ? 2 : 8,
    );
