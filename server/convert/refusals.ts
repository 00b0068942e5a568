// Why nothing of some C can be converted.

import type { CPlace } from '../c/reading';

/** Nothing can be converted. */
export interface Refusal {
    /** A sentence that says why, and what to do. */
    readonly refusal: string;
    /** What it is about; `undefined` if that is no line of the C. */
    readonly at?: CPlace;
}

/** The sentence behind its place, of which `shown` gives the path as a person reads it. */
export const refusalText = ({ refusal, at }: Refusal, shown: (file: string) => string): string =>
    at === undefined ? refusal : `${shown(at.file)}:${at.line + 1}: ${refusal}`;
