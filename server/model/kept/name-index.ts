// What is known about a scope's names of one kind beside their order. It is made when it is first asked for and catches up with
// the scope's journal whenever it is asked again, so it costs what changed and is never out of date.

import { inPieces, type Steps } from '../../language/steps';
import type { NameKind } from '../../language/syntax';
import { type Entry, isNameOf, type NameEntry } from '../names';
import type { Scope } from '../scope';
import { Groups } from './groups';
import { type Kept, keptBy } from './kept';

/** Told of each name that comes into sight and of each that goes, be it the file's, an import's or the platform's. */
export interface NameIndex {
    /** All that there are, in the order of their declaration, before anything else is told. */
    begin(entries: readonly NameEntry[]): Steps<void>;
    add(entry: NameEntry): void;
    delete(entry: NameEntry): void;
}

/** More changes than these are sooner taken in by beginning anew. */
const MANY = 64;

/** A function that gives the index of a scope's names of a kind, one for each scope and kind. */
export function nameIndex<I extends NameIndex>(make: (scope: Scope) => I): Kept<[Scope, NameKind], I> {
    const known = new WeakMap<Scope, Map<NameKind, { readonly index: I; version: number }>>();
    function caughtUp(scope: Scope, kind: NameKind): I | undefined {
        const kept = known.get(scope)?.get(kind);
        if (kept === undefined || !catchUp(scope, kind, kept.index, kept.version)) return undefined;
        kept.version = scope.journal.version;
        return kept.index;
    }
    function* making(scope: Scope, kind: NameKind): Steps<I> {
        const index = make(scope);
        yield* index.begin(scope.names(kind));
        const kinds = known.get(scope) ?? new Map();
        known.set(scope, kinds.set(kind, { index, version: scope.journal.version }));
        return index;
    }
    return keptBy(caughtUp, making);
}

/** Tells an index what happened since a version; `false` where that is no longer known or too much. */
function catchUp(scope: Scope, kind: NameKind, index: NameIndex, version: number): boolean {
    const changes = scope.journal.since(version);
    if (changes === undefined || changes.length > MANY) return false;
    const before = new Map<string, Entry | undefined>();
    for (const change of changes) {
        const { name } = change;
        if (!before.has(name)) before.set(name, change.before ?? scope.platform?.get(name));
    }
    // First all that went: the numbers of their lines are old, and would mislead an index that goes by them.
    for (const entry of before.values()) if (isNameOf(entry, kind)) index.delete(entry);
    for (const name of before.keys()) {
        const entry = scope.get(name);
        if (isNameOf(entry, kind)) index.add(entry);
    }
    return true;
}

/** A function that gives the names of a scope's kind by keys that each of them has. */
export const namesBy = <K>(keysOf: (entry: NameEntry) => Iterable<K>): Kept<[Scope, NameKind], NamesBy<K>> =>
    nameIndex(scope => new NamesBy(scope, keysOf));

export class NamesBy<K> implements NameIndex {
    /** How many names there are, with or without keys. */
    count = 0;
    /** The keys that several names have. */
    readonly shared = new Set<K>();
    private readonly groups = new Groups<K, NameEntry>();

    constructor(
        private readonly scope: Scope,
        private readonly keysOf: (entry: NameEntry) => Iterable<K>,
    ) {}

    begin(entries: readonly NameEntry[]): Steps<void> {
        return inPieces(entries, entry => this.add(entry));
    }

    add(entry: NameEntry): void {
        this.count++;
        for (const key of this.keysOf(entry)) if (this.groups.add(key, entry) > 1) this.shared.add(key);
    }

    delete(entry: NameEntry): void {
        this.count--;
        for (const key of this.keysOf(entry)) if (this.groups.delete(key, entry) < 2) this.shared.delete(key);
    }

    /** The names that have a key, in the order of their declaration. */
    of(key: K): NameEntry[] {
        return [...this.groups.get(key)].sort((a, b) => this.scope.compare(a, b));
    }

    sizeOf(key: K): number {
        return this.groups.sizeOf(key);
    }

    keys(): Iterable<K> {
        return this.groups.keys();
    }
}
