// What stands in a line of a file keeps the line, and not its number: lines move when others are put in above them.

import type { Line } from '../language/lines';

export class Placed {
    constructor(
        /** The line that it stands in, or begins in. */
        readonly at: Line,
    ) {}

    /** The number of its line now, from 0. */
    get line(): number {
        return this.at.number;
    }
}
