// How everything in this folder is asked: it gives what is there when that can catch up, and else makes it.

import { finish, type Steps } from '../../language/steps';

/** A function that gives what is kept about something. */
export interface Kept<A extends readonly unknown[], I> {
    (...of: A): I;
    /** Makes it in pieces where it is not there yet, so that it need not be made at once when it is asked for. */
    readonly prepare: (...of: A) => Steps<void>;
}

/** Gives what is there, or makes it. */
export const keptBy = <A extends readonly unknown[], I>(
    caughtUp: (...of: A) => I | undefined,
    making: (...of: A) => Steps<I>,
): Kept<A, I> =>
    Object.assign((...of: A) => caughtUp(...of) ?? finish(making(...of)), {
        *prepare(...of: A): Steps<void> {
            if (caughtUp(...of) === undefined) yield* making(...of);
        },
    });
