// Reads a file without trusting what is said of its size: a file of /proc says 0, and a pipe may have no end.

import { closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';

/** What is at a path, besides a file that can be read. */
export type NotFile = 'folder' | 'other';

/**
 * The first bytes of a file, at most `limit`. A `named` file, one that a person asked for, may also be a pipe that this program was started
 * with, as a shell makes one of `<(…)`; everything else must be an ordinary file. Throws the system's errors.
 */
export function readStart(file: string, limit: number, named = false): Buffer | NotFile {
    const isPipe = named && IS_GIVEN.test(path.resolve(file)) && statSync(file).isFIFO();
    // To open a device may do something.
    if (!isPipe && isSpecial(file)) return 'other';
    const descriptor = openSync(file, constants.O_RDONLY | (isPipe ? 0 : NEVER_WAIT));
    try {
        const stats = fstatSync(descriptor);
        if (stats.isDirectory()) return 'folder';
        if (!stats.isFile() && !(isPipe && stats.isFIFO())) return 'other';
        return start(descriptor, limit, Math.min(stats.size + 1, limit));
    } finally {
        closeSync(descriptor);
    }
}

/** At this path is not, or no longer, an ordinary file. */
export class NotOrdinary extends Error {}

/**
 * The bytes of an ordinary file in pieces, each of which is there until the next one is asked for. The file is closed when it is read,
 * or when no more is asked for. Throws the system's errors.
 */
export function* piecesOf(file: string): Generator<Uint8Array, void> {
    if (isSpecial(file)) throw new NotOrdinary();
    const descriptor = openSync(file, constants.O_RDONLY | NEVER_WAIT);
    try {
        if (!fstatSync(descriptor).isFile()) throw new NotOrdinary();
        const piece = Buffer.allocUnsafe(PIECE);
        for (let length = 1; length > 0; ) {
            length = readSync(descriptor, piece, 0, PIECE, null);
            yield piece.subarray(0, length);
        }
    } finally {
        closeSync(descriptor);
    }
}

/** The same, to be read any number of times. */
export const readable = (file: string): Iterable<Uint8Array> => ({ [Symbol.iterator]: () => piecesOf(file) });

/** What is open in this process already, where the system gives that paths. Any other pipe may wait for ever for who writes into it. */
const IS_GIVEN = /^\/(?:dev\/(?:fd\/\d+|stdin)|proc\/(?:self|\d+)\/fd\/\d+)$/;

/** Whether there is something that is neither a file nor a folder. */
function isSpecial(file: string): boolean {
    const stats = statSync(file, { throwIfNoEntry: false });
    return stats !== undefined && !stats.isFile() && !stats.isDirectory();
}

/** If a pipe has come since, opening it does not wait. Windows has neither such pipes nor this flag. */
const NEVER_WAIT = constants.O_NONBLOCK ?? 0;

const PIECE = 0x1_0000;

/** `expected` is the number of bytes that the first piece has room for. */
function start(descriptor: number, limit: number, expected: number): Buffer {
    const pieces: Buffer[] = [];
    let size = 0;
    for (
        let room = Math.max(expected, Math.min(PIECE, limit));
        size < limit;
        room = Math.min(PIECE, limit - size)
    ) {
        const piece = Buffer.allocUnsafe(room);
        const length = readSync(descriptor, piece, 0, room, null);
        if (length === 0) break;
        size += length;
        pieces.push(piece.subarray(0, length));
    }
    // Most files are one piece, and a hundred megabytes are not copied.
    const [only] = pieces;
    return only !== undefined && only.length === size ? only : Buffer.concat(pieces, size);
}
