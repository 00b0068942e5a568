// The `.eemi` files of the workspace's folders. They are looked for folder by folder, so that a large tree holds nothing
// up; who needs all of them at once gets them at once.

import { type Found, findSources, SKIPPED } from '../files/sources';
import { isCalled } from '../model/file-kinds';

export class WorkspaceFolders {
    private folders: readonly string[] = [];
    private readonly sources = new Set<string>();
    private pending: string[] = [];

    /** Folders (full paths) came and went. Gives the files that belong to none any more. */
    change(removed: readonly string[], added: readonly string[]): readonly string[] {
        const gone = new Set(removed.map(withoutSlash));
        const kept = this.folders.filter(folder => !gone.has(folder));
        this.folders = [...new Set([...kept, ...added.map(withoutSlash)])];
        this.rescan();
        const files = [...this.sources].filter(file => !this.holds(file));
        for (const file of files) this.sources.delete(file);
        return files;
    }

    /** Looks into one more folder. Gives the files that were found there, or `undefined` when there is none left. */
    step(): readonly string[] | undefined {
        const folder = this.pending.pop();
        if (folder === undefined) return undefined;
        const { files, folders } = foundIn(folder);
        this.pending.push(...folders);
        const found = files.filter(file => !this.sources.has(file));
        for (const file of found) this.sources.add(file);
        return found;
    }

    /** Whether a file has its place in one of the folders, be it there or not. */
    holds(file: string): boolean {
        if (!isCalled(file, 'source')) return false;
        const folder = this.folders.find(each => file.startsWith(`${each}/`));
        return (
            folder !== undefined &&
            !file
                .slice(folder.length)
                .split('/')
                .some(part => SKIPPED.has(part))
        );
    }

    has(file: string): boolean {
        return this.sources.has(file);
    }

    /** The files that were found so far. */
    known(): Iterable<string> {
        return this.sources;
    }

    add(file: string): void {
        if (this.holds(file)) this.sources.add(file);
    }

    delete(file: string): void {
        this.sources.delete(file);
    }

    /** Looks for all files again. Those that are no more are found out by their reader. */
    rescan(): void {
        this.pending = [...this.folders];
    }
}

/** A folder that cannot be read holds nothing that an editor could open. */
function foundIn(folder: string): Found {
    try {
        return findSources(folder);
    } catch {
        return { files: [], folders: [] };
    }
}

/** A folder as a path begins with it; that of all folders is empty. */
const withoutSlash = (folder: string): string => folder.replace(/\/$/, '');
