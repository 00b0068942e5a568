// The `.eemi` files in the folders of the workspace. The search goes folder by folder, so that a large tree delays nothing;
// what needs all files at once can complete the search.

import { IN_OTHER_BYTES, isNamedInOtherBytes } from '../files/disk';
import { type FolderSources, findSources, SKIPPED } from '../files/sources';
import { isCalled } from '../model/file-kinds';

export class WorkspaceFolders {
    private folders: readonly string[] = [];
    private readonly sources = new Set<string>();
    private pending: string[] = [];
    /** What was found and cannot be read by its name, and whether the user knows. */
    private readonly lost = new Map<string, boolean>();

    /** The folders themselves, as full paths. */
    get roots(): readonly string[] {
        return this.folders;
    }

    /** Removes and adds folders (full paths). Gives the files that are in none of them any more. */
    change(removed: readonly string[], added: readonly string[]): readonly string[] {
        const gone = new Set(removed.map(withoutSlash));
        const kept = this.folders.filter(folder => !gone.has(folder));
        this.folders = [...new Set([...kept, ...added.map(withoutSlash)])];
        this.rescan();
        const files = [...this.sources].filter(file => !this.holds(file));
        for (const file of files) this.sources.delete(file);
        return files;
    }

    /** Searches one more folder. Gives the files found there, or `undefined` if no folder is left. */
    step(): readonly string[] | undefined {
        const folder = this.pending.pop();
        if (folder === undefined) return undefined;
        const { files, folders } = this.withoutLost(foundIn(folder));
        this.pending.push(...folders);
        const found = files.filter(file => !this.sources.has(file));
        for (const file of found) this.sources.add(file);
        return found;
    }

    /** What to tell the user of files and folders that cannot be read by their names, each once; `undefined` if that is nothing. */
    newlyLost(): string | undefined {
        const [first, ...others] = [...this.lost.keys()].filter(path => this.lost.get(path) === false);
        if (first === undefined) return undefined;
        for (const path of [first, ...others]) this.lost.set(path, true);
        return `${first} ${IN_OTHER_BYTES}${others.length === 0 ? '' : `. The same holds for ${others.length} more`}`;
    }

    private withoutLost({ files, folders }: FolderSources): FolderSources {
        for (const path of [...files, ...folders].filter(isNamedInOtherBytes))
            this.lost.set(path, this.lost.get(path) ?? false);
        const isReadable = (path: string): boolean => !this.lost.has(path);
        return { files: files.filter(isReadable), folders: folders.filter(isReadable) };
    }

    /** Whether a file's path is in one of the folders; the file need not exist. */
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

    /** The files found so far. */
    known(): Iterable<string> {
        return this.sources;
    }

    add(file: string): void {
        if (this.holds(file)) this.sources.add(file);
    }

    delete(file: string): void {
        this.sources.delete(file);
    }

    /** Starts the search again. Files that no longer exist are noticed when they are read. */
    rescan(): void {
        this.pending = [...this.folders];
    }
}

/** A folder that cannot be read counts as empty. */
function foundIn(folder: string): FolderSources {
    try {
        return findSources(folder);
    } catch {
        return { files: [], folders: [] };
    }
}

/** A folder as the start of a path; empty for the root. */
const withoutSlash = (folder: string): string => folder.replace(/\/$/, '');
