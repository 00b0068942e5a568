// How the times of one kind of work are spread: the median, and the slow ones.

import { shownCount, shownNumber } from './measured-row';
import { quantile } from './times';

export interface Spread {
    readonly work: string;
    /** How many rows the table has. */
    readonly rows: number;
    /** In milliseconds, or why there are none. */
    readonly times: readonly number[] | string;
}

export const SPREAD_HEADS = ['work', 'rows', 'times', 'median', '90 %', '99 %'] as const;

/** The cells of a line. A percentile of too few times means nothing, and is left out. */
export function spreadCells({ work, rows, times }: Spread): string[] {
    if (typeof times === 'string') return [work, shownCount(rows), times, '', '', ''];
    const cell = (share: number, least: number): string =>
        times.length < least ? '' : `${shownNumber(quantile(times, share))} ms`;
    return [work, shownCount(rows), shownCount(times.length), cell(0.5, 1), cell(0.9, 10), cell(0.99, 100)];
}
