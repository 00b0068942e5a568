// What a report prints on standard output, given findings in memory.

import type { Report } from '../../server/cli/report';
import type { Terminal } from '../../server/cli/terminal';
import { Document } from '../../server/language/document';
import type { Problem } from '../../server/model/problem';
import { problemsOf } from '../workspace';

interface Reported {
    readonly path: string;
    readonly text: string;
    readonly problems?: readonly Problem[];
    readonly complaints?: readonly string[];
}

/** Prints the problems of one file, which are those of its text if none are given. */
export function printed(
    report: (terminal: Terminal) => Report,
    { path, text, problems = problemsOf(text), complaints = [] }: Reported,
): string {
    let output = '';
    const stream = { write, width: 80, isTerminal: false, colors };
    const { file, unreadable, end } = report({
        out: stream,
        err: { ...stream, write: () => {} },
    });
    for (const complaint of complaints) unreadable(complaint);
    file(path, new Document(text), problems);
    end();
    return output;

    function write(more: string): void {
        output += more;
    }
}

const same = (text: string): string => text;
const colors = { bold: same, dim: same, red: same, yellow: same, green: same, cyan: same };
