// `check`: reports all that is wrong with files, and writes nothing.

import { inputsOf } from './inputs';
import { jsonReport } from './json-report';
import { failing } from './report';
import { RunFiles } from './run-files';
import type { Terminal } from './terminal';
import { textReport } from './text-report';
import { eachFile } from './walk';

export interface CheckOptions {
    readonly format: 'text' | 'json';
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
    const report = options.format === 'json' ? jsonReport(terminal) : textReport(terminal, terminal.out);
    const runFiles = new RunFiles(files);
    let exitCode = 0;
    const fail = (code: number): void => {
        exitCode = Math.max(exitCode, code);
    };
    for (const complaint of complaints) {
        report.unreadable(complaint);
        fail(2);
    }
    // The JSON object is still open on its line, and a progress line would erase it.
    const progress = options.format === 'json' ? undefined : terminal.progress;
    await eachFile(files, 'checking', { progress }, input => {
        const analysis = runFiles.analyse(input);
        if ('failure' in analysis) {
            report.unreadable(`${input.shown} ${analysis.reason}`);
            return fail(2);
        }
        const problems = runFiles.findings(analysis);
        report.file(input.shown, analysis.program.document, problems);
        if (failing(problems, options.strict === true).length > 0) fail(1);
    });
    report.end();
    return exitCode;
}
