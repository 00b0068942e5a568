// Which findings a run shows: those whose codes are selected, without those that are ignored. An error that is not shown is counted
// all the same, because it stops every output.

import { codes, isCode } from '../diagnostics';
import { list } from '../diagnostics/phrases';
import { nearestWords } from '../language/nearest';
import type { Problem } from '../model/problem';

export interface Selection {
    /** Only these codes, if there are any. */
    readonly select?: readonly string[];
    /** Not these codes. */
    readonly ignore?: readonly string[];
}

/** What is wrong with a selection; `undefined` if nothing is. */
export function misuseOfSelection({ select = [], ignore = [] }: Selection): string | undefined {
    const unknown = [...select, ...ignore].find(code => !isCode(code));
    if (unknown === undefined) {
        const both = select.find(code => ignore.includes(code));
        return both && `${both} is selected and ignored; drop one of the two`;
    }
    const near = nearestWords(codes(), unknown);
    const meant = near.length === 0 ? '`eemi-acl explain` lists all' : `did you mean ${list(near, 3, 'or')}?`;
    return `no finding has the code ${unknown}; ${meant}`;
}

/** Whether a finding is shown. */
export const isShown = ({ code }: Pick<Problem, 'code'>, { select, ignore }: Selection): boolean =>
    (select === undefined || select.includes(code)) && ignore?.includes(code) !== true;
