// Where a source's outputs may go: below its project's root, with symbolic links resolved.

import { lstatSync, realpathSync } from 'node:fs';
import path from 'node:path';

/** The real path of the nearest folder, at or above `folder`, that contains `.git`; `folder` itself if there is none. */
export function projectRoot(folder: string): string {
    const real = realpathSync(folder);
    for (let at = real; ; at = path.dirname(at)) {
        if (lstatSync(path.join(at, '.git'), { throwIfNoEntry: false }) !== undefined) return at;
        if (at === path.dirname(at)) return real;
    }
}

/** Whether a real path lies below a real folder. */
export function isBelow(folder: string, file: string): boolean {
    const way = path.relative(folder, file);
    return way !== '' && way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}
