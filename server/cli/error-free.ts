// The files that can be read and have no errors, for commands that generate something. The others are reported.

import type { Analysis } from '../checks/analyse';
import { isOfClaim } from '../claims/results';
import { isOfUnreadFile } from '../questions/unread';
import type { Input } from './inputs';
import { failing } from './report';
import { RunFiles } from './run-files';
import type { Terminal } from './terminal';
import { textReport } from './text-report';
import { eachFile } from './walk';

export interface ErrorFreeTask {
    /** What is being done with the files, such as "checking". */
    readonly doing: string;
    /** Whether a warning counts as an error; by default as the project of the file says. */
    readonly strict: boolean | undefined;
    /**
     * Whether a file is passed in spite of claims that do not hold, and of domains that are not known: what is shown is true all the same.
     * Claims are not reported.
     */
    readonly despiteUnknown?: true;
    readonly errorFree: (input: Input, analysis: Analysis) => void;
    /** Whether a file has errors. */
    readonly withErrors?: () => void;
}

/**
 * Passes the files without errors to `task`, in order, and reports on standard error what is wrong with the others. 0: no file
 * has errors; 1: one has; 2: one cannot be read.
 */
export async function eachErrorFree(
    files: readonly Input[],
    task: ErrorFreeTask,
    terminal: Terminal,
): Promise<number> {
    const runFiles = new RunFiles(files);
    const report = textReport(terminal, terminal.err);
    let exitCode = 0;
    const fail = (code: number): void => {
        exitCode = Math.max(exitCode, code);
        task.withErrors?.();
    };
    await eachFile(files, task.doing, terminal, input => {
        const analysis = runFiles.analyse(input);
        if ('failure' in analysis) {
            report.unreadable(`${input.shown} ${analysis.reason}`);
            return fail(2);
        }
        const isStrict = runFiles.isStrict(input, task.strict);
        const counted = analysis.problems.filter(each => task.despiteUnknown !== true || !isOfClaim(each));
        const failed = failing(counted, isStrict);
        const stopping = failed.filter(
            each => task.despiteUnknown !== true || !isOfUnreadFile(analysis.program, each),
        );
        report.file(input.shown, analysis.program.document, runFiles.untold(failed), isStrict);
        if (stopping.length === 0) task.errorFree(input, analysis);
        if (failed.length > 0) fail(1);
    });
    if (exitCode > 0) report.end();
    return exitCode;
}
