// Findings as JUnit's XML: a file is a suite, and a finding a case that fails if it fails the run. A file in which nothing fails has a
// case that passes.

import { ALL_READ, type Case, junitDocument, type Suite, unknownSuites } from '../claims/junit-xml';
import { wholeText } from '../diagnostics';
import { count as amount } from '../diagnostics/phrases';
import { lineOf, type Problem } from '../model/problem';
import { failing, hiddenText, MOST_A_FILE, type Report } from './report';
import { complain, type Terminal } from './terminal';

/** Prints the document on standard output, and complaints also on standard error. */
export function junitReport(terminal: Terminal): Report {
    const suites: Suite[] = [];
    const complaints: string[] = [];
    return {
        file(path, _, problems, isStrict = false) {
            suites.push({ file: path, cases: casesOf(path, problems, new Set(failing(problems, isStrict))) });
        },
        unreadable(complaint) {
            complaints.push(complaint);
            complain(terminal, complaint);
        },
        end(hidden = 0) {
            const unknown = [
                ...complaints.map(message => ({ name: ALL_READ, message })),
                ...(hidden > 0 ? [{ name: 'every error is shown', message: hiddenText(hidden) }] : []),
            ];
            terminal.out.write(junitDocument([...suites, ...unknownSuites(unknown)]));
        },
    };
}

function casesOf(path: string, problems: readonly Problem[], failed: ReadonlySet<Problem>): Case[] {
    const cases = problems.slice(0, MOST_A_FILE).map(each => caseOf(path, each, failed.has(each)));
    const more = problems.length - MOST_A_FILE;
    return [
        ...(failed.size === 0 ? [passed(path, 'nothing fails')] : []),
        ...cases,
        ...(more > 0 ? [passed(path, `${amount(more, 'more finding')} not shown`)] : []),
    ];
}

function caseOf(path: string, problem: Problem, isFailed: boolean): Case {
    const { code, message, range } = problem;
    const place = `${lineOf(problem) + 1}:${range.start.character + 1}`;
    return {
        name: `${code} at ${place}`,
        group: path,
        outcome: isFailed ? 'failure' : 'passed',
        message,
        text: `${path}:${place}: ${wholeText(problem)}`,
    };
}

const passed = (group: string, name: string): Case => ({
    name,
    group,
    outcome: 'passed',
    message: '',
    text: '',
});
