// Where a source's outputs may go: below its project's root, with symbolic links resolved.

import { existsSync, lstatSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { projectOf } from './projects';

/**
 * The real path of the folder that the project of `folder` names for outputs; without one, of the nearest folder, at or above `folder`,
 * that contains `.git`; `folder` itself if there is none.
 */
export function projectRoot(folder: string): string {
    const real = realpathSync(folder);
    return markedRoot(real) ?? real;
}

/** The same for a real folder, but `undefined` where nothing says that a project begins. */
export function markedRoot(real: string): string | undefined {
    const named = namedRoot(real);
    if (named !== undefined) return named;
    for (let at = real; ; at = path.dirname(at)) {
        if (lstatSync(path.join(at, '.git'), { throwIfNoEntry: false }) !== undefined) return at;
        if (at === path.dirname(at)) return undefined;
    }
}

/** A link in the project must not lead outputs out of it. */
function namedRoot(folder: string): string | undefined {
    const found = projectOf(folder);
    if (found?.project.root === undefined) return undefined;
    const named = path.join(found.folder, found.project.root);
    const root = existsSync(named) ? realpathSync(named) : named;
    return root === found.folder || isBelow(found.folder, root) ? root : found.folder;
}

/** Whether a real path lies below a real folder. */
export function isBelow(folder: string, file: string): boolean {
    const way = path.relative(folder, file);
    return way !== '' && way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}
