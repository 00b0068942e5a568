// Reads files, and converts their paths to the form of the core (full, with `/`) and to the one for people. For sources and
// outputs, only this file, destination.ts and replace.ts touch the disk.

import { isAscii, isUtf8 } from 'node:buffer';
import { fstatSync, statSync } from 'node:fs';
import path from 'node:path';
import type { ReadOutput } from '../emit/freshness';
import type { Failure } from '../model/host';
import { codeOf, wordsOf } from './errors';
import { NotOrdinary, piecesOf, readStart } from './reading';

export interface Unreadable {
    readonly failure: Failure;
    /** What is wrong and what to do, in words that follow the file's name. */
    readonly reason: string;
}

/** In bytes. A larger file is not a table, and would only fill the memory. */
const LARGEST = 16 * 1024 * 1024;

/** In lines. A table has at most 2^20 places, and of empty lines alone LARGEST would take gigabytes. */
const MOST_LINES = 2_000_000;

/** The text of a file, including a byte order mark; or why there is none. A `named` file may also be a pipe (reading.ts). */
export function readText(file: string, named: boolean): string | Unreadable {
    const read = readBytes(file, named);
    return 'failure' in read ? read : textOf(read);
}

/** The bytes of a file; or why they cannot be read. A `named` file may also be a pipe (reading.ts). */
export function readBytes(file: string, named = false): Buffer | Unreadable {
    try {
        const bytes = readStart(file, LARGEST + 1, named);
        if (bytes === 'folder') return { failure: 'folder', reason: 'is a folder, not a file' };
        if (bytes === 'other') return unreadable('is no ordinary file; copy it into one');
        return bytes.length > LARGEST ? TOO_LARGE : bytes;
    } catch (error) {
        return reasonOf(error, file);
    }
}

/** The text of standard input; or why it cannot be read. */
export async function readStandardInput(): Promise<string | Unreadable> {
    // As standard input, Node reads a folder as if it were empty.
    if (fstatSync(0).isDirectory()) return { failure: 'folder', reason: 'is a folder, not a file' };
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of process.stdin) {
        chunks.push(Buffer.from(chunk));
        size += chunk.length;
        if (size > LARGEST) return TOO_LARGE;
    }
    return textOf(Buffer.concat(chunks));
}

/** The text of bytes, which must be UTF-8: with a guessed encoding, the text could not be written back unchanged. */
export function textOf(bytes: Buffer): string | Unreadable {
    if (bytes.length > MOST_LINES && countLines(bytes) > MOST_LINES) return TOO_MANY_LINES;
    if (isAscii(bytes)) return bytes.toString('latin1');
    if (isUtf8(bytes)) return bytes.toString('utf8');
    const at = firstBadByte(bytes);
    const line = bytes.subarray(0, at).toString('latin1').split('\n').length;
    return unreadable(`is not UTF-8 text at byte ${at}, on line ${line}; save it as UTF-8`);
}

/** The file in an output's place, in pieces; `undefined` if there is none that can be read. What cannot be read on ends there. */
export const readOutput: ReadOutput = path => {
    // As marks of an unfinished run nearly always: to catch the system's error takes longer.
    if (kindOf(path) === 'missing') return undefined;
    try {
        for (const _ of piecesOf(path)) break;
    } catch {
        return undefined;
    }
    return { [Symbol.iterator]: () => withoutErrors(piecesOf(path)) };
};

function* withoutErrors<T>(things: Iterable<T>): Generator<T, void> {
    try {
        yield* things;
    } catch {
        // Somebody removes it meanwhile, for instance: then it is not what was generated.
    }
}

/** What is at a path. What cannot be looked at counts as a file, so that reading it reports the reason. */
export function kindOf(file: string): 'file' | 'folder' | 'missing' {
    try {
        const stats = statSync(file, { throwIfNoEntry: false });
        if (stats === undefined) return 'missing';
        return stats.isDirectory() ? 'folder' : 'file';
    } catch {
        return 'file';
    }
}

/** Whether a path that was found in a folder leads nowhere, because a name in it is not UTF-8. */
export const isNamedInOtherBytes = (found: string): boolean =>
    found.includes(REPLACED) && kindOf(found) === 'missing';

/** What is wrong with such a path, in words that follow it. */
export const IN_OTHER_BYTES = 'cannot be found: its name, where it has \ufffd, is not UTF-8; rename it';

