// Which changes fail a run: those of a direction, except the ones that a committed file approves by their digests, with reasons; and
// which of these approvals have lost their change.

import type { Grant } from './grants';
import type { Place } from './names';

/** Gains, all changes, or none. */
export type FailOn = 'widen' | 'any' | 'none';

export interface Judging {
    readonly failOn: FailOn;
    /** The changes that are meant, by their digests. */
    readonly approved: ReadonlyMap<string, Approval>;
}

export interface Approval {
    readonly reason: string;
    /** In the file of approvals. */
    readonly place: Place;
    /** Whether it may be for a change of another file, so that it has not lost its change if it is not needed here. */
    readonly isShared?: true;
}

/** Whether a change fails a run. */
export const isFailing = ({ isGain, digest }: Grant, { failOn, approved }: Judging): boolean =>
    failOn !== 'none' && (isGain || failOn === 'any') && !approved.has(digest);

export interface Stale extends Approval {
    readonly digest: string;
}

/** What to do about an approval whose change is not there. */
export const STALE_ADVICE = 'remove it, or it approves its change unseen if that is made again';

/**
 * The approvals whose changes are not there, in the order of their file: none while something could not be compared, which may be what
 * they are for.
 */
export function staleOf(
    { grants, unknown }: { readonly grants: readonly Grant[]; readonly unknown: readonly string[] },
    { approved }: Judging,
): Stale[] {
    if (unknown.length > 0) return [];
    const made = new Set(grants.map(({ digest }) => digest));
    return [...approved].flatMap(([digest, approval]) =>
        made.has(digest) || approval.isShared ? [] : { ...approval, digest },
    );
}

/** What a file approves: on each line a digest and the reason, or a comment after `#`. Or the number, from 1, of a line that is neither. */
export function readApprovals(
    text: string,
    file: string,
): Pick<Judging, 'approved'> | { readonly wrong: number } {
    const approved = new Map<string, Approval>();
    for (const [line, written] of text.split('\n').entries()) {
        const words = written
            .split(' ')
            .map(word => word.trim())
            .filter(word => word !== '');
        const [digest, ...reason] = words;
        if (digest === undefined || digest.startsWith('#')) continue;
        if (digest.length !== DIGEST_LENGTH || ![...digest].every(isHex) || reason.length === 0)
            return { wrong: line + 1 };
        approved.set(digest, { reason: reason.join(' '), place: { file, line } });
    }
    return { approved };
}

const DIGEST_LENGTH = 32;

const isHex = (char: string): boolean => '0123456789abcdef'.includes(char);
