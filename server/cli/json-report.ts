// Findings for other programs: one JSON object, printed file by file. docs/cli.md documents its form, which does not change.

import type { Document } from '../language/document';
import { laidOut } from '../language/laid-out';
import type { Problem } from '../model/problem';
import { count, MOST_A_FILE, mostLaidOut, newTally, type Report } from './report';
import { complain, type Terminal } from './terminal';
import { shownFile } from './text-report';
import { visibleJson } from './visible';

const VERSION = 1;

/** Prints the object on standard output, and complaints also on standard error. */
export function jsonReport(terminal: Terminal): Report {
    const { write } = terminal.out;
    const tally = newTally();
    const unreadable: string[] = [];
    write(`{"version":${VERSION},"files":[`);
    return {
        file(path, document, problems) {
            const omitted = Math.max(0, problems.length - MOST_A_FILE);
            const shown = problems.slice(0, MOST_A_FILE);
            const most = mostLaidOut(shown);
            const printed = shown.map(problem => toJson(document, problem, most));
            write(`${tally.files === 0 ? '' : ','}\n${json({ path, problems: printed, omitted })}`);
            count(tally, problems);
            tally.fixable += problems.filter(({ fixes }) => fixes.length > 0).length;
        },
        unreadable(complaint) {
            tally.unreadable++;
            unreadable.push(complaint);
            complain(terminal, complaint);
        },
        end(hidden = 0) {
            tally.hidden = hidden;
            write(`\n],"unreadable":${json(unreadable)},"summary":${json(tally)}}\n`);
        },
    };
}

const json = (value: unknown): string => visibleJson(JSON.stringify(value));

const toJson = (
    document: Document,
    { code, severity, message, detail, range, related, fixes, missing }: Problem,
    most: number,
): object => ({
    code,
    severity,
    message,
    detail,
    range,
    related: related.map(({ file, range, message }) => ({ path: shownFile(file), range, message })),
    fixes: fixes.map(fix => ({ ...fix, edits: laidOut(document, fix.edits, most) })),
    missing,
});
