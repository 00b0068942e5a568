// How much domains may do, as numbers.

import { askedFor } from '../access/owner';
import { type Policy, rulesOf } from '../access/policy';
import { finish, inPieces, type Steps } from '../language/steps';
import type { Domain } from '../model/domain';
import type { Tally } from './tally-text';

/** Counts the devices of each of some domains, and which of them another of these may control too. */
export const talliesOf = (policy: Policy, domains: readonly Domain[]): Tally[] =>
    finish(tallySteps(policy, domains));

/** The same, in pieces. */
export function* tallySteps(policy: Policy, domains: readonly Domain[]): Steps<Tally[]> {
    const { domainHasNodeAccess } = rulesOf(policy);
    const counted = domains.map(domain => ({ domain, asker: askedFor(domain), devices: 0, shared: 0 }));
    yield* inPieces(policy.node?.rows ?? [], ({ id }) => {
        const having = counted.filter(({ asker }) => domainHasNodeAccess(asker, id));
        // What the hardware domain has besides takes nothing from it, and guests expect it to have all.
        const guests = having.filter(({ domain }) => !domain.hwdom);
        for (const each of having) each.devices++;
        if (guests.length > 1) for (const each of guests) each.shared++;
    });
    return counted.map(({ domain, devices, shared }) => ({ devices, shared, isKnown: domain.isKnown }));
}
