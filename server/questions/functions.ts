// The check functions by what is asked of them: alone, or with their reasons.

import type { Decisions } from '../access/decisions';
import type { AccessDecision, ClockDecision, MmioDecision } from '../access/reasons';
import type { Domain, MmioAnswer } from '../access/tables';
import type { Rules } from '../access/target';
import type { Question } from './question';

/** What answers each kind of call; a missing one knows nothing of such calls. */
export interface Functions<A> {
    readonly node: (asker: Domain, id: number) => A;
    readonly reset: (asker: Domain, id: number) => A;
    readonly clock: ((asker: Domain, id: number) => A) | undefined;
    readonly register: (asker: Domain, write: boolean, address: bigint, mask: number) => A;
    readonly mailbox: ((asker: Domain) => A) | undefined;
}

/** The answer to a domain's call; `undefined` if there is no function for such calls. */
export function asking<A>(functions: Functions<A>, asker: Domain, question: Question): A | undefined {
    switch (question.action) {
        case 'node':
            return functions.node(asker, question.id);
        case 'reset':
            return functions.reset(asker, question.id);
        case 'clock':
            return functions.clock?.(asker, question.id);
        case 'read':
        case 'write': {
            const { action, address, mask } = question;
            return functions.register(asker, action === 'write', address, mask);
        }
        case 'mailbox':
            return functions.mailbox?.(asker);
    }
}

/** `mask` are the bits that a call about a register reaches; 0 for other calls. */
export type Ruled = MmioAnswer;

/** The functions alone. */
export function functionsOf(rules: Rules): Functions<Ruled> {
    const { domainHasClockAccess: clock, domainHasMailboxAccess: mailbox } = rules;
    return {
        node: (asker, id) => withoutBits(rules.domainHasNodeAccess(asker, id)),
        reset: (asker, id) => withoutBits(rules.domainHasResetAccess(asker, id)),
        clock: clock && ((asker, id) => withoutBits(clock(asker, id))),
        register: rules.domainHasMmioAccess,
        mailbox: mailbox && (asker => withoutBits(mailbox(asker))),
    };
}

const withoutBits = (allowed: boolean): Ruled => ({ allowed, mask: 0 });

export type Decided =
    | { readonly of: 'access'; readonly decision: AccessDecision }
    | { readonly of: 'clock'; readonly decision: ClockDecision }
    | { readonly of: 'register'; readonly decision: MmioDecision };

/** The functions with their reasons. */
export function reasonedFunctionsOf(decisions: Decisions): Functions<Decided> {
    const { clock, mailbox } = decisions;
    const access = (decision: AccessDecision): Decided => ({ of: 'access', decision });
    return {
        node: (asker, id) => access(decisions.node(asker, id)),
        reset: (asker, id) => access(decisions.reset(asker, id)),
        clock: clock && ((asker, id) => ({ of: 'clock', decision: clock(asker, id) })),
        register: (...call) => ({ of: 'register', decision: decisions.mmio(...call) }),
        mailbox: mailbox && (asker => access(mailbox(asker))),
    };
}
