// Answers as tables: for a spreadsheet as comma-separated values (RFC 4180), and for a review as Markdown.

import { hexOf } from '../language/number';
import type { Domain } from '../model/domain';
import type { Answer, Asked } from './answers';
import { callerText } from './caller';
import { holdingsOf, type Thing } from './holdings';
import type { Matrix, MatrixRow } from './matrix';
import { thingsText } from './paragraphs';
import { traceOf } from './trace';

/** Lines of cells, the first of which are the titles. */
export type Table = readonly (readonly string[])[];

/** The answers to one question, a line for each domain. */
export const answersTable = (asked: Asked, answers: readonly Answer[]): Table => [
    ['domain', 'action', 'object', 'may', 'because', 'but'],
    ...answers.map(each => {
        const { domain, question, decided } = each;
        const may = decided.decision.allowed ? 'yes' : 'no';
        return [
            domain.name,
            question.action,
            question.text,
            may,
            traceOf(asked, each).because,
            callerText(asked, each),
        ];
    }),
];

/** All that domains may do, a line for each thing of each domain. */
export const thingsTable = (asked: Asked, domains: readonly Domain[]): Table => [
    ['domain', 'kind', 'id', 'name', 'page', 'device', 'shared with'],
    ...domains.flatMap(domain => {
        const { holdings, wideClocks } = holdingsOf(asked, domain);
        const line = ({ kind, id, name }: Thing, ...rest: readonly string[]): string[] => [
            domain.name,
            kind,
            `${id}`,
            name,
            ...rest,
        ];
        return [
            ...holdings.flatMap(({ source, name = '', things, sharedWith }) =>
                things.map(each => line(each, sourceText(source), name, sharedWith.join(' '))),
            ),
            ...wideClocks.map(({ clock, pages }) => line(clock, pages.map(hexOf).join(' '), '', '')),
        ];
    }),
];

/** Domains side by side, a line for what the same of them have from one page. */
export const matrixTable = ({ domains, rows }: Matrix): Table => [
    ['page', 'device', 'what', ...domains.map(({ name }) => name)],
    ...rows.map(({ source, name = '', things, may }) => [
        sourceText(source),
        name,
        thingsText(things),
        ...may.map(each => (each ? 'yes' : '')),
    ]),
];

/** What several domains can control, and so take from each other; without the hardware domain. */
export const sharedTable = ({ shared }: Matrix): Table => [
    ['both can control', 'what'],
    ...shared.map(({ domains: sharers, things }) => [
        sharers.map(({ name }) => name).join(', '),
        thingsText(things),
    ]),
];

const sourceText = (source: MatrixRow['source']): string =>
    typeof source === 'number' ? hexOf(source) : source;

/** Comma-separated values, with plain line feeds. A cell that a spreadsheet would take for a formula is one no longer. */
export const csvOf = (table: Table): string => table.map(line => `${line.map(csvCell).join(',')}\n`).join('');

function csvCell(text: string): string {
    const harmless = ['=', '+', '-', '@'].some(start => text.startsWith(start)) ? `'${text}` : text;
    return ['"', ',', '\n', '\r'].some(each => harmless.includes(each))
        ? `"${harmless.replaceAll('"', '""')}"`
        : harmless;
}

/** A Markdown table. */
export function markdownOf([titles = [], ...lines]: Table): string {
    const row = (cells: readonly string[]): string => `| ${cells.map(markdownCell).join(' | ')} |\n`;
    return [row(titles), row(titles.map(() => '---')), ...lines.map(row)].join('');
}

const markdownCell = (text: string): string =>
    text.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll('_', '\\_').replaceAll('<', '&lt;');
