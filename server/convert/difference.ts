// What a file of the language says otherwise than some C.

import type { CPlace } from '../c/reading';

export interface Difference {
    /** Where the C says it; `undefined` if it does not. */
    readonly at: CPlace | undefined;
    /** The line that says otherwise; `undefined` if none says anything. */
    readonly here: PlaceHere | undefined;
    /** One line, without a full stop. */
    readonly message: string;
}

/** A line of a program: of its own file, or of one that it imports. */
export interface PlaceHere {
    readonly file: string;
    /** From 0. */
    readonly line: number;
}
