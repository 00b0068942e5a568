// How much domains may do, as numbers.

import { type AlikePolicy, alikePolicy } from '../access/alike';
import { askedFor } from '../access/owner';
import { type PolicySource, rulesOf } from '../access/policy';
import { finish, inPieces, type Steps } from '../language/steps';
import type { Domain } from '../model/domain';
import type { Tally } from './tally-text';

/** Counts the devices of each of some domains, and which of them another of these may control too. */
export const talliesOf = (program: PolicySource, domains: readonly Domain[]): Tally[] =>
    finish(tallySteps(program, domains));

/** The same, in pieces. */
export function* tallySteps(program: PolicySource, domains: readonly Domain[]): Steps<Tally[]> {
    return domains.length === 0 ? [] : yield* talliesIn(yield* alikePolicy(program), domains);
}

/** The same where the policy is known already. */
export function* talliesIn({ policy, node }: AlikePolicy, domains: readonly Domain[]): Steps<Tally[]> {
    const { domainHasNodeAccess } = rulesOf(policy);
    const counted = domains.map(domain => ({ domain, asker: askedFor(domain), devices: 0, shared: 0 }));
    yield* inPieces(
        node.groups,
        ({ id, count }) => {
            const having = counted.filter(({ asker }) => domainHasNodeAccess(asker, id));
            // What the hardware domain has besides takes nothing from it, and guests expect it to have all.
            const guests = having.filter(({ domain }) => !domain.hwdom);
            for (const each of having) each.devices += count;
            if (guests.length > 1) for (const each of guests) each.shared += count;
        },
        () => 1 + domains.length / DOMAINS_A_LINE,
    );
    return counted.map(({ domain, devices, shared }) => ({ devices, shared, isKnown: domain.isKnown }));
}

/** To ask about so many domains takes as long as to look at a line. */
const DOMAINS_A_LINE = 8;
