// What the rules say to claims about registers, and how far they searched for it: all that it takes to judge them. Why they say so is in
// `given.ts`.

import { askedFor } from '../access/owner';
import { decidingFor } from '../access/part';
import { type PolicyMmioRow, rulesOf } from '../access/policy';
import type { Step } from '../access/steps';
import type { MmioRow } from '../access/tables';
import type { MmioRow as ModelMmioRow } from '../model/program';
import { asking, functionsOf, type Ruled } from '../questions/functions';
import type { Way } from './inquiry';

export interface Ruling {
    readonly ruled: Ruled | undefined;
    /** Whether no row that it depends on has an error. */
    readonly isKnown: boolean;
    /** The last row of the table that the search came to: `all` if it came to the end, `none` if it did not begin. */
    readonly reached: ModelMmioRow | 'all' | 'none';
}

/** Calls that meet rows which say the same share an answer, whatever other rows there are. */
export const RULINGS: Way<Ruling> = {
    search: decidingFor,
    areSmall: true,
    about: (_program, { policy, isKnown }) => {
        const { mmio } = policy;
        const rows = mmio?.rows ?? [];
        const functions = functionsOf(
            rulesOf({ ...policy, mmio: mmio && { ...mmio, rows: [...rows, END] } }),
        );
        return {
            size: rows.length + 1,
            answer: (domain, question) => {
                let last: MmioRow | undefined;
                const note = (step: Step): void => {
                    if (step.kind === 'register' || step.kind === 'register-above') last = step.row;
                };
                const ruled = asking(functions, { ...askedFor(domain), note }, question);
                return { ruled, isKnown, reached: reachedIn(rows, last) };
            },
        };
    },
};

/** A row behind all others that holds every address and lets nobody pass: a search that comes to it would have found nothing more. */
const END: MmioRow = { start: 0n, end: 1n << 64n, mask: 1, node: 0, readonly: true, onlyHwdom: true };

function reachedIn(rows: readonly PolicyMmioRow[], last: MmioRow | undefined): Ruling['reached'] {
    if (last === undefined) return 'none';
    return rows.find(row => row === last)?.source ?? 'all';
}
