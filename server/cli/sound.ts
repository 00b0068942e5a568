// Files from which something may be printed: those that can be read and have no errors. The others are reported.

import { type Analysis, errorsOf } from '../checks/analyse';
import type { Input } from './inputs';
import type { Terminal } from './terminal';
import { textReport } from './text-report';
import { Workspace } from './workspace';

/**
 * Gives each sound file to `use`, in order, and says on standard error what is wrong with the others. With `strict` a
 * warning is as bad as an error. 0: all are sound; 1: one is not; 2: one cannot be read.
 */
export function eachSound(
    files: readonly Input[],
    strict: boolean,
    terminal: Terminal,
    use: (input: Input, analysis: Analysis) => void,
): number {
    const workspace = new Workspace(files);
    const report = textReport(terminal, terminal.err);
    let exitCode = 0;
    for (const input of files) {
        const analysis = workspace.analyse(input);
        if ('failure' in analysis) {
            report.unreadable(`${input.shown} ${analysis.reason}`);
            exitCode = 2;
            continue;
        }
        const failing = strict ? analysis.problems : errorsOf(analysis.problems);
        report.file(input.shown, analysis.program.document, failing);
        if (failing.length === 0) use(input, analysis);
        else exitCode = Math.max(exitCode, 1);
    }
    if (exitCode > 0) report.end();
    return exitCode;
}
