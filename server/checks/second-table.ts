// What follows from a table that does not count: of two tables of a kind, or one that the target does not have. Whether its rows are
// complete is not worth a word before it is known where they go.

import type { Code } from '../diagnostics';
import type { Problem } from '../model/problem';

/** Tells of a problem whether it is about the head of such a table. */
export function followsFromTable(found: readonly Problem[]): (problem: Problem) => boolean {
    const follows = new Map<string, ReadonlySet<Code>>();
    for (const each of found) {
        const codes = FOLLOWING.get(each.code);
        if (codes !== undefined) follows.set(placeOf(each), codes);
    }
    if (follows.size === 0) return () => false;
    return problem => follows.get(placeOf(problem))?.has(problem.code) ?? false;
}

const FOLLOWING: ReadonlyMap<Code, ReadonlySet<Code>> = new Map([
    [
        'duplicate-table',
        new Set<Code>(['duplicate-name', 'index-gap', 'clock-gap', 'register-gap', 'mailbox-row']),
    ],
    ['not-supported', new Set<Code>(['no-node-table'])],
]);

const placeOf = ({ range: { start } }: Problem): string => `${start.line}:${start.character}`;
