// What differs between the targets in their rules and the numbers that these take, and the list of them. Nothing else needs to
// know a target.

import type { Target } from '../model/targets';
import type { Domain, MmioAnswer } from './tables';
import { type XenTables, xenRules } from './xen';
import { type ClockAnswer, type ClockCall, type XlnxTables, xlnxRules } from './xlnx';

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
    /** What becomes of a call about a clock, of which the table's answer is only a part. Missing as well. */
    readonly domainClockCall?: (domain: Domain, call: ClockCall, id: number) => ClockAnswer;
    /** Missing in an edition in which no table decides about the mailbox. */
    readonly domainHasMailboxAccess?: (domain: Domain) => boolean;
}

interface TargetAccess {
    readonly rules: (tables: RuleTables) => Rules;
}

export const ACCESS: Record<Target, TargetAccess> = {
    xen: { rules: xenRules },
    xlnx: { rules: xlnxRulesOf },
};

function xlnxRulesOf(tables: RuleTables): Rules {
    const { domainHasMailboxAccess, ...rules } = xlnxRules(tables);
    return tables.edition.mailboxIndex === undefined ? rules : { ...rules, domainHasMailboxAccess };
}
