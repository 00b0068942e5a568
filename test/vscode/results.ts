// How the tests inside VS Code report their results: lines of JSON in a file, one when a test begins, one when it ends, and one
// when all are done. An extension's console output would be lost.

import { appendFileSync, readFileSync } from 'node:fs';

export interface Result {
    readonly name: string;
    /** What went wrong, if anything did. */
    readonly error: string | undefined;
    readonly milliseconds: number;
}

type Line = Result | { readonly begun: string } | 'finished';

/** The environment variable that names the file. */
export const RESULTS = 'EEMI_TEST_RESULTS';

export function report(env: NodeJS.ProcessEnv, line: Line): void {
    appendFileSync(fileIn(env), `${JSON.stringify(line)}\n`);
}

/** The results so far. */
export const resultsOf = (env: NodeJS.ProcessEnv): Result[] =>
    linesOf(env).filter(line => line !== 'finished' && 'milliseconds' in line);

/** The test that began last; `undefined` before the first. */
export const lastBegun = (env: NodeJS.ProcessEnv): string | undefined =>
    linesOf(env)
        .flatMap(line => (line !== 'finished' && 'begun' in line ? line.begun : []))
        .at(-1);

export const isFinished = (env: NodeJS.ProcessEnv): boolean => linesOf(env).at(-1) === 'finished';

function linesOf(env: NodeJS.ProcessEnv): Line[] {
    const lines = readFileSync(fileIn(env), 'utf8').split('\n');
    return lines.filter(line => line !== '').map(line => JSON.parse(line));
}

function fileIn(env: NodeJS.ProcessEnv): string {
    const file = env[RESULTS];
    if (file === undefined) throw new Error(`${RESULTS} names no file`);
    return file;
}
