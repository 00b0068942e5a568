// The common shape of what is in this folder: each function gives what is kept, after it has caught up, or makes it.

import { finish, type Steps } from '../../language/steps';

/** A function that gives what is kept for something. */
export interface Kept<A extends readonly unknown[], I> {
    (...of: A): I;
    /** Makes it in pieces if it is not there yet, so that it need not be made in one go when it is needed. */
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
