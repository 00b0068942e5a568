// The fixes that can all be applied at once, without anyone looking at them.

import { comparePositions, type Edit, type Fix, type Problem } from '../model/problem';

/** A problem with the fix that may be applied unasked. */
export interface SafeFix {
    readonly problem: Problem;
    /** In the order of the text. */
    readonly edits: readonly Edit[];
    readonly title: string;
}

/** The fix of a problem that may be applied unasked: it is safe, and the problem has no other; `undefined` if there is none. */
export function safeFixOf(problem: Pick<Problem, 'fixes' | 'hasNoSafeFix'>): Fix | undefined {
    if (problem.hasNoSafeFix) return undefined;
    const [only, ...others] = problem.fixes;
    return only?.safe && others.length === 0 ? only : undefined;
}

/** The safe fixes of problems, in the order of the text; if two overlap, only the first. */
export function safeFixes(problems: readonly Problem[]): SafeFix[] {
    const found = problems.flatMap(problem => {
        const fix = safeFixOf(problem);
        return fix === undefined ? [] : [{ problem, title: fix.title, edits: [...fix.edits].sort(inOrder) }];
    });
    const apart: SafeFix[] = [];
    for (const fix of found.sort(byFirstEdit)) {
        const last = apart.at(-1)?.edits.at(-1);
        const [first] = fix.edits;
        if (first !== undefined && (last === undefined || isBehind(first, last))) apart.push(fix);
    }
    return apart;
}

const isBehind = (edit: Edit, other: Edit): boolean =>
    comparePositions(edit.range.start, other.range.end) >= 0;

const inOrder = (a: Edit, b: Edit): number => comparePositions(a.range.start, b.range.start);

const byFirstEdit = ({ edits: [a] }: SafeFix, { edits: [b] }: SafeFix): number =>
    a !== undefined && b !== undefined ? inOrder(a, b) : 0;
