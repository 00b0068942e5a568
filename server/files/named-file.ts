// A file that the command line names for a run to write: where it is, and what forbids it. It writes nothing.

import { lstatSync } from 'node:fs';
import path from 'node:path';
import { BannerReader } from '../emit/banner';
import { isCalled } from '../model/file-kinds';
import { PROJECT_FILE } from '../model/project-file';
import { identityOf, identityOfStats, type Refusal } from './destination';
import { readOutput, reasonOf } from './disk';
import { followed } from './links';
import type { FileToReplace } from './replace';

/**
 * The place of the file at a full path, or why it may not be written. `taken` are the full paths of all that the run read or looked for, and
 * of the outputs that its sources name.
 */
export function placeToWrite(full: string, taken: ReadonlySet<string> = new Set()): FileToReplace | Refusal {
    try {
        const way = followed(full);
        if ('refusal' in way) return way;
        const { file } = way;
        const stats = lstatSync(file, { throwIfNoEntry: false, bigint: true });
        const refusal = refusalOf(full, file, stats && identityOfStats(stats), taken);
        if (refusal !== undefined) return { refusal };
        // Nobody named the file that it leads to.
        if (lstatSync(full, { throwIfNoEntry: false })?.isSymbolicLink())
            return { refusal: 'is a symbolic link; remove it, or name the file itself' };
        if (stats === undefined) return { file, mode: undefined };
        if (stats.isDirectory()) return { refusal: 'is a folder; name a file' };
        if (!stats.isFile()) return { refusal: 'is neither a file nor a folder; name another file' };
        if (isGenerated(file)) return { refusal: 'was generated from a source; name another file' };
        return { file, mode: Number(stats.mode) & 0o777 };
    } catch (error) {
        return { refusal: reasonOf(error).reason };
    }
}

/** The place of a new file at a full path, or why there may be none. It does not say whether one is there already. */
export function placeOfNew(full: string): FileToReplace | Refusal {
    try {
        const way = followed(full);
        return 'refusal' in way ? way : { ...way, mode: undefined };
    } catch (error) {
        return { refusal: reasonOf(error).reason };
    }
}

function refusalOf(
    full: string,
    file: string,
    identity: string | undefined,
    taken: ReadonlySet<string>,
): string | undefined {
    if ([full, file].some(each => isCalled(each, 'source')))
        return 'is a source by its name; name another file';
    if ([full, file].some(each => path.basename(each) === PROJECT_FILE))
        return 'is a project file by its name; name another file';
    const isTaken =
        taken.has(full) || [...taken].some(each => identity !== undefined && identityOf(each) === identity);
    return isTaken ? 'is a source or an output of this run; name another file' : undefined;
}

/** Whether a file begins with the banner of an output. */
function isGenerated(file: string): boolean {
    const banner = new BannerReader();
    for (const piece of readOutput(file) ?? []) {
        banner.add(piece);
        if (!banner.isOpen) break;
    }
    return banner.source !== undefined || banner.isInConflict;
}
