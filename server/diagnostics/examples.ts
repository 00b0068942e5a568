// The examples of the documentation, two for each code. They are in a text file, because the program reads them only when
// somebody asks for documentation.

import examples from 'text:./examples.txt';
import type { Code } from '../diagnostics';

/**
 * A test runs both. Other files may follow, each after a line `--- path`. After `--- path generated from` comes the source of a
 * generated file at that path; `--- path generated from, with a line added by hand` means that the generated file was edited
 * afterwards.
 */
export interface Examples {
    /** A file that gives exactly this code. */
    readonly bad: string;
    /** A file that gives none. */
    readonly good: string;
}

export const examplesOf = (code: Code): Examples => ({
    bad: below(`bad ${code}`),
    good: below(`good ${code}`),
});

/** The text below a heading. A heading is a line of its own, and only headings begin with `===`. */
function below(heading: string): string {
    const line = `=== ${heading}\n`;
    const start = examples.indexOf(line) + line.length;
    const end = examples.indexOf('=== ', start);
    return examples.slice(start, end === -1 ? undefined : end);
}
