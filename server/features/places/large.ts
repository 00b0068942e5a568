// Which files are so large that an answer about the whole of one would hold up the next keystroke. What is left out of them is
// said in docs/editors.md.

import type { Document } from '../../language/document';

/** How many lines a file has that is not large yet. */
export const MOST_LINES = 5000;

export const isLarge = ({ lines }: Document): boolean => lines.length > MOST_LINES;
