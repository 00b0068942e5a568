// Rows of C that were pasted into a table: the lines for it, and what has to be said of them.

import { isUnread } from '../c/problems';
import type { Reading } from '../c/reading';
import { count } from '../diagnostics/phrases';
import { withBetween } from './between-lines';
import { withConditional } from './conditional-rows';
import type { ConvertedTable } from './context';
import type { FoundTable } from './found-table';
import { commentsOnLost, lostLines } from './lost-lines';
import { isFailure, type Remark } from './remarks';

export interface PastedRows {
    /** Lines for the block, not formatted; one may be an `index` line. */
    readonly lines: readonly string[];
    /** How many of them are rows. */
    readonly rows: number;
    /** How many rows of the C cannot be said; they are comments in the lines. */
    readonly lost: number;
    /** Why, of the first of them. */
    readonly why: string | undefined;
    /** What else became of the C, each as a part of a title. */
    readonly said: readonly string[];
}

export const NO_ROWS: PastedRows = { lines: [], rows: 0, lost: 0, why: undefined, said: [] };

/** What is pasted instead of the `text`, which `reading` is of. */
export function pastedRows(
    { head, lines }: ConvertedTable,
    found: FoundTable,
    remarks: readonly Remark[],
    reading: Reading,
    text: string,
): PastedRows {
    const { table } = found;
    const all = withBetween(lines, commentsOnLost(lostLines(reading, table), table));
    const conditional = withConditional(all, table, text);
    const failures = remarks.filter(isFailure);
    const traps = remarks.filter(({ kind }) => kind === 'trap').length;
    return {
        lines: [...head, ...conditional.lines.map(line => line.text)],
        rows: lines.filter(({ at }) => at !== undefined).length,
        lost: failures.length,
        why: failures[0]?.message,
        said: [
            ...(isCounted(found) ? ['counted from 0'] : []),
            ...(traps === 0 ? [] : [`${count(traps, 'trap')}: see the comment`]),
            ...conditional.said,
            ...(reading.problems.some(isUnread) ? ['what is no C is left out'] : []),
        ],
    };
}

/** Whether the first row stands where it does because no row is before it. */
const isCounted = ({ kind, table: { rows } }: FoundTable): boolean =>
    (kind === 'node' || kind === 'reset') && rows[0]?.index.spellings.length === 0;
