// A comparison for programs that mark lines: what stands at which line of the new version, and how serious it is. The command line puts
// it into their forms.

import { list } from '../diagnostics/phrases';
import { isFailing, type Judging, STALE_ADVICE, staleOf } from './approvals';
import type { Changes } from './changes';
import type { Grant } from './grants';
import type { Names, Place } from './names';
import { placesNow, shownPlacesOf } from './places';
import { sentenceOf } from './text';

/** The kinds of what is found, by which programs group it. */
export type FoundKind = 'access-gained' | 'access-lost' | 'access-unknown' | 'approval-unused';

/** One thing that a reviewer should see. */
export interface FoundChange {
    readonly kind: FoundKind;
    /** `error`: it fails the run. `note`: it is approved, or its direction does not count. */
    readonly level: 'error' | 'warning' | 'note';
    /** Who gains or loses what, or what else it is: a sentence without its full stop. */
    readonly what: string;
    /** The same with where it is, and the digest or why it is approved. */
    readonly message: string;
    /** Never empty; the first is the place. Of very many only some. */
    readonly places: readonly Place[];
    /** The same in another version if the same is found there, whatever its line is. */
    readonly fingerprint: string;
    /** Why it is approved. */
    readonly approved: string | undefined;
}

export interface Found {
    /** The path of the new version. */
    readonly file: string;
    readonly changes: readonly FoundChange[];
    readonly notes: readonly string[];
}

/** A change of node 0 stands at each register row. */
const MOST_PLACES = 20;
const MOST_NAMED = 4;

/** What is found in a comparison, in the order of the other forms. */
export function foundIn(changes: Changes, judging: Judging): Found {
    const { names, grants, unknown, notes } = changes;
    return {
        file: names.startNow().file,
        changes: [
            ...grants.map(grant => grantFound(names, grant, judging)),
            ...unknown.map(what => unknownFound(names, what, judging)),
            ...staleOf(changes, judging).map(({ reason, place, digest }) =>
                noteFound(`approves nothing any more: ${reason}; ${STALE_ADVICE}`, place, digest),
            ),
        ],
        notes,
    };
}

function grantFound(names: Names, grant: Grant, judging: Judging): FoundChange {
    const approved = judging.approved.get(grant.digest)?.reason;
    const where = list(shownPlacesOf(names, grant), MOST_NAMED);
    const what = sentenceOf(names, grant);
    return {
        kind: grant.isGain ? 'access-gained' : 'access-lost',
        level: levelOf(grant, judging),
        what,
        message: `${what}${where === '' ? '' : ` (${where})`}${endOf(grant, approved)}`,
        places: placesNow(names, grant).slice(0, MOST_PLACES),
        fingerprint: grant.digest,
        approved,
    };
}

const endOf = ({ digest }: Grant, approved: string | undefined): string =>
    approved === undefined ? `; digest ${digest}` : `; approved: ${approved}`;

/** What widens access and fails nothing, because no change was asked to fail, is more than a note. */
function levelOf(grant: Grant, judging: Judging): FoundChange['level'] {
    if (isFailing(grant, judging)) return 'error';
    return grant.isGain && !judging.approved.has(grant.digest) ? 'warning' : 'note';
}

const unknownFound = (names: Names, unknown: string, { failOn }: Judging): FoundChange => ({
    kind: 'access-unknown',
    level: failOn === 'none' ? 'warning' : 'error',
    ...saying(`it is not known what changed: ${unknown}`),
    places: [names.startNow()],
    fingerprint: unknown,
    approved: undefined,
});

const noteFound = (message: string, place: Place, fingerprint: string): FoundChange => ({
    kind: 'approval-unused',
    level: 'note',
    ...saying(message),
    places: [place],
    fingerprint,
    approved: undefined,
});

const saying = (what: string): Pick<FoundChange, 'what' | 'message'> => ({ what, message: what });
