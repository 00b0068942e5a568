// Measuring a time, and the statistics of many of them.

import { performance } from 'node:perf_hooks';

/** How many milliseconds the work takes. */
export function timeOf(work: () => unknown): number {
    const start = performance.now();
    work();
    return performance.now() - start;
}

/** The median, which one slow moment of the machine does not change; NaN for no values. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The smallest value that this share of all values (from 0 to 1) does not exceed; NaN for no values. */
export function quantile(values: readonly number[], share: number): number {
    const sorted = values.toSorted((a, b) => a - b);
    return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export const pause = (milliseconds: number): Promise<void> =>
    new Promise(resolve => setTimeout(resolve, milliseconds));
