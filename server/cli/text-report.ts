// Findings for people: where, what it does, the line itself, and what to do; and at the end how many of each code.

import { safeFixOf } from '../checks/safe-fixes';
import type { Code } from '../diagnostics';
import type { Severity } from '../diagnostics/entry';
import { count as amount } from '../diagnostics/phrases';
import { shownPath } from '../files/disk';
import { pathOfFile } from '../files/platform-files';
import type { Document } from '../language/document';
import type { Place, Problem } from '../model/problem';
import { excerpt } from './excerpt';
import { hangingIndent, inOneLine } from './prose';
import { count, hiddenText, MOST_A_FILE, newTally, type Report, type Tally } from './report';
import { complain, paintOf, type Stream, type Terminal } from './terminal';
import { visible } from './visible';

type ByCode = Map<Code, { readonly severity: Severity; readonly times: number }>;

const INDENT = '  ';
const MOST_BESIDE = 5;

/**
 * Prints findings on `stream`, and complaints on standard error. Each finding takes at most four lines, of which only the place in
 * the source is cut to the width of the screen; if `verbose`, as many as there is to say.
 */
export function textReport(terminal: Terminal, stream: Stream, verbose = false): Report {
    const tally = newTally();
    const byCode: ByCode = new Map();
    const linesOf = verbose ? allLines : fewLines;
    return {
        file(path, document, problems) {
            count(tally, problems);
            for (const { code, severity } of problems)
                byCode.set(code, { severity, times: (byCode.get(code)?.times ?? 0) + 1 });
            for (const problem of problems.slice(0, MOST_A_FILE)) {
                stream.write(`${linesOf(path, document, problem, stream).join('\n')}\n\n`);
            }
            const more = problems.length - MOST_A_FILE;
            if (more > 0) stream.write(`${visible(path)}: ${amount(more, 'more finding')} not shown\n\n`);
        },
        unreadable(complaint) {
            tally.unreadable++;
            complain(terminal, complaint);
        },
        end(hidden = 0) {
            tally.hidden = hidden;
            if (hidden > 0 && terminal.isQuiet) complain(terminal, hiddenText(hidden));
            if (tally.files === 0 || terminal.isQuiet) return;
            stream.write(`${[...codeLines(byCode, stream), summaryLine(tally, stream)].join('\n')}\n`);
        },
    };
}

/** A finding in few lines: place and message, the line of the source, and what to do. */
function fewLines(path: string, document: Document, problem: Problem, stream: Stream): string[] {
    const { message, detail } = problem;
    const fix = safeFixOf(problem);
    const advice = fix === undefined ? adviceIn(detail, stream.width - INDENT.length) : `fix ${fix.title}`;
    return [
        `${headOf(path, problem, stream)}: ${inOneLine(message)}`,
        ...sourceLines(document.lines.get(problem.range.start.line)?.text ?? '', problem, stream),
        ...(advice === '' ? [] : [`${INDENT}${inOneLine(advice)}`]),
    ];
}

/** The last sentences of a detail, which say what to do, as many as fit into `width` columns; at least one. */
function adviceIn(detail: string, width: number): string {
    const [last = '', ...others] = detail.split(SENTENCE_ENDS).reverse();
    let advice = last;
    for (const sentence of others) {
        if (sentence.length + 1 + advice.length > width) break;
        advice = `${sentence} ${advice}`;
    }
    return advice;
}

const SENTENCE_ENDS = /(?<=[.?!]) (?=[A-Z`])/;

/** All of a finding; `path` is that of its file, as a person reads it. */
function allLines(path: string, document: Document, problem: Problem, stream: Stream): string[] {
    const { message, detail, range } = problem;
    return [
        headOf(path, problem, stream),
        ...hangingIndent(INDENT, message, stream.width),
        ...sourceLines(document.lines.get(range.start.line)?.text ?? '', problem, stream),
        ...(detail === '' ? [] : hangingIndent(INDENT, detail, stream.width)),
        ...besideLines(problem, stream),
    ];
}

function headOf(path: string, problem: Problem, { colors }: Stream): string {
    const { code, severity } = problem;
    const paint = paintOf(severity, colors);
    return `${colors.bold(placeText(path, problem))}: ${paint(colors.bold(severity))} ${colors.bold(code)}`;
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
    { files, errors, warnings, information, safe, unreadable, hidden }: Tally,
    { colors }: Stream,
): string {
    const found = [
        errors > 0 ? colors.red(amount(errors, 'error')) : '',
        warnings > 0 ? colors.yellow(amount(warnings, 'warning')) : '',
        information > 0 ? colors.cyan(`${information} for information`) : '',
    ].filter(part => part !== '');
    const none = hidden > 0 ? [] : [colors.green('no findings')];
    const left = hidden > 0 ? [colors.red(hiddenText(hidden))] : [];
    const result = [...(found.length > 0 ? [found.join(', ')] : none), ...left].join('; ');
    const fixes = safe > 0 ? `; \`eemi-acl check --fix\` puts ${safe} right` : '';
    const missing = unreadable > 0 ? `; ${colors.red(`${unreadable} could not be read`)}` : '';
    return `${amount(files, 'file')} checked: ${result}${fixes}${missing}`;
}

/** How often each code was found, the worst first; nothing for a single one, which was just read. */
function codeLines(byCode: ByCode, { colors }: Stream): string[] {
    const found = [...byCode].map(([code, each]) => ({ code, ...each }));
    if (found.reduce((all, { times }) => all + times, 0) < 2) return [];
    const widest = Math.max(...found.map(({ times }) => `${times}`.length));
    return found
        .sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || b.times - a.times)
        .map(({ code, times, severity }) => {
            const paint = paintOf(severity, colors);
            return `${INDENT}${`${times}`.padStart(widest)} ${paint(severity.padEnd(LONGEST))} ${code}`;
        });
}

const ORDER = { error: 0, warning: 1, information: 2 } as const;
const LONGEST = 'information'.length;
