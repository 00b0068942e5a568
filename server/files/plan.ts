// Which files a run would write, and what forbids it. Everything is decided here before any output is touched. Of the
// texts it keeps none.

import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { Output } from '../emit/outputs';
import { type Destination, destinationOf, identityOf, type Refusal } from './destination';
import { shownPath } from './disk';
import { projectRoot } from './root';

/** A file whose outputs are asked for: its full path, with `/`, and how a person reads it. */
export interface Source {
    readonly path: string;
    readonly shown: string;
}

export interface Decision {
    readonly destinations: readonly Destination[];
    /** For each output that cannot be: where it is said, what is wrong and what to do. */
    readonly refusals: readonly string[];
}

/** An output that was asked for, with the place that asks for it and its path as a person reads them. */
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
     * `root` is the folder that outputs stay below, or `undefined` for each source's own project. `shown` makes of a full
     * path what a person reads.
     */
    constructor(root: string | undefined, shown = shownPath) {
        this.shown = shown;
        this.given = root === undefined ? undefined : realpathSync(root);
    }

    get isEmpty(): boolean {
        return this.writes.length === 0;
    }

    /** Finds the file of an output; `undefined` where none may be written. What other outputs forbid, `decide` says. */
    include(source: Source, output: Output): Destination | undefined {
        const where = `${source.shown}:${output.line + 1}`;
        const root = this.given ?? this.rootOf(path.dirname(source.path));
        const destination = destinationOf(output, where, { root, shown: this.shown });
        this.writes.push({ where, shown: this.shown(output.path), destination });
        return 'refusal' in destination ? undefined : destination;
    }

    /** What may be written, now that all outputs are known. `inputs` are the full paths of all files that were read or looked for. */
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
            // Some file systems do not tell capitals from small letters.
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

/** An input that is missing still has its place: written there, it would be read by the next run. */
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
