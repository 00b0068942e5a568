// Counts what each piece of long work costs.

import type { Counter } from '../bench/work/calls';

/** What each piece costs, in calls and rounds of loops of the program, and the result of all. */
export function piecesOf<T>(
    steps: Iterator<unknown, T>,
    counter: Counter,
): { readonly pieces: readonly number[]; readonly result: T } {
    const pieces: number[] = [];
    counter.since('server/');
    for (;;) {
        const step = steps.next();
        pieces.push(counter.since('server/').reduce((sum, { steps: each }) => sum + each, 0));
        if (step.done) return { pieces, result: step.value };
    }
}
