// Replaces files so that each one is, at every moment, completely the old or completely the new one; and either all or none.

import {
    closeSync,
    constants,
    copyFileSync,
    existsSync,
    fchmodSync,
    fstatSync,
    fsyncSync,
    linkSync,
    lstatSync,
    mkdirSync,
    openSync,
    renameSync,
    rmdirSync,
    writevSync,
} from 'node:fs';
import path from 'node:path';
import { finish, PIECE, type Steps } from '../language/steps';
import { identityOfStats } from './destination';
import { reasonOf } from './disk';
import { codeOf } from './errors';
import { isRealPath, type Mark, Moved, nearestFolder, ownName, removeIfPossible } from './leftovers';

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
    /** The files that were replaced and could not be put back; usually none. */
    readonly left: readonly string[];
}

/** A new text that waits beside the file that it will replace. */
interface Staged {
    readonly file: string;
    readonly temporary: string;
    /** See `identityOf`; of the temporary file. */
    readonly identity: string;
}

/** A file that was replaced, and what was there: another name of the old file, or `undefined` for none. */
interface Replaced {
    readonly file: string;
    readonly old: string | undefined;
}

/**
 * Files that are replaced together. Each new text is first written completely to a file beside the old one, as soon as it is
 * ready. So no text is kept, and the usual failures (no space, no permission) happen before any file is replaced. If replacing
 * fails halfway, what was replaced is put back. A program that is killed halfway leaves marks, which `check` reads and the next
 * run removes (leftovers.ts).
 */
export class Replacement {
    private staged: Staged[] = [];
    private failed: Failed | undefined;
    private isOver = false;
    private readonly begin: () => void;

    /** `begin` is called before the first file is written beside its place. */
    constructor(begin = (): void => {}) {
        this.begin = begin;
    }

    /** Writes a file's new text beside it. Does nothing after a failure, or if all files have been discarded. */
    stage(file: FileToReplace, content: readonly Uint8Array[]): void {
        finish(this.staging(file, content));
    }

    /** The same in pieces: a text may be a hundred megabytes. */
    *staging({ file, mode }: FileToReplace, content: readonly Uint8Array[]): Steps<void> {
        if (this.isOver) return;
        if (this.staged.length === 0) this.begin();
        try {
            const temporary = path.join(nearestFolder(file), ownName('tmp'));
            const descriptor = openSync(temporary, 'wx', mode ?? 0o666);
            this.staged.push({
                temporary,
                file,
                identity: identityOfStats(fstatSync(descriptor, { bigint: true })),
            });
            yield* writeWhole(descriptor, temporary, content, mode);
        } catch (error) {
            this.fail(file, error, []);
        }
    }

    /**
     * Replaces all files, or gives the first failure, now or earlier. `marksOf` gives what is found if the program is killed meanwhile. It
     * stays too if a file that was replaced cannot be put back.
     */
    commit(marksOf: (files: readonly string[]) => readonly Mark[] = () => []): Failed | undefined {
        if (this.isOver) return this.failed;
        const folders: string[] = [];
        const marks: Mark[] = [];
        const replaced: Replaced[] = [];
        let current = '';
        try {
            for (const { file } of this.staged) {
                current = file;
                makeFolder(path.dirname(file), folders);
            }
            for (const mark of marksOf(this.staged.map(({ file }) => file))) {
                current = mark.file;
                mark.write();
                marks.push(mark);
            }
            for (const staged of this.staged) {
                current = staged.file;
                replace(staged, replaced);
            }
            this.isOver = true;
            this.staged = [];
        } catch (error) {
            const left = putBack(replaced);
            this.fail(current, error, left);
            if (left.length === 0) for (const mark of marks) mark.end(false);
            for (const folder of folders.reverse()) attempt(() => rmdirSync(folder));
            return this.failed;
        }
        for (const mark of marks) mark.end(true);
        for (const { old } of replaced) if (old !== undefined) removeIfPossible(old);
        return undefined;
    }

    /** Removes the new texts of the files that are not replaced yet, and accepts no more. */
    discard(): void {
        this.isOver = true;
        for (const { temporary } of this.staged) removeIfPossible(temporary);
        this.staged = [];
    }

