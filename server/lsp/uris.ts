// A file's two names: the URI by which an editor knows it, and the path by which the core does. It touches no file.

import { URI } from 'vscode-uri';
import { endingOf } from '../model/file-kinds';
import { platformOfFile } from '../model/platforms';

export interface FileNames {
    readonly uriOf: (file: string) => string;
    readonly fileOf: (uri: string) => string;
}

/**
 * The names both ways. A `file:` URI is an absolute path with `/`; another scheme's keeps its scheme, as in
 * `untitled:Untitled-1`; a bundled platform, `platform:NAME`, is a real file in the folder `platforms` (a full path).
 * A URI that is none throws.
 */
export function fileNames(platforms: string): FileNames {
    const prefix = `${pathOf(URI.file(platforms))}/`;
    return {
        uriOf: file => {
            const platform = platformOfFile(file);
            return uriOf(platform === undefined ? file : prefix + platform + SOURCE).toString();
        },
        fileOf: uri => {
            const path = pathOf(URI.parse(uri));
            const isPlatform = path.startsWith(prefix) && path.endsWith(SOURCE);
            return isPlatform ? `platform:${path.slice(prefix.length, -SOURCE.length)}` : path;
        },
    };
}

/** Whether a file of the core is one of the disk, rather than an editor's own. */
export const isOnDisk = (file: string): boolean => /^(?:\/|[A-Za-z]:\/)/.test(file);

const SOURCE = endingOf('source');

function pathOf(uri: URI): string {
    if (uri.scheme === 'file')
        return process.platform === 'win32' ? uri.fsPath.replaceAll('\\', '/') : uri.fsPath;
    const authority = uri.authority === '' ? '' : `//${uri.authority}`;
    const query = uri.query === '' ? '' : `?${uri.query}`;
    return `${uri.scheme}:${authority}${uri.path}${query}`;
}

function uriOf(path: string): URI {
    if (isOnDisk(path)) return URI.file(path);
    const [, scheme = 'untitled', authority = '', rest = path] =
        /^([^:/]+):(?:\/\/([^/]*))?(.*)$/s.exec(path) ?? [];
    return URI.from({ scheme, authority, path: rest });
}
