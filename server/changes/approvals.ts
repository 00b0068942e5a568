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

/**
 * What a file approves: on each line a digest and the reason, or a comment after `#`. Or the number, from 1, of a line that is neither, and
 * what is wrong with it. What two lines approve has the reasons of both, as after a merge.
 */
export function readApprovals(
    text: string,
    file: string,
): Pick<Judging, 'approved'> | { readonly wrong: number; readonly why: string } {
    const approved = new Map<string, Approval>();
    for (const [line, written] of text.split('\n').entries()) {
        const words = written
            .replaceAll('\t', ' ')
            .split(' ')
            .map(word => word.trim())
            .filter(word => word !== '');
        const [digest, ...reasons] = words;
        if (digest === undefined || digest.startsWith('#')) continue;
        const why = wrongWith(digest, reasons);
        if (why !== undefined) return { wrong: line + 1, why };
        const [known, reason] = [approved.get(digest), reasons.join(' ')];
        if (known === undefined) approved.set(digest, { reason, place: { file, line } });
        else if (known.reason !== reason)
            approved.set(digest, { ...known, reason: `${known.reason}; ${reason}` });
    }
    return { approved };
}

function wrongWith(digest: string, reasons: readonly string[]): string | undefined {
    if (digest.length !== DIGEST_LENGTH || ![...digest].every(isHex))
        return 'a line is a digest of 32 digits, as `diff` prints it, and the reason for it';
    return reasons.length === 0 ? 'the reason is missing; write it after the digest' : undefined;
}

const DIGEST_LENGTH = 32;

const isHex = (char: string): boolean => '0123456789abcdef'.includes(char);
