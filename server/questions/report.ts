// A report of answers in one of the forms that `query` prints. The built program loads this file when it is needed.

import { list } from '../diagnostics/phrases';
import { nearestWords } from '../language/nearest';
import type { Domain } from '../model/domain';
import type { Program } from '../model/program';
import { accessDocument } from './access-view';
import { type Asked, answer, askable, unasked } from './answers';
import { FIRMWARE_NOTE } from './caller';
import { answersData, overviewData } from './data';
import { holdingsOf } from './holdings';
import { readLogLine } from './log-line';
import { markdownOf, type Table } from './markdown';
import { type Matrix, matrixOf } from './matrix';
import { needsOf, nodeCalled } from './needs';
import { needsData, needsParagraphs, needsTable } from './needs-report';
import { domainParagraphs, generalNotes, matrixParagraphs, type Paragraph, plain } from './paragraphs';
import type { Question } from './question';
import { asking, sentencesOf } from './sentences';
import { answersTable, csvOf, matrixTable, sharedTable, thingsTable } from './tables';
import { unknownNotes } from './unread';
import { whoCould } from './who';

/** `html` is a page of all that domains may do; an answer to one question has no such form. */
export type Format = AnswerFormat | 'html';
type AnswerFormat = 'text' | 'json' | 'markdown' | 'csv';

/** Paragraphs that still must be wrapped, a table as text, or data for JSON; or why there is no answer, as a sentence without its full stop. */
export type Report =
    | { readonly refusal: string }
    | { readonly paragraphs: readonly Paragraph[] }
    | { readonly text: string }
    | { readonly data: object };

/** The answers to one question; with `who` also who could by the tables. */
export function answerReport(
    program: Program,
    question: Question,
    domains: readonly Domain[],
    { format, who }: { readonly format: Format; readonly who: boolean },
): Report {
    if (format === 'html') return PAGE_IS_OF_ALL;
    const asked = askable(program);
    const refusal = unasked(asked, question);
    if (refusal !== undefined) return { refusal };
    const answers = domains.flatMap(domain => answer(asked, domain, question) ?? []);
    if (format === 'json') return { data: answersData(asked, question, answers) };
    if (format !== 'text') return tableReport(answersTable(asked, answers), format);
    const isAllowed = answers.some(({ decided }) => decided.decision.allowed);
    return {
        paragraphs: [
            ...(who ? whoParagraphs(asked, question) : []),
            ...answers.flatMap(each => saidParagraphs(sentencesOf(asked, each))),
            ...(isAllowed ? [plain(FIRMWARE_NOTE)] : []),
        ],
    };
}

const PAGE_IS_OF_ALL: Report = { refusal: 'a page shows all that domains may do: leave out the question' };

/** What a line of Xen's log is about, and the answers to the call that was refused. */
export function logReport(
    program: Program,
    line: string,
    domains: readonly Domain[],
    options: { readonly format: Format; readonly who: boolean },
): Report {
    const { format } = options;
    if (format === 'html') return PAGE_IS_OF_ALL;
    const asked = askable(program);
    const { question, said } = readLogLine(asked, line);
    if (question === undefined) return unansweredReport(asked, said, format);
    const report = answerReport(program, question, domains, options);
    if ('refusal' in report) return unansweredReport(asked, `${said} But ${report.refusal}.`, format);
    if ('paragraphs' in report) return { paragraphs: [plain(said), ...report.paragraphs] };
    return 'data' in report ? { data: { ...report.data, reading: said } } : report;
}

/** That a line has no question, in a form that its readers expect. */
function unansweredReport(asked: Asked, said: string, format: AnswerFormat): Report {
    if (format === 'text') return { paragraphs: [plain(said)] };
    if (format !== 'json') return tableReport(answersTable(asked, []), format);
    return { data: { ...answersData(asked, undefined, []), reading: said } };
}

/** With which pages a guest may use some nodes, by their names or numbers, and what else these give. */
export function needsReport(program: Program, devices: readonly string[], format: Format): Report {
    if (format === 'html') return PAGE_IS_OF_ALL;
    const ids = devices.map(text => nodeCalled(program, text));
    const unknown = devices.find((_, at) => ids[at] === undefined);
    if (unknown !== undefined) return { refusal: noNode(program, unknown) };
    const needs = needsOf(
        askable(program),
        ids.filter(id => id !== undefined),
    );
    if (format === 'json') return { data: needsData(program, needs) };
    return format === 'text'
        ? { paragraphs: needsParagraphs(needs) }
        : tableReport(needsTable(needs), format);
}

function noNode({ scope }: Program, text: string): string {
    const near = nearestWords(
        [...scope.firstNames('node')].map(({ name }) => name),
        text,
    );
    return `\`${text}\` is no node${near.length > 0 ? `; did you mean ${list(near, 3, 'or')}?` : ''}`;
}

/** All that one domain may do, or several side by side. At least one. */
export function overviewReport(program: Program, domains: readonly Domain[], format: Format): Report {
    if (format === 'html') return pageOf(program, domains);
    const asked = askable(program);
    if ((format === 'json' || format === 'csv') && !canBeListed(asked, domains)) return TOO_LONG;
    if (format === 'json') return { data: overviewData(asked, domains) };
    if (format === 'csv') return tableReport(thingsTable(asked, domains), format);
    const [first, ...others] = domains;
    const matrix = (): Matrix => matrixOf(domains.map(each => holdingsOf(asked, each)));
    if (format === 'markdown') return { text: overviewMarkdown(matrix()) };
    const paragraphs =
        first !== undefined && others.length === 0
            ? domainParagraphs(asked, first)
            : matrixParagraphs(matrix());
    return { paragraphs: [...paragraphs, ...[...unknownNotes(domains), ...generalNotes(asked)].map(plain)] };
}

const FEWER = 'ask about fewer domains (`--domain`), or use `--format text`';

function pageOf(program: Program, domains: readonly Domain[]): Report {
    const text = accessDocument(program, domains);
    return text === undefined ? { refusal: `the page would be too long to show: ${FEWER}` } : { text };
}

/** A list names everything again for each domain that has it: a million ids for thousands of domains are more than fit in memory. */
const MOST_LISTED = 2 ** 20;

const TOO_LONG: Report = {
    refusal: `the list would have more than ${MOST_LISTED} entries: ${FEWER}`,
};

/** Whether what the domains have, each by itself, is not too much for a list. */
function canBeListed(asked: Asked, domains: readonly Domain[]): boolean {
    let listed = 0;
    for (const domain of domains) {
        for (const { alike, clocks, registers } of holdingsOf(asked, domain).holdings) {
            listed += clocks.length + registers.length;
            for (const { things } of alike) listed += things.length;
        }
        if (listed > MOST_LISTED) return false;
    }
    return true;
}

function overviewMarkdown(matrix: Matrix): string {
    const all = markdownOf(matrixTable(matrix));
    const shared = matrix.shared.length > 0 ? [markdownOf(sharedTable(matrix))] : [];
    return [all, ...shared, ...unknownNotes(matrix.domains).map(note => `${note}\n`)].join('\n');
}

const tableReport = (table: Table, format: 'markdown' | 'csv'): Report => ({
    text: format === 'csv' ? csvOf(table) : markdownOf(table),
});

const whoParagraphs = (asked: Asked, question: Question): Paragraph[] => [
    plain(`Who could ${asking(question)}:`),
    ...whoCould(asked, question).map(text => ({ lead: '  ', text })),
];

const saidParagraphs = ([first = '', ...notes]: readonly string[]): Paragraph[] => [
    plain(first),
    ...notes.map(text => ({ lead: '  But ', text })),
];
