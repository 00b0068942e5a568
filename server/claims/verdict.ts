// Whether a claim of a test holds, by the check functions. A claim speaks of them alone: not of what the code around them makes of a
// call, nor of the firmware.

import { isReadable } from '../access/part';
import { countingTables, isForwarded } from '../access/policy';
import { ALL_BITS } from '../access/tables';
import { inPieces, type Steps } from '../language/steps';
import type { TableKind } from '../language/syntax';
import { perVersion } from '../model/kept/per-version';
import { toldOfRows } from '../model/kept/told-of-rows';
import type { Program, Row, TestLine } from '../model/program';
import type { Ruled } from '../questions/functions';
import type { Trace } from '../questions/trace';
import type { Consulted } from './consulted';
import { type Given, Inquiry } from './inquiry';

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
    const { ruled, isKnown } = inquiryOf(program).about(claim);
    if (ruled === undefined) return unknown('undecided');
    if (!isKnown || !isReadable(program, action)) return unknown('rows');
    return holds(claim, ruled) ? HOLDS : { kind: 'false', ruled };
}

const unknown = (why: Unknown): Verdict => ({ kind: 'unknown', why });

const HOLDS: Verdict = { kind: 'holds' };

/** Why the rules say what makes claims false, once for those that ask alike. Rows are named by their lines, so with an edit it is out of date. */
export class Reasons {
    private readonly told = new Map<Given, Trace | undefined>();

    constructor(private readonly program: Program) {}

    of(claim: TestLine): Trace | undefined {
        const inquiry = inquiryOf(this.program);
        const given = inquiry.about(claim);
        if (!this.told.has(given)) this.told.set(given, inquiry.because(given));
        return this.told.get(given);
    }
}

/** How many rows were looked at for claims since this was last asked. */
export const takeLooked = (program: Program): number => inquiryOf(program).takeLooked();

/** The rows that decided about a claim, each once; none if it is not known whether it holds. */
export function consultedBy(program: Program, claim: TestLine): readonly Consulted[] {
    const inquiry = inquiryOf(program);
    return judge(program, claim).kind === 'unknown' ? [] : inquiry.consulted(inquiry.about(claim));
}

/** The rows of each table that counts which some claim of a program consults. */
export type ClaimRows = ReadonlyMap<TableKind, ReadonlySet<Row>>;

/** They are collected in pieces; `undefined` if it is not known of a claim which rows it consults, or there is none. */
export function* claimRows(program: Program): Steps<ClaimRows | undefined> {
    const { tests, scope } = program;
    const inquiry = inquiryOf(program);
    const kept = keptRows(tests, inquiry, scope);
    if (kept.version !== inquiry.version) {
        kept.rows = yield* collected(program);
        kept.version = inquiry.version;
    }
    return kept.rows;
}

const keptRows = perVersion(
    (
        ..._: readonly [Program['tests'], Inquiry, Program['scope']]
    ): {
        version: number;
        rows: ClaimRows | undefined;
    } => ({ version: -1, rows: undefined }),
);

function* collected(program: Program): Steps<ClaimRows | undefined> {
    const { tests } = program;
    const claims = tests.flatMap(({ lines }) => lines);
    let isKnown = claims.length > 0 && tests.every(({ unread }) => unread.length === 0);
    const found = new Map<TableKind, Set<Row>>();
    // Claims that ask alike consult the same list of rows.
    const lists = new Set<readonly Consulted[]>();
    yield* inPieces(
        claims,
        claim => {
            isKnown &&= judge(program, claim).kind !== 'unknown';
            const consulted = isKnown ? consultedBy(program, claim) : [];
            if (lists.has(consulted)) return;
            lists.add(consulted);
            for (const { kind, row } of consulted) found.set(kind, (found.get(kind) ?? new Set()).add(row));
        },
        () => 1 + takeLooked(program),
    );
    return isKnown ? found : undefined;
}

const inquiryOf = toldOfRows(
    program => new Inquiry(program),
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
