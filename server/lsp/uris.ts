// The two names of a file: its URI in the editor and its path in the core. It touches no file.

import { URI } from 'vscode-uri';
import { fileOfPath, pathOfFile } from '../files/platform-files';

export interface FileNames {
    readonly uriOf: (file: string) => string;
    readonly fileOf: (uri: string) => string;
}

/**
 * Converts in both directions. A `file:` URI becomes an absolute path with `/`. A URI with another scheme stays as it is, such as
 * `untitled:Untitled-1`. A bundled platform, `platform:NAME`, is a real file in the folder `platforms` (a full path). Throws if
 * a URI is malformed.
 */
export function fileNames(platforms: string): FileNames {
    const folder = pathOf(URI.file(platforms));
    return {
        uriOf: file => uriOf(wellFormed(pathOfFile(file, folder))).toString(),
        fileOf: ofLast(uri => fileOfPath(pathOf(URI.parse(uri)), folder)),
    };
}

/** A path with U+FFFD in place of each lone surrogate, as the disk gets it. A URI cannot have one: to encode it throws. */
const wellFormed = (path: string): string => path.replace(/[\ud800-\udfff]/gu, '\ufffd');

/** Whether a text can be read as a URI. */
export const isUri = ofLast((text: string): boolean => {
    try {
        URI.parse(text);
        return true;
    } catch {
        return false;
    }
});

/** The same function, with the last answer remembered: nearly all that an editor sends is about the document in front. */
function ofLast<R>(answer: (text: string) => R): (text: string) => R {
    let last: { readonly text: string; readonly answer: R } | undefined;
    return text => {
        if (last?.text !== text) last = { text, answer: answer(text) };
        return last.answer;
    };
}

/** Whether a file is on the disk, and not only in the editor. */
export const isOnDisk = (file: string): boolean => /^(?:\/|[A-Za-z]:\/)/.test(file);

/**
 * Whether a document is an old revision out of version control, as the left side of a comparison shows it: it is explained, but
 * nothing in it is to be mended. The files that it imports are not there, because today's say nothing of then.
 */
export const isRevision = (file: string): boolean => file.startsWith(`${REVISION}:`);

const REVISION = 'git';

function pathOf(uri: URI): string {
    if (uri.scheme === REVISION) return `${REVISION}:${withoutSlashes(uri.query)}:${uri.path}`;
    if (uri.scheme === 'file')
        return process.platform === 'win32' ? uri.fsPath.replaceAll('\\', '/') : uri.fsPath;
    const authority = uri.authority === '' ? '' : `//${uri.authority}`;
    const query = uri.query === '' ? '' : `?${uri.query}`;
    return `${uri.scheme}:${authority}${uri.path}${query}`;
}

/** The query says which revision. What stands behind the last slash of a path is the name of the file. */
const withoutSlashes = (query: string): string => query.replaceAll('%', '%25').replaceAll('/', '%2f');

function uriOf(path: string): URI {
    if (isOnDisk(path)) return URI.file(path);
    const [, scheme = 'untitled', authority = '', rest = path] =
        /^([^:/]+):(?:\/\/([^/]*))?(.*)$/s.exec(path) ?? [];
    return URI.from({ scheme, authority, path: rest });
}
