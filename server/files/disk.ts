// Reads files, and converts their paths to the form of the core (full, with `/`) and to the one for people. For sources and
// outputs, only this file, destination.ts and replace.ts touch the disk.

import { isAscii, isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Failure } from '../model/host';

export interface Unreadable {
    readonly failure: Failure;
    /** What is wrong and what to do, in words that follow the file's name. */
    readonly reason: string;
}

/** In bytes. A larger file is not a table, and would only fill the memory. */
const LARGEST = 16 * 1024 * 1024;

/** The text of a file, including a byte order mark; or why there is none. A `named` file may also be a pipe. */
export function readText(file: string, named: boolean): string | Unreadable {
    const read = readBytes(file, named);
    return 'failure' in read ? read : textOf(read);
}

/** The bytes of a file; or why they cannot be read. A `named` file may also be a pipe. */
export function readBytes(file: string, named = false): Buffer | Unreadable {
    try {
        const stats = statSync(file);
        if (stats.isDirectory()) return { failure: 'folder', reason: 'is a folder, not a file' };
        if (!stats.isFile() && !(named && stats.isFIFO())) {
            return unreadable('is neither a file nor a pipe; use `-` for standard input');
        }
        if (stats.size > LARGEST) return TOO_LARGE;
        const bytes = readFileSync(file);
        return bytes.length > LARGEST ? TOO_LARGE : bytes;
    } catch (error) {
        return reasonOf(error);
    }
}

/** The text of bytes, which must be UTF-8: with a guessed encoding, the text could not be written back unchanged. */
export function textOf(bytes: Buffer): string | Unreadable {
    if (bytes.length > LARGEST) return TOO_LARGE;
    if (isAscii(bytes)) return bytes.toString('latin1');
    if (isUtf8(bytes)) return bytes.toString('utf8');
    const at = firstBadByte(bytes);
    const line = bytes.subarray(0, at).toString('latin1').split('\n').length;
    return unreadable(`is not UTF-8 text at byte ${at}, on line ${line}; save it as UTF-8`);
}

/** The text of an output; `undefined` if there is none that can be read. */
export function readOutput(path: string): string | undefined {
    const read = readText(path, false);
    return typeof read === 'string' ? read : undefined;
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

/** The system's error code, in plain words. */
export function reasonOf(error: unknown): Unreadable {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    switch (code) {
        case 'ENOENT':
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
        case 'ENOSPC':
            return unreadable('does not fit on the disk, which is full; free some space');
        case 'EROFS':
            return unreadable('is on a read-only disk; name another place');
        default:
            return unreadable(`could not be used: ${code || String(error)}`);
    }
}

/** The full path of an argument on the command line, with `/` on every system. */
export const fullPath = (written: string): string => withSlashes(path.resolve(written));

/** A full path as a person reads it: relative to the working folder. */
export const shownPath = (full: string): string => withSlashes(path.relative('', full)) || '.';

const withSlashes = (file: string): string => (path.sep === '\\' ? file.replaceAll('\\', '/') : file);

const unreadable = (reason: string): Unreadable => ({ failure: 'unreadable', reason });

const TOO_LARGE = unreadable(
    `is larger than ${LARGEST / 1024 / 1024} MB, and no table needs to be; split it`,
);

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
