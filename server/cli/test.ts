// `test`: runs the tests of files, and says which claims do not hold.

import { type Form, isFailed, reportOf, testFile } from '../claims/report';
import type { TestedFile } from '../claims/results';
import { inputsOf } from './inputs';
import { RunFiles } from './run-files';
import { complain, type Terminal } from './terminal';
import { visible, visibleJson } from './visible';
import { eachFile } from './walk';

export interface TestOptions {
    readonly filter?: string;
    readonly format: Form;
    readonly coverage?: true;
    readonly mutate?: true;
}

/** Runs tests. 0: all claims hold; 1: one does not, or a file has other errors; 2: a file cannot be read, or no test has that title. */
export async function test(
    args: readonly string[],
    options: TestOptions,
    terminal: Terminal,
): Promise<number> {
    const { filter = '', format, coverage = false, mutate = false } = options;
    if (format === 'junit' && (coverage || mutate)) {
        complain(
            terminal,
            "JUnit's form has results only: drop --coverage and --mutate, or choose another form",
        );
        return 2;
    }
    const { files, complaints } = await inputsOf(args);
    const unread = [...complaints];
    const run = new RunFiles(files);
    const tested: TestedFile[] = [];
    await eachFile(files, 'testing', terminal, input => {
        const analysis = run.analyse(input);
        if ('failure' in analysis) unread.push(`${input.shown} ${analysis.reason}`);
        else {
            const { program, problems } = analysis;
            const file = { path: input.shown, program, problems };
            tested.push(testFile(file, { filter, coverage, mutate }));
        }
    });
    for (const complaint of unread) complain(terminal, complaint);
    if (filter !== '' && unread.length === 0 && tested.every(({ tests }) => tests.length === 0)) {
        complain(terminal, `no test has "${filter}" in its title`);
        return 2;
    }
    const text = reportOf(tested, format);
    terminal.out.write(
        format === 'json' ? `${visibleJson(text.trimEnd())}\n` : text.split('\n').map(visible).join('\n'),
    );
    if (unread.length > 0) return 2;
    return tested.some(isFailed) ? 1 : 0;
}
