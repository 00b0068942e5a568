// The project files on disk: for each folder the nearest one, in it or above it, but not above the folder with `.git`.

import { lstatSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_FILE, type Project, type ProjectFlaw, readProject } from '../model/project-file';
import { readText } from './disk';

export interface FoundProject {
    /** The full path of the project file, with `/`. */
    readonly file: string;
    /** The folder of that file. */
    readonly folder: string;
    readonly project: Project;
    readonly flaws: readonly ProjectFlaw[];
}

/** The project of a folder; `undefined` if no project file is in reach. Nothing is kept. */
export function projectOf(folder: string): FoundProject | undefined {
    for (const at of foldersFrom(folder)) {
        const found = projectIn(at);
        if (found !== undefined) return found;
    }
    return undefined;
}

/** The full paths, with `/`, at which the project file of a folder may be, the one that counts first. */
export const projectPlaces = (folder: string): string[] =>
    [...foldersFrom(folder)].map(at => path.join(at, PROJECT_FILE).replaceAll(path.sep, '/'));

/** The folder and those above it, up to the one with `.git`; without those that no system can have, of which an editor may name many. */
function* foldersFrom(folder: string): Generator<string, void> {
    for (let at = folder; ; at = path.dirname(at)) {
        if (at.length > LONGEST_PATH) continue;
        yield at;
        if (isThere(path.join(at, '.git')) || at === path.dirname(at)) return;
    }
}

function projectIn(folder: string): FoundProject | undefined {
    const file = path.join(folder, PROJECT_FILE);
    if (!isThere(file)) return undefined;
    const text = readText(file, false);
    const { project, flaws } =
        typeof text === 'string'
            ? readProject(text)
            : { project: {}, flaws: [{ line: 0, message: text.reason }] };
    return { file: file.replaceAll(path.sep, '/'), folder, project, flaws };
}

/** Also where it cannot be looked at: then a project further up is not this one's. */
function isThere(file: string): boolean {
    try {
        return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
    } catch {
        return false;
    }
}

/** In UTF-16 units; no system takes longer ones. */
const LONGEST_PATH = process.platform === 'win32' ? 0x7fff : 0x1000;

/** Keeps the projects of folders until it is told that one may have changed. */
export class Projects {
    private readonly kept = new Map<string, FoundProject | undefined>();

    /** The project of the file at a full path. */
    of(file: string): FoundProject | undefined {
        const folder = path.dirname(file);
        if (!this.kept.has(folder)) this.kept.set(folder, projectOf(folder));
        return this.kept.get(folder);
    }

    /** Each project file that was found, once. */
    found(): FoundProject[] {
        const all = [...this.kept.values()].flatMap(each => each ?? []);
        return [...new Map(all.map(each => [each.file, each])).values()];
    }

    forget(): void {
        this.kept.clear();
    }
}
