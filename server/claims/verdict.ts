// Whether a claim of a test holds, by the check functions. A claim speaks of them alone: not of what the code around them makes of a
// call, nor of the firmware.

import { countMet, isReadable, type PolicyPart } from '../access/part';
import { countingTables, isForwarded } from '../access/policy';
import { ALL_BITS } from '../access/tables';
import { perVersion } from '../model/kept/per-version';
import { type Told, toldOfRows } from '../model/kept/told-of-rows';
import type { Program, Row, Table, TestLine } from '../model/program';
import type { Ruled } from '../questions/functions';
import { questionOf } from '../questions/question';
import type { Trace } from '../questions/trace';
import type { Consulted } from './consulted';
import { about, type Given, MOST_TOLD, WITH_REASONS, WITH_REFUSALS } from './given';
import { Inquiry } from './inquiry';
import { type Ruling, Rulings } from './ruling';

export type Verdict =
    | { readonly kind: 'holds' }
    | False
    | { readonly kind: 'unknown'; readonly why: Unknown };

export interface False {
    readonly kind: 'false';
    /** What the rules say to a call for all bits. */
    readonly ruled: Ruled;
}

/** Why it is not known whether a claim holds. */
export type Unknown =
    /** It is not known what its domain owns. */
    | 'domain'
    /** The target, in this edition, asks no table about such calls. */
    | 'undecided'
    /** Its clock is that of a PLL, and Xen forwards such calls for every domain, without asking the table. */
    | 'forwarded'
    /** A row or a file that decides could not be read, or has an error. */
    | 'rows';

/** Whether a claim holds, or why that is not known. What was asked for it is kept until an edit touches it. */
export function judge(program: Program, claim: TestLine): Verdict {
    const { domain, action, object } = claim;
    if (!domain.isKnown) return unknown('domain');
    if (action === 'clock' && isForwarded(program, Number(object))) return unknown('forwarded');
    const { givens, rulings } = inquiriesOf(program);
    const { ruled, isKnown } = (isOfRegister(claim) ? rulings : givens).about(claim);
    if (ruled === undefined) return unknown('undecided');
    if (!isKnown || !isReadable(program, action)) return unknown('rows');
    return holds(claim, ruled) ? HOLDS : { kind: 'false', ruled };
}

/** Only for these there may be many rows that say the same. */
export const isOfRegister = ({ action }: TestLine): boolean => action === 'read' || action === 'write';

const unknown = (why: Unknown): Verdict => ({ kind: 'unknown', why });

const HOLDS: Verdict = { kind: 'holds' };

/** Why the rules say so, and by which rows. */
export type Reason = Pick<Trace, 'because' | 'rows'>;

/** Why the rules say what makes claims false, once for those that ask alike. Rows are named by their lines, so with an edit it is out of date. */
export class Reasons {
    private readonly told = perVersion((given: Given, inquiry: Inquiry<Given>) => reasonOf(inquiry, given));

    constructor(private readonly program: Program) {}

    of(claim: TestLine): Reason | undefined {
        const { givens, refusals, rulings } = inquiriesOf(this.program);
        const holding = isOfRegister(claim) ? (countMet(this.program, questionOf(claim)) ?? 0) : 0;
        if (holding <= MOST_TOLD) return this.by(givens, claim);
        givens.look(holding / ROWS_A_LINE);
        const isRefused = rulings.about(claim).ruled?.allowed === false;
        const reason = isRefused ? this.by(refusals, claim) : this.allowing(rulings.partFor(claim), claim);
        return reason && { ...reason, because: `${reason.because}${leftOut(holding)}` };
    }

    /** Why a claim is allowed, by the rows that say something new to its domain. */
    private allowing(part: PolicyPart, claim: TestLine): Reason | undefined {
        return reasonIn(about(this.program, part).answer(claim.domain, questionOf(claim)));
    }

    private by(inquiry: Inquiry<Given>, claim: TestLine): Reason | undefined {
        return this.told(inquiry.about(claim), inquiry);
    }
}

function reasonOf(inquiry: Inquiry<Given>, given: Given): Reason | undefined {
    inquiry.look(given.size);
    return reasonIn(given);
}

function reasonIn(given: Given): Reason | undefined {
    const trace = given.trace();
    // Without the pages that are lacking: thousands, for each of thousands of claims.
    return trace && { because: trace.because, rows: trace.rows };
}

/** A row that is only counted takes a fraction of the time that others take. */
const ROWS_A_LINE = 8;

const leftOut = (holding: number): string =>
    ` (of ${holding} rows of the register, these are the first that say something new)`;

/** How many rows were looked at for claims since this was last asked. */
export function takeLooked(program: Program): number {
    return inquiriesOf(program).all.reduce((sum, each) => sum + each.takeLooked(), 0);
}

/** The rows that decided about a claim, each once; none if it is not known whether it holds. */
export function consultedBy(program: Program, claim: TestLine): readonly Consulted[] {
    if (judge(program, claim).kind === 'unknown') return [];
    const { givens } = inquiriesOf(program);
    const given = givens.about(claim);
    if (!given.hasDecided) givens.look(given.size);
    return given.decided();
}

/** How far the rules searched the register table for a claim about a register. */
export const reachedBy = (program: Program, claim: TestLine): Ruling['reached'] =>
    inquiriesOf(program).rulings.about(claim).reached;

/** What was asked for the claims of a program. */
class Inquiries implements Told {
    readonly givens: Inquiry<Given>;
    readonly refusals: Inquiry<Given>;
    readonly rulings: Rulings;
    readonly all: readonly (Inquiry<Given> | Rulings)[];

    constructor(program: Program) {
        this.givens = new Inquiry(program, WITH_REASONS);
        this.refusals = new Inquiry(program, WITH_REFUSALS);
        this.rulings = new Rulings(program);
        this.all = [this.givens, this.refusals, this.rulings];
    }

    changed(table: Table, row: Row): boolean {
        return this.all.map(each => each.changed(table, row)).every(isFollowed => isFollowed);
    }

    settled(): void {
        for (const each of this.all) each.settled();
    }
}

export const inquiriesOf = toldOfRows(
    program => new Inquiries(program),
    program => ({ tables: countingTables(program), others: [program.target, program.edition] }),
);

/** Whether a claim holds if this is the answer. */
export const holds = (claim: Claimed, { allowed, mask }: Ruled): boolean => holdsBy(claim, allowed, mask);

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
export function insteadOf({ action, may, mask }: Claimed, { mask: written }: Ruled): Instead {
    if (action !== 'write') return { may: !may, bits: undefined };
    if (written === 0) return { may: false, bits: undefined };
    if (mask === undefined) return { may: true, bits: written === ALL_BITS ? undefined : written };
    return { may: true, bits: may ? written : (written & mask) >>> 0 };
}

type Claimed = Pick<TestLine, 'action' | 'may' | 'mask'>;
