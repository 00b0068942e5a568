// The files on disk, as a host: each is read when it is first needed, and kept until it is reported as changed. Outputs, which a
// host does not provide, are never kept. It knows no editor.

import { type Dirent, readdirSync, statSync } from 'node:fs';
import type { ReadOutput } from '../emit/freshness';
import type { FolderEntry } from '../features/workspace';
import { kindOf, readBytes, readOutput, readText } from '../files/disk';
import type { Document } from '../language/document';
import { LazyDocument } from '../language/lazy-document';
import type { Steps } from '../language/steps';
import type { Failure, Host } from '../model/host';
import { isOnDisk } from './uris';

/** What was read from a file; the same objects until it is dropped. */
interface CachedFile {
    readonly stamp: string;
    source?: LazyDocument | Failure;
    bytes?: Uint8Array | Failure;
}

export class DiskFiles implements Host {
    private readonly kept = new Map<string, CachedFile>();

    /**
     * `pathOf` gives the path on disk of a file; for a bundled platform that is not its name in the core. Of files that `isAllowed`
     * does not accept, nothing is read.
     */
    constructor(
        private readonly pathOf: (file: string) => string,
        private readonly isAllowed: (file: string) => boolean,
    ) {}

    document(file: string): Document | Failure {
        const source = this.source(file);
        return typeof source === 'string' ? source : source.document;
    }

    *reading(file: string): Steps<void> {
        const source = this.source(file);
        if (typeof source !== 'string') yield* source.reading();
    }

    bytes(file: string): Uint8Array | Failure {
        const kept = this.keep(file);
        kept.bytes ??= this.isAllowed(file) ? readStored(this.pathOf(file)) : 'untrusted';
        return kept.bytes;
    }

    /** Forgets a file, so that it is read again when it is needed. */
    drop(file: string): void {
        this.kept.delete(file);
    }

    /** The kept files, in no order. */
    files(): Iterable<string> {
        return this.kept.keys();
    }

    /** The kept files that have changed since they were read; for editors that cannot watch files. */
    changed(): string[] {
        return [...this.kept]
            .filter(([file, { stamp }]) => stampOf(this.pathOf(file)) !== stamp)
            .map(([file]) => file);
    }

    private source(file: string): LazyDocument | Failure {
        const kept = this.keep(file);
        kept.source ??= this.isAllowed(file) ? readSource(this.pathOf(file)) : 'untrusted';
        return kept.source;
    }

    private keep(file: string): CachedFile {
        const kept = this.kept.get(file) ?? { stamp: stampOf(this.pathOf(file)) };
        this.kept.set(file, kept);
        return kept;
    }
}

/** A file in an output's place; `undefined` if there is none. */
export const outputOnDisk: ReadOutput = path => (isOnDisk(path) ? readOutput(path) : undefined);

/** The text of a file that an output would replace; `undefined` if there is none that can be read as text. */
export function textOnDisk(path: string): string | undefined {
    const text = isOnDisk(path) ? readText(path, false) : undefined;
    return typeof text === 'string' ? text : undefined;
}

/** The contents of a folder, sorted by name; empty if it cannot be read. */
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

function readSource(path: string): LazyDocument | Failure {
    if (!isOnDisk(path)) return whyNotOnDisk(path);
    const read = readText(path, false);
    return typeof read === 'string' ? new LazyDocument(read) : read.failure;
}

function readStored(path: string): Uint8Array | Failure {
    if (!isOnDisk(path)) return whyNotOnDisk(path);
    const read = readBytes(path);
    return 'failure' in read ? read.failure : read;
}

/** A path without a scheme is relative to a document without a folder. */
const whyNotOnDisk = (path: string): Failure => (/^[^/:]+:/.test(path) ? 'closed' : 'unsaved');

/** Equal for two states of a path exactly if nothing was written in between. */
function stampOf(path: string): string {
    try {
        const { ino, size, mtimeMs } = statSync(path);
        return `${ino} ${size} ${mtimeMs}`;
    } catch {
        return '';
    }
}
