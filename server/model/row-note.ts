// The note behind a row of generated C: the index and the address that the names in the row stand for. Whoever reads the C in a review
// need not look them up. It follows from the rest of the row, so an import leaves it out.

import { hexOf } from '../language/number';

/** The text of a note; empty if there is nothing to note. `what` is an address, or for a clock the index of its node. */
export function rowNote(index: number | undefined, what: string | undefined): string {
    return index === undefined ? (what ?? '') : `${index}${behindIndex(what)}`;
}

/** What a note with an index has behind it. */
export const behindIndex = (what: string | undefined): string => (what === undefined ? '' : `: ${what}`);

/** A byte address, or those of the first and last register of a range. */
export function addressNote(
    start: bigint,
    last?: { readonly address: bigint; readonly isOut: boolean },
): string {
    return last === undefined
        ? hexOf(start)
        : `${hexOf(start)}${last.isOut ? '..<' : '..'}${hexOf(last.address)}`;
}

/**
 * Whether a comment behind a row with this index, or this first address, is such a note. Of what stands behind the index it does not
 * matter whether it is right: if not, the row was changed in the C, and the note was forgotten.
 */
export function isRowNote(comment: string, index: number | undefined, address: bigint | undefined): boolean {
    const first = NOTE.exec(comment)?.[1];
    if (first === undefined) return false;
    return BigInt(first) === (first.startsWith('0x') ? address : BigInt(index ?? -1));
}

/** Whether a comment has the form of such a note. */
export const isLikeRowNote = (comment: string): boolean => NOTE.test(comment);

const NOTE = /^(0x[0-9a-f]+|\d+)(?:(?:: |\.\.<?)(?:0x[0-9a-f]+|\d+))?$/;
