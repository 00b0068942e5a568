// Writes files so that each is at every moment either the old one or the new one, whole.

import {
    closeSync,
    fchmodSync,
    fsyncSync,
    mkdirSync,
    openSync,
    renameSync,
    rmdirSync,
    unlinkSync,
    writeSync,
} from 'node:fs';
import path from 'node:path';
import { reasonOf } from './disk';

export interface Replacement {
    /** A real path. */
    readonly file: string;
    readonly text: string;
    /** The permission bits to keep; `undefined` for those of a new file. */
    readonly mode: number | undefined;
}

export interface Failed {
    readonly file: string;
    /** What is wrong and what to do, to follow the file's name. */
    readonly reason: string;
    /** So many files, the first ones, had been replaced before. */
    readonly done: number;
}

/**
 * Writes all files, or gives the first that failed. The new texts are first written whole beside their places, so that
 * what usually fails (no space, no permission) fails before any file is touched.
 */
export function replaceFiles(files: readonly Replacement[]): Failed | undefined {
    const staged: string[] = [];
    const folders: string[] = [];
    let current = '';
    let done = 0;
    try {
        for (const { file, text, mode } of files) {
            current = file;
            makeFolder(path.dirname(file), folders);
            const temporary = path.join(path.dirname(file), `.eemi-acl-${crypto.randomUUID()}.tmp`);
            writeNew(temporary, text, mode, staged);
        }
        for (const { file } of files) {
            current = file;
            renameSync(staged[0] ?? '', file);
            staged.shift();
            done++;
        }
        return undefined;
    } catch (error) {
        for (const temporary of staged) attempt(() => unlinkSync(temporary));
        for (const folder of folders.reverse()) attempt(() => rmdirSync(folder));
        return { file: current, reason: reasonOf(error).reason, done };
    }
}

function writeNew(file: string, text: string, mode: number | undefined, staged: string[]): void {
    const descriptor = openSync(file, 'wx', mode ?? 0o666);
    staged.push(file);
    try {
        const bytes = Buffer.from(text);
        for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
        if (mode !== undefined) fchmodSync(descriptor, mode);
        fsyncSync(descriptor);
    } finally {
        closeSync(descriptor);
    }
}

/** Makes a folder and those above it that are missing, and notes which, outermost first. */
function makeFolder(folder: string, made: string[]): void {
    const first = mkdirSync(folder, { recursive: true });
    if (first === undefined) return;
    const missing: string[] = [];
    for (let at = folder; at.length >= first.length; at = path.dirname(at)) missing.unshift(at);
    made.push(...missing);
}

/** What is left over after a failure is removed where it can be; the failure itself is what gets told. */
function attempt(remove: () => void): void {
    try {
        remove();
    } catch {
        // It stays.
    }
}
