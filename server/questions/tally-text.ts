// How much a domain may do, in a few words.

import { count } from '../diagnostics/phrases';

export interface Tally {
    /** How many nodes it may control. */
    readonly devices: number;
    /** How many of them another guest may control too; 0 for the hardware domain. */
    readonly shared: number;
    /** Whether that is all: something that gives it pages may have been unreadable. */
    readonly isKnown: boolean;
}

/** Such as `may control 7 devices, 3 shared`. */
export function tallyText({ devices, shared, isKnown }: Tally): string {
    if (devices === 0) return isKnown ? 'may control no device' : 'what it may control is unknown';
    const surely = isKnown ? '' : ', as far as is known';
    return `may control ${count(devices, 'device')}${shared === 0 ? '' : `, ${shared} shared`}${surely}`;
}
