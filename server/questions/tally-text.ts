// How much a domain may do, in a few words.

import { count } from '../diagnostics/phrases';

export interface Tally {
    /** How many nodes it may control. */
    readonly devices: number;
    /** How many of them another guest may control too; 0 for the hardware domain. */
    readonly shared: number;
}

/** Such as `may control 7 devices, 3 shared`. */
export function tallyText({ devices, shared }: Tally): string {
    if (devices === 0) return 'may control no device';
    return `may control ${count(devices, 'device')}${shared === 0 ? '' : `, ${shared} shared`}`;
}
