// What differs between the targets in their rules and the numbers that these take, and the list of them. Nothing else needs to
// know a target.

import type { Target } from '../model/targets';
import type { Domain, MmioAnswer } from './tables';
import { type XenTables, xenRules } from './xen';
import { type XlnxTables, xlnxRules } from './xlnx';

/** The tables as the rules of any target take them. */
export type RuleTables = XenTables & XlnxTables;

/** The check functions of a target. */
export interface Rules {
    readonly domainHasNodeAccess: (domain: Domain, id: number) => boolean;
    readonly domainHasResetAccess: (domain: Domain, id: number) => boolean;
    readonly domainHasMmioAccess: (
        domain: Domain,
        write: boolean,
        address: bigint,
        mask: number,
    ) => MmioAnswer;
    /** Missing in a target that has no clock tables. */
    readonly domainHasClockAccess?: (domain: Domain, id: number) => boolean;
}

interface TargetAccess {
    readonly rules: (tables: RuleTables) => Rules;
    /** The end of a row of one register in C, if it is not the address after the register. */
    readonly loneEnd: bigint | undefined;
}

export const ACCESS: Record<Target, TargetAccess> = {
    xen: { rules: xenRules, loneEnd: undefined },
    xlnx: { rules: xlnxRules, loneEnd: 0n },
};
