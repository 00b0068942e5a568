// Whether a claim of a test holds, by the check functions. A claim speaks of them alone: not of what the code around them makes of a
// call, nor of the firmware.

import { tablesOf } from '../access/policy';
import { ALL_BITS } from '../access/tables';
import { perVersion } from '../model/kept/per-version';
import type { Program, TestLine } from '../model/program';
import { type Answer, type Asked, answer, askableFor } from '../questions/answers';
import { questionOf } from '../questions/question';

export type Verdict = Judged | { readonly kind: 'unknown'; readonly why: Unknown };

export interface Judged {
    readonly kind: 'holds' | 'false';
    readonly asked: Asked;
    /** To a call for all bits. */
    readonly answer: Answer;
}

/** Why it is not known whether a claim holds. */
export type Unknown =
    /** It is not known what its domain owns. */
    | 'domain'
    /** The target, in this edition, asks no table about such calls. */
    | 'undecided'
    /** A row or a file that decides could not be read, or has an error. */
    | 'rows';

/** Whether a claim holds, or why that is not known. */
export function judge(program: Program, claim: TestLine): Verdict {
    if (!claim.domain.isKnown) return { kind: 'unknown', why: 'domain' };
    const question = questionOf(claim);
    const asked = askableFor(program, question);
    const answered = answer(asked, claim.domain, question);
    if (answered === undefined) return { kind: 'unknown', why: 'undecided' };
    if (!asked.isKnown) return { kind: 'unknown', why: 'rows' };
    return { kind: holds(claim, answered) ? 'holds' : 'false', asked, answer: answered };
}

/** Whether a claim is known to hold. The answer is kept until a table changes: most edits touch none, and there may be many claims. */
export function isKnownToHold(program: Program, claim: TestLine): boolean {
    const tables = Object.values(tablesOf(program));
    return keptAnswer(claim, program, program.incomplete, ...tables, ...tables.map(table => table?.complete));
}

/** The further arguments are what the answer depends on. */
const keptAnswer = perVersion(
    (claim: TestLine, program: Program, ..._others: readonly unknown[]): boolean =>
        judge(program, claim).kind === 'holds',
);

/** Whether a claim holds if this is the answer. */
export function holds(claim: Claimed, { decided }: Answer): boolean {
    const { allowed } = decided.decision;
    return holdsBy(claim, allowed, decided.of === 'register' ? decided.decision.mask : 0);
}

/** Whether a claim holds if its call is allowed or not, and a write of all bits reaches these. */
export function holdsBy({ action, may, mask }: Claimed, allowed: boolean, written: number): boolean {
    if (action !== 'write') return allowed === may;
    if (mask === undefined) return (written !== 0) === may;
    return may ? written === mask : (written & mask) === 0;
}

/** What a domain may do, contrary to a false claim. */
export interface Instead {
    readonly may: boolean;
    /** The bits that it may write, of those of which the claim says that it may not; `undefined` if bits are not the matter. */
    readonly bits: number | undefined;
}

/** What the answer is instead of what a false claim says. */
export function insteadOf({ action, may, mask }: Claimed, { decided }: Answer): Instead {
    if (action !== 'write' || decided.of !== 'register') return { may: !may, bits: undefined };
    const { mask: written } = decided.decision;
    if (written === 0) return { may: false, bits: undefined };
    if (mask === undefined) return { may: true, bits: written === ALL_BITS ? undefined : written };
    return { may: true, bits: may ? written : (written & mask) >>> 0 };
}

type Claimed = Pick<TestLine, 'action' | 'may' | 'mask'>;
