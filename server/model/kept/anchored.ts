// What stands in a line of a file keeps the line, and not its number: lines move when others are put in above them.

import type { Line } from '../../language/lines';
import { countLeading } from '../../language/sorted';

export class Anchored {
    constructor(
        /** The line that it stands in, or begins in. */
        readonly at: Line,
    ) {}

    /** The number of its line now, from 0. */
    get line(): number {
        return this.at.number;
    }
}

/**
 * Where among things in the order of their lines those are that stood in `gone`, lines that stand or stood together from a
 * number on: the first of them, and the one behind the last.
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
