// The files that the arguments of a command name: files, folders, patterns, standard input.

import path from 'node:path';
import { fullPath, kindOf, readStandardInput, reasonOf, shownPath } from '../files/disk';
import { Projects, projectOf, projectPlaces } from '../files/projects';
import { type FolderSources, findSources, SKIPPED, SOURCE } from '../files/sources';
import { compare } from '../language/sorted';
import type { Looked } from './looked';
import { filesMatching } from './matching';
import { otherFile } from './other-files';

export interface Input {
    /** The full path, with `/`. */
    readonly path: string;
    /** The path as a person reads it. */
    readonly shown: string;
    /** The text from standard input; other files are read when it is their turn. */
    readonly text: string | undefined;
}

export interface Inputs {
    /** Each file once, in the order of the arguments; those of a folder or a pattern sorted by path. */
    readonly files: readonly Input[];
    /** Which arguments name nothing that can be read, and why. */
    readonly complaints: readonly string[];
}

const STANDARD_INPUT = '-';

/** What makes a pattern of a path. */
const MAGIC = /[*?[{]/;

/**
 * The files that the arguments name. A folder stands for every `.eemi` file below it, except in `node_modules` and `.git`;
 * symbolic links below it are not followed. `-` is standard input, read as if it were the file at `stdinPath`; in a project file, which
 * may be a stranger's, it is a name as any other.
 */
export async function inputsOf(
    args: readonly string[],
    stdinPath?: string,
    looked?: Looked,
): Promise<Inputs> {
    const files = new Map<string, Input>();
    const complaints: string[] = [];
    const { named: all, folder } = args.length > 0 ? { named: args, folder: '' } : ofProject();
    for (const arg of all) {
        const found =
            arg === STANDARD_INPUT && args.length > 0
                ? await standardInput(stdinPath)
                : named(arg, folder, looked);
        complaints.push(...found.complaints);
        for (const file of found.files) if (!files.has(file.path)) files.set(file.path, file);
    }
    const folders = args.length > 0 ? [] : [process.cwd()];
    for (const each of [...folders, ...[...files.keys()].map(file => path.dirname(file))])
        lookForProject(each, looked);
    return { files: [...files.values()], complaints: [...complaints, ...flawsOf([...files.keys()])] };
}

/** Where the project file of a folder is, or could be. */
function lookForProject(folder: string, looked: Looked | undefined): void {
    if (looked !== undefined) for (const place of projectPlaces(folder)) looked.file(place);
}

/** The files of the project of this folder, relative to a folder; without one, this folder. */
function ofProject(): { readonly named: readonly string[]; readonly folder: string } {
    const found = projectOf(process.cwd());
    const files = found?.project.files;
    return found === undefined || files === undefined
        ? { named: ['.'], folder: '' }
        : { named: files, folder: found.folder };
}

/** What is wrong with the project files of these files: what does not count could change what a run says. */
function flawsOf(files: readonly string[]): string[] {
    const projects = new Projects();
    for (const file of files) projects.of(file);
    return projects
        .found()
        .flatMap(({ file, flaws }) =>
            flaws.map(({ line, message }) => `${shownPath(file)}:${line + 1}: ${message}`),
        );
}

async function standardInput(stdinPath: string | undefined): Promise<Inputs> {
    const file = fullPath(stdinPath ?? '<stdin>');
    try {
        const text = await readStandardInput();
        if (typeof text !== 'string') return failed(`standard input ${text.reason}`);
        return { files: [{ path: file, shown: shownPath(file), text }], complaints: [] };
    } catch (error) {
        return failed(`standard input ${reasonOf(error).reason}`);
    }
}

/** What an argument names, relative to `folder`; to the working folder for an empty one. */
function named(written: string, folder: string, looked: Looked | undefined): Inputs {
    const arg = folder === '' ? written : shownPath(path.resolve(folder, written));
    const kind = kindOf(arg);
    if (kind === 'folder') return inFolder(arg, looked);
    if (kind === 'missing' && MAGIC.test(written)) return matching(written, folder, looked);
    const other = kind === 'missing' ? undefined : otherFile(arg);
    return other === undefined ? { files: [inputOf(fullPath(arg))], complaints: [] } : failed(other);
}

function inFolder(folder: string, looked: Looked | undefined): Inputs {
    const files: Input[] = [];
    const complaints: string[] = [];
    for (const waiting = [fullPath(folder)]; ; ) {
        const at = waiting.pop();
        if (at === undefined) break;
        looked?.folder(at);
        const found = foundIn(at, complaints);
        waiting.push(...found.folders);
        files.push(...found.files.map(inputOf));
    }
    if (files.length === 0) complaints.push(`${folder} has no ${SOURCE} file in it; name one`);
    return { files: files.sort(byPath), complaints };
}

function foundIn(folder: string, complaints: string[]): FolderSources {
    try {
        return findSources(folder);
    } catch (error) {
        complaints.push(`${shownPath(folder)} ${reasonOf(error, folder).reason}`);
        return { files: [], folders: [] };
    }
}

function matching(pattern: string, folder: string, looked: Looked | undefined): Inputs {
    if (looked !== undefined) inFolder(path.resolve(folder, beforePattern(pattern)), looked);
    const matched = filesMatching(pattern, [...SKIPPED], folder || process.cwd());
    if (matched === undefined) return failed(`${pattern} ${TOO_WIDE}`);
    const { found, unreadable } = matched;
    const complaints = unreadable.map(
        ({ folder, error }) => `${shownPath(folder)} ${reasonOf(error, folder).reason}`,
    );
    const files = found.filter(file => file.endsWith(SOURCE)).map(file => inputOf(fullPath(file)));
    if (files.length === 0)
        complaints.push(`${pattern} is not a file and matches no ${SOURCE} file; correct it`);
    return { files: files.sort(byPath), complaints };
}

const TOO_WIDE = 'has more than 1000 characters or 100 alternatives; name files or folders';

/** The folder in which a pattern begins to choose. */
function beforePattern(pattern: string): string {
    const parts = pattern.split('/');
    const first = parts.findIndex(part => MAGIC.test(part));
    return parts.slice(0, first).join('/') || (pattern.startsWith('/') ? '/' : '.');
}

const inputOf = (full: string): Input => ({ path: full, shown: shownPath(full), text: undefined });

const byPath = (a: Input, b: Input): number => compare(a.path, b.path);

const failed = (complaint: string): Inputs => ({ files: [], complaints: [complaint] });
