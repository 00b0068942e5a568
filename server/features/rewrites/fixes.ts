// Which fixes may be chosen automatically: the preferred one, and those that can all be applied at once.

import { DIAGNOSTICS } from '../../diagnostics';
import { comparePositions, type Edit, type Problem } from '../../model/problem';
import { isBefore } from '../places/lines';

/** Whether a problem's fix is the only sensible thing to do: there is no other, and the problem cannot be waived. */
export const isPreferred = ({ code, fixes }: Problem): boolean =>
    fixes.length === 1 && !DIAGNOSTICS[code].waivable;

/** The edits of all preferred and safe fixes, in the order of the text; if two overlap, only the first. */
export function fixAll(problems: readonly Problem[]): Edit[] {
    const fixes = problems
        .filter(isPreferred)
        .flatMap(({ fixes: [fix] }) => (fix?.safe === true ? [[...fix.edits].sort(inOrder)] : []))
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
