// The documentation of a diagnostic, taken from the registry, as docs/diagnostics.md and the editor show it; `explain` shows
// the same entries on a terminal.

import { type Code, codes, isWaivable, severityOf, type Words } from '../diagnostics';
import { manualOf } from './manual';

/** One code's entry as Markdown; `heading` is its first line (`## index-gap`, or just the code). */
export function documentationOf(code: Code, heading: string, saidNow?: Words): string {
    const { when, why, instead, bad, good, said } = manualOf(code);
    const kind = `${TITLES[severityOf(code)]}${isWaivable(code) ? ', can be waived' : ''}.`;
    return [
        heading,
        `${kind} ${when}`,
        `**What it does on the machine.** ${why}`,
        `**Instead.** ${instead}`,
        'For example, this:',
        fenced(bad),
        'is reported as:',
        quoted(saidNow ?? said),
        'and this is not reported:',
        fenced(good),
    ].join('\n\n');
}

const TITLES = { error: 'Error', warning: 'Warning', information: 'Information' } as const;

/** The page of all codes, docs/diagnostics.md; `said` gives what the bad example of a code is told. */
export function diagnosticsPage(said: (code: Code) => Words): string {
    const rows = codes().map(code => {
        const { when } = manualOf(code);
        return `| [\`${code}\`](#${code}) | ${severityOf(code)} | ${isWaivable(code) ? 'yes' : 'no'} | ${when.replaceAll('|', '\\|')} |`;
    });
    return `${[
        '# Diagnostics',
        INTRODUCTION,
        ['| code | severity | can be waived | reported when |', '|---|---|---|---|', ...rows].join('\n'),
        ...codes().map(code => documentationOf(code, `## ${code}`, said(code))),
    ].join('\n\n')}\n`;
}

const INTRODUCTION = `Everything that \`eemi-acl\` reports about a file, on one page. It is generated from the registry in
\`server/diagnostics.ts\` (\`npm run docs\`), and a test runs every example: the first gives this code and no other,
the second gives none. In an example of several files, a line \`--- path\` begins the next file; a line
\`--- path generated from\` begins a source, and the file at that path is the output that was generated from it.

An error stops the run from writing any output. A warning does not, unless \`--strict\` is given. Information never does:
it says what is true of a table and may well be meant. What can be waived is silenced by \`waive CODE "reason"\`: inside a block for the block, or at the end of a row for the row.`;

const quoted = ({ message, detail }: Words): string =>
    detail === '' ? `> ${message}` : `> **${message}**\\\n> ${detail}`;

const fenced = (text: string): string => `\`\`\`eemi\n${text}\`\`\``;
