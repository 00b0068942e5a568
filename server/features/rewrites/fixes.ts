// The fixes that can all be applied at once, without anyone looking at them.

import { comparePositions, type Edit, type Problem } from '../../model/problem';
import { isBefore } from '../places/lines';

/** The edits of all safe fixes of problems that have no other, in the order of the text; if two overlap, only the first. */
export function fixAll(problems: readonly Problem[]): Edit[] {
    const fixes = problems
        .flatMap(({ fixes }) => (fixes.length === 1 ? fixes.filter(({ safe }) => safe) : []))
        .map(fix => [...fix.edits].sort(inOrder))
        .sort(([a], [b]) => (a !== undefined && b !== undefined ? inOrder(a, b) : 0));
    const edits: Edit[] = [];
    for (const fix of fixes) {
        const last = edits.at(-1);
        const [first] = fix;
        if (last === undefined || (first !== undefined && !isBefore(first.range.start, last.range.end)))
            edits.push(...fix);
    }
    return edits;
}

const inOrder = (a: Edit, b: Edit): number => comparePositions(a.range.start, b.range.start);
