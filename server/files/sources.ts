// Where `.eemi` files are searched for: in a folder and those below it, except where nobody writes files by hand.

import { readdirSync } from 'node:fs';
import { endingOf, isCalled } from '../model/file-kinds';

/** The file name extension of sources. */
export const SOURCE = endingOf('source');

/** Folders whose contents nobody writes by hand. */
export const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git']);

export interface FolderSources {
    readonly files: readonly string[];
    /** The folders in which to search further. */
    readonly folders: readonly string[];
}

/** The sources and the folders in one folder; all paths are full, with `/`. Does not follow links. Throws if it cannot be read. */
export function findSources(folder: string): FolderSources {
    const prefix = folder.endsWith('/') ? folder : `${folder}/`;
    const entries = readdirSync(prefix, { withFileTypes: true });
    return {
        files: entries
            .filter(entry => entry.isFile() && isCalled(entry.name, 'source'))
            .map(({ name }) => prefix + name),
        folders: entries
            .filter(entry => entry.isDirectory() && !SKIPPED.has(entry.name))
            .map(({ name }) => prefix + name),
    };
}
