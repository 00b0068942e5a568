// `check`: reports all that is wrong with files, and writes nothing.

import { githubReport } from './github-report';
import { inputsOf } from './inputs';
import { jsonReport } from './json-report';
import { failing, type Report } from './report';
import { RunFiles } from './run-files';
import { sarifReport } from './sarif-report';
import type { Terminal } from './terminal';
import { textReport } from './text-report';
import { eachFile } from './walk';

/** How findings are printed, by the word after `--format`. */
export const REPORTS = {
    text: (terminal: Terminal): Report => textReport(terminal, terminal.out),
    json: jsonReport,
    sarif: sarifReport,
    github: githubReport,
} as const;

export interface CheckOptions {
    readonly format: keyof typeof REPORTS;
    readonly strict?: true;
    readonly stdinPath?: string;
}

/** Checks what `args` name. 0: no errors; 1: errors, or warnings with `strict`; 2: something could not be read. */
export async function check(
    args: readonly string[],
    options: CheckOptions,
    terminal: Terminal,
): Promise<number> {
    const { files, complaints } = await inputsOf(args, options.stdinPath);
    const report = REPORTS[options.format](terminal);
    const runFiles = new RunFiles(files);
    let exitCode = 0;
    const fail = (code: number): void => {
        exitCode = Math.max(exitCode, code);
    };
    for (const complaint of complaints) {
        report.unreadable(complaint);
        fail(2);
    }
    // A form for programs may have a line that is not finished, which a progress line would erase.
    const progress = options.format === 'text' ? terminal.progress : undefined;
    await eachFile(files, 'checking', { progress }, input => {
        const analysis = runFiles.analyse(input);
        if ('failure' in analysis) {
            report.unreadable(`${input.shown} ${analysis.reason}`);
            return fail(2);
        }
        const problems = runFiles.findings(analysis);
        report.file(input.shown, analysis.program.document, runFiles.untold(problems));
        if (failing(problems, options.strict === true).length > 0) fail(1);
    });
    report.end();
    return exitCode;
}