/** The system's error code, in plain words; `file` is what was asked for. */
export function reasonOf(error: unknown, file = ''): Unreadable {
    if (error instanceof NotOrdinary) return unreadable('is not an ordinary file any more; try again');
    const code = codeOf(error);
    switch (code) {
        case 'ENOENT':
            if (file.includes(REPLACED)) return NAMED_IN_OTHER_BYTES;
            return { failure: 'missing', reason: 'does not exist; correct the path' };
        case 'ENOTDIR':
            return { failure: 'missing', reason: 'has a file where a folder is needed; correct the path' };
        case 'EISDIR':
            return { failure: 'folder', reason: 'is a folder, not a file' };
        case 'EACCES':
        case 'EPERM':
            return unreadable(
                'is not accessible to this user; change its permissions or those of its folder',
            );
        case 'ELOOP':
            return unreadable('is a symbolic link that leads back to itself; remove the link');
        case 'ENAMETOOLONG':
            return unreadable('has a name that is too long; correct the path');
        case 'ERR_INVALID_ARG_VALUE':
            return unreadable('has a character that no path can have; correct the path');
        case 'ENOSPC':
            return unreadable('does not fit on the disk, which is full; free some space');
        case 'EDQUOT':
            return unreadable('does not fit into what this user may keep on the disk; free some space');
        case 'EROFS':
            return unreadable('is on a read-only disk; name another place');
        case 'EXDEV':
        case 'EBUSY':
            return unreadable(
                'is mounted there by itself, or held by another program; release it, or name another file',
            );
        case 'ETXTBSY':
            return unreadable('is a program that is running; name another file');
        case 'EMFILE':
        case 'ENFILE':
            return unreadable('is one file more than may be open at once; close some programs');
        case 'EIO':
            return unreadable('is on a disk that reports an error; look at the disk');
        default:
            return unreadable(`could not be used: ${wordsOf(error)}`);
    }
}

/** The full path of an argument on the command line, with `/` on every system. */
export const fullPath = (written: string): string => withSlashes(path.resolve(written));

/** A full path as a person reads it: relative to the working folder. */
export const shownPath = (full: string): string => withSlashes(path.relative('', full)) || '.';

const withSlashes = (file: string): string => (path.sep === '\\' ? file.replaceAll('\\', '/') : file);

/** In a name, Node puts this in place of bytes that are not UTF-8; the file is not found by it. */
export const REPLACED = '\ufffd';

const unreadable = (reason: string): Unreadable => ({ failure: 'unreadable', reason });

const TOO_LARGE: Unreadable = {
    failure: 'large',
    reason: `is larger than ${LARGEST / 1024 / 1024} MB, and no table needs to be; split it`,
};

const TOO_MANY_LINES = unreadable(
    `has more than ${MOST_LINES / 1_000_000} million lines, and no table needs them; split it`,
);

const NAMED_IN_OTHER_BYTES: Unreadable = {
    failure: 'missing',
    reason: IN_OTHER_BYTES,
};

/** How many line ends there are. As in the language, a carriage return alone is one too. */
function countLines(bytes: Buffer): number {
    let count = 0;
    for (let at = 0; at < bytes.length; at++) {
        const byte = bytes[at] ?? 0;
        // Nearly every byte: this saves half of the time.
        if (byte > CARRIAGE_RETURN) continue;
        if (byte === CARRIAGE_RETURN || (byte === LINE_FEED && bytes[at - 1] !== CARRIAGE_RETURN)) count++;
    }
    return count;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** The offset, from 0, of the first sequence that is not UTF-8. */
function firstBadByte(bytes: Buffer): number {
    let good = 0;
    let bad = bytes.length;
    // The answer is the longest prefix that is text. A prefix may end inside a valid sequence, which has at most four bytes.
    while (bad - good > 1) {
        const middle = (good + bad) >> 1;
        if (hasTextUpTo(bytes, middle)) good = middle;
        else bad = middle;
    }
    while (!isUtf8(bytes.subarray(0, good))) good--;
    return good;
}

/** Whether the bytes before `end` are text, apart from a sequence that may continue after it. */
const hasTextUpTo = (bytes: Buffer, end: number): boolean =>
    [0, 1, 2, 3].some(less => isUtf8(bytes.subarray(0, Math.max(0, end - less))));

/** A file's bytes for a host that reads the disk, or why there are none. */
export function bytesOnDisk(path: string): Uint8Array | Failure {
    const bytes = readBytes(path);
    return 'failure' in bytes ? bytes.failure : bytes;
}
