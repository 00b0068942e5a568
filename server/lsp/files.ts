// The files on disk behind the open documents, a host: they are read when they are first asked for, and kept until they are
// told to have changed. Outputs, which are no business of a host, are never kept. It knows no editor.

import { type Dirent, readdirSync, statSync } from 'node:fs';
import type { FolderEntry } from '../features/workspace';
import { kindOf, readBytes, readOutput, readText } from '../files/disk';
import { Document } from '../language/document';
import type { Failure, Host } from '../model/host';
import { isOnDisk } from './uris';

/** What was read of a file; the same objects until it is dropped. */
interface CachedFile {
    readonly stamp: string;
    document?: Document | Failure;
    bytes?: Uint8Array | Failure;
}

export class DiskFiles implements Host {
    private readonly kept = new Map<string, CachedFile>();

    /** `pathOf` says where on disk a file of the core is; a bundled platform's path is not its name. */
    constructor(private readonly pathOf: (file: string) => string) {}

    document(file: string): Document | Failure {
        const kept = this.keep(file);
        kept.document ??= readSource(this.pathOf(file));
        return kept.document;
    }

    bytes(file: string): Uint8Array | Failure {
        const kept = this.keep(file);
        kept.bytes ??= readStored(this.pathOf(file));
        return kept.bytes;
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

    private keep(file: string): CachedFile {
        const kept = this.kept.get(file) ?? { stamp: stampOf(this.pathOf(file)) };
        this.kept.set(file, kept);
        return kept;
    }
}

/** The text of an output; `undefined` where there is none. */
export const outputOnDisk = (path: string): string | undefined =>
    isOnDisk(path) ? readOutput(path) : undefined;

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

function readStored(path: string): Uint8Array | Failure {
    if (!isOnDisk(path)) return 'unreadable';
    const read = readBytes(path);
    return 'failure' in read ? read.failure : read;
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
