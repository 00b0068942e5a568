// Indexes of a scope's names of one kind. An index is made on first use, and catches up with the scope's journal on every later
// use, so it costs only what changed and is never out of date.

import { inPieces, type Steps } from '../../language/steps';
import type { NameKind } from '../../language/syntax';
import { type Entry, isNameOf, type NameEntry } from '../names';
import type { Scope } from '../scope';
import { Groups } from './groups';
import { type Kept, keptBy } from './kept';

/** Called for each name that is added to or removed from the scope, whether the file's, an import's or the platform's. */
export interface NameIndex {
    /** Called first, with all names in the order of their declaration. */
    begin(entries: readonly NameEntry[]): Steps<void>;
    add(entry: NameEntry): void;
    delete(entry: NameEntry): void;
}

/** With more changes than this, it is faster to make the index again. */
const MANY = 64;

/** A function that gives the index of a scope's names of a kind, one for each scope and kind. */
export function nameIndex<I extends NameIndex>(make: (scope: Scope) => I): Kept<[Scope, NameKind], I> {
    const known = new WeakMap<Scope, Map<NameKind, { readonly index: I; version: number }>>();
    function caughtUp(scope: Scope, kind: NameKind): I | undefined {
        const kept = known.get(scope)?.get(kind);
        if (kept?.version === scope.journal.version) return kept.index;
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

/** Passes the changes since a version to an index; `false` if they are no longer known or too many. */
function catchUp(scope: Scope, kind: NameKind, index: NameIndex, version: number): boolean {
    const changes = scope.journal.since(version);
    if (changes === undefined || changes.length > MANY) return false;
    const before = new Map<string, Entry | undefined>();
    for (const change of changes) {
        const { name } = change;
        if (!before.has(name)) before.set(name, change.before ?? scope.platform?.get(name));
    }
    // Removals first: the numbers of removed lines are old, and would mislead an index that compares them.
    for (const entry of before.values()) if (isNameOf(entry, kind)) index.delete(entry);
    for (const name of before.keys()) {
        const entry = scope.get(name);
        if (isNameOf(entry, kind)) index.add(entry);
    }
    return true;
}

/** A function that gives the names of a scope and kind by the keys that `keysOf` gives for each. */
export const namesBy = <K>(keysOf: (entry: NameEntry) => Iterable<K>): Kept<[Scope, NameKind], NamesBy<K>> =>
    nameIndex(scope => new NamesBy(scope, keysOf));

export class NamesBy<K> implements NameIndex {
    /** How many names there are, with or without keys. */
    count = 0;
    /** The keys that several names have. */
    readonly shared = new Set<K>();
    private readonly groups = new Groups<K, NameEntry>();
    /** The names of keys that were asked for, in order. */
    private readonly sorted = new Map<K, readonly NameEntry[]>();

    constructor(
        private readonly scope: Scope,
        private readonly keysOf: (entry: NameEntry) => Iterable<K>,
    ) {}

    begin(entries: readonly NameEntry[]): Steps<void> {
        return inPieces(entries, entry => this.add(entry));
    }

    add(entry: NameEntry): void {
        this.count++;
        for (const key of this.keysOf(entry)) {
            this.sorted.delete(key);
            if (this.groups.add(key, entry) > 1) this.shared.add(key);
        }
    }

    delete(entry: NameEntry): void {
        this.count--;
        for (const key of this.keysOf(entry)) {
            this.sorted.delete(key);
            if (this.groups.delete(key, entry) < 2) this.shared.delete(key);
        }
    }

    /** The names that have a key, in the order of their declaration. */
    of(key: K): readonly NameEntry[] {
        const names = this.groups.get(key);
        if (!('size' in names)) return names;
        const sorted = this.sorted.get(key) ?? [...names].sort((a, b) => this.scope.compare(a, b));
        this.sorted.set(key, sorted);
        return sorted;
    }

    sizeOf(key: K): number {
        return this.groups.sizeOf(key);
    }

    keys(): Iterable<K> {
        return this.groups.keys();
    }
}
