// The examples of the documentation, two for each code, and what the checker says about the bad one. They are in text files,
// because the program reads them only when somebody asks for documentation.

import examples from 'text:./examples.txt';
import said from 'text:./said.txt';
import { CODES, type Code, type Words, wholeText } from '../diagnostics';

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
    bad: below(examples, `bad ${code}`),
    good: below(examples, `good ${code}`),
});

/**
 * What the first finding in the bad example says. It stands in a file that `npm run docs` writes, so that documentation can
 * show it without running the checker.
 */
export function saidOf(code: Code): Words {
    const [message = '', detail = ''] = below(said, code).split('\n');
    return { message, detail };
}

/** The file of what all codes say. */
export const saidText = (saidLive: (code: Code) => Words): string =>
    CODES.map(code => `=== ${code}\n${wholeText(saidLive(code))}\n`).join('');

/** The text below a heading. A heading is a line of its own, and only headings begin with `===`. */
function below(text: string, heading: string): string {
    const line = `=== ${heading}\n`;
    const start = text.indexOf(line) + line.length;
    const end = text.indexOf('=== ', start);
    return text.slice(start, end === -1 ? undefined : end);
}
