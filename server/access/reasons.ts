// Why the rules answer as they do, as plain data. The rows in a reason are those of the policy, which refer to the rows of the
// program. There is no text here: what shows a reason words it.

import type { PolicyAccessRow, PolicyClockRow, PolicyMmioRow } from './policy';
import type { MmioAnswer } from './tables';

/** The answer about a node or a reset line. */
export interface AccessDecision {
    readonly allowed: boolean;
    readonly reason: AccessReason;
}

/** The answer to a call that reads or writes a register. */
export interface MmioDecision extends MmioAnswer {
    readonly reason: MmioReason;
}

/** The answer about a clock. */
export interface ClockDecision {
    readonly allowed: boolean;
    readonly reason: ClockReason;
}

/** What a node or reset table decides about an id: its row lets the domain pass or does not, or there is no row, which refuses. */
export type AccessReason =
    /** Allowed: the row lets the hardware domain pass. */
    | { readonly kind: 'hwdom'; readonly row: PolicyAccessRow }
    /** Allowed: the domain owns the row's frame. */
    | { readonly kind: 'owned'; readonly row: PolicyAccessRow }
    /** Allowed: in this edition node 0 passes every domain, whatever its row says. */
    | { readonly kind: 'node-zero' }
    /** The domain does not own the row's frame. */
    | { readonly kind: 'lacking'; readonly row: PolicyAccessRow }
    /** Frame 0, which nobody can own: the row denies, or is for the hardware domain only, or its address is in page 0. */
    | { readonly kind: 'frame-zero'; readonly row: PolicyAccessRow }
    | NoRow;

/** Why there is no row for an id, which refuses it to everyone. */
export type NoRow =
    | { readonly kind: 'no-table' }
    /** No integer of 32 bits. */
    | { readonly kind: 'no-id' }
    /** The id is smaller than the one whose index is 0. */
    | { readonly kind: 'below-base'; readonly base: number }
    /** The id's index is past the highest that a row has; `size` is how long the C array is. */
    | { readonly kind: 'past-end'; readonly index: bigint; readonly size: number }
    /** Rows stand above and below, or above only. */
    | { readonly kind: 'gap'; readonly index: bigint };

/** What a register table decides about a read or a write. */
export type MmioReason =
    /** Allowed: the hardware domain reads any register, and no table is asked. */
    | { readonly kind: 'hwdom-read' }
    | { readonly kind: 'no-table' }
    | (Search<PolicyMmioRow> & {
          readonly kind: 'search';
          /** The rows that hold the address, as far as the search went. Without any the call is refused. */
          readonly asked: readonly AskedRegister[];
      });

export interface AskedRegister {
    readonly row: PolicyMmioRow;
    /** Who controls its node may pass. `undefined` where the row is closed to the call: a write of a read-only row, or a guest that asks a row for the hardware domain. */
    readonly node: AccessReason | undefined;
}

/** What a clock table decides about an id. */
export type ClockReason =
    | { readonly kind: 'no-table' }
    /** No integer of 32 bits. */
    | { readonly kind: 'no-id' }
    | (Search<PolicyClockRow> & {
          readonly kind: 'search';
          /** The rows of the clock, up to the first whose node refuses. Without any the clock is refused, in some editions except to the hardware domain. */
          readonly asked: readonly AskedClock[];
      });

export interface AskedClock {
    readonly row: PolicyClockRow;
    readonly node: AccessReason;
}

/** How far a search through rows came. */
export interface Search<R> {
    /** The row that ended it, because it starts above what was searched for; `undefined` if none did. */
    readonly end: R | undefined;
    /** The rows that are about the same register or clock and were not asked, because the search had ended before them. */
    readonly hidden: readonly R[];
}

/** Whether what a node or reset table says lets the domain pass. */
export const lets = ({ kind }: AccessReason): boolean =>
    kind === 'hwdom' || kind === 'owned' || kind === 'node-zero';
