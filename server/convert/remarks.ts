// What an import says beside its text: about a row that cannot be said, one that is said otherwise, a known trap. One line for each,
// with the place in the C.

import type { CPlace } from '../c/reading';

/**
 * `left-out`: a row that the result does not have; `changed`: one whose numbers are not those of the C; `error`: the result says what
 * the C says, and that is an error of the language which no waiver accepts; `trap`: the C is taken over as it is, and does what nobody
 * expects; `note`: how something was understood.
 */
export type RemarkKind = 'left-out' | 'changed' | 'error' | 'trap' | 'note';

export interface Remark {
    readonly kind: RemarkKind;
    readonly at: CPlace | undefined;
    /** One line, without a full stop. */
    readonly message: string;
}

/** Whether the result says less than the C, or something else, or cannot be used as it is. */
export const isFailure = ({ kind }: Remark): boolean =>
    kind === 'left-out' || kind === 'changed' || kind === 'error';

/** How a comment in the result begins that names a trap; an import of generated C leaves such comments out, and finds the traps again. */
export const TRAP = 'trap: ';

export type Remarking = (kind: RemarkKind, at: CPlace | undefined, message: string) => void;
