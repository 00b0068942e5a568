// What people read about each diagnostic: when and why it is reported, what to do, two examples, and what the checker says about the
// bad one. It is in text files, because the program reads them only when somebody asks for documentation.

import documentation from 'text:./documentation.txt';
import said from 'text:./said.txt';
import type { Code, Words } from '../diagnostics';

/**
 * A test runs both examples. Other files may follow, each after a line `--- path`. After `--- path generated from` comes the source of
 * a generated file at that path; `--- path generated from, with a line added by hand` means that the generated file was edited
 * afterwards.
 */
export interface ManualEntry {
    /** When it is reported, in one sentence. */
    readonly when: string;
    /** What would happen on the machine. */
    readonly why: string;
    /** What to do instead. */
    readonly instead: string;
    /** A file that gives exactly this code. */
    readonly bad: string;
    /** A file that gives none. */
    readonly good: string;
    /**
     * What the first finding in the bad example says. It stands in a file that `npm run docs` writes, so that documentation can
     * show it without running the checker.
     */
    readonly said: Words;
}

export function manualOf(code: Code): ManualEntry {
    const about = below(documentation, code).split('\n');
    const [message = '', detail = ''] = below(said, code).split('\n');
    return {
        when: after('when: ', about),
        why: after('why: ', about),
        instead: after('instead: ', about),
        bad: below(documentation, `bad ${code}`),
        good: below(documentation, `good ${code}`),
        said: { message, detail },
    };
}

/** The rest of the line that begins with a word. */
const after = (word: string, lines: readonly string[]): string =>
    lines.find(line => line.startsWith(word))?.slice(word.length) ?? '';

/** The text below a heading. A heading is a line of its own, and only headings begin with `===`. */
function below(text: string, heading: string): string {
    const line = `=== ${heading}\n`;
    const start = text.indexOf(line) + line.length;
    const end = text.indexOf('=== ', start);
    return text.slice(start, end === -1 ? undefined : end);
}
