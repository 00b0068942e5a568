// Which files are so large that an answer about the whole file would delay the next keystroke. docs/editors.md says what is left
// out for them.

import type { Document } from '../../language/document';

/** Files with more lines than this are large. */
export const MOST_LINES = 5000;

export const isLarge = ({ lines }: Document): boolean => lines.length > MOST_LINES;
