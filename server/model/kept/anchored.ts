// Things refer to the line that they are in, and not to its number, because lines move when others are inserted above them.

import type { Line } from '../../language/lines';
import { countLeading } from '../../language/sorted';

export class Anchored {
    constructor(
        /** The line that it is in, or begins in. */
        readonly at: Line,
    ) {}

    /** The current number of its line, from 0. */
    get line(): number {
        return this.at.number;
    }
}

/**
 * Among things sorted by their lines, finds those in the lines `gone`, which are or were consecutive from a number on. Gives the
 * index of the first, and the index after the last.
 */
export function stretchOf(
    things: readonly Anchored[],
    number: number,
    gone: ReadonlySet<Line>,
): { readonly from: number; readonly to: number } {
    const from = countLeading(things, ({ line }) => line < number);
    let to = from;
    for (let thing = things[to]; thing !== undefined && gone.has(thing.at); thing = things[to]) to++;
    return { from, to };
}
