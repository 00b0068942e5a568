// Where `.eemi` files are looked for: in a folder and in those below it, where a person would have written them.

import { readdirSync } from 'node:fs';
import { endingOf, isCalled } from '../model/file-kinds';

/** How the files are called that are looked for. */
export const SOURCE = endingOf('source');

/** Folders that hold what nobody writes by hand. */
export const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git']);

export interface Found {
    readonly files: readonly string[];
    /** Those in which to look further. */
    readonly folders: readonly string[];
}

/** The sources and the folders in one folder; all paths are full, with `/`. Links are not followed. Throws what the disk throws. */
export function findSources(folder: string): Found {
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
