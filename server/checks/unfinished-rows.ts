// What follows from a row that is not finished, or a number without digits: while a row is typed it has one finding, and none about
// another row.

import type { Code } from '../diagnostics';
import type { Problem } from '../model/problem';

/** The lines, from 0, of which the end is missing. */
export interface Unfinished {
    /** Rows without a grant. */
    readonly rows: ReadonlySet<number>;
    /** Lines with a number that cannot be read, so that nothing is known of its value. */
    readonly numbers: ReadonlySet<number>;
    /** Lines with a word or number that means nothing. */
    readonly words: ReadonlySet<number>;
}

/** What is said of the letters of a word or number, and not of what the row would do. */
const OF_WORDS: ReadonlySet<Code> = new Set([
    ...(['syntax', 'c-syntax', 'unclosed-string', 'too-deep', 'bad-number', 'reserved-name'] as const),
    ...(['unknown-name', 'other-platform', 'wrong-kind', 'ambiguous-number', 'unclosed-block'] as const),
]);

/** What is said of a row because of another one. */
const OF_TWO_ROWS: ReadonlySet<Code> = new Set([
    ...(['duplicate-index', 'double-index', 'duplicate-clock'] as const),
    ...(['mmio-unsorted', 'mmio-shadowed', 'clock-unsorted'] as const),
]);

/** What is unfinished in a file with these problems; `undefined` if nothing is. */
export function unfinishedIn(found: readonly Problem[]): Unfinished | undefined {
    const [rows, numbers, words] = [new Set<number>(), new Set<number>(), new Set<number>()];
    for (const { code, range } of found) {
        if (code === 'missing-frame') rows.add(range.start.line);
        if (code === 'bad-number') numbers.add(range.start.line);
        if (OF_WORDS.has(code)) words.add(range.start.line);
    }
    return rows.size + numbers.size === 0 ? undefined : { rows, numbers, words };
}

/** Whether a problem of a file only shows because a row of the file is not finished. */
export function isOfUnfinished(
    { rows, numbers, words }: Unfinished,
    file: string,
    { code, range, related }: Problem,
): boolean {
    const { line } = range.start;
    if (OF_WORDS.has(code)) return false;
    if (numbers.has(line) || (rows.has(line) && code !== 'missing-frame')) return true;
    if (code === 'missing-frame') return words.has(line);
    return (
        OF_TWO_ROWS.has(code) && related.some(each => each.file === file && rows.has(each.range.start.line))
    );
}
