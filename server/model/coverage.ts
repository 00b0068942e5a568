// Which row stands at an index of a node or reset table.

import type { AccessRow, AccessTable } from './program';
import { countLeading } from './sorted';

export interface CoveredRun {
    readonly id: number;
    readonly index: number;
    readonly count: number;
    readonly row: AccessRow;
}

const known = new WeakMap<AccessTable, readonly CoveredRun[]>();

/** The indexes that a table's rows take, ascending; rows of one index in the order of the text. */
export function coverageOf(table: AccessTable): readonly CoveredRun[] {
    let runs = known.get(table);
    if (runs === undefined) {
        runs = table.rows
            .flatMap(row => row.runs.map(run => ({ ...run, row })))
            .sort((a, b) => a.index - b.index || a.row.line - b.row.line);
        known.set(table, runs);
    }
    return runs;
}

/** The row at an index; `undefined` for a gap, and past the end. */
export function rowAt(table: AccessTable, index: number): AccessRow | undefined {
    const [below] = neighbours(coverageOf(table), index);
    return below !== undefined && index < below.index + below.count ? below.row : undefined;
}

/** The last run that starts at or below an index, and the first that starts above it. */
export function neighbours(
    runs: readonly CoveredRun[],
    index: number,
): [CoveredRun | undefined, CoveredRun | undefined] {
    const count = countLeading(runs, run => run.index <= index);
    return [runs[count - 1], runs[count]];
}
