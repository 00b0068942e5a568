// Which index a row has that says none: the one behind the row before it.

import type { CIndex, CPlace } from './reading';

/** How far the rows of a table were counted: the index of the last one, of a range its end; -1 before the first. */
interface Count {
    readonly index: number | undefined;
    /** The name for which it is not known. */
    readonly unknown: string | undefined;
}

export class Counting {
    private last: Count = { index: -1, unknown: undefined };
    /** Among rows that no compiler takes: how far the others were counted. */
    private outside: Count | undefined;

    /** Rows that no compiler takes count on from the row before them, and those behind them as if they were not there. */
    enter(isCompiled: boolean): void {
        if (!isCompiled) this.outside ??= this.last;
        else if (this.outside !== undefined) {
            this.last = this.outside;
            this.outside = undefined;
        }
    }

    /** Goes on behind a row. */
    count({ last, unknown }: CIndex): void {
        this.last = { index: last, unknown };
    }

    /** The index of a row that does not say one. */
    following(at: CPlace): CIndex {
        const { index, unknown } = this.last;
        const next = index === undefined ? undefined : index + 1;
        return {
            first: next,
            last: next,
            spellings: NONE,
            lastSpellings: NONE,
            at,
            unknown: next === undefined ? unknown : undefined,
            why: next === undefined ? 'it follows a row that has none' : undefined,
        };
    }
}

/** A table may have very many rows, and an empty array for each would take as much room as all that it says. */
const NONE: readonly never[] = [];
