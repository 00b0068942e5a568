// What is said of a table that somebody has just begun, and that is not wrong yet: it has no rows until the first one is typed. It knows
// no window.

/** Where the editor says something. */
interface Said {
    readonly code: unknown;
    /** From 0. */
    readonly line: number;
}

/**
 * Whether something is not to be shown yet, given the line of the cursor and the texts of the lines: it is said of a table without rows,
 * and the cursor is in that table.
 */
export function isNotYet(
    { code, line: head }: Said,
    cursor: number,
    textOf: (line: number) => string | undefined,
): boolean {
    if (code !== 'empty-table' || cursor < head) return false;
    for (let line = head; line < cursor; line++)
        if (textOf(line)?.trimStart().startsWith('}') !== false) return false;
    return true;
}
