// What is said of a table that somebody has just begun, and that is not wrong yet: it has no rows until the first one is typed. It knows
// no window.

import type { Said } from './stillSo';

/**
 * Whether something is not to be shown yet, given the line of the cursor and the texts of the lines: it is said of a table without rows,
 * and the cursor is in that table or above it, up to the block before. Who began with a whole file fills it in from its first line on.
 */
export function isNotYet(
    { code, line: head }: Pick<Said, 'code' | 'line'>,
    cursor: number,
    textOf: (line: number) => string | undefined,
): boolean {
    if (code !== 'empty-table') return false;
    for (let line = Math.min(head, cursor); line < Math.max(head, cursor); line++)
        if (textOf(line)?.trimStart().startsWith('}') !== false) return false;
    return true;
}
