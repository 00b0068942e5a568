// Replaces files so that each one is, at every moment, completely the old or completely the new one; and either all or none.

import {
    closeSync,
    existsSync,
    fchmodSync,
    fsyncSync,
    mkdirSync,
    openSync,
    renameSync,
    rmdirSync,
    unlinkSync,
    writevSync,
} from 'node:fs';
import path from 'node:path';
import { reasonOf } from './disk';

/** A file to replace. */
export interface FileToReplace {
    /** A real path. */
    readonly file: string;
    /** The permission bits to keep; `undefined` for those of a new file. */
    readonly mode: number | undefined;
}

export interface Failed {
    readonly file: string;
    /** What is wrong and what to do, in words that follow the file's name. */
    readonly reason: string;
    /** How many files, from the first on, had been replaced before the failure. */
    readonly done: number;
}

/**
 * Files that are replaced together. Each new text is first written completely to a file beside the old one, as soon as it is
 * ready. So no text is kept, and the usual failures (no space, no permission) happen before any file is replaced.
 */
export class Replacement {
    private staged: { readonly temporary: string; readonly file: string }[] = [];
    private failed: Failed | undefined;
    private isOver = false;
    private readonly begin: () => void;

    /** `begin` is called before the first file is written beside its place. */
    constructor(begin = (): void => {}) {
        this.begin = begin;
    }

    /** Writes a file's new text beside it. Does nothing after a failure, or if all files have been discarded. */
    stage({ file, mode }: FileToReplace, content: readonly Uint8Array[]): void {
        if (this.isOver) return;
        if (this.staged.length === 0) this.begin();
        try {
            const temporary = path.join(nearestFolder(file), `.eemi-acl-${crypto.randomUUID()}.tmp`);
            const descriptor = openSync(temporary, 'wx', mode ?? 0o666);
            this.staged.push({ temporary, file });
            writeWhole(descriptor, content, mode);
        } catch (error) {
            this.fail(file, error, 0);
        }
    }

    /** Replaces all files, or gives the first failure, now or earlier. */
    commit(): Failed | undefined {
        if (this.isOver) return this.failed;
        const folders: string[] = [];
        let done = 0;
        let current = '';
        try {
            for (const { file } of this.staged) {
                current = file;
                makeFolder(path.dirname(file), folders);
            }
            for (const { temporary, file } of this.staged) {
                current = file;
                renameSync(temporary, file);
                done++;
            }
            this.staged = [];
            this.isOver = true;
        } catch (error) {
            this.staged = this.staged.slice(done);
            this.fail(current, error, done);
            for (const folder of folders.reverse()) attempt(() => rmdirSync(folder));
        }
        return this.failed;
    }

    /** Removes the new texts of the files that are not replaced yet, and accepts no more. */
    discard(): void {
        this.isOver = true;
        for (const { temporary } of this.staged) attempt(() => unlinkSync(temporary));
        this.staged = [];
    }

    private fail(file: string, error: unknown, done: number): void {
        this.failed = { file, reason: reasonOf(error).reason, done };
        this.discard();
    }
}

/** The folder of a file or, if it does not exist yet, the nearest one above it: both are on the same disk. */
function nearestFolder(file: string): string {
    let folder = path.dirname(file);
    while (!existsSync(folder) && folder !== path.dirname(folder)) folder = path.dirname(folder);
    return folder;
}

/**
 * How many pieces are written in one call. Linux looks for contiguous memory for the data of a call; with ten megabytes, every
 * other call takes ten times as long.
 */
const AT_ONCE = 64;

function writeWhole(descriptor: number, content: readonly Uint8Array[], mode: number | undefined): void {
    try {
        for (let rest = content; rest.length > 0; )
            rest = behind(rest, writevSync(descriptor, rest.slice(0, AT_ONCE)));
        if (mode !== undefined) fchmodSync(descriptor, mode);
        fsyncSync(descriptor);
    } finally {
        closeSync(descriptor);
    }
}

/** What is left to write after this many bytes have been written. */
function behind(pieces: readonly Uint8Array[], written: number): readonly Uint8Array[] {
    let done = written;
    let at = 0;
    for (let piece = pieces[at]; piece !== undefined && piece.length <= done; piece = pieces[at]) {
        done -= piece.length;
        at++;
    }
    const [first, ...rest] = pieces.slice(at);
    return first === undefined ? [] : [first.subarray(done), ...rest];
}

/** Creates a folder and the missing ones above it, and notes which, outermost first. */
function makeFolder(folder: string, made: string[]): void {
    const first = mkdirSync(folder, { recursive: true });
    if (first === undefined) return;
    const missing: string[] = [];
    for (let at = folder; at.length >= first.length; at = path.dirname(at)) missing.unshift(at);
    made.push(...missing);
}

/** Removes what is left over after a failure, if possible. Only the failure itself is reported. */
function attempt(remove: () => void): void {
    try {
        remove();
    } catch {
        // It is left there.
    }
}
