// A run of tests as a comment of a pull request: what does not hold in a table, and folded which rows no test consults or would notice.

import { count } from '../diagnostics/phrases';
import { commentOf } from '../questions/comment';
import type { Part } from '../view/parts';
import type { Tested, TestedClaim, TestedFile } from './results';
import { coverageSummary, mutationsSummary, rowLine, summaryOf, unnoticedLines } from './text';

/** The whole comment. */
export const markdownOfRun = (files: readonly TestedFile[], unread: readonly string[]): string =>
    commentOf([
        { kind: 'title', text: `Tests: ${summaryOf(files)}`, more: '' },
        ...unread.map(text => ({ kind: 'text', text }) as const),
        ...failedParts(files),
        ...files.flatMap(rowParts),
    ]);

/** What does not hold. */
export const failedParts = (files: readonly TestedFile[]): readonly Part[] => [
    {
        kind: 'table',
        titles: ['test', 'claim', 'what is so', 'where'],
        rows: files.flatMap(file =>
            file.tests.flatMap(test => failing(test).map(claim => rowOf(file, test, claim))),
        ),
    },
    ...files
        .filter(({ errors }) => errors > 0)
        .map(
            ({ path, errors }) =>
                ({ kind: 'text', text: `${path}: ${count(errors, 'error')} besides` }) as const,
        ),
    { kind: 'fold', title: 'why', lines: files.flatMap(whyLines) },
];

const failing = ({ claims }: Tested): readonly TestedClaim[] =>
    claims.filter(({ verdict }) => verdict !== 'holds');

const rowOf = ({ path }: TestedFile, { title }: Tested, claim: TestedClaim): readonly string[] => [
    title,
    claim.text,
    claim.message,
    `${path}:${claim.line + 1}`,
];

const whyLines = ({ path, tests }: TestedFile): string[] =>
    tests
        .flatMap(failing)
        .filter(({ detail }) => detail !== '')
        .map(({ line, detail }) => `${path}:${line + 1}: ${detail}`);

const rowParts = ({ path, coverage, mutations, untried }: TestedFile): readonly Part[] => [
    ...(untried === undefined ? [] : [{ kind: 'text', text: `${path}: ${untried}` } as const]),
    ...(coverage === undefined
        ? []
        : [fold(`${path}: ${coverageSummary(coverage)}`, coverage.unconsulted.map(rowLine))]),
    ...(mutations === undefined
        ? []
        : [fold(`${path}: ${mutationsSummary(mutations)}`, unnoticedLines(mutations))]),
];

/** Also what is complete has its line. */
const fold = (title: string, lines: readonly string[]): Part =>
    lines.length === 0 ? { kind: 'text', text: title } : { kind: 'fold', title, lines };
