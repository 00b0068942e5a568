// Digests of texts. Only this file knows how they are computed.

import { createHash } from 'node:crypto';

/** The SHA-256 of a text as UTF-8, in 64 hexadecimal digits. The text comes in pieces, none of which may end inside a character. */
export function sha256(pieces: readonly (string | Uint8Array)[]): string {
    const hash = createHash('sha256');
    for (const piece of pieces) hash.update(piece);
    return hash.digest('hex');
}
