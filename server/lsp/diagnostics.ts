// Findings in the form of the editor protocol.

import type { Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import { wholeText } from '../diagnostics';
import type { Severity } from '../diagnostics/entry';
import { count } from '../diagnostics/phrases';
import type { MissingRows, Problem } from '../model/problem';

/** The most diagnostics for one file: with more, editors become slow and the list is useless. */
export const MOST = 1000;

export interface Links {
    /** The URI of a file, which is given as the core names it. */
    readonly uriOf: (file: string) => string;
    /** The URI of the page that documents the codes, each below a heading with its name. */
    readonly page: string;
}

/** The problems of one file, in their order. The last entry of a long list says how many were left out. */
export function diagnosticsOf(problems: readonly Problem[], links: Links): Diagnostic[] {
    const shown = problems.slice(0, MOST).map(problem => diagnosticOf(problem, links));
    const [first, ...others] = problems.slice(MOST);
    if (first !== undefined) shown.push(restOf([first, ...others], first));
    return shown;
}

const diagnosticOf = (problem: Problem, { uriOf, page }: Links): Diagnostic => ({
    range: problem.range,
    severity: SEVERITIES[problem.severity],
    code: problem.code,
    codeDescription: { href: `${page}#${problem.code}` },
    source: SOURCE,
    message: wholeText(problem),
    ...(problem.unnecessary && { tags: [UNNECESSARY] }),
    ...(problem.missing && { data: { missing: shortened(problem.missing) } }),
    ...(problem.related.length > 0 && {
        relatedInformation: problem.related.map(({ file, range, message }) => ({
            location: { uri: uriOf(file), range },
            message,
        })),
    }),
});

/** An editor gets all findings again with each keystroke, so a long list has an end. */
const shortened = ({ table, ids }: MissingRows): object => ({
    table,
    ids: ids.slice(0, MOST),
    ...(ids.length > MOST && { omitted: ids.length - MOST }),
});

const restOf = (rest: readonly Problem[], { range }: Problem): Diagnostic => ({
    range,
    severity: worstOf(rest),
    source: SOURCE,
    message: `${count(rest.length, 'more finding')} from here on in this file ${rest.length === 1 ? 'is' : 'are'} not shown: deal with those above first`,
});

const worstOf = (problems: readonly Problem[]): DiagnosticSeverity =>
    problems.reduce<DiagnosticSeverity>(
        (worst, { severity }) => (SEVERITIES[severity] < worst ? SEVERITIES[severity] : worst),
        SEVERITIES.information,
    );

const SOURCE = 'eemi';

const SEVERITIES = { error: 1, warning: 2, information: 3 } as const satisfies Record<
    Severity,
    DiagnosticSeverity
>;

const UNNECESSARY: typeof DiagnosticTag.Unnecessary = 1;
