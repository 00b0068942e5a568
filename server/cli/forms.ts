// The forms in which findings are reported, by their names on the command line. Each is in a file of its own (`reports.ts`).

import type { Report } from './report';
import { findingsReport } from './reports';
import type { Terminal } from './terminal';
import { textReport } from './text-report';

export const FINDINGS_FORMS = ['text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown'] as const;
export type FindingsForm = (typeof FINDINGS_FORMS)[number];

/** A report of findings in a form, on a terminal; `verbose` is for people only. */
export const reportIn = (form: FindingsForm, terminal: Terminal, verbose?: boolean): Report =>
    form === 'text' ? textReport(terminal, terminal.out, verbose) : findingsReport(form, terminal);

/** One report that passes everything on to several. */
export const reportInAll = (reports: readonly Report[]): Report => ({
    file: (...given) => {
        for (const each of reports) each.file(...given);
    },
    unreadable: complaint => {
        for (const each of reports) each.unreadable(complaint);
    },
    end: hidden => {
        for (const each of reports) each.end(hidden);
    },
});
