// A comparison for people: what is newly allowed, then what is newly denied, then what stayed the same although rows changed.

import { count, list } from '../diagnostics/phrases';
import { type Paragraph, plain } from '../questions/paragraphs';
import { isFailing, type Judging, STALE_ADVICE, staleOf } from './approvals';
import type { Changes } from './changes';
import type { Grant } from './grants';
import type { Names } from './names';
import { shownPlacesOf } from './places';

/** How many names of a kind are listed before the rest is counted. */
const MOST_NAMES = 40;
const MOST_PLACES = 4;

/** The comparison in paragraphs. */
export function changesParagraphs(changes: Changes, judging: Judging): Paragraph[] {
    const { versions, names, grants, unchanged, unknown, notes } = changes;
    const gains = grants.filter(({ isGain }) => isGain);
    const losses = grants.filter(({ isGain }) => !isGain);
    const told = (grant: Grant): Paragraph[] => grantParagraphs(names, grant, judging);
    return [
        plain(`${versions[0].name} -> ${versions[1].name}`),
        ...section('newly allowed', gains.flatMap(told)),
        ...section('newly denied', losses.flatMap(told)),
        ...section(
            'unchanged, though the text changed',
            unchanged.length === 0 ? [] : [item(names.list(unchanged, true, MOST_NAMES))],
        ),
        ...section('not known', unknown.map(item)),
        ...section(
            'approvals that approve nothing any more',
            staleOf(changes, judging).map(({ reason, place }) =>
                item(`line ${place.line + 1}: ${reason}; ${STALE_ADVICE}`),
            ),
        ),
        ...section('notes', notes.map(item)),
        plain(summaryOf(changes, judging.approved)),
    ];
}

/** How much changed, in a line. */
export function summaryOf({ grants, unknown }: Changes, approved: Judging['approved'] = new Map()): string {
    const gains = grants.filter(({ isGain }) => isGain);
    const meant = gains.filter(({ digest }) => approved.has(digest)).length;
    const parts = [
        ...(gains.length > 0 ? [count(gains.length, 'widening')] : []),
        ...(meant > 0 ? [meant === gains.length ? 'approved' : `${meant} approved`] : []),
        ...(grants.length > gains.length ? [count(grants.length - gains.length, 'narrowing')] : []),
        ...(unknown.length > 0 ? [`${unknown.length} not known`] : []),
    ];
    return parts.length === 0 ? 'nobody gains or loses anything' : parts.join(', ');
}

const section = (title: string, content: readonly Paragraph[]): Paragraph[] =>
    content.length === 0 ? [] : [plain(title), ...content];

const item = (text: string): Paragraph => ({ lead: '  ', text });

function grantParagraphs(names: Names, grant: Grant, judging: Judging): Paragraph[] {
    const places = shownPlacesOf(names, grant);
    const where = places.length === 0 ? '' : ` (${list(places, MOST_PLACES)})`;
    return [item(sentenceOf(names, grant) + where), ...approvalParagraphs(grant, judging)];
}

/** Who gains or loses what, without its full stop. */
export function sentenceOf(names: Names, grant: Grant): string {
    const { isGain, things } = grant;
    const what = names.list(things, isGain, MOST_NAMES);
    const remark = remarkOf(names, grant);
    return `${whoText(names, grant)} ${verbOf(grant)} ${what}${remark === '' ? '' : `, ${remark}`}`;
}

/** That it is approved, and why; or the digest by which it could be. */
function approvalParagraphs(grant: Grant, judging: Judging): Paragraph[] {
    const lead = '      ';
    const approval = judging.approved.get(grant.digest);
    if (approval !== undefined) return [{ lead, text: `approved: ${approval.reason}` }];
    return isFailing(grant, judging) ? [{ lead, text: `digest ${grant.digest}` }] : [];
}

/** Whom a grant is about. */
export function whoText(names: Names, { isGain, who, domains }: Grant): string {
    const pages = list(who.pages.map(page => names.page(page, isGain)));
    if (who.kind === 'domain')
        return `${list(domains)}${pages === '' ? '' : `, which ${isGain ? 'now' : 'no longer'} owns ${pages},`}`;
    if (who.kind === 'owner' && pages === '') return 'every domain';
    if (domains.length > 0) return list(domains);
    if (who.kind === 'hwdom')
        return pages === '' ? 'the hardware domain' : `the hardware domain, if it owns ${pages},`;
    if (who.kind === 'controller') return 'whoever may control a clock';
    return who.pages.length === 1 ? `the owner of ${pages}` : `whoever owns ${pages}`;
}

const verbOf = ({ isGain, who, domains }: Grant): string => {
    const isSeveral = domains.length > 1 && (who.kind !== 'owner' || who.pages.length > 0);
    return isGain ? `GAIN${isSeveral ? '' : 'S'}` : `LOSE${isSeveral ? '' : 'S'}`;
};

/** What else there is to know of a grant, in parts of a sentence; empty if nothing. */
export function remarkOf(names: Names, { isGain, who, domains, besides, isMaskOnly }: Grant): string {
    const pages = list(who.pages.map(page => names.page(page, isGain)));
    const isNamed = domains.length > 0 && who.kind !== 'domain';
    const too = pages === '' ? '' : ' too';
    const others = list(besides.map(page => names.page(page, isGain)));
    return [
        ...(isNamed && pages !== '' ? [`as ${domains.length > 1 ? 'owners' : 'the owner'} of ${pages}`] : []),
        ...(who.kind === 'hwdom' && pages === '' && isNamed ? ['as the hardware domain'] : []),
        ...(others === ''
            ? []
            : [isGain ? `which until now took ${others}${too}` : `unless it owns ${others}${too}`]),
        ...(isMaskOnly ? ['by the mask alone'] : []),
    ].join(', ');
}
