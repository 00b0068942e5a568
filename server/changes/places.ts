// Where a change stands: for people in both versions, for programs that mark lines in the new one alone.

import { finish, inPieces, type Steps } from '../language/steps';
import type { Compared } from './compare';
import type { Grant } from './grants';
import type { Names, Place } from './names';

/** A place and the side that it is of. */
export interface SidePlace extends Place {
    readonly at: 0 | 1;
}

/** Where the rows are, in pieces: the new ones of a gain, the old ones of a loss; without any, those of the other side. */
export function* findPlaces(names: Names, { isGain, things }: Grant): Steps<SidePlace[]> {
    const [first, second] = isGain ? ([1, 0] as const) : ([0, 1] as const);
    const own = yield* placesAt(names, things, first);
    return own.length > 0 ? own : yield* placesAt(names, things, second);
}

function* placesAt(names: Names, things: readonly Compared[], at: 0 | 1): Steps<SidePlace[]> {
    const places: Place[] = [];
    yield* inPieces(
        things,
        each => {
            for (const place of names.places(each, at)) places.push(place);
        },
        rowsOfThing,
    );
    return distinct(places).map(place => ({ ...place, at }));
}

/** How many rows are about a thing, which is how long it takes to say where they are. */
export const rowsOfThing = ({ rows: [before, now] }: Compared): number => 1 + before.length + now.length;

/** The same in one go. */
export const placesOf = (names: Names, grant: Grant): SidePlace[] => finish(findPlaces(names, grant));

/** The same as a person reads them. */
export const shownPlacesOf = (names: Names, grant: Grant): string[] =>
    placesOf(names, grant).map(place => names.shown(place, place.at));

/**
 * Where a change stands in the new version, of which a line can be marked; never empty. What a domain gains by what it is said to own
 * stands at the domain; else at the rows that grant or refuse now, for a row that is gone at the head of its table, and without that at
 * the first line.
 */
export function placesNow(names: Names, { who, domains, things }: Grant): Place[] {
    const declared = who.kind === 'domain' ? domains.flatMap(name => names.domainNow(name) ?? []) : [];
    if (declared.length > 0) return declared;
    const rows = distinct(things.flatMap(each => names.places(each, 1)));
    if (rows.length > 0) return rows;
    const heads = distinct(things.flatMap(each => names.headNow(each) ?? []));
    return heads.length > 0 ? heads : [names.startNow()];
}

const distinct = (places: readonly Place[]): Place[] => [
    ...new Map(places.map(place => [`${place.line} ${place.file}`, place] as const)).values(),
];
