// `check`: reports all that is wrong with files; with `--fix`, what is left after everything was put right that can be unasked.

import { errorsOf } from '../checks/analyse';
import type { Problem } from '../model/problem';
import { fixFiles } from './fix';
import { type FindingsForm, reportIn, reportInAll } from './forms';
import { type Inputs, inputsOf } from './inputs';
import type { Looked } from './looked';
import { failing } from './report';
import { type OpenReport, type Ran, type WantedReport, withReports } from './report-files';
import { RunFiles } from './run-files';
import { isShown, misuseOfSelection, type Selection } from './selection';
import { complain, refuse, type Terminal, tell } from './terminal';
import { visible } from './visible';
import { eachFile } from './walk';
import { runOnChanges } from './watch';

export interface CheckOptions extends Selection {
    readonly format: FindingsForm;
    readonly report?: readonly WantedReport<FindingsForm>[];
    readonly strict?: boolean;
    readonly stdinPath?: string;
    readonly fix?: true;
    readonly dryRun?: true;
    readonly verbose?: true;
    readonly quiet?: true;
    readonly watch?: true;
}

/** Checks what `args` name; with `watch`, again after each change, until a signal ends it. 0: no errors; 1: errors, or warnings with `strict`; 2: something could not be read. */
export async function check(
    args: readonly string[],
    options: CheckOptions,
    terminal: Terminal,
): Promise<number> {
    const misuse = misuseOf(args, options);
    if (misuse !== undefined) return refuse(terminal, misuse);
    if (!options.watch) return checkOnce(args, options, terminal);
    const once = (looked: Looked): Promise<number> => checkOnce(args, options, terminal, looked);
    return refuse(terminal, await runOnChanges(once, line => tell(terminal, `${visible(line)}\n`)));
}

async function checkOnce(
    args: readonly string[],
    options: CheckOptions,
    terminal: Terminal,
    looked?: Looked,
): Promise<number> {
    const { files, complaints } = await inputsOf(args, options.stdinPath, looked);
    if (options.fix) {
        const { dryRun } = options;
        const log = options.format === 'text' ? terminal.out : terminal.err;
        const code = await fixFiles(files, { log, ...(dryRun && { dryRun }) }, terminal);
        for (const complaint of dryRun ? complaints : []) complain(terminal, complaint);
        if (dryRun) return complaints.length > 0 ? 2 : code;
        if (code > 0) return code;
    }
    const runFiles = new RunFiles(files, looked);
    return withReports(options.report ?? [], terminal, reports =>
        reportOn({ files, complaints }, runFiles, options, terminal, reports),
    );
}

/** Reports the findings of files on the terminal and in all reports. */
async function reportOn(
    { files, complaints }: Inputs,
    runFiles: RunFiles,
    options: CheckOptions,
    terminal: Terminal,
    reports: readonly OpenReport<FindingsForm>[],
): Promise<Ran> {
    const { format, verbose } = options;
    const main = reportIn(format, terminal, verbose);
    const others = reportInAll(reports.map(each => reportIn(each.form, each.terminal, verbose)));
    const report = reportInAll([main, others]);
    let exitCode = 0;
    let hidden = 0;
    const fail = (code: number): void => {
        exitCode = Math.max(exitCode, code);
    };
    for (const complaint of complaints) {
        report.unreadable(complaint);
        fail(2);
    }
    // A form for programs may have a line that is not finished, which a progress line would erase.
    const progress = format === 'text' ? terminal.progress : undefined;
    await eachFile(files, 'checking', { progress }, input => {
        const analysis = runFiles.analyse(input);
        if ('failure' in analysis) {
            report.unreadable(`${input.shown} ${analysis.reason}`);
            return fail(2);
        }
        const problems = runFiles.findings(analysis);
        const strict = runFiles.isStrict(input, options.strict);
        const { shown, errorsLeftOut } = chosen(runFiles.untold(problems), options);
        hidden += errorsLeftOut;
        const { document } = analysis.program;
        main.file(input.shown, document, options.quiet ? failing(shown, strict) : shown, strict);
        others.file(input.shown, document, shown, strict);
        const wanted = problems.filter(each => isShown(each, options));
        if (errorsLeftOut > 0 || failing(wanted, strict).length > 0) fail(1);
    });
    report.end(hidden);
    return { exitCode, taken: runFiles.taken };
}

function misuseOf(args: readonly string[], options: CheckOptions): string | undefined {
    if (options.stdinPath !== undefined && !args.includes('-'))
        return '--stdin-path says which file standard input stands for; add `-`, or drop it';
    if (options.dryRun && !options.fix) return '--dry-run shows what --fix would do; add --fix, or drop it';
    if (options.fix && args.includes('-')) return 'standard input cannot be written to; drop --fix';
    if (
        options.verbose &&
        ![options.format, ...(options.report ?? []).map(({ form }) => form)].includes('text')
    )
        return '-v is for the form text; the others say all they can; drop it';
    if (options.watch && (options.format !== 'text' || options.report !== undefined || args.includes('-')))
        return '--watch is for people who look at files; drop it, or --format, --report and `-`';
    return misuseOfSelection(options);
}

/** What is shown of a file's findings, and how many errors are not. */
function chosen(
    problems: readonly Problem[],
    options: Selection,
): { readonly shown: readonly Problem[]; readonly errorsLeftOut: number } {
    const shown = problems.filter(each => isShown(each, options));
    return { shown, errorsLeftOut: errorsOf(problems).length - errorsOf(shown).length };
}
