// Decides for each file that would be written whether that is allowed, and what is there now. It writes nothing.

import { type BigIntStats, lstatSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { judging, type Standing } from '../emit/freshness';
import { ownerOf } from '../emit/other-source';
import type { Printed } from '../emit/printed';
import type { Steps } from '../language/steps';
import { resolvePath } from '../model/paths';
import { readText, reasonOf } from './disk';
import { nameRefusal } from './output-names';
import { readable } from './reading';
import { isBelow } from './root';

export interface Destination extends Pick<Standing, 'state' | 'isConflict'> {
    /** The other source that the existing file was generated from, as a person reads it. */
    readonly from?: string;
    /** The real path of the file, with symbolic links resolved. */
    readonly file: string;
    /** The real path of the folder that it is below. */
    readonly root: string;
    /** The path as the host names it. */
    readonly path: string;
    /** The path as a person reads it. */
    readonly shown: string;
    /** The place that asks for it. */
    readonly where: string;
    /** The permission bits of the existing file; never those that let a program run as somebody else. */
    readonly mode: number | undefined;
    /** See `identityOf`; `undefined` if there is no file yet. */
    readonly identity: string | undefined;
}

export interface Refusal {
    /** What is wrong and what to do, in words that follow the output's name. */
    readonly refusal: string;
}

/** The source that asks, as the host names files, and what limits its destinations. */
export interface Bounds {
    readonly source: string;
    /** The real path of the folder that outputs must stay below. */
    readonly root: string;
    /** Shortens a full path for a person to read. */
    readonly shown: (full: string) => string;
}

/**
 * The file of an output at a full path, or why nothing may be written there, even with `--force`. What is there is compared in steps.
 * `where` is the place that asks for it.
 */
export function* destinationOf(
    full: string,
    printed: Printed,
    where: string,
    bounds: Bounds,
): Steps<Destination | Refusal> {
    const { root } = bounds;
    const shown = bounds.shown(full);
    try {
        const file = realPath(full);
        if (file === undefined) return refused('leads through a broken symbolic link; remove the link');
        if (!isBelow(root, file)) {
            return refused(
                `is outside the project (${bounds.shown(root)}); name a file inside it, or set the project folder with --root`,
            );
        }
        const misnamed = nameRefusal(path.relative(root, file).split(path.sep));
        if (misnamed !== undefined) return refused(`${misnamed}; name another file`);
        const stats = lstatSync(file, { throwIfNoEntry: false, bigint: true });
        const names = { file, root, path: full, shown, where };
        if (stats === undefined) return { ...names, state: 'missing', mode: undefined, identity: undefined };
        if (stats.isDirectory()) return refused('is a folder; name a file');
        if (!stats.isFile()) return refused('is neither a file nor a folder; name another file');
        const asking = { output: full, file: bounds.source, readSource };
        const { from, ...known } = yield* judging(readable(file), printed, source => ownerOf(source, asking));
        const standing =
            from === undefined ? known : { ...known, from: bounds.shown(resolvePath(full, from)) };
        return { ...names, ...standing, mode: Number(stats.mode) & 0o777, identity: identityOfStats(stats) };
    } catch (error) {
        return refused(reasonOf(error).reason);
    }
}

function readSource(path: string): string | undefined {
    const text = readText(path, false);
    return typeof text === 'string' ? text : undefined;
}

/** The same for two paths exactly when they lead to the same file; `undefined` if there is no file, or it cannot be looked at. */
export function identityOf(file: string): string | undefined {
    try {
        return identityOfStats(statSync(file, { bigint: true }));
    } catch {
        return undefined;
    }
}

/** The same for the stats of two paths exactly when they lead to the same file. */
export const identityOfStats = ({ dev, ino }: BigIntStats): string => `${dev}:${ino}`;

const refused = (refusal: string): Refusal => ({ refusal });

/** Resolves the links of all existing folders and of the file itself; `undefined` for a broken link. */
export function realPath(full: string): string | undefined {
    const stats = lstatSync(full, { throwIfNoEntry: false });
    if (stats === undefined) {
        const folder = realPath(path.dirname(full));
        return folder && path.join(folder, path.basename(full));
    }
    try {
        return realpathSync(full);
    } catch (error) {
        if (stats.isSymbolicLink()) return undefined;
        throw error;
    }
}
