// A check as it is run. The author of a rule writes it in one of the forms (`forms.ts`), which turn it into a check.

import type { Code } from '../diagnostics';
import { LINES_A_PROBLEM, PIECE, type Steps } from '../language/steps';
import type { TableKind } from '../language/syntax';
import type { Problem } from '../model/problem';
import type { Program } from '../model/program';
import type { Finding } from './forms';

export interface Check {
    /** The codes that it reports; a test proves that it reports no others. */
    readonly codes: readonly Code[];
    /** It finds nothing in a program without tables of these kinds; `undefined` if it looks at something else too. */
    readonly of?: readonly TableKind[];
    /** The problems in the program's own file. What an import shows by itself is reported when the import is checked. */
    readonly find: (program: Program) => Finding;
}

/** Adds the problems of a finding to others, in pieces. */
export function* collect(finding: Finding, problems: Problem[]): Steps<void> {
    let looked = 0;
    for (const each of finding) {
        if (typeof each === 'object') problems.push(each);
        looked += typeof each === 'object' ? LINES_A_PROBLEM : each;
        if (looked < PIECE) continue;
        yield looked;
        looked = 0;
    }
    if (looked > 0) yield looked;
}
