// A place in C as a text.

import type { CPlace } from '../c/reading';

/** The same for the same place and for no other; empty for none. */
export const placeKey = (at: CPlace | undefined): string =>
    at === undefined ? '' : `${at.file} ${at.line} ${at.character}`;
