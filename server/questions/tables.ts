// Answers as tables, and tables as comma-separated values for a spreadsheet (RFC 4180).

import { hexOf } from '../language/number';
import type { Domain } from '../model/domain';
import { type Answer, type Asked, mayIn } from './answers';
import { callerText } from './caller';
import { holdingsOf } from './holdings';
import type { Table } from './markdown';
import type { Matrix, MatrixRow, May } from './matrix';
import { contentsText } from './paragraphs';
import { traceOf } from './trace';
import { WHY_UNKNOWN } from './unread';

/** The answers to one question, a line for each domain. */
export const answersTable = (asked: Asked, answers: readonly Answer[]): Table => [
    ['domain', 'action', 'object', 'may', 'because', 'but'],
    ...answers.map(each => {
        const { domain, question } = each;
        const may = mayIn(each);
        return [
            domain.name,
            question.action,
            question.text,
            may,
            may === 'unknown' ? WHY_UNKNOWN : traceOf(asked, each).because,
            may === 'unknown' ? '' : callerText(asked, each),
        ];
    }),
];

/** All that domains may do, a line for each thing of each domain. */
export const thingsTable = (asked: Asked, domains: readonly Domain[]): Table => [
    ['domain', 'kind', 'id', 'name', 'page', 'device', 'shared with', 'by the extra page'],
    ...domains.flatMap(domain => {
        const { holdings, wideClocks } = holdingsOf(asked, domain);
        const line = (kind: string, id: string, name: string, ...rest: readonly string[]): string[] => [
            domain.name,
            kind,
            id,
            name,
            ...rest,
        ];
        return [
            ...holdings.flatMap(({ source, name: device = '', things, registers, sharedWith, isExtra }) => {
                const rest = [sourceText(source), device, sharedWith.join(' '), isExtra ? 'yes' : ''];
                return [
                    ...things.map(({ kind, id, name }) => line(kind, `${id}`, name, ...rest)),
                    ...registers.map(({ row, name }) => line('register', hexOf(row.start), name, ...rest)),
                ];
            }),
            ...wideClocks.map(({ clock: { kind, id, name }, pages }) =>
                line(kind, `${id}`, name, pages.map(hexOf).join(' '), '', '', ''),
            ),
            // What else it has, no line says.
            ...(domain.isKnown ? [] : [line('unknown', '', WHY_UNKNOWN, '', '', '', '')]),
        ];
    }),
];

/** Domains side by side, a line for what the same of them have from one page. */
export const matrixTable = ({ domains, rows }: Matrix): Table => [
    ['page', 'device', 'what', ...domains.map(({ name }) => name)],
    ...rows.map(row => [
        sourceText(row.source),
        row.name ?? '',
        contentsText(row),
        ...row.may.map(each => CELLS[each]),
    ]),
];

/** What several domains can control, and so take from each other; without the hardware domain. */
export const sharedTable = ({ shared }: Matrix): Table => [
    ['both can control', 'what'],
    ...shared.map(each => [each.domains.map(({ name }) => name).join(', '), contentsText(each)]),
];

const CELLS: Readonly<Record<May, string>> = {
    yes: 'yes',
    extra: 'yes, by the extra page',
    no: '',
    unknown: 'unknown',
};

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
