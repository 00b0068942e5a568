// Runs the tests of a file, and reports those of several in one of the forms that `test` prints. The built program loads this file when it
// is needed.

import { severityOf } from '../diagnostics';
import { count, list } from '../diagnostics/phrases';
import { inOrder, isError, lineOf, type Problem, rangeIn } from '../model/problem';
import type { Program } from '../model/program';
import type { Part } from '../view/parts';
import { coverageOfClaims } from './coverage';
import { jsonOf } from './json';
import { junitOf } from './junit';
import { failedParts, markdownOfRun } from './markdown';
import { mutationsOf } from './mutations';
import {
    type Analysed,
    isOfClaim,
    otherErrors,
    Results,
    type RunForm,
    type Tested,
    type TestedClaim,
    type TestedFile,
    testsOf,
} from './results';
import { textOfRun } from './text';

export interface RunOptions {
    /** Only tests whose titles contain this; empty for all. */
    readonly filter: string;
    /** Whether to list the rows that no test consults. */
    readonly coverage: boolean;
    /** Whether to try changes of rows, and list those that no test notices. Nothing is tried while a claim does not hold. */
    readonly mutate: boolean;
}

type Reporter = (files: readonly TestedFile[], unread: readonly string[]) => string;

const FORMS: { readonly [F in RunForm]: Reporter } = {
    text: textOfRun,
    junit: junitOf,
    json: jsonOf,
    markdown: markdownOfRun,
};

/** A run as text, with a line end; `unread` says which files could not be read. */
export function reportOf(
    files: readonly TestedFile[],
    form: RunForm,
    unread: readonly string[] = [],
): string {
    return FORMS[form](files, unread);
}

/** Runs the tests of a file. What it gives refers to nothing of the program. */
export function testFile(file: Analysed, { filter, coverage, mutate }: RunOptions): TestedFile {
    const tests = testsOf(file, filter);
    const claims = tests.flatMap(({ lines }) => lines);
    const { path, program } = file;
    const results = new Results(file);
    const result = { path, errors: otherErrors(file), tests: tests.map(test => results.of(test)) };
    const isTried = mutate && !isFailed(result);
    return {
        ...result,
        coverage: coverage ? coverageOfClaims(program, path, claims) : undefined,
        mutations: isTried ? mutationsOf(program, path, claims) : undefined,
        untried: mutate && !isTried ? whyUntried(result) : undefined,
    };
}

/** A claim that does not hold before a change cannot notice it. */
function whyUntried({ errors, tests }: Pick<TestedFile, 'errors' | 'tests'>): string {
    const claims = tests.flatMap(test => test.claims);
    const of = (verdict: TestedClaim['verdict'], is: string, are: string): string[] => {
        const found = claims.filter(claim => claim.verdict === verdict).length;
        return found === 0 ? [] : [`${count(found, 'claim')} ${found === 1 ? is : are}`];
    };
    const reasons = [
        ...of('false', 'is false', 'are false'),
        ...of('unknown', 'is not known to hold', 'are not known to hold'),
        ...(errors > 0 ? [`there ${errors === 1 ? 'is' : 'are'} ${count(errors, 'error')} besides`] : []),
    ];
    return `no change was tried: as it is, ${list(reasons, reasons.length)}`;
}

/** Whether something does not hold, or is not known to: a claim, or because a file has other errors. */
export function isFailed({ errors, tests }: Pick<TestedFile, 'errors' | 'tests'>): boolean {
    return errors > 0 || tests.some(({ claims }) => claims.some(({ verdict }) => verdict !== 'holds'));
}

/** What fails of a file, as problems in the order of the text: claims that do not hold or are not known to, and other errors. */
export function failingProblems({ problems, program }: Analysed, tests: readonly Tested[]): Problem[] {
    const told = new Map(problems.filter(isOfClaim).map(each => [lineOf(each), each]));
    const others = problems.filter(each => isError(each) && !isOfClaim(each));
    const lines = new Set(others.map(lineOf));
    const claims = tests
        .flatMap(test => test.claims)
        .filter(({ verdict, line }) => verdict !== 'holds' && !lines.has(line));
    const failing = claims.map(claim => told.get(claim.line) ?? problemOf(program, claim));
    return [...others, ...failing].sort(inOrder);
}

/** A claim that is unknown for a reason that is told elsewhere. */
function problemOf({ document }: Program, { line, message, detail }: TestedClaim): Problem {
    const code = 'unknown-claim';
    const text = document.lines.get(line)?.text ?? '';
    const range = rangeIn(line, { start: text.length - text.trimStart().length, end: text.trimEnd().length });
    const none = { related: [], fixes: [], unnecessary: false };
    return { code, severity: severityOf(code), message, detail, range, ...none };
}

/** The claims that do not hold, as parts of a longer report. */
export function failureParts(files: readonly TestedFile[]): readonly Part[] {
    return failedParts(files);
}
