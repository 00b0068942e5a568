// What the system says of a failure.

/** The system's error code, such as `ENOENT`; `undefined` if the error has none. */
export const codeOf = (error: unknown): string | undefined =>
    error instanceof Error && 'code' in error ? String(error.code) : undefined;

/** What the system says of a failure in words, such as `file too large`. Of what is none of the system's, a bug of this program, that. */
export function wordsOf(error: unknown): string {
    const message = error instanceof Error ? error.message : String(error);
    if (codeOf(error) === undefined) return bugWords(message);
    const [, words = message] = /^[A-Z0-9]+: ([^,]+)/.exec(message) ?? [];
    return words;
}

/** How a bug of this program is told to a person. */
export const bugWords = (message: string): string => `internal error, please report it: ${message}`;

/** Whether a failure says that the working folder was removed. */
export const isWithoutWorkingFolder = (error: unknown): boolean =>
    error instanceof Error && 'syscall' in error && error.syscall === 'uv_cwd';
