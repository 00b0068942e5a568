// The files on disk behind the open documents: sources, read when they are first asked for and kept until they are told
// to have changed, and outputs, which are never kept. It knows no editor.

import { type Dirent, readdirSync, statSync } from 'node:fs';
import type { FolderEntry } from '../features/workspace';
import { kindOf, readText } from '../files/disk';
import { Document } from '../language/document';
import type { Failure } from '../model/graph';
import { isOnDisk } from './uris';

interface CachedFile {
    readonly document: Document | Failure;
    readonly stamp: string;
}

export class DiskFiles {
    private readonly kept = new Map<string, CachedFile>();

    /** `pathOf` says where on disk a file of the core is; a bundled platform's path is not its name. */
    constructor(private readonly pathOf: (file: string) => string) {}

    document(file: string): Document | Failure {
        const known = this.kept.get(file);
        if (known !== undefined) return known.document;
        const stamp = stampOf(this.pathOf(file));
        const read = readSource(this.pathOf(file));
        this.kept.set(file, { document: read, stamp });
        return read;
    }

    /** Forgets a file, so that it is read again when it is asked for. */
    drop(file: string): void {
        this.kept.delete(file);
    }

    /** The kept files, in no order. */
    files(): Iterable<string> {
        return this.kept.keys();
    }

    /** Those of the kept files that are not as they were when they were read; for editors that watch no files. */
    changed(): string[] {
        return [...this.kept]
            .filter(([file, { stamp }]) => stampOf(this.pathOf(file)) !== stamp)
            .map(([file]) => file);
    }
}

/** The text of an output; `undefined` where there is none. */
export function readOutput(path: string): string | undefined {
    const read = isOnDisk(path) ? readText(path, false) : undefined;
    return typeof read === 'string' ? read : undefined;
}

/** What a folder holds, in the order of the names; empty where it cannot be read. */
export function readFolder(folder: string): readonly FolderEntry[] {
    if (!isOnDisk(folder)) return [];
    try {
        return readdirSync(folder, { withFileTypes: true })
            .map(entry => ({ name: entry.name, isFolder: isFolder(`${folder}/${entry.name}`, entry) }))
            .sort((a, b) => (a.name < b.name ? -1 : 1));
    } catch {
        return [];
    }
}

const isFolder = (path: string, entry: Dirent): boolean =>
    entry.isSymbolicLink() ? kindOf(path) === 'folder' : entry.isDirectory();

function readSource(path: string): Document | Failure {
    // What an editor has elsewhere than on disk, as in a virtual workspace, is known only while it is open.
    if (!isOnDisk(path)) return 'unreadable';
    const read = readText(path, false);
    return typeof read === 'string' ? new Document(read) : read.failure;
}

/** The same for two states of a path exactly when nothing was written between them. */
function stampOf(path: string): string {
    try {
        const { ino, size, mtimeMs } = statSync(path);
        return `${ino} ${size} ${mtimeMs}`;
    } catch {
        return '';
    }
}
