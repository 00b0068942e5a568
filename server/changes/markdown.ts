// A comparison as parts of a report: a table of who gains and loses what, and below it, folded, what is longer.

import { count, list } from '../diagnostics/phrases';
import { commentOf } from '../questions/comment';
import type { Part } from '../view/parts';
import { type Approval, type Judging, STALE_ADVICE, staleOf } from './approvals';
import type { Changes } from './changes';
import type { Grant } from './grants';
import type { Names } from './names';
import { shownPlacesOf } from './places';
import { remarkOf, summaryOf, whoText } from './text';

const MOST_NAMES = 12;
const MOST_PLACES = 3;
const MOST_UNKNOWN = 3;

/** The comparison as a comment of a pull request. */
export const changesMarkdown = (changes: Changes, judging: Judging): string =>
    commentOf(changesParts(changes, judging));

/** The comparison in parts, the first of which is its title. */
export function changesParts(changes: Changes, judging: Judging): Part[] {
    const { approved } = judging;
    const { versions, names, grants, unchanged, unknown, notes } = changes;
    const long = grants.filter(({ things }) => things.length > MOST_NAMES);
    return [
        {
            kind: 'title',
            text: `Access: ${summaryOf(changes, approved)}`,
            more: versions.map(({ name }) => name).join(' → '),
        },
        ...unknownText(unknown),
        { kind: 'table', titles: TITLES, rows: grants.map(grant => grantRow(names, grant, approved)) },
        fold('not known', unknown.length > MOST_UNKNOWN ? unknown : []),
        ...long.map(grant =>
            fold(`${whoText(names, grant)}: ${count(grant.things.length, 'thing')}`, [
                names.list(grant.things, grant.isGain),
            ]),
        ),
        fold('unchanged, though the text changed', unchanged.length === 0 ? [] : [names.list(unchanged)]),
        fold(
            'digests, for the file of what is approved',
            grants.map(
                grant =>
                    `${grant.digest} ${whoText(names, grant)}${approved.has(grant.digest) ? ' (approved)' : ''}`,
            ),
        ),
        fold(
            `approvals that approve nothing any more: ${STALE_ADVICE}`,
            staleOf(changes, judging).map(({ reason, place }) => `line ${place.line + 1}: ${reason}`),
        ),
        fold('notes', notes),
    ];
}

/** Whoever approves a change must not overlook it. */
const unknownText = (unknown: readonly string[]): Part[] =>
    unknown.length === 0
        ? []
        : [{ kind: 'text', text: `Not known, and may grant anything: ${list(unknown, MOST_UNKNOWN)}.` }];

const TITLES = ['change', 'who', 'what', 'where'] as const;

function grantRow(names: Names, grant: Grant, approved: ReadonlyMap<string, Approval>): readonly string[] {
    const remark = remarkOf(names, grant);
    const approval = approved.get(grant.digest);
    return [
        `${grant.isGain ? 'GAINS' : 'loses'}${approval === undefined ? '' : ', approved'}`,
        whoText(names, grant),
        names.list(grant.things, grant.isGain, MOST_NAMES) +
            (remark === '' ? '' : `, ${remark}`) +
            (approval === undefined ? '' : `; approved: ${approval.reason}`),
        list(shownPlacesOf(names, grant), MOST_PLACES),
    ];
}

const fold = (title: string, lines: readonly string[]): Part => ({ kind: 'fold', title, lines });
