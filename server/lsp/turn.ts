// One turn of long work: what is done before the server reads its messages again.

import type { Steps } from '../language/steps';

/** After how much a turn ends: at the next stop of the work. */
export interface Limit {
    readonly lines: number;
    /** In milliseconds. */
    readonly time: number;
}

/** How many lines are looked at in a turn: a few milliseconds. */
export const LINES_A_TURN = 2048;

/** Each turn does the same on every machine. */
export const BY_LINES: Limit = { lines: LINES_A_TURN, time: Number.POSITIVE_INFINITY };

/** Where very much is wrong, in code that runs for the first time and on a busy machine, so many lines take longer than an editor should wait. */
export const SERVING: Limit = { lines: LINES_A_TURN, time: 10 };

/** What is done for requests that wait when a file changes: nearly always all of it. */
export const BEFORE_A_CHANGE: Limit = { lines: Number.POSITIVE_INFINITY, time: 50 };

export const WITHOUT_END: Limit = { lines: Number.POSITIVE_INFINITY, time: Number.POSITIVE_INFINITY };

/** Does one turn of work. Gives its result, if it is done. */
export function turnOf<R>(steps: Steps<R>, { lines, time }: Limit): IteratorResult<number, R> {
    const start = performance.now();
    for (let looked = 0; ; ) {
        const step = steps.next();
        if (step.done) return step;
        looked += step.value;
        if (looked >= lines || performance.now() - start >= time) return step;
    }
}
