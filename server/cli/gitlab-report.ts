// Findings as GitLab's report of code quality, which it shows in a merge request: one JSON list, with the fields that GitLab documents.

import type { Severity } from '../diagnostics/entry';
import { count as amount } from '../diagnostics/phrases';
import { sha256 } from '../model/digest';
import { lineOf, type Problem } from '../model/problem';
import { Fingerprints } from './fingerprints';
import { hiddenText, MOST_A_FILE, type Report } from './report';
import { complain, type Terminal } from './terminal';
import { visibleJson } from './visible';

type Level = 'info' | 'minor' | 'major' | 'critical' | 'blocker';

/** An entry of the report. */
interface Issue {
    readonly description: string;
    readonly check_name: string;
    readonly fingerprint: string;
    readonly severity: Level;
    /** The line from 1. */
    readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

const SEVERITIES: Readonly<Record<Severity, Level>> = {
    error: 'critical',
    warning: 'major',
    information: 'info',
};

/** Prints the list on standard output, and complaints also on standard error. */
export function gitlabReport(terminal: Terminal): Report {
    const { write } = terminal.out;
    let separator = '[\n';
    const add = (issue: Issue): void => {
        write(separator + visibleJson(JSON.stringify(issue)));
        separator = ',\n';
    };
    return {
        file(path, document, problems) {
            const marks = new Fingerprints([path]);
            for (const problem of problems.slice(0, MOST_A_FILE))
                add({
                    description: inOneLine(problem),
                    check_name: problem.code,
                    fingerprint: marks.of(document, problem),
                    severity: SEVERITIES[problem.severity],
                    location: { path, lines: { begin: lineOf(problem) + 1 } },
                });
            const more = problems.length - MOST_A_FILE;
            if (more > 0) add(about(path, `${amount(more, 'more finding')} not shown`, 'info'));
        },
        unreadable(complaint) {
            add(about(HERE, complaint, 'blocker'));
            complain(terminal, complaint);
        },
        end(hidden = 0) {
            if (hidden > 0) add(about(HERE, hiddenText(hidden), 'critical'));
            write(separator === '[\n' ? '[]\n' : '\n]\n');
        },
    };
}

const inOneLine = ({ message, detail }: Problem): string =>
    `${message}${detail === '' ? '' : `${message.endsWith('?') ? '' : '.'} ${detail}`}`.replaceAll('\n', ' ');

/** Each entry has a path. What is about none is about the folder of the run. */
const HERE = '.';

const about = (path: string, description: string, severity: Level): Issue => ({
    description,
    check_name: 'eemi-acl',
    fingerprint: sha256([`eemi-acl\n${path}\n${description}`]),
    severity,
    location: { path, lines: { begin: 1 } },
});
