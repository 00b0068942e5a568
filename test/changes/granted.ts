// Whether the groups in which a comparison is told say exactly what changed: each domain that gains or loses a thing is in a group with it,
// and whoever is in a group has the thing on that side, and with no page more than the group names had it not on the other.

import assert from 'node:assert/strict';
import type { Domain } from '../../server/access/tables';
import type { Compared, Thing } from '../../server/changes/compare';
import type { Grant, Who } from '../../server/changes/grants';
import { isEnough } from '../../server/changes/ways';

/** For each thing and each of the domains. */
export function assertGranted(
    things: readonly Compared[],
    grants: readonly Grant[],
    domains: readonly Domain[],
    source: string,
): void {
    for (const compared of things) {
        const about = grants.filter(each => each.things.some(({ thing }) => holds(thing, compared.thing)));
        for (const { isGain, who } of about)
            if (changeOf(compared, smallest(who)) !== (isGain ? 'gains' : 'loses'))
                assert.fail(`${textOf(compared.thing)}: ${textOf(who)} ${isGain}\n${source}`);
        for (const domain of domains)
            if (!isToldTo(domain, compared, about))
                assert.fail(`${textOf(compared.thing)}: ${domain.hardwareDomain}\n${source}`);
    }
}

/** Whoever is told to gain a thing may have had it in another way before, but has it now. */
function isToldTo(domain: Domain, compared: Compared, about: readonly Grant[]): boolean {
    const change = changeOf(compared, domain);
    const told = about.filter(({ who }) => isAmong(domain, who));
    const isSaid = change === 'same' || told.some(({ isGain }) => isGain === (change === 'gains'));
    return isSaid && told.every(({ isGain }) => has(compared, isGain ? 1 : 0, domain));
}

function changeOf(compared: Compared, domain: Domain): 'gains' | 'loses' | 'same' {
    const [before, now] = [has(compared, 0, domain), has(compared, 1, domain)];
    if (before === now) return 'same';
    return now ? 'gains' : 'loses';
}

const has = ({ access }: Compared, at: 0 | 1, { hardwareDomain, ownsFrame }: Domain): boolean =>
    isEnough(hardwareDomain ? access[at].hwdom : access[at].guest, ownsFrame);

/** Who owns nothing but the pages of a group. */
const smallest = ({ kind, pages }: Who): Domain => ({
    hardwareDomain: kind === 'hwdom',
    ownsFrame: page => pages.includes(page),
});

const isAmong = ({ hardwareDomain, ownsFrame }: Domain, { kind, pages }: Who): boolean =>
    (kind === 'owner' || hardwareDomain) && pages.every(ownsFrame);

/** Whether a thing of a group, in which stretches of registers are joined, is or has this one. */
function holds(group: Thing, thing: Thing): boolean {
    if (group.kind !== thing.kind) return false;
    if ('id' in group) return 'id' in thing && group.id === thing.id;
    if (!('start' in group) || !('start' in thing)) return true;
    const isWithin = group.start <= thing.start && thing.end <= group.end;
    return isWithin && (group.kind !== 'write' || (thing.kind === 'write' && group.mask === thing.mask));
}

const textOf = (value: Thing | Who): string =>
    JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? `0x${each.toString(16)}` : each));
