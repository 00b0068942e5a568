// Claims that are false because of a row that has a finding of its own: the row is what has to be mended, and not the claim.

import type { Code } from '../diagnostics';
import { isError, lineOf, type Problem } from '../model/problem';

/**
 * The problems of a file, after waivers. A claim that is decided by a row with an error is left out, because the error is told. Beside
 * a row with a warning it stays, so that the run fails, and says so at the row; it does not offer to claim the opposite.
 */
export function withoutClaimsOfRows(file: string, problems: readonly Problem[]): readonly Problem[] {
    if (!problems.some(isClaim)) return problems;
    const errors = new Set(problems.filter(each => isError(each) && !isClaim(each)).map(lineOf));
    const warnings = new Map(
        problems.filter(({ code }) => OF_ROWS.has(code)).map(each => [lineOf(each), each.code]),
    );
    return problems
        .filter(each => !isClaim(each) || rowsOf(file, each).every(row => !errors.has(row)))
        .map(each => (isClaim(each) ? referring(file, each, warnings) : each));
}

const isClaim = ({ code }: Problem): boolean => code === 'false-claim';

/** The lines of this file that decide a claim. */
const rowsOf = (file: string, { related }: Problem): number[] =>
    related.filter(each => each.file === file).map(({ range }) => range.start.line);

function referring(file: string, claim: Problem, warnings: ReadonlyMap<number, Code>): Problem {
    if (!rowsOf(file, claim).some(row => warnings.has(row))) return claim;
    const related = claim.related.map(each => {
        const code = each.file === file ? warnings.get(each.range.start.line) : undefined;
        return code === undefined ? each : { ...each, message: `${each.message}; mend it first: ${code}` };
    });
    return { ...claim, related, fixes: [] };
}

/** Warnings that a row does not grant what it seems to. */
const OF_ROWS: ReadonlySet<Code> = new Set([
    ...(['wrong-frame', 'reset-frame-differs', 'reset-withheld', 'clock-dead'] as const),
    ...(['mmio-dead', 'mmio-shadowed', 'mmio-unsorted', 'wrong-block'] as const),
]);
