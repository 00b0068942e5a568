// Digests of texts. Only this file knows how they are computed.

import { createHash } from 'node:crypto';

/** The SHA-256 of a text as UTF-8, in 64 hexadecimal digits. The text comes in pieces, none of which may end inside a character. */
export function sha256(pieces: readonly (string | Uint8Array)[]): string {
    const digest = new Digest();
    for (const piece of pieces) digest.add(piece);
    return digest.sha256;
}

/** The same of a text that is not there as a whole. */
export class Digest {
    private readonly hash = createHash('sha256');

    add(piece: string | Uint8Array): void {
        this.hash.update(piece);
    }

    /** To be asked once, at the end. */
    get sha256(): string {
        return this.hash.digest('hex');
    }
}
