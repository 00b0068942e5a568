// Claims that are false because of a line that has a finding of its own: that line is what has to be mended, and not the claim.

import type { Code } from '../diagnostics';
import { addTo } from '../language/sorted';
import { isError, lineOf, type Problem } from '../model/problem';
import type { Program, TestLine } from '../model/program';
import { falseBecauseOf } from './false-claim';

/**
 * The problems of a file, after waivers. A claim that is decided by a row with an error is left out, because the error is told. Beside
 * a row with a warning it stays an error, so that the run fails, but names the row, and stands for all claims that are false because
 * of it. Where a domain may not do what is claimed, the page that it owns instead is not told of.
 */
export function withoutClaimsOfRows(program: Program, problems: readonly Problem[]): readonly Problem[] {
    if (!problems.some(isClaim)) return problems;
    const errors = new Set(problems.filter(each => isError(each) && !isClaim(each)).map(lineOf));
    const left = problems.filter(
        each => !isClaim(each) || rowsOf(program, each).every(row => !errors.has(row)),
    );
    const claims = claimsOf(program, left);
    const others = withoutIdlePages(left, [...claims.values()]);
    return [...others.filter(each => !claims.has(each)), ...claimsByRow(program, left, claims)];
}

const isClaim = ({ code }: Problem): boolean => code === 'false-claim';

/** The lines of this file that decide a claim. */
const rowsOf = ({ file }: Program, { related }: Problem): number[] =>
    related.filter(each => each.file === file).map(({ range }) => range.start.line);

/** The false claims, by what is said of each. */
function claimsOf({ tests }: Program, problems: readonly Problem[]): ReadonlyMap<Problem, TestLine> {
    const told = new Map(problems.filter(isClaim).map(each => [lineOf(each), each]));
    const claims = new Map<Problem, TestLine>();
    for (const claim of tests.flatMap(({ lines }) => lines)) {
        const problem = told.get(claim.line);
        if (problem !== undefined) claims.set(problem, claim);
    }
    return claims;
}

/** What is said of the claims: of those that a row with a warning decides, one for each such row. */
function claimsByRow(
    program: Program,
    problems: readonly Problem[],
    claims: ReadonlyMap<Problem, TestLine>,
): Problem[] {
    const warnings = new Map(
        problems.filter(({ code }) => OF_ROWS.has(code)).map(each => [lineOf(each), each]),
    );
    const told: Problem[] = [];
    const byRow = new Map<Problem, TestLine[]>();
    for (const [problem, claim] of claims) {
        const [cause] = rowsOf(program, problem).flatMap(row => warnings.get(row) ?? []);
        if (cause === undefined) told.push(problem);
        else addTo(byRow, cause, claim);
    }
    for (const [cause, [first, ...others]] of byRow) {
        const one = first && falseBecauseOf(program, [first, ...others], cause);
        if (one !== undefined) told.push(one);
    }
    return told;
}

/** Warnings that a row does not grant what it seems to. */
const OF_ROWS: ReadonlySet<Code> = new Set([
    ...(['wrong-frame', 'reset-frame-differs', 'reset-withheld', 'clock-dead'] as const),
    ...(['mmio-dead', 'mmio-shadowed', 'mmio-unsorted', 'same-bits', 'wrong-block'] as const),
]);

/** A domain that may not do what is claimed lacks a page; that it owns another one, by which it may do nothing, is the same mistake. */
function withoutIdlePages(problems: readonly Problem[], claims: readonly TestLine[]): readonly Problem[] {
    const lacking = claims.filter(({ may }) => may).flatMap(({ domain }) => domain.iomem);
    const lines = new Set(lacking.map(({ line }) => line));
    return problems.filter(each => each.code !== 'idle-page' || !lines.has(lineOf(each)));
}
