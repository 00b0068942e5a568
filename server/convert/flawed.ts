// Rows of C that were not understood: they are comments in the result, as they are written. What was read of them is a guess.

import type { CFlaw, CPlace } from '../c/reading';
import type { TableContext } from './context';
import type { BlockLines } from './lines';

/** Says that a row is left out; of several that one macro brings, once. */
export function leaveOutFlawed(
    { why, text, isRepeated }: CFlaw,
    at: CPlace,
    comments: readonly (readonly string[])[],
    lines: BlockLines,
    { remark }: TableContext,
): void {
    for (const comment of comments) lines.comment(comment);
    if (isRepeated) return;
    lines.comment([`left out: ${text}: ${why}`]);
    remark('left-out', at, why);
}
