// Runs the tests of a file, and reports those of several in one of the forms that `test` prints. The built program loads this file when it
// is needed.

import { coverageOfClaims } from './coverage';
import { jsonOf } from './json';
import { junitOf } from './junit';
import { mutationsOf } from './mutations';
import { type Analysed, otherErrors, Results, type TestedFile, testsOf } from './results';
import { textOfRun } from './text';

/** How a run is printed, by the word after `--format`. */
export type Form = 'text' | 'junit' | 'json';

export interface RunOptions {
    /** Only tests whose titles contain this; empty for all. */
    readonly filter: string;
    /** Whether to list the rows that no test consults. */
    readonly coverage: boolean;
    /** Whether to try changes of rows, and list those that no test notices. Nothing is tried while a claim does not hold. */
    readonly mutate: boolean;
}

const FORMS: { readonly [F in Form]: (files: readonly TestedFile[]) => string } = {
    text: textOfRun,
    junit: junitOf,
    json: jsonOf,
};

/** A run as text, with a line end. */
export function reportOf(files: readonly TestedFile[], form: Form): string {
    return FORMS[form](files);
}

/** Runs the tests of a file. What it gives refers to nothing of the program. */
export function testFile(file: Analysed, { filter, coverage, mutate }: RunOptions): TestedFile {
    const tests = testsOf(file, filter);
    const claims = tests.flatMap(({ lines }) => lines);
    const { path, program } = file;
    const results = new Results(file);
    const result = { path, errors: otherErrors(file), tests: tests.map(test => results.of(test)) };
    return {
        ...result,
        coverage: coverage ? coverageOfClaims(program, path, claims) : undefined,
        mutations: mutate && !isFailed(result) ? mutationsOf(program, path, claims) : undefined,
    };
}

/** Whether something does not hold, or is not known to: a claim, or because a file has other errors. */
export function isFailed({ errors, tests }: Pick<TestedFile, 'errors' | 'tests'>): boolean {
    return errors > 0 || tests.some(({ claims }) => claims.some(({ verdict }) => verdict !== 'holds'));
}
