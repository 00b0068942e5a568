// The branches of `#if` … `#endif`, and the way from a branch to those around it.

import type { CCondition } from './reading';

export interface Branch {
    readonly condition: CCondition;
    /** The branch that it stands in; for the branches of an included file, that of the `#include`. */
    readonly parent: Branch | undefined;
    /** Whether its lines are read: it is taken, or its tables are wanted although they are disabled. */
    readonly isRead: boolean;
    /** Whether it only keeps a file from being read twice. That is known after its first line. */
    isGuard: boolean;
}

/** An `#if` that is not closed yet. */
export interface Conditional {
    /** The branch that is read. */
    branch: Branch;
    /** Whether a branch was taken already. */
    wasTaken: boolean;
    hasElse: boolean;
    /** The lines of its first branch, if they were skipped. */
    skipped: { isAlternative: boolean } | undefined;
    /** The name in `#ifndef NAME` at the beginning of a file, as long as it may be a guard. */
    guard: string | undefined;
}

/** The conditions around a place, outermost first, from below a branch on, and without guards. */
export function conditionsBelow(
    outer: Branch | undefined,
    branch: Branch | undefined,
): readonly CCondition[] {
    if (branch === outer) return NONE;
    const found: CCondition[] = [];
    for (let each = branch; each !== undefined && each !== outer; each = each.parent)
        if (!each.isGuard) found.push(each.condition);
    return found.reverse();
}

/** Of most rows: an empty array for each would take as much room as all that they say. */
const NONE: readonly never[] = [];
