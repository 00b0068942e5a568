// Findings as a comment of a pull request: a table of what was found where, and below it, folded, why and what to do.

import { count as amount } from '../diagnostics/phrases';
import { lineOf } from '../model/problem';
import { commentOf } from '../questions/comment';
import { count, hiddenText, MOST_A_FILE, newTally, type Report, type Tally } from './report';
import { complain, type Terminal } from './terminal';
import { visible } from './visible';

/** Prints the comment on standard output, and complaints also on standard error. */
export function markdownReport(terminal: Terminal): Report {
    const tally = newTally();
    const rows: string[][] = [];
    const details: string[] = [];
    const complaints: string[] = [];
    return {
        file(path, _, problems) {
            count(tally, problems);
            for (const problem of problems.slice(0, MOST_A_FILE)) {
                const { severity, code, message, detail } = problem;
                const place = `${path}:${lineOf(problem) + 1}`;
                rows.push([severity, code, message, place].map(visible));
                if (detail !== '') details.push(visible(`${place} ${code}: ${detail.replaceAll('\n', ' ')}`));
            }
            const more = problems.length - MOST_A_FILE;
            if (more > 0) complaints.push(visible(`${path}: ${amount(more, 'more finding')} not shown`));
        },
        unreadable(complaint) {
            tally.unreadable++;
            complaints.push(visible(complaint));
            complain(terminal, complaint);
        },
        end(hidden = 0) {
            tally.hidden = hidden;
            const text = commentOf([
                { kind: 'title', text: `EEMI: ${found(tally)}`, more: amount(tally.files, 'file') },
                ...complaints.map(text => ({ kind: 'text', text }) as const),
                { kind: 'table', titles: TITLES, rows },
                { kind: 'fold', title: 'why, and what to do', lines: details },
            ]);
            terminal.out.write(text);
        },
    };
}

const TITLES = ['severity', 'code', 'finding', 'where'] as const;

function found({ errors, warnings, information, unreadable, hidden }: Tally): string {
    const parts = [
        ...(errors > 0 ? [amount(errors, 'error')] : []),
        ...(warnings > 0 ? [amount(warnings, 'warning')] : []),
        ...(information > 0 ? [`${information} for information`] : []),
        ...(unreadable > 0 ? [`${unreadable} could not be read`] : []),
        ...(hidden > 0 ? [hiddenText(hidden)] : []),
    ];
    return parts.length === 0 ? 'no findings' : parts.join(', ');
}
