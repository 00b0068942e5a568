// What the comments of the C say about constants that its own files define, for the lines that declare these.

import type { CComment, CommentsAbout, CPlace, CTable, Reading, Trivium } from '../c/reading';
import type { FileComments } from './file-comments';
import { ownLead } from './head';
import { placeKey } from './place-key';

/** Gives the comments about a constant by the place where it is defined, without those that are about the file or a table too. */
export function constantComments(
    readings: readonly Reading[],
    tables: readonly CTable[],
    isOfFile: FileComments['has'],
): (at: CPlace | undefined) => CommentsAbout {
    const inTables = new Set(tables.flatMap(triviaOf).flatMap(placesIn));
    const isElsewhere = (comment: CComment): boolean =>
        inTables.has(placeKey(comment.at)) || isOfFile(comment);
    return at => {
        const all = readings.map(reading => reading.commentsAbout(at));
        const found = all.filter(({ above, beside }) => above.length > 0 || beside.length > 0);
        // As of nearly all of the constants of a long header.
        if (found.length === 0) return NONE;
        return {
            above: found.flatMap(({ above }) => above).filter(each => !isElsewhere(each)),
            beside: found.flatMap(({ beside }) => beside).filter(each => !isElsewhere(each)),
        };
    };
}

const NONE: CommentsAbout = { above: [], beside: [] };

/** What a table has at its head, where directives keep their comments, and between its rows. */
const triviaOf = ({ lead, rows, tail }: CTable): Trivium[] => [
    ...ownLead(lead).filter(each => each.kind !== 'comment' || each.isOfDirective !== true),
    ...rows.flatMap(row => row.lead),
    ...tail,
];

const placesIn = (each: Trivium): string[] => (each.kind === 'comment' ? [placeKey(each.at)] : []);
