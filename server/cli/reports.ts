// Findings in the forms that other programs read, and in Markdown. The built program loads this file when one is asked for.

import type { FindingsForm } from './forms';
import { githubReport } from './github-report';
import { gitlabReport } from './gitlab-report';
import { jsonReport } from './json-report';
import { junitReport } from './junit-report';
import { markdownReport } from './markdown-report';
import type { Report } from './report';
import { sarifReport } from './sarif-report';
import type { Terminal } from './terminal';
import type { Verifier } from './verified';
import { verifierOf } from './verify-findings';

const REPORTS: { readonly [F in Exclude<FindingsForm, 'text'>]: (terminal: Terminal) => Report } = {
    json: jsonReport,
    sarif: sarifReport,
    github: githubReport,
    gitlab: gitlabReport,
    junit: junitReport,
    markdown: markdownReport,
};

/** A report of findings in a form, on a terminal. */
export function findingsReport(form: Exclude<FindingsForm, 'text'>, terminal: Terminal): Report {
    return REPORTS[form](terminal);
}

/** The same for generated files. */
export function findingsVerifier(form: Exclude<FindingsForm, 'text'>, terminal: Terminal): Verifier {
    return verifierOf(findingsReport(form, terminal));
}
