// Reads files of a revision of a git repository, by starting git. Only `diff` and `report` do so. The built program loads this file when it is needed.

import { spawnSync } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import type { Failure } from '../model/host';

/** A revision, as seen from a folder of the repository. */
export interface Revision {
    /** The id of its tree, which never changes, whatever becomes of the revision's name meanwhile. */
    readonly tree: string;
    readonly folder: string;
    /** The folder's path in the repository, with a `/` at its end; empty at the top, and in a repository without files. */
    readonly prefix: string;
    /** What it has, which is listed once and only when somebody asks. */
    readonly listed: () => Listed;
}

interface Listed {
    /** The paths of its files in the repository; links are none. */
    readonly files: ReadonlySet<string>;
    readonly submodules: readonly Submodule[];
}

/** A repository of its own in a folder of another one. */
export interface Submodule {
    /** The path of its folder in the other repository. */
    readonly name: string;
    /** The id of its commit. */
    readonly commit: string;
}

/** In bytes, as for files on disk. */
const LARGEST = 16 * 1024 * 1024;

/** A revision by its name; or what is wrong, a sentence without its full stop. */
export function revisionOf(name: string, folder: string): Revision | string {
    // After this option nothing is an option; older versions of git do not have it, and refuse it.
    const { error, status, stdout } = git(
        ['rev-parse', '--show-prefix', '--verify', '--end-of-options', `${name}^{tree}`],
        folder,
    );
    if (error !== undefined)
        return 'git cannot be started, and a revision needs it; install git, or name two files';
    // Of what is no revision but leaves one out, such as `^HEAD`, git gives no id.
    const found = status === 0 ? PREFIX_AND_TREE.exec(stdout.toString('utf8')) : null;
    if (found !== null) {
        const [, prefix = '', tree = ''] = found;
        let listed: Listed | undefined;
        return { tree, folder, prefix, listed: () => (listed ??= listedIn(tree, folder)) };
    }
    return git(['rev-parse', '--git-dir'], folder).status === 0
        ? `there is no revision ${name} in the repository`
        : `${folder} is in no git repository whose revisions could be read`;
}

/** The prefix may contain line ends. */
const PREFIX_AND_TREE = /^([\s\S]*)\n([0-9a-f]+)\n$/;

function listedIn(tree: string, folder: string): Listed {
    const { error, status, stdout } = git(['ls-tree', '-r', '-z', '--full-tree', tree], folder);
    const entries = error === undefined && status === 0 ? entriesIn(stdout) : [];
    const submodules = entries.flatMap(({ about, name }) => {
        const commit = /^160000 commit ([0-9a-f]+)$/.exec(about)?.[1];
        return commit === undefined ? [] : { name, commit };
    });
    return { files: new Set(entries.filter(isFile).map(({ name }) => name)), submodules };
}

/**
 * The bytes of a file of a revision, by its full path on disk. Links in the repository are followed. A file in a submodule is read from
 * the commit that the revision names. `unreadable` is what the revision has, and whose content or commit is not there.
 */
export function bytesAt(revision: Revision, file: string): Uint8Array | Failure {
    const content = ownBytesAt(revision, file);
    if (content === 'missing' && revision.listed().files.has(nameIn(revision, file) ?? ''))
        return 'unreadable';
    const submodule = content === 'missing' ? submoduleOf(revision, file) : undefined;
    if (submodule === undefined) return content;
    const { folder, prefix } = revision;
    const inside = revisionOf(
        submodule.commit,
        path.resolve(folder, path.posix.relative(prefix, submodule.name)),
    );
    // In the empty folder of one that is not checked out, git finds the repository around it.
    return typeof inside === 'string' || inside.prefix !== '' ? 'unreadable' : bytesAt(inside, file);
}

function ownBytesAt(revision: Revision, file: string): Uint8Array | Failure {
    const { tree, folder } = revision;
    const name = nameIn(revision, file);
    if (name === undefined) return 'missing';
    // Among requests, each of which is a line, it would be two; by itself no link is followed.
    if (name.includes('\n')) {
        const { error, status, stdout } = git(['cat-file', 'blob', `${tree}:${name}`], folder);
        return error === undefined && status === 0 ? stdout : 'missing';
    }
    const request = `${tree}:${name}\n`;
    const { error, status, stdout } = git(['cat-file', '--batch', '--follow-symlinks'], folder, request);
    return error === undefined && status === 0 ? contentOf(stdout) : 'unreadable';
}

