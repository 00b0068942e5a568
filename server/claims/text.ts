// A run of tests for people: what does not hold, each with its place as a compiler writes it, and at the end how many do.

import { count } from '../diagnostics/phrases';
import { addTo } from '../language/sorted';
import type { Coverage, PlacedRow } from './coverage';
import type { Mutations } from './mutations';
import type { Tested, TestedClaim, TestedFile } from './results';

/** The whole text, with a line end. */
export function textOfRun(files: readonly TestedFile[]): string {
    const lines = files.flatMap(file => [
        ...(file.untried === undefined ? [] : [`${file.path}: ${file.untried}`]),
        ...file.tests.flatMap(test => test.claims.flatMap(claim => failure(file, test, claim))),
        ...otherErrorsOf(file),
        ...(file.coverage === undefined ? [] : coverageLines(file.path, file.coverage)),
        ...(file.mutations === undefined ? [] : mutationLines(file.path, file.mutations)),
    ]);
    return [...lines, summaryOf(files)].map(line => `${line}\n`).join('');
}

function failure({ path }: TestedFile, { title }: Tested, claim: TestedClaim): string[] {
    if (claim.verdict === 'holds') return [];
    return [
        `${path}:${claim.line + 1}: ${claim.message}`,
        `  in "${title}": ${claim.text}`,
        ...(claim.detail === '' ? [] : [`  ${claim.detail}`]),
    ];
}

const otherErrorsOf = ({ path, errors }: TestedFile): string[] =>
    errors === 0 ? [] : [`${path}: ${count(errors, 'error')} besides; \`eemi-acl check\` says which`];

const coverageLines = (path: string, coverage: Coverage): string[] => [
    `${path}: ${coverageSummary(coverage)}`,
    ...coverage.unconsulted.map(each => `  ${rowLine(each)}`),
];

/** How many rows tests consult, in a line. */
export function coverageSummary({ rows, unconsulted }: Coverage): string {
    const consulted = rows - unconsulted.length;
    return `tests consult ${consulted} of ${count(rows, 'row')}${percentOf(consulted, rows)}`;
}

/** A row with its place, in a line. */
export const rowLine = ({ at, text }: PlacedRow): string => `${at}: ${text}`;

const mutationLines = (path: string, mutations: Mutations): string[] => [
    `${path}: ${mutationsSummary(mutations)}`,
    ...unnoticedLines(mutations).map(each => `  ${each}`),
];

/** How many changes tests notice, in a line. */
export function mutationsSummary({ changes, noticed, indifferent }: Mutations): string {
    const rest = indifferent === 0 ? '' : `; ${indifferent} more make no difference to its domains`;
    return `tests notice ${noticed} of ${count(changes, 'change')}${percentOf(noticed, changes)}${rest}`;
}

/** The rows with the changes that no test notices, a line each. */
export function unnoticedLines({ unnoticed }: Mutations): string[] {
    const rows = new Map<string, string[]>();
    for (const each of unnoticed) addTo(rows, rowLine(each), each.change);
    return [...rows].map(([row, each]) => `${row}: ${each.join('; ')}`);
}

/** In parentheses, rounded down: 100 % is all. */
const percentOf = (part: number, all: number): string =>
    all === 0 ? '' : ` (${Math.floor((100 * part) / all)} %)`;

/** How many claims hold, in a line. */
export function summaryOf(files: readonly TestedFile[]): string {
    const tests = files.flatMap(file => file.tests);
    const claims = tests.flatMap(test => test.claims);
    const of = (verdict: TestedClaim['verdict']): number =>
        claims.filter(claim => claim.verdict === verdict).length;
    if (tests.length === 0) return 'no tests';
    const parts = [
        `${of('holds')} ${of('holds') === 1 ? 'holds' : 'hold'}`,
        ...(of('false') > 0 ? [`${of('false')} false`] : []),
        ...(of('unknown') > 0 ? [`${of('unknown')} not known`] : []),
    ];
    return `${count(tests.length, 'test')}, ${count(claims.length, 'claim')}: ${parts.join(', ')}`;
}
