// The codes that speak of what is written on a line, and not of what it means.

import type { Code } from '../diagnostics';

/** What is reported if a part of a line was not read. */
export const UNREAD: ReadonlySet<Code> = new Set(['syntax', 'c-syntax', 'unclosed-string', 'too-deep']);

/** What else is said about such a line: these speak of its letters, or of the lines above it. */
export const OF_READING: ReadonlySet<Code> = new Set([
    ...UNREAD,
    'bad-number',
    'reserved-name',
    'unclosed-block',
]);
