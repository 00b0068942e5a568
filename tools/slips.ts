// The page docs/slips.md: what people write by mistake, what the checker says, and what it offers.

import { readFileSync } from 'node:fs';
import type { Fix, Problem } from '../server/model/problem';
import { problemsOf } from '../test/workspace';
import { sectionsOf } from './sections';

export interface Slip {
    readonly section: string;
    readonly text: string;
    /** The whole file with the slip in it. */
    readonly file: string;
}

/** Where the slip stands in the file of its section. */
const PLACE = /^( *)@$/m;

export const SLIPS: readonly Slip[] = sectionsOf(readFileSync('test/fixtures/slips.txt', 'utf8')).flatMap(
    ({ heading, parts: [around = '', ...slips] }) =>
        slips.map(text => ({ section: heading, text, file: inPlace(around, text) })),
);

function inPlace(around: string, text: string): string {
    const put = (_: string, indent: string): string =>
        text
            .split('\n')
            .map(line => indent + line)
            .join('\n');
    return `${around.replace(PLACE, put)}\n`;
}

/** The text that the page should have. */
export function slipsPage(): string {
    const sections = [...new Set(SLIPS.map(({ section }) => section))];
    return `${['# Slips', introduction(), ...sections.map(sectionText)].join('\n\n')}\n`;
}

const introduction =
    (): string => `What people who write their first tables get wrong: ${SLIPS.length} slips, what the checker says about each, and what it
offers to do. Each stands alone in a file that is right otherwise. A fix in bold is the one that an editor prefers. This page is generated (\`npm run docs\`) from \`test/fixtures/slips.txt\`, and a test
checks that it is up to date. What a code means is in [diagnostics.md](diagnostics.md).`;

function sectionText(section: string): string {
    const rows = SLIPS.filter(slip => slip.section === section).map(rowText);
    return [`## ${section}`, ['| slip | said | offered |', '|---|---|---|', ...rows].join('\n')].join('\n\n');
}

function rowText({ text, file }: Slip): string {
    const problems = problemsOf(file);
    const lines = file.split('\n');
    const said = problems.map(each => saidText(each, lines));
    const offered = problems.flatMap(({ fixes }) => fixes.map(offeredText));
    const slip = text === '' ? ['(no line)'] : text.split('\n').map(codeText);
    const cells = [slip, said, offered].map(parts => parts.join('<br>'));
    return `| ${cells.join(' | ')} |`;
}

function saidText({ code, severity, message, range: { start, end } }: Problem, lines: string[]): string {
    const last = start.line === end.line ? end.character : undefined;
    const at = lines[start.line]?.slice(start.character, last) ?? '';
    return `${severity} [${code}](diagnostics.md#${code})${at === '' ? '' : ` at ${codeText(at)}`}: ${cellText(message)}`;
}

const offeredText = ({ title, preferred }: Fix): string =>
    preferred === true ? `**${cellText(title)}**` : cellText(title);

/** Code in a cell of a table: blanks at the start count, and a bar would end the cell. */
const codeText = (text: string): string => (text === '' ? '' : `\`${text.replaceAll('|', '\\|')}\``);

const cellText = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', '<br>');
