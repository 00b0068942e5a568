// Findings for people: where, what it does, the line itself, why and what to do; and a summary at the end.

import { count as amount } from '../diagnostics/phrases';
import { shownPath } from '../files/disk';
import { pathOfFile } from '../files/platform-files';
import type { Document } from '../language/document';
import type { Place, Problem } from '../model/problem';
import { excerpt } from './excerpt';
import { hangingIndent } from './prose';
import { count, MOST_A_FILE, newTally, type Report, type Tally } from './report';
import { complain, paintOf, type Stream, type Terminal } from './terminal';
import { visible } from './visible';

const INDENT = '  ';
const MOST_BESIDE = 5;

/** Prints findings on `stream`, and complaints on standard error. */
export function textReport(terminal: Terminal, stream: Stream): Report {
    const tally = newTally();
    return {
        file(path, document, problems) {
            count(tally, problems);
            for (const problem of problems.slice(0, MOST_A_FILE)) {
                stream.write(`${findingLines(path, document, problem, stream).join('\n')}\n\n`);
            }
            const more = problems.length - MOST_A_FILE;
            if (more > 0) stream.write(`${visible(path)}: ${amount(more, 'more finding')} not shown\n\n`);
        },
        unreadable(complaint) {
            tally.unreadable++;
            complain(terminal, complaint);
        },
        end() {
            if (tally.files > 0) stream.write(`${summaryLine(tally, stream)}\n`);
        },
    };
}

/** The lines of one finding; `path` is that of its file, as a person reads it. */
function findingLines(path: string, document: Document, problem: Problem, stream: Stream): string[] {
    const { colors, width } = stream;
    const { code, severity, message, detail, range } = problem;
    const paint = paintOf(severity, colors);
    return [
        `${colors.bold(placeText(path, problem))}: ${paint(colors.bold(severity))} ${colors.bold(code)}`,
        ...hangingIndent(INDENT, message, width),
        ...sourceLines(document.lines.get(range.start.line)?.text ?? '', problem, stream),
        ...(detail === '' ? [] : hangingIndent(INDENT, detail, width)),
        ...besideLines(problem, stream),
    ];
}

function sourceLines(text: string, { range, severity }: Problem, { colors, width }: Stream): string[] {
    const { start, end } = range;
    const number = `${start.line + 1}`;
    const gutter = INDENT.length + number.length + 3;
    const span = { start: start.character, end: end.line > start.line ? text.length : end.character };
    const shown = excerpt(text, span, width - gutter);
    const paint = paintOf(severity, colors);
    return [
        `${INDENT}${colors.dim(`${number} |`)} ${shown.text}`.trimEnd(),
        `${INDENT}${' '.repeat(number.length)} ${colors.dim('|')} ${paint(shown.marks)}`,
    ];
}

/** Related places of a finding, and its fixes. */
function besideLines({ related, fixes }: Problem, { colors, width }: Stream): string[] {
    const paint = (lines: string[], lead: string): string[] =>
        lines.map((line, at) =>
            at === 0 ? INDENT + colors.cyan(lead) + line.slice(INDENT.length + lead.length) : line,
        );
    const beside = (lead: string, texts: readonly string[]): string[] => {
        const more = texts.length - MOST_BESIDE;
        const shown = more > 0 ? [...texts.slice(0, MOST_BESIDE), `and ${more} more`] : texts;
        return shown.flatMap(text => paint(hangingIndent(`${INDENT}${lead} `, text, width), lead));
    };
    const places = related.map(place => `${placeText(shownFile(place.file), place)}: ${place.message}`);
    return [
        ...beside('see', places),
        ...beside(
            'fix',
            fixes.map(({ title }) => title),
        ),
    ];
}

/** `path:line:column`, both from 1; a column is a UTF-16 unit, as editors count. */
const placeText = (path: string, { range: { start } }: Pick<Place, 'range'>): string =>
    visible(`${path}:${start.line + 1}:${start.character + 1}`);

/** The path of a place's file as a person reads it; a bundled platform is a file beside the program. */
export const shownFile = (file: string): string => shownPath(pathOfFile(file, `${__dirname}/platforms`));

function summaryLine(
    { files, errors, warnings, information, fixable, unreadable }: Tally,
    { colors }: Stream,
): string {
    const found = [
        errors > 0 ? colors.red(amount(errors, 'error')) : '',
        warnings > 0 ? colors.yellow(amount(warnings, 'warning')) : '',
        information > 0 ? colors.cyan(`${information} for information`) : '',
    ].filter(part => part !== '');
    const fixes = fixable > 0 ? ` (${fixable} with a fix)` : '';
    const result = found.length > 0 ? found.join(', ') + fixes : colors.green('no findings');
    const missing = unreadable > 0 ? `; ${colors.red(`${unreadable} could not be read`)}` : '';
    return `${amount(files, 'file')} checked: ${result}${missing}`;
}
