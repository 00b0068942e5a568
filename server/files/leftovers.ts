// What a run leaves beside the outputs if it is killed: temporary files, and marks that say which outputs it was about to replace.
// A mark is only read: it can make the checker warn and the next run look again, and nothing else.

import {
    closeSync,
    existsSync,
    fsyncSync,
    openSync,
    readdirSync,
    realpathSync,
    renameSync,
    unlinkSync,
    writeSync,
} from 'node:fs';
import path from 'node:path';
import { MARK, markText, namesIn as namesInMark } from '../emit/unfinished';
import { readOutput } from './disk';
import { isRunning } from './processes';

/** The name of a temporary file of this process: a new text (`tmp`), or another name of the file that it replaces (`old`). */
export const ownName = (ending: 'tmp' | 'old'): string =>
    `.eemi-acl-${process.pid}-${crypto.randomUUID()}.${ending}`;

const OWN_NAME = /^\.eemi-acl-(\d{1,10})-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.(?:tmp|old)$/;

/** Something else is now where a file was to be written: a folder on the way has become a link. */
export class Moved extends Error {}

/** Whether no part of a full path is a link. Throws the system's errors. */
export const isRealPath = (file: string): boolean => realpathSync(file) === file;

/** A mark in a folder in which files are about to be replaced. What earlier runs left in it stays. */
export interface Mark {
    readonly file: string;
    /** Adds the files. Throws the system's errors. */
    readonly write: () => void;
    /** Takes the files away again: all if they are replaced, and otherwise those that were not in it before. */
    readonly end: (isReplaced: boolean) => void;
}

/** A mark for each folder in which these files will be replaced. */
export function marksOf(files: readonly string[]): readonly Mark[] {
    // A single file is replaced in one step.
    if (files.length < 2) return [];
    const byFolder = new Map<string, string[]>();
    for (const file of files) {
        const folder = path.dirname(file);
        const inFolder = byFolder.get(folder) ?? [];
        inFolder.push(file);
        byFolder.set(folder, inFolder);
    }
    return [...byFolder].map(([folder, inFolder]) => markOf(path.join(folder, MARK), inFolder));
}

function markOf(file: string, files: readonly string[]): Mark {
    const before = new Set(listed(file));
    const names = files.map(each => path.basename(each));
    return {
        file,
        write: () => writeMark(file, [...new Set([...before, ...names])]),
        end: isReplaced =>
            settle(file, new Set(isReplaced ? files : files.filter((_, at) => !before.has(names[at] ?? '')))),
    };
}

/**
 * Tidies up after earlier runs that were killed, in the folders of outputs that are up to date now and those above, up to the
 * root. What a running process has there stays.
 */
export function tidyUp(outputs: readonly { readonly file: string; readonly root: string }[]): void {
    const folders = new Set(outputs.flatMap(({ file, root }) => foldersUpTo(path.dirname(file), root)));
    const upToDate = new Set(outputs.map(({ file }) => file));
    for (const folder of folders) {
        for (const name of namesIn(folder)) {
            if (isAbandoned(name)) removeIfPossible(path.join(folder, name));
            if (name === MARK) settle(path.join(folder, name), upToDate);
        }
    }
}

/** Removes what earlier runs that were killed left beside these files, given by their real paths. */
export function removeLeftovers(files: Iterable<string>): void {
    for (const folder of new Set([...files].map(nearestFolder)))
        for (const name of namesIn(folder)) if (isAbandoned(name)) removeIfPossible(path.join(folder, name));
}

/** The folder of a file or, if it does not exist yet, the nearest one above it: both are on the same disk. */
export function nearestFolder(file: string): string {
    let folder = path.dirname(file);
    while (!existsSync(folder) && folder !== path.dirname(folder)) folder = path.dirname(folder);
    return folder;
}

/** Removes files from a mark; and the mark, if none is left. If that fails, it stays as it is. */
function settle(mark: string, settled: ReadonlySet<string>): void {
    const before = listed(mark);
    const left = before.filter(name => !settled.has(path.join(path.dirname(mark), name)));
    if (left.length === 0) removeIfPossible(mark);
    else if (left.length < before.length) {
        try {
            writeMark(mark, left);
        } catch {
            // It says more than is so, and the next run looks again.
        }
    }
}

const listed = (mark: string): readonly string[] => namesInMark(readOutput(mark) ?? []);

function writeMark(mark: string, names: readonly string[]): void {
    const temporary = path.join(path.dirname(mark), ownName('tmp'));
    try {
        const descriptor = openSync(temporary, 'wx');
        try {
            if (!isRealPath(temporary)) throw new Moved();
            writeSync(descriptor, markText(names));
            fsyncSync(descriptor);
        } finally {
            closeSync(descriptor);
        }
        if (!isRealPath(path.dirname(mark))) throw new Moved();
        renameSync(temporary, mark);
    } catch (error) {
        removeIfPossible(temporary);
        throw error;
    }
}

function isAbandoned(name: string): boolean {
    const process = OWN_NAME.exec(name)?.[1];
    return process !== undefined && !isRunning(Number(process));
}

function foldersUpTo(folder: string, root: string): string[] {
    const folders: string[] = [];
    for (let at = folder; ; at = path.dirname(at)) {
        folders.push(at);
        if (at === root || at === path.dirname(at)) return folders;
    }
}

function namesIn(folder: string): string[] {
    try {
        return readdirSync(folder);
    } catch {
        return [];
    }
}

/** Removes a file; if that fails, it is left there. */
export function removeIfPossible(file: string): void {
    try {
        unlinkSync(file);
    } catch {
        // Another run may have removed it, or it cannot be removed; then it is found again.
    }
}
