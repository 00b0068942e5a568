// What the system says of a failure.

/** The system's error code, such as `ENOENT`; `undefined` if the error has none. */
export const codeOf = (error: unknown): string | undefined =>
    error instanceof Error && 'code' in error ? String(error.code) : undefined;
