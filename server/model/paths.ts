// Paths as the language writes them: relative, with `/`, the same on every machine. The files themselves come from the host.

export type PathError = 'empty' | 'absolute' | 'backslash' | 'control';

/** Why a written path is invalid; `undefined` for a valid one. */
export function pathError(path: string): PathError | undefined {
    if (path === '') return 'empty';
    if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return 'absolute';
    if (path.includes('\\')) return 'backslash';
    return CONTROLS.test(path) ? 'control' : undefined;
}

/** Control characters and lone surrogates. Their classes (`\p{Cc}`) have the same, and take long to be read at each start. */
const CONTROLS = /[\0-\x1f\x7f-\x9f\ud800-\udfff]/u;

/**
 * The path to which a document will be saved that is not saved yet and is named after it, as `untitled:/board/a.eemi` is; any other
 * name stays as it is. Such a document is not the file at that path, but what it names is beside it.
 */
export const savedPath = (file: string): string =>
    file.startsWith('untitled:') ? file.replace(UNSAVED, '') : file;

/** A path with a drive has a `/` before it in a URI, and none as a path. */
const UNSAVED = /^untitled:(?:\/(?=[A-Za-z]:\/)|(?=\/))/;

/**
 * The file meant by `path` in the file `from`. A `..` above the root stays as it is. In a document that has no folder, as
 * `untitled:Untitled-1`, the result has none either.
 */
export function resolvePath(from: string, path: string): string {
    const saved = savedPath(from);
    return normalize(saved.slice(0, saved.lastIndexOf('/') + 1) + path);
}

/** The relative path from the file `from` to the file `to`; both are full paths of the same host. */
export function relativePath(from: string, to: string): string {
    const source = savedPath(from).split('/').slice(0, -1);
    const target = savedPath(to).split('/');
    let shared = 0;
    while (shared < source.length && shared < target.length - 1 && source[shared] === target[shared])
        shared++;
    return [...source.slice(shared).map(() => '..'), ...target.slice(shared)].join('/');
}

/** The same as the language can write it; `undefined` if it cannot, as for a path to another drive. */
export function pathFrom(from: string, to: string): string | undefined {
    const path = relativePath(from, to);
    const isWritable = pathError(path) === undefined && !path.includes('"') && !path.includes(':/');
    return isWritable && resolvePath(from, path) === to ? path : undefined;
}

/** The last part of a path. */
export const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function normalize(path: string): string {
    const parts: string[] = [];
    for (const part of path.split('/')) {
        if (
            part === '.' ||
            (part === '' && parts.length > 0 && parts.at(-1) !== '' && !parts.at(-1)?.endsWith(':'))
        )
            continue;
        if (part === '..' && parts.length > 0 && parts.at(-1) !== '..' && parts.at(-1) !== '') parts.pop();
        else parts.push(part);
    }
    return parts.join('/');
}
