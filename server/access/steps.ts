// What the rules look at on the way to an answer. They note it in lines of their own, `domain.note?.(…)`, which cost nothing
// if the domain has no `note`. When the rules are printed, each line with `note?` is left out.

import type { AccessRow, MmioRow } from './tables';

/** Each step is true when it is noted, and the last ones decide. */
export type Step =
    /** A row of a node or reset table is checked; `undefined` if the id has none. */
    | { readonly kind: 'row'; readonly row: AccessRow | undefined }
    /** Node 0 passes every domain, and no row is looked at. */
    | { readonly kind: 'node-zero' }
    /** The row does not let the domain pass as the hardware domain, so its frame decides. */
    | { readonly kind: 'frame'; readonly row: AccessRow }
    /** The hardware domain reads a register, and no table is searched. */
    | { readonly kind: 'hwdom-read' }
    /** A register row covers the address. Its node is checked next, unless the row itself does not allow this call. */
    | { readonly kind: 'register'; readonly row: MmioRow }
    /** The search ends at a register row that starts above the address. */
    | { readonly kind: 'register-above'; readonly row: MmioRow }
    /** The next row of the clock is checked, and then its node. */
    | { readonly kind: 'clock' }
    /** The search ends at the first row of this clock, which is larger. */
    | { readonly kind: 'clock-above'; readonly index: number };
