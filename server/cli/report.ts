// What a run reports: findings, file by file, and at the end how many. There is one form for people, and others for programs.

import { safeFixOf } from '../checks/safe-fixes';
import { count as amount } from '../diagnostics/phrases';
import type { Document } from '../language/document';
import { MOST_LAID_OUT_AGAIN } from '../language/laid-out';
import { isError, type Problem } from '../model/problem';

export interface Report {
    /** `path` as a person reads it; the problems in the order of the text; whether warnings fail the file (by default not). */
    readonly file: (
        path: string,
        document: Document,
        problems: readonly Problem[],
        isStrict?: boolean,
    ) => void;
    /** A file or an argument that could not be read. */
    readonly unreadable: (complaint: string) => void;
    /** `hidden` is how many errors the run has that were left out of the reports on request. */
    readonly end: (hidden?: number) => void;
}

/** More findings than this in one file usually have one cause, which a longer list would not make clearer. */
export const MOST_A_FILE = 1000;

/** The lines that all fixes of a file have laid out again, at most; each changes the group of lines that it is in. */
const MOST_LINES = 100 * MOST_LAID_OUT_AGAIN;

/** How many lines a fix among those of these findings has laid out again, at most: a thousand fixes may be in one long group. */
export function mostLaidOut(problems: readonly Problem[]): number {
    const fixes = problems.reduce((sum, { fixes }) => sum + fixes.length, 0);
    return Math.min(MOST_LAID_OUT_AGAIN, Math.floor(MOST_LINES / Math.max(fixes, 1)));
}

export interface Tally {
    files: number;
    errors: number;
    warnings: number;
    information: number;
    /** How many findings have a fix; counted only for who tells it. */
    fixable: number;
    /** How many findings have a fix that may be applied unasked. */
    safe: number;
    unreadable: number;
    /** How many errors were left out of the report on request. */
    hidden: number;
}

export const newTally = (): Tally => ({
    files: 0,
    errors: 0,
    warnings: 0,
    information: 0,
    fixable: 0,
    safe: 0,
    unreadable: 0,
    hidden: 0,
});

const COUNTED_AS = { error: 'errors', warning: 'warnings', information: 'information' } as const;

/** The problems that fail a run: errors, and with `strict` warnings. Information never does. */
export const failing = (problems: readonly Problem[], strict: boolean): readonly Problem[] =>
    problems.filter(each => isError(each) || (strict && each.severity !== 'information'));

/** What is said about errors that were left out on request: they stop every output, so the run fails as if they were shown. */
export const hiddenText = (errors: number): string =>
    `${amount(errors, 'error')} not shown, which ${errors === 1 ? 'fails' : 'fail'} the run all the same`;

/** Counts a file and all its findings, but for `fixable`, as fixes take time to work out. */
export function count(tally: Tally, problems: readonly Problem[]): void {
    tally.files++;
    for (const problem of problems) {
        tally[COUNTED_AS[problem.severity]]++;
        if (safeFixOf(problem) !== undefined) tally.safe++;
    }
}
