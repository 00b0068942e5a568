// Answers to questions by the check functions, each with its reason.

import { type Decisions, decisionsOf } from '../access/decisions';
import { type Policy, policyOf } from '../access/policy';
import type { AccessDecision, ClockDecision, MmioDecision } from '../access/reasons';
import type { Domain as Asker } from '../access/tables';
import type { Domain } from '../model/domain';
import type { Program } from '../model/program';
import type { Question } from './question';

/** A program with all that answers need. */
export interface Asked {
    readonly program: Program;
    readonly policy: Policy;
    readonly decisions: Decisions;
}

export type Decided =
    | { readonly of: 'access'; readonly decision: AccessDecision }
    | { readonly of: 'clock'; readonly decision: ClockDecision }
    | { readonly of: 'register'; readonly decision: MmioDecision }
    /** The rules have no such question: no clocks, or no table that decides about the mailbox. */
    | { readonly of: 'nothing'; readonly decision: { readonly allowed: false } };

export interface Answer {
    readonly domain: Domain;
    readonly question: Question;
    readonly decided: Decided;
}

/** A program that can be asked many questions. */
export function askable(program: Program): Asked {
    const policy = policyOf(program);
    return { program, policy, decisions: decisionsOf(policy) };
}

/** What the check functions say to a domain's call. */
export function answer({ decisions }: Asked, domain: Domain, question: Question): Answer {
    return { domain, question, decided: decide(decisions, askerOf(domain), question) };
}

function decide(decisions: Decisions, asker: Asker, question: Question): Decided {
    switch (question.action) {
        case 'node':
            return { of: 'access', decision: decisions.node(asker, question.id) };
        case 'reset':
            return { of: 'access', decision: decisions.reset(asker, question.id) };
        case 'clock':
            return decisions.clock === undefined
                ? NOTHING
                : { of: 'clock', decision: decisions.clock(asker, question.id) };
        case 'read':
        case 'write': {
            const { action, address, mask } = question;
            return { of: 'register', decision: decisions.mmio(asker, action === 'write', address, mask) };
        }
        case 'mailbox':
            return decisions.mailbox === undefined
                ? NOTHING
                : { of: 'access', decision: decisions.mailbox(asker) };
    }
}

const NOTHING: Decided = { of: 'nothing', decision: { allowed: false } };

/** A domain as the rules ask it. */
export const askerOf = (domain: Domain): Asker => ({
    hardwareDomain: domain.hwdom,
    ownsFrame: frame => domain.owns(BigInt(frame)),
});
