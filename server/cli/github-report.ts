// Findings as workflow commands, which GitHub shows beside the lines of a pull request. What a file or its name contains cannot end a
// command or begin another one.

import { wholeText } from '../diagnostics';
import { count as amount } from '../diagnostics/phrases';
import type { Problem } from '../model/problem';
import { data, property } from './github-commands';
import { hiddenText, MOST_A_FILE, type Report } from './report';
import type { Terminal } from './terminal';

const COMMANDS = { error: 'error', warning: 'warning', information: 'notice' } as const;

/** Prints everything on standard output, complaints too: as bare text, GitHub would look for commands in them. */
export function githubReport({ out: { write } }: Terminal): Report {
    return {
        file(file, _, problems) {
            for (const problem of problems.slice(0, MOST_A_FILE)) write(commandOf(file, problem));
            const more = problems.length - MOST_A_FILE;
            if (more > 0) {
                write(
                    `::notice file=${property(file)}::${data(`${amount(more, 'more finding')} not shown`)}\n`,
                );
            }
        },
        unreadable: complaint => write(`::error title=eemi-acl::${data(complaint)}\n`),
        end(hidden = 0) {
            if (hidden > 0) write(`::warning title=eemi-acl::${data(hiddenText(hidden))}\n`);
        },
    };
}

function commandOf(file: string, problem: Problem): string {
    const { start, end } = problem.range;
    // GitHub refuses columns if the end is in another line.
    const columns =
        start.line === end.line
            ? `,col=${start.character + 1},endColumn=${Math.max(end.character, start.character + 1)}`
            : '';
    const place = `file=${property(file)},line=${start.line + 1},endLine=${end.line + 1}${columns}`;
    return `::${COMMANDS[problem.severity]} ${place},title=${property(problem.code)}::${data(wholeText(problem))}\n`;
}
