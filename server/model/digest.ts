// Digests of texts. The only place that knows how they are made.

import { createHash } from 'node:crypto';

/** The SHA-256 of a text's UTF-8, 64 hexadecimal digits. The text comes in pieces; a string does not end inside a character. */
export function sha256(pieces: readonly (string | Uint8Array)[]): string {
    const hash = createHash('sha256');
    for (const piece of pieces) hash.update(piece);
    return hash.digest('hex');
}
