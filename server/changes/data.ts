// A comparison as plain data for other programs: what `--format json` prints. docs/diff.schema.json is its form, which does not change.

import { type Approval, type Judging, staleOf } from './approvals';
import type { Changes, Version } from './changes';
import type { Compared, Thing } from './compare';
import type { Grant } from './grants';
import { type Names, tableOfThing } from './names';
import { shownPlacesOf } from './places';

const VERSION = 1;

/** The comparison. */
export function changesData(changes: Changes, judging: Judging): object {
    const { approved } = judging;
    const { versions, names, grants, unchanged, unknown, notes } = changes;
    const gains = grants.filter(({ isGain }) => isGain);
    return {
        version: VERSION,
        old: versionData(versions[0]),
        new: versionData(versions[1]),
        changes: grants.map(grant => grantData(names, grant, approved.get(grant.digest))),
        unchanged: unchanged.map(each => thingData(names, each, true)),
        unknown,
        notes,
        staleApprovals: staleOf(changes, judging).map(({ digest, reason, place }) => ({
            digest,
            reason,
            line: place.line + 1,
        })),
        summary: {
            widenings: gains.length,
            narrowings: grants.length - gains.length,
            approved: grants.filter(({ digest }) => approved.has(digest)).length,
            unknown: unknown.length,
        },
    };
}

const versionData = ({ name, program, edition }: Version): object => ({
    name,
    target: program.target,
    edition: edition ?? program.edition ?? null,
});

const grantData = (names: Names, grant: Grant, approved: Approval | undefined): object => ({
    direction: grant.isGain ? 'gains' : 'loses',
    who: grant.who.kind,
    pages: pagesData(names, grant.who.pages, grant.isGain),
    domains: grant.domains,
    [grant.isGain ? 'noLongerNeeds' : 'unlessItOwns']: pagesData(names, grant.besides, grant.isGain),
    maskOnly: grant.isMaskOnly,
    things: grant.things.map(each => thingData(names, each, grant.isGain)),
    rows: shownPlacesOf(names, grant),
    digest: grant.digest,
    approved: approved?.reason ?? null,
});

const pagesData = (names: Names, pages: readonly number[], isGain: boolean): object[] =>
    pages.map(page => ({ page, name: names.nameOfPage(page, isGain) ?? null }));

/** The name is empty for things of which there is one. */
const thingData = (names: Names, compared: Compared, isGain: boolean): object => ({
    action: compared.thing.kind,
    table: tableOfThing(compared.thing),
    name: names.of(compared, isGain),
    ...numbersOf(compared.thing),
});

function numbersOf(thing: Thing): object {
    if ('id' in thing) return { id: thing.id };
    if (!('start' in thing)) return {};
    const addresses = { start: `0x${thing.start.toString(16)}`, end: `0x${thing.end.toString(16)}` };
    return thing.kind === 'write' ? { ...addresses, mask: thing.mask } : addresses;
}
