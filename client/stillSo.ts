// What is said of a table as a whole stays while a line below its head is half typed: what the line will be is not known yet, so the checks
// are silent, and would speak again with the next key. It knows no window.

/** What is said by the editor, and where. */
export interface Said {
    readonly code: unknown;
    /** From 0. */
    readonly line: number;
    readonly isError: boolean;
}

/** Of what was said earlier, what is to be said still, given what the server says now and the line of the cursor. */
export function stillSo<T>(
    earlier: readonly T[],
    now: readonly T[],
    cursor: number,
    saidOf: (each: T) => Said,
): T[] {
    const said = now.map(saidOf);
    if (!said.some(({ line, isError }) => isError && line === cursor)) return [];
    return earlier.filter(each => {
        const { code, line } = saidOf(each);
        return isOfWhole(code) && line < cursor && !said.some(one => one.code === code && one.line === line);
    });
}

/** Whether a code is about what lines together lack. */
export const isOfWhole = (code: unknown): boolean => OF_WHOLE.has(code);

const OF_WHOLE: ReadonlySet<unknown> = new Set([
    'clock-gap',
    'index-gap',
    'register-gap',
    'sparse-table',
    'unused-waiver',
]);