    private fail(file: string, error: unknown, left: readonly string[]): void {
        const reason = error instanceof Moved ? MOVED : reasonOf(error).reason;
        this.failed = { file, reason: left.length === 0 ? reason : `${reason}; ${leftover(left)}`, left };
        this.discard();
    }
}

const MOVED = 'is no longer where it was when this run began; try again';

const leftover = (files: readonly string[]): string =>
    `replaced before that, and not to be put back: ${files.map(file => path.basename(file)).join(', ')}`;

function replace({ file, temporary, identity }: Staged, replaced: Replaced[]): void {
    if (!isRealPath(path.dirname(file)) || !isRealPath(path.dirname(temporary))) throw new Moved();
    if (identityOfStats(lstatSync(temporary, { bigint: true })) !== identity) throw new Moved();
    const old = existsSync(file) ? path.join(path.dirname(file), ownName('old')) : undefined;
    if (old !== undefined) keep(file, old);
    try {
        renameSync(temporary, file);
    } catch (error) {
        if (old !== undefined) removeIfPossible(old);
        throw error;
    }
    // From here on there is something to put back, or to remove.
    replaced.push({ file, old });
    // What went through a link that came since the first look is taken away again.
    if (!isRealPath(path.dirname(file))) throw new Moved();
}

/** What systems say of a disk without second names, of a file that has too many, may get none, or lies on another disk than its folder. */
const NO_LINKS: ReadonlySet<string> = new Set([
    'EPERM',
    'EXDEV',
    'ENOTSUP',
    'EOPNOTSUPP',
    'ENOSYS',
    'EMLINK',
    'EISDIR',
]);

/** Gives a file a second name; or makes a copy, where a disk has no such names. */
function keep(file: string, old: string): void {
    try {
        linkSync(file, old);
    } catch (error) {
        if (!NO_LINKS.has(codeOf(error) ?? '')) throw error;
        copyFileSync(file, old, constants.COPYFILE_EXCL);
    }
}

/** Puts back what was replaced, the last first. Gives the files for which that failed. */
function putBack(replaced: readonly Replaced[]): string[] {
    const left: string[] = [];
    for (const { file, old } of [...replaced].reverse()) {
        if (old === undefined) removeIfPossible(file);
        else if (!attempt(() => renameSync(old, file))) left.push(file);
        // Renaming to another name of the same file does nothing, so that the file may have both names.
        if (old !== undefined && !left.includes(file)) removeIfPossible(old);
    }
    return left;
}

/**
 * How many pieces are written in one call. Linux looks for contiguous memory for the data of a call; with ten megabytes, every
 * other call takes ten times as long.
 */
const AT_ONCE = 64;
/** In how many calls some ten megabytes are written. */
const CALLS_A_SYNC = 8;

/**
 * Writes a new file, unless it was opened in another place than its path said, where a folder on the way had become a link. A long
 * one is not saved to the disk at its end alone, which would take long.
 */
function* writeWhole(
    descriptor: number,
    file: string,
    content: readonly Uint8Array[],
    mode: number | undefined,
): Steps<void> {
    try {
        if (!isRealPath(file)) throw new Moved();
        if (mode !== undefined) fchmodSync(descriptor, mode);
        let rest = content;
        for (let call = 1; rest.length > 0; call++) {
            rest = behind(rest, writevSync(descriptor, rest.slice(0, AT_ONCE)));
            if (rest.length === 0 || call % CALLS_A_SYNC === 0) fsyncSync(descriptor);
            if (rest.length > 0) yield PIECE;
        }
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
    const rest = pieces.slice(at);
    const [first] = rest;
    if (first !== undefined) rest[0] = first.subarray(done);
    return rest;
}

/** Creates a folder and the missing ones above it, and notes which, outermost first. */
function makeFolder(folder: string, made: string[]): void {
    const first = mkdirSync(folder, { recursive: true });
    if (first === undefined) return;
    const missing: string[] = [];
    for (let at = folder; at.length >= first.length; at = path.dirname(at)) missing.unshift(at);
    made.push(...missing);
}

/** Removes what is left over after a failure, if possible, and gives whether it was. Only the failure itself is reported. */
function attempt(remove: () => void): boolean {
    try {
        remove();
        return true;
    } catch {
        return false;
    }
}
