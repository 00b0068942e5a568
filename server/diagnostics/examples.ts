// The examples of the documentation, two for each code. They are a text of its own, because a program has them read only when
// somebody asks for a documentation.

import examples from 'text:./examples.txt';
import type { Code } from '../diagnostics';

/**
 * A test executes both. Other files follow, each after a line `--- path`; after `--- path generated from` follows the source
 * that the output at the path was generated from, and `--- path generated from, with a line added by hand` says what happened to
 * it since.
 */
export interface Examples {
    /** A file that gives exactly this code. */
    readonly bad: string;
    /** One that gives none. */
    readonly good: string;
}

export const examplesOf = (code: Code): Examples => ({
    bad: below(`bad ${code}`),
    good: below(`good ${code}`),
});

/** What stands below a heading; the headings are lines of their own and the only ones to begin with `===`. */
function below(heading: string): string {
    const line = `=== ${heading}\n`;
    const start = examples.indexOf(line) + line.length;
    const end = examples.indexOf('=== ', start);
    return examples.slice(start, end === -1 ? undefined : end);
}
