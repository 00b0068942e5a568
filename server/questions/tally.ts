// How much a domain may do, as numbers.

import type { Holdings } from './holdings';
import type { Tally } from './tally-text';

/** Counts the devices of a domain. */
export function tallyOf({ domain, holdings }: Holdings): Tally {
    let devices = 0;
    let shared = 0;
    for (const { things, sharedWith } of holdings) {
        const nodes = things.filter(({ kind }) => kind === 'node').length;
        devices += nodes;
        // What the hardware domain has besides takes nothing from it, and it expects to be obeyed.
        if (sharedWith.length > 0 && !domain.hwdom) shared += nodes;
    }
    return { devices, shared };
}