/** The path of a file in the repository, empty for its top; `undefined` for a file outside. */
export function nameIn({ folder, prefix }: Revision, file: string): string | undefined {
    const name = path.posix.join(prefix, path.relative(folder, file).replaceAll(path.sep, '/'));
    if (name === '..' || name.startsWith('../') || path.isAbsolute(name)) return undefined;
    return name === '.' ? '' : name;
}

/** The submodule that a file is in, by its full path; `undefined` if it is in none. */
export function submoduleOf(revision: Revision, file: string): Submodule | undefined {
    const name = nameIn(revision, file);
    return name === undefined
        ? undefined
        : revision.listed().submodules.find(each => `${name}/`.startsWith(`${each.name}/`));
}

/** The full paths of the files below a revision's folder whose names end so; links are none. `undefined` if git cannot tell. */
export function filesAt(
    { tree, folder }: Pick<Revision, 'tree' | 'folder'>,
    ending: string,
): readonly string[] | undefined {
    const { error, status, stdout } = git(['ls-tree', '-r', '-z', tree], folder);
    if (error !== undefined || status !== 0) return undefined;
    return entriesIn(stdout)
        .filter(entry => isFile(entry) && entry.name.endsWith(ending))
        .map(({ name }) => path.resolve(folder, name).replaceAll(path.sep, '/'));
}

/** What `ls-tree` lists: a name with its mode, kind and id. */
interface Entry {
    readonly about: string;
    readonly name: string;
}

const isFile = ({ about }: Entry): boolean => about.startsWith('100');

const entriesIn = (listed: Buffer): readonly Entry[] =>
    listed
        .toString('utf8')
        .split('\0')
        .map(entry => {
            const tab = entry.indexOf('\t');
            return { about: entry.slice(0, tab), name: entry.slice(tab + 1) };
        });

/** The top folder of the repository that a folder is in; the folder itself if git cannot tell. */
export function topOf(folder: string): string {
    const { status, stdout } = git(['rev-parse', '--show-cdup'], folder);
    return status === 0 ? path.resolve(folder, stdout.toString('utf8').trimEnd()) : folder;
}

/** What stands after `ID blob SIZE`. */
function contentOf(answer: Buffer): Uint8Array | Failure {
    const end = answer.indexOf('\n');
    const [, kind, size = ''] = answer.subarray(0, end).toString('latin1').split(' ');
    if (kind === 'tree') return 'folder';
    return kind === 'blob' ? answer.subarray(end + 1, end + 1 + Number(size)) : 'missing';
}

/** Runs git for objects that are there: it asks nobody, and fetches nothing from anywhere. */
const git = (args: readonly string[], folder: string, input = '') =>
    spawnSync(programOf(process.env), args, {
        cwd: folder,
        input,
        maxBuffer: LARGEST + 1000,
        stdio: ['pipe', 'pipe', 'ignore'],
        env: {
            ...process.env,
            GIT_ALLOW_PROTOCOL: '',
            GIT_NO_LAZY_FETCH: '1',
            GIT_TERMINAL_PROMPT: '0',
            GIT_OPTIONAL_LOCKS: '0',
        },
        windowsHide: true,
    });

/**
 * The file of git in the first full path of the search path that has one. A name alone may be looked for in the current folder, on Windows
 * always and first, where a stranger's repository would have its own. Where there is none, the name of no file.
 */
function programOf({ PATH = '' }: NodeJS.ProcessEnv): string {
    const name = process.platform === 'win32' ? 'git.exe' : 'git';
    const folders = PATH.split(path.delimiter).filter(path.isAbsolute);
    return folders.map(folder => path.join(folder, name)).find(isProgram) ?? path.resolve('/', 'no git');
}

function isProgram(file: string): boolean {
    try {
        accessSync(file, constants.X_OK);
        return statSync(file).isFile();
    } catch {
        return false;
    }
}
