// `test`: runs the tests of files, and says which claims do not hold.

import { failingProblems, isFailed, reportOf, testFile } from '../claims/report';
import type { Analysed, RunForm, TestedFile } from '../claims/results';
import type { FindingsForm } from './forms';
import { type Inputs, inputsOf } from './inputs';
import { type OpenReport, type Ran, type WantedReport, withReports } from './report-files';
import { findingsReport } from './reports';
import { RunFiles } from './run-files';
import { complain, refuse, type Terminal } from './terminal';
import { visibleJson, visibleLines } from './visible';
import { eachFile } from './walk';

export interface TestOptions {
    readonly filter?: string;
    readonly format: FindingsForm;
    readonly report?: readonly WantedReport<FindingsForm>[];
    readonly coverage?: true;
    readonly mutate?: true;
}

/** Runs tests. 0: all claims hold; 1: one does not, or a file has other errors; 2: a file cannot be read, or no test has that title. */
export async function test(
    args: readonly string[],
    options: TestOptions,
    terminal: Terminal,
): Promise<number> {
    const { format, report = [], coverage, mutate } = options;
    const unfit = [format, ...report.map(({ form }) => form)].find(form => !SHOWS_ROWS.includes(form));
    if ((coverage || mutate) && unfit !== undefined) {
        complain(
            terminal,
            `${unfit} has a place for results only: drop --coverage and --mutate, or choose another form`,
        );
        return 2;
    }
    const inputs = await inputsOf(args);
    return withReports(report, terminal, reports =>
        run(inputs, options, { form: format, terminal }, reports),
    );
}

/** The forms that show more of rows than what fails. */
const SHOWS_ROWS: readonly FindingsForm[] = ['text', 'json', 'markdown'];

async function run(
    { files, complaints }: Inputs,
    { filter = '', coverage, mutate }: TestOptions,
    main: OpenReport<FindingsForm>,
    reports: readonly OpenReport<FindingsForm>[],
): Promise<Ran | number> {
    const results = [main, ...reports].map(resultsIn);
    const unread = [...complaints];
    const runFiles = new RunFiles(files);
    let tests = 0;
    let exitCode = 0;
    await eachFile(files, 'testing', main.terminal, input => {
        const analysis = runFiles.analyse(input);
        if ('failure' in analysis) {
            unread.push(`${input.shown} ${analysis.reason}`);
            return;
        }
        const { program, problems } = analysis;
        const file = { path: input.shown, program, problems };
        const tested = testFile(file, { filter, coverage: coverage === true, mutate: mutate === true });
        tests += tested.tests.length;
        if (isFailed(tested)) exitCode = 1;
        for (const each of results) each.add(file, tested);
    });
    if (filter !== '' && unread.length === 0 && tests === 0)
        return refuse(main.terminal, `no test has "${filter}" in its title`);
    for (const each of results) each.end(unread);
    return { exitCode: unread.length > 0 ? 2 : exitCode, taken: runFiles.taken };
}

/** Collects what became of files in one form. */
interface Results {
    readonly add: (file: Analysed, tested: TestedFile) => void;
    /** With what could not be read. */
    readonly end: (unread: readonly string[]) => void;
}

function resultsIn({ form, terminal }: OpenReport<FindingsForm>): Results {
    switch (form) {
        case 'text':
        case 'json':
        case 'junit':
        case 'markdown':
            return wholeResults(form, terminal);
        case 'sarif':
        case 'github':
        case 'gitlab':
            return findingsResults(form, terminal);
    }
}

/** Forms that show each claim, also one that holds. */
function wholeResults(form: RunForm, terminal: Terminal): Results {
    const all: TestedFile[] = [];
    return {
        add: (_, tested) => all.push(tested),
        end(unread) {
            for (const complaint of unread) complain(terminal, complaint);
            const text = reportOf(all, form, unread);
            terminal.out.write(form === 'json' ? `${visibleJson(text.trimEnd())}\n` : visibleLines(text));
        },
    };
}

/** Forms that show what fails, and where. */
function findingsResults(form: 'sarif' | 'github' | 'gitlab', terminal: Terminal): Results {
    const report = findingsReport(form, terminal);
    return {
        add: (file, tested) =>
            report.file(file.path, file.program.document, failingProblems(file, tested.tests)),
        end(unread) {
            for (const complaint of unread) report.unreadable(complaint);
            report.end();
        },
    };
}
