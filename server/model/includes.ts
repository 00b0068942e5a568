// Where the file of an `#include` is: beside the file that includes it, or in one of the folders that were named.

import type { CFile, COptions, CUnread } from '../c/reading';
import type { Failure } from './host';
import { resolvePath } from './paths';

/** In Xen's trees before 4.16 the headers of `asm/` are in `asm-arm/`, and only a build makes the link that has their name. */
const LINK = 'asm/';
const LINKED = 'asm-arm/';

/** As many places as one reading looks in. A tree of Xen has some thousands, for which headers are looked for in a dozen folders. */
export const MOST_PLACES = 1 << 15;

/** In so many of the folders, so that one directive is not long work. */
const MOST_FOLDERS = 1000;

/**
 * Finds the files of `#include` directives: one in quotes beside the including file first, then each in the folders, in their order,
 * and then behind the link that a build would make. Only the first `MOST_FOLDERS` count.
 * `bytes` gives a file's bytes, or why there are none; folders are full paths without `/` at the end. A file is asked for once. After `MOST_PLACES` there are
 * none: files may include as many others as they have lines, and each may be in as many folders.
 */
export function includeFinder(
    bytes: (path: string) => Uint8Array | Failure,
    allFolders: readonly string[],
): COptions['include'] {
    const folders = allFolders.slice(0, MOST_FOLDERS);
    const known = new Map<string, CFile | CUnread | undefined>();
    const fileAt = (path: string): CFile | CUnread | undefined => {
        if (known.has(path)) return known.get(path);
        const file = fileOf(path, bytes(path));
        known.set(path, file);
        return file;
    };
    return (path, from, how) => {
        if (known.size > MOST_PLACES) return undefined;
        const inFolders = (name: string): string[] => folders.map(folder => resolvePath(`${folder}/`, name));
        const places = [
            ...(how === 'quoted' ? [resolvePath(from, path)] : []),
            ...inFolders(path),
            ...(path.startsWith(LINK) ? inFolders(LINKED + path.slice(LINK.length)) : []),
        ];
        let unread: CUnread | undefined;
        for (const place of path.startsWith('/') ? [path] : places) {
            const file = fileAt(place);
            if (file === undefined) continue;
            if (!('unread' in file)) return file;
            unread ??= file;
        }
        return unread;
    };
}

function fileOf(path: string, content: Uint8Array | Failure): CFile | CUnread | undefined {
    if (typeof content !== 'string') return { path, bytes: content };
    return content === 'large' || content === 'unreadable' ? { path, unread: content } : undefined;
}
