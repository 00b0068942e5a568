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
    /** A sentence without its full stop. */
    readonly message: string;
    /** Never empty; the first is the place. Of very many only some. */
    readonly places: readonly Place[];
    /** The same in another version if the same is found there, whatever its line is. */
    readonly fingerprint: string;
    /** Why it is approved. */
    readonly approved: string | undefined;
}

export interface Found {
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
    return {
        kind: grant.isGain ? 'access-gained' : 'access-lost',
        level: levelOf(grant, judging),
        message: `${sentenceOf(names, grant)}${where === '' ? '' : ` (${where})`}${endOf(grant, approved)}`,
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

const unknownFound = (names: Names, what: string, { failOn }: Judging): FoundChange => ({
    kind: 'access-unknown',
    level: failOn === 'none' ? 'warning' : 'error',
    message: `it is not known what changed: ${what}`,
    places: [names.startNow()],
    fingerprint: what,
    approved: undefined,
});

const noteFound = (message: string, place: Place, fingerprint: string): FoundChange => ({
    kind: 'approval-unused',
    level: 'note',
    message,
    places: [place],
    fingerprint,
    approved: undefined,
});
