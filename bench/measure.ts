// Repeats work and takes the median, which one slow moment of the machine does not move.

import { performance } from 'node:perf_hooks';

/** Milliseconds that the work takes, at the median of `times` runs; garbage of one run is not charged to the next. */
export function medianTime(times: number, work: () => unknown): number {
    const runs: number[] = [];
    for (let run = 0; run < times; run++) {
        globalThis.gc?.();
        runs.push(timeOf(work));
    }
    return median(runs);
}

/** Milliseconds of one run. */
export function timeOf(work: () => unknown): number {
    const start = performance.now();
    work();
    return performance.now() - start;
}

/** The middle one; NaN of nothing. */
export function median(values: readonly number[]): number {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
