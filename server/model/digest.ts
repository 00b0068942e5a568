// Digests of texts. The only place that knows how they are made.

import { createHash } from 'node:crypto';

/** The SHA-256 of a text's UTF-8, 64 hexadecimal digits. The text comes in pieces, none of which ends inside a character. */
export function sha256(pieces: Iterable<string>): string {
    const hash = createHash('sha256');
    for (const piece of pieces) hash.update(piece, 'utf8');
    return hash.digest('hex');
}

/** The same of lines, each with a line feed behind it. */
export const sha256OfLines = (lines: Iterable<string>): string => sha256(inPieces(lines));

/** How many lines are hashed at a time: a call for each of a hundred thousand would cost more than the hash. */
const PIECE = 4096;

function* inPieces(lines: Iterable<string>): Iterable<string> {
    let piece: string[] = [];
    for (const line of lines) {
        piece.push(line);
        if (piece.length < PIECE) continue;
        yield `${piece.join('\n')}\n`;
        piece = [];
    }
    yield piece.map(line => `${line}\n`).join('');
}
