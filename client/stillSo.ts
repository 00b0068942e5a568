// What is said of a table as a whole stays while another line is half typed: what that line will be is not known yet, so the checks are
// silent, and would speak again with the next key. It knows no window.

/** What is said by the editor, and where. */
export interface Said {
    readonly code: unknown;
    /** From 0. */
    readonly line: number;
    readonly isError: boolean;
}

/** Where somebody types: the line of the cursor, from 0, and whether something is not told yet (`notYet.ts`). */
export interface Typing {
    readonly cursor: number;
    readonly isUntold: (said: Said) => boolean;
}

/** Of what was said earlier, what is to be said still, given what the server says now. */
export function stillSo<T>(
    earlier: readonly T[],
    now: readonly T[],
    { cursor, isUntold }: Typing,
    saidOf: (each: T) => Said,
): T[] {
    const said = now.map(saidOf);
    const isUnfinished = (each: Said): boolean => each.isError && (each.line === cursor || isUntold(each));
    if (!said.some(isUnfinished)) return [];
    return earlier.filter(each => {
        const { code, line } = saidOf(each);
        return (
            isOfWhole(code) && line !== cursor && !said.some(one => one.code === code && one.line === line)
        );
    });
}

/** A change of a text: what was replaced, from 0, and by what. */
export interface TextChange {
    readonly range: { readonly start: Place; readonly end: Place };
    readonly text: string;
}

interface Place {
    readonly line: number;
    readonly character: number;
}

/** By how many lines what is said at a line moves with a change; `undefined` if the line is gone. */
export function movedBy(line: number, { range: { start, end }, text }: TextChange): number | undefined {
    const isBelow = line > end.line || (line === end.line && end.character === 0);
    if (isBelow) return start.line + text.split('\n').length - 1 - end.line;
    const isRemoved = line > start.line || (line === start.line && start.character === 0 && line < end.line);
    return isRemoved ? undefined : 0;
}

/** Whether a code is about what lines together lack. */
export const isOfWhole = (code: unknown): boolean => OF_WHOLE.has(code);

const OF_WHOLE: ReadonlySet<unknown> = new Set([
    'clock-gap',
    'index-gap',
    'register-gap',
    'sparse-table',
    'unconsulted-row',
    'unused-waiver',
]);
