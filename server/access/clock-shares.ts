// Which pages a clock needs, according to a program's tables. Who owns them all may control it.

import type { Program } from '../model/program';
import { decisionsOf } from './decisions';
import { type Policy, policyOf } from './policy';
import { lets } from './reasons';
import type { Domain } from './tables';

/** A clock, by its id, and who may control it. */
export type ClockShare =
    /** Whoever owns these pages (frame numbers, each once); every domain if there are none. */
    | { readonly id: number; readonly by: 'pages'; readonly pages: readonly number[] }
    | { readonly id: number; readonly by: 'hwdom' | 'nobody' };

/** The clocks that have rows, in the order of the table. */
export function clockShares(program: Program): ClockShare[] {
    const policy = policyOf(program);
    const ids = new Map((policy.clock?.rows ?? []).map(({ index, id }) => [index, id] as const));
    return [...ids.values()].map(shareIn(policy));
}

/** Asks the rules for a guest that owns every page, and for the hardware domain. */
function shareIn(policy: Policy): (id: number) => ClockShare {
    const { clock } = decisionsOf(policy);
    return id => {
        const guest = clock?.(OWNER_OF_ALL, id);
        if (guest?.allowed && guest.reason.kind === 'search') {
            const nodes = guest.reason.asked.map(({ node }) => node).filter(lets);
            const pages = nodes.flatMap(node => (node.kind === 'owned' ? node.row.frame : []));
            return { id, by: 'pages', pages: [...new Set(pages)] };
        }
        return { id, by: clock?.(HARDWARE_DOMAIN, id).allowed ? 'hwdom' : 'nobody' };
    };
}

const OWNER_OF_ALL: Domain = { hardwareDomain: false, ownsFrame: () => true };
const HARDWARE_DOMAIN: Domain = { hardwareDomain: true, ownsFrame: () => true };
