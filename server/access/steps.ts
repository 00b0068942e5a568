// What the rules look at on the way to an answer. They note it in lines of their own, `domain.note?.(…)`, which do nothing and
// cost nothing where the domain has no `note`. Where the rules are printed, each line with `note?` is left out.

import type { AccessRow, MmioRow } from './tables';

/** Each is true when it is noted, and the steps that come last give the answer. */
export type Step =
    /** A row of a node or reset table is asked; `undefined` where the id has none. */
    | { readonly kind: 'row'; readonly row: AccessRow | undefined }
    /** The row does not let the domain pass as the hardware domain, so its frame counts. */
    | { readonly kind: 'frame'; readonly row: AccessRow }
    /** The hardware domain reads a register, for which no table is asked. */
    | { readonly kind: 'hwdom-read' }
    /** A register row holds the address. Its node is asked next, unless the row itself is closed to this call. */
    | { readonly kind: 'register'; readonly row: MmioRow }
    /** The search ends at a register row that starts above the address. */
    | { readonly kind: 'register-above'; readonly row: MmioRow }
    /** The next row of the clock is asked, and its node after it. */
    | { readonly kind: 'clock' }
    /** The search ends at the first row of this clock, which is larger. */
    | { readonly kind: 'clock-above'; readonly index: number };
