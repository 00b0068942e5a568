// Which changes fail a run: those of a direction, except the ones that a committed file approves by their digests, with reasons.

import type { Grant } from './grants';

/** Gains, all changes, or none. */
export type FailOn = 'widen' | 'any' | 'none';

export interface Judging {
    readonly failOn: FailOn;
    /** The reasons of the changes that are meant, by their digests. */
    readonly approved: ReadonlyMap<string, string>;
}

/** Whether a change fails a run. */
export const isFailing = ({ isGain, digest }: Grant, { failOn, approved }: Judging): boolean =>
    failOn !== 'none' && (isGain || failOn === 'any') && !approved.has(digest);

/** What a file approves: on each line a digest and the reason, or a comment after `#`. Or the number, from 1, of a line that is neither. */
export function readApprovals(text: string): Pick<Judging, 'approved'> | { readonly wrong: number } {
    const approved = new Map<string, string>();
    for (const [at, line] of text.split('\n').entries()) {
        const words = line
            .split(' ')
            .map(word => word.trim())
            .filter(word => word !== '');
        const [digest, ...reason] = words;
        if (digest === undefined || digest.startsWith('#')) continue;
        if (digest.length !== DIGEST_LENGTH || ![...digest].every(isHex) || reason.length === 0)
            return { wrong: at + 1 };
        approved.set(digest, reason.join(' '));
    }
    return { approved };
}

const DIGEST_LENGTH = 32;

const isHex = (char: string): boolean => '0123456789abcdef'.includes(char);
