// Digests of texts. The only place that knows how they are made.

import { createHash } from 'node:crypto';

/** The SHA-256 of a text's UTF-8, 64 hexadecimal digits. The text comes in pieces, none of which ends inside a character. */
export function sha256(pieces: readonly string[]): string {
    const hash = createHash('sha256');
    for (const piece of pieces) hash.update(piece, 'utf8');
    return hash.digest('hex');
}
