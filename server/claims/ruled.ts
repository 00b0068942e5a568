// What the rules say to a question, without a reason.

import type { Domain } from '../access/tables';
import type { Rules } from '../access/target';
import type { Question } from '../questions/question';

/** `mask` are the bits that a call about a register reaches; 0 for other calls. */
export interface Ruled {
    readonly allowed: boolean;
    readonly mask: number;
}

/** What the rules say to a domain's call; `undefined` if they know nothing of such calls. */
export function ruled(rules: Rules, asker: Domain, question: Question): Ruled | undefined {
    switch (question.action) {
        case 'node':
            return { allowed: rules.domainHasNodeAccess(asker, question.id), mask: 0 };
        case 'reset':
            return { allowed: rules.domainHasResetAccess(asker, question.id), mask: 0 };
        case 'clock':
            return withoutBits(rules.domainHasClockAccess?.(asker, question.id));
        case 'read':
        case 'write': {
            const { action, address, mask } = question;
            return rules.domainHasMmioAccess(asker, action === 'write', address, mask);
        }
        case 'mailbox':
            return withoutBits(rules.domainHasMailboxAccess?.(asker));
    }
}

const withoutBits = (allowed: boolean | undefined): Ruled | undefined =>
    allowed === undefined ? undefined : { allowed, mask: 0 };
