// The page docs/mistakes.md: the mistakes of real tables that a table alone can show, each as a small example, and what is said of it.

import { readFileSync } from 'node:fs';
import { count } from '../server/diagnostics/phrases';
import type { Problem } from '../server/model/problem';
import { problemsOf } from '../test/workspace';
import { sectionsOf } from './sections';

export interface Mistake {
    /** The code that catches it. */
    readonly code: string;
    readonly title: string;
    /** What it did, or does, on the machine. */
    readonly story: string;
    readonly example: string;
}

export const MISTAKES: readonly Mistake[] = sectionsOf(
    readFileSync('test/fixtures/mistakes.txt', 'utf8'),
).map(({ heading, parts: [story = '', example = ''] }) => {
    const [code = '', title = ''] = heading.split(': ');
    return { code, title, story, example: `${example}\n` };
});

/** The text that the page should have. */
export const mistakesPage = (): string =>
    `${['# Mistakes of real tables', introduction(), ...MISTAKES.map(mistakeText)].join('\n\n')}\n`;

function introduction(): string {
    const codes = [...new Set(MISTAKES.map(({ code }) => code))];
    const times = (code: string): number => MISTAKES.filter(each => each.code === code).length;
    const list = codes.map(code => `${times(code)} ${link(code)}`).join(', ');
    return `In the public history of AMD's Xen tree there are ${count(MISTAKES.length, 'mistake')} that a table alone can show. Compilers accept every one of them,
and some were mended only years later. Here is a small example of our own for each, what that mistake does, and what the checker says: ${list}.
Each example is a test. This page is generated (\`npm run docs\`) from \`test/fixtures/mistakes.txt\`.`;
}

function mistakeText({ code, title, story, example }: Mistake): string {
    const [first = '', ...rest] = title;
    const heading = `## ${first.toUpperCase()}${rest.join('')}`;
    const found = problemsOf(example).map(each => foundText(each, example.split('\n')));
    return [
        heading,
        `Caught by ${link(code)}. ${story}`,
        `\`\`\`eemi\n${example}\`\`\``,
        found.join('\n'),
    ].join('\n\n');
}

function foundText({ code, severity, message, range: { start }, fixes }: Problem, lines: string[]): string {
    const at = `- line ${start.line + 1}, \`${lines[start.line]?.trim() ?? ''}\`: ${severity} ${link(code)}\\\n  ${message}`;
    return [at, ...fixes.map(({ title }) => `  - offered: ${title}`)].join('\n');
}

const link = (code: string): string => `[${code}](diagnostics.md#${code})`;
