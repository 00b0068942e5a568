// A merge conflict is one mistake: it is told of at its first marker, and nothing is said of the lines in it.

import { markerOf } from '../language/inside';
import { lineOf, type Problem, problem } from '../model/problem';
import type { Program } from '../model/program';
import { type Conflict, conflictAt } from './conflict';

export interface MergeConflicts {
    /** Whether something is said of a line between the markers of a conflict. */
    readonly isInside: (problem: Problem) => boolean;
    /** The lines without those that are markers. */
    readonly withoutMarkers: (lines: ReadonlySet<number>) => ReadonlySet<number>;
    /** The problem; that of a conflict with its fixes. */
    readonly told: (problem: Problem) => Problem;
}

/** The conflicts that problems are about; `undefined` if none is. */
export function mergeConflicts(
    { document: { lines } }: Program,
    found: readonly Problem[],
): MergeConflicts | undefined {
    const textAt = (line: number): string | undefined => lines.get(line)?.text;
    const conflicts = new Map<number, Conflict>();
    const inside = new Set<number>();
    for (const each of found) {
        if (each.code !== 'syntax') continue;
        const line = lineOf(each);
        if (markerOf(textAt(line) ?? '') === undefined) continue;
        const conflict = conflictAt(line, textAt);
        conflicts.set(line, conflict);
        for (let at = line + 1; conflict.isWhole && at < conflict.last; at++) inside.add(at);
    }
    if (conflicts.size === 0) return undefined;
    return {
        isInside: each => inside.has(lineOf(each)),
        withoutMarkers: all => new Set([...all].filter(each => !conflicts.has(each))),
        told: each => {
            const conflict = conflicts.get(lineOf(each));
            if (conflict === undefined) return each;
            const { isWhole, fixes } = conflict;
            return problem('syntax', each.range, { conflict: isWhole ? 'begins' : 'left' }, { fixes });
        },
    };
}
