// Which files a run would write, and what forbids it. Everything is decided here before any output is touched. It keeps no
// texts.

import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Output } from '../emit/outputs';
import type { Printed } from '../emit/printed';
import type { Steps } from '../language/steps';
import { type Destination, destinationOf, identityOf, type Refusal } from './destination';
import { shownPath } from './disk';
import { projectRoot } from './root';

/** A file whose outputs are requested: its full path, with `/`, and the path as a person reads it. */
export interface Source {
    readonly path: string;
    readonly shown: string;
}

export interface Decision {
    readonly destinations: readonly Destination[];
    /** For each forbidden output: the place that asks for it, what is wrong and what to do. */
    readonly refusals: readonly string[];
}

/** A requested output, with the place that asks for it and its path, both as a person reads them. */
interface PlannedWrite {
    readonly where: string;
    readonly shown: string;
    readonly destination: Destination | Refusal;
}

export class Plan {
    private readonly shown: (full: string) => string;
    private readonly given: string | undefined;
    private readonly roots = new Map<string, string>();
    private readonly writes: PlannedWrite[] = [];

    /**
     * `root` is the folder that outputs must stay below, or `undefined` for the project of each source. `shown` turns a full path
     * into what a person reads.
     */
    constructor(root: string | undefined, shown = shownPath) {
        this.shown = shown;
        this.given = root === undefined ? undefined : realpathSync(root);
    }

    get isEmpty(): boolean {
        return this.writes.length === 0;
    }

    /** Finds the file of an output; `undefined` if it may not be written. Conflicts with other outputs are found by `decide`. */
    *include(source: Source, output: Output, printed: Printed): Steps<Destination | undefined> {
        const where = `${source.shown}:${output.line + 1}`;
        const root = this.given ?? this.rootOf(path.dirname(source.path));
        const destination = yield* destinationOf(output.path, printed, where, {
            source: source.path,
            root,
            shown: this.shown,
        });
        this.writes.push({ where, shown: this.shown(output.path), destination });
        return 'refusal' in destination ? undefined : destination;
    }

    /** What may be written, once all outputs are known. `inputs` are the full paths of all files that were read or looked for. */
    decide(inputs: Iterable<string>): Decision {
        const paths = new Set(inputs);
        const identities = new Set([...paths].map(identityOf));
        const taken = new Map<string, PlannedWrite & { readonly destination: Destination }>();
        const refusals: string[] = [];
        for (const { where, shown, destination } of this.writes) {
            const refusal = refusalOf(destination, paths, identities);
            if (refusal !== undefined || 'refusal' in destination) {
                refusals.push(`${where}: ${shown} ${refusal}`);
                continue;
            }
            // Some file systems ignore case.
            const key = destination.file.toLowerCase();
            const other = taken.get(key);
            if (other !== undefined) refusals.push(collision({ where, shown }, other));
            else taken.set(key, { where, shown, destination });
        }
        for (const [key, write] of taken) {
            const folder = foldersOf(key).find(each => taken.has(each));
            const other = folder === undefined ? undefined : taken.get(folder);
            if (other !== undefined) refusals.push(collision(write, other));
        }
        return { destinations: [...taken.values()].map(({ destination }) => destination), refusals };
    }

    private rootOf(folder: string): string {
        const root = this.roots.get(folder) ?? projectRoot(folder);
        this.roots.set(folder, root);
        return root;
    }
}

/** A missing input counts too: an output in its place would be read by the next run. */
function refusalOf(
    destination: Destination | Refusal,
    paths: ReadonlySet<string>,
    identities: ReadonlySet<string | undefined>,
): string | undefined {
    if ('refusal' in destination) return destination.refusal;
    const isRead = destination.identity !== undefined && identities.has(destination.identity);
    return isRead || paths.has(destination.path) ? 'is read in this run; name another file' : undefined;
}

const collision = (
    { where, shown }: Pick<PlannedWrite, 'where' | 'shown'>,
    other: Pick<PlannedWrite, 'where'>,
): string => `${where}: ${shown} conflicts with what ${other.where} writes; name another file`;

/** The folders above a file, the nearest first. */
function foldersOf(file: string): string[] {
    const folders: string[] = [];
    for (let at = path.dirname(file); at !== path.dirname(at); at = path.dirname(at)) folders.push(at);
    return folders;
}
