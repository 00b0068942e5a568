// What follows from a row that is not finished, or a number without digits: while a row is typed it has one finding, and none about
// another row.

import type { Code } from '../diagnostics';
import { lineOf, type Problem } from '../model/problem';
import { OF_READING } from './codes-of-reading';

/** What is said of the letters of a word or number, and not of what the row would do. */
const OF_WORDS: ReadonlySet<Code> = new Set([
    ...OF_READING,
    ...(['unknown-name', 'other-platform', 'wrong-kind', 'ambiguous-number'] as const),
]);

/** What is said of a row because of another one. */
const OF_TWO_ROWS: ReadonlySet<Code> = new Set([
    ...(['duplicate-index', 'double-index', 'duplicate-clock'] as const),
    ...(['mmio-unsorted', 'mmio-shadowed', 'same-bits', 'clock-unsorted'] as const),
]);

/** Tells of a problem of a file whether it only shows because a row of the file is not finished. */
export function followsFromUnfinished(
    file: string,
    found: readonly Problem[],
): (problem: Problem) => boolean {
    // Rows without a grant; lines with a number of which nothing is known; lines with a word or number that means nothing.
    const [rows, numbers, words] = [new Set<number>(), new Set<number>(), new Set<number>()];
    for (const problem of found) {
        if (problem.code === 'missing-frame') rows.add(lineOf(problem));
        if (problem.code === 'bad-number') numbers.add(lineOf(problem));
        if (OF_WORDS.has(problem.code)) words.add(lineOf(problem));
    }
    if (rows.size + numbers.size === 0) return () => false;
    return problem => {
        const { code, related } = problem;
        const line = lineOf(problem);
        if (OF_WORDS.has(code)) return false;
        if (numbers.has(line) || (rows.has(line) && code !== 'missing-frame')) return true;
        if (code === 'missing-frame') return words.has(line);
        return (
            OF_TWO_ROWS.has(code) &&
            related.some(each => each.file === file && rows.has(each.range.start.line))
        );
    };
}
