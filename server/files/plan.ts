// Which files a run would write, and what forbids it. Everything is decided here before anything is written.

import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Output } from '../emit/outputs';
import { shownPath } from './disk';
import { projectRoot } from './root';
import { identityOf, type Target, targetOf } from './target';

/** A file whose outputs are asked for: its full path, with `/`, and how a person reads it. */
export interface Source {
    readonly path: string;
    readonly shown: string;
}

/** An output, and the named file whose `emit` line asks for it. */
export interface Wish {
    readonly source: Source;
    readonly output: Output;
}

export interface Plan {
    readonly targets: readonly Target[];
    /** For each wish that cannot be: where it is said, what is wrong and what to do. */
    readonly refusals: readonly string[];
}

/**
 * Finds the file of each wish. `sources` are the full paths of all files that were read; `root` is the folder that
 * outputs stay below, or `undefined` for each source's own project. `shown` makes of a full path what a person reads.
 */
export function planOf(
    wishes: readonly Wish[],
    sources: Iterable<string>,
    root: string | undefined,
    shown = shownPath,
): Plan {
    const identities = new Set([...sources].map(identityOf));
    const given = root === undefined ? undefined : realpathSync(root);
    const targets = new Map<string, Target>();
    const refusals: string[] = [];
    const takenBy = new Map<string, Wish>();
    for (const wish of wishes) {
        const folder = path.dirname(wish.source.path);
        const target = targetOf(wish.output, placeOf(wish), {
            root: given ?? projectRoot(folder),
            sources: identities,
            shown,
        });
        if ('refusal' in target) {
            refusals.push(`${placeOf(wish)}: ${shown(wish.output.path)} ${target.refusal}`);
            continue;
        }
        // Some file systems do not tell capitals from small letters.
        const key = target.file.toLowerCase();
        const other = takenBy.get(key);
        if (other !== undefined) refusals.push(collision(wish, other, shown));
        else {
            takenBy.set(key, wish);
            targets.set(key, target);
        }
    }
    for (const [key, wish] of takenBy) {
        const folder = foldersOf(key).find(each => takenBy.has(each));
        const other = folder === undefined ? undefined : takenBy.get(folder);
        if (other !== undefined) refusals.push(collision(wish, other, shown));
    }
    return { targets: [...targets.values()], refusals };
}

const collision = (wish: Wish, other: Wish, shown: (full: string) => string): string =>
    `${placeOf(wish)}: ${shown(wish.output.path)} is in the way of what ${placeOf(other)} writes; name another file`;

const placeOf = ({ source, output }: Wish): string => `${source.shown}:${output.line + 1}`;

/** The folders above a file, the nearest first. */
function foldersOf(file: string): string[] {
    const folders: string[] = [];
    for (let at = path.dirname(file); at !== path.dirname(at); at = path.dirname(at)) folders.push(at);
    return folders;
}
