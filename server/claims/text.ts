// A run of tests for people: what does not hold, each with its place as a compiler writes it, and at the end how many do.

import { count } from '../diagnostics/phrases';
import { addTo } from '../language/sorted';
import type { Coverage } from './coverage';
import type { Mutations } from './mutations';
import type { Tested, TestedClaim, TestedFile } from './results';

/** The whole text, with a line end. */
export function textOfRun(files: readonly TestedFile[]): string {
    const lines = files.flatMap(file => [
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

function coverageLines(path: string, { rows, unconsulted }: Coverage): string[] {
    const consulted = rows - unconsulted.length;
    const head = `${path}: tests consult ${consulted} of ${count(rows, 'row')}${percentOf(consulted, rows)}`;
    return [head, ...unconsulted.map(({ at, text }) => `  ${at}: ${text}`)];
}

function mutationLines(path: string, { changes, noticed, indifferent, unnoticed }: Mutations): string[] {
    const rest = indifferent === 0 ? '' : `; ${indifferent} more make no difference to its domains`;
    const head = `${path}: tests notice ${noticed} of ${count(changes, 'change')}${percentOf(noticed, changes)}${rest}`;
    const rows = new Map<string, string[]>();
    for (const { at, text, change } of unnoticed) addTo(rows, `${at}: ${text}`, change);
    return [head, ...[...rows].map(([row, each]) => `  ${row}: ${each.join('; ')}`)];
}

/** In parentheses, rounded down: 100 % is all. */
export const percentOf = (part: number, all: number): string =>
    all === 0 ? '' : ` (${Math.floor((100 * part) / all)} %)`;

function summaryOf(files: readonly TestedFile[]): string {
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
