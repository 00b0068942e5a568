// Whether the groups in which a comparison is told say exactly what changed: each domain that gains or loses a thing is in a group with it,
// and whoever is in a group has the thing on that side, and with no page more than the group names had it not on the other.

import assert from 'node:assert/strict';
import type { Domain } from '../../server/access/tables';
import type { Compared, Thing } from '../../server/changes/compare';
import type { Grant, Who } from '../../server/changes/grants';
import { isEnough } from '../../server/changes/ways';
import { addTo } from '../../server/language/sorted';

/**
 * For each thing and each set of the pages on which it depends, as a guest and as the hardware domain. Things of which the same is known and
 * told are asked about once.
 */
export function assertGranted(things: readonly Compared[], grants: readonly Grant[], source: string): void {
    const toldOf = tellers(grants);
    const seen = new Set<string>();
    for (const compared of things) {
        const about = toldOf(compared.thing);
        const { access } = compared;
        const key = `${access[0].key} / ${access[1].key} / ${about.map(each => grants.indexOf(each))}`;
        if (seen.has(key)) continue;
        seen.add(key);
        for (const { isGain, who } of about)
            if (changeOf(compared, smallest(who)) !== (isGain ? 'gains' : 'loses'))
                assert.fail(`${textOf(compared.thing)}: ${textOf(who)} ${isGain}\n${source}`);
        for (const domain of domainsFor(compared))
            if (!isToldTo(domain, compared, about))
                assert.fail(`${textOf(compared.thing)}: ${domain.hardwareDomain}\n${source}`);
    }
}

function domainsFor({ access }: Compared): Domain[] {
    const ways = access.flatMap(({ guest, hwdom }) => [...guest, ...hwdom]);
    const pages = [...new Set(ways.flat())];
    assert.ok(pages.length <= 16, `${pages.length} pages`);
    return Array.from({ length: 1 << pages.length }, (_, bits) => (page: number) => {
        const at = pages.indexOf(page);
        return at !== -1 && ((bits >> at) & 1) === 1;
    }).flatMap(ownsFrame => [false, true].map(hardwareDomain => ({ hardwareDomain, ownsFrame })));
}

/** The groups that a thing is in. */
function tellers(grants: readonly Grant[]): (thing: Thing) => readonly Grant[] {
    const byId = new Map<string, Grant[]>();
    const stretches: (readonly [Thing, Grant])[] = [];
    for (const grant of grants)
        for (const { thing } of grant.things)
            if ('start' in thing) stretches.push([thing, grant]);
            else addTo(byId, textOf(thing), grant);
    return thing =>
        'start' in thing
            ? stretches.filter(([group]) => holds(group, thing)).map(([, grant]) => grant)
            : (byId.get(textOf(thing)) ?? []);
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

/** Whether a stretch of a group, in which those that follow each other are joined, has this one. */
const holds = (group: Thing, thing: Thing): boolean =>
    group.kind === thing.kind &&
    'start' in group &&
    'start' in thing &&
    group.start <= thing.start &&
    thing.end <= group.end &&
    (group.kind !== 'write' || (thing.kind === 'write' && group.mask === thing.mask));

const textOf = (value: Thing | Who): string =>
    JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? `0x${each.toString(16)}` : each));
