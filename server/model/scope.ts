// The names that a file can use: its platform's, those of its imports, its own. Names come and go as the file is edited, and
// the journal says which.

import { countLeading } from '../language/sorted';
import type { NameKind } from '../language/syntax';
import { Journal } from './kept/journal';
import { type Entry, isNameEntry, isNameOf, type NameEntry } from './names';

/** What a spelling stood for among the files, and what it stands for now. */
export interface NameChange {
    readonly name: string;
    readonly before: Entry | undefined;
    readonly after: Entry | undefined;
}

/** Entries in the order of their declaration, as they were at a version of the journal. */
interface Ordered<E extends Entry> {
    readonly entries: E[];
    readonly version: number;
}

/** No version of a journal. */
const NEVER = -1;

/** Names by what they stand for. Most values have one, which stands there by itself. */
type Values = Map<Key, NameEntry | NameEntry[]>;

/** A value as a key: a number where that is exact, because a map of `bigint` takes several times as long. */
type Key = number | bigint;
const keyOf = (value: bigint): Key => (value <= Number.MAX_SAFE_INTEGER ? Number(value) : value);
const keyOfEntry = ({ bytes, number }: NameEntry): Key | undefined =>
    bytes === undefined ? number : keyOf(bytes);

/**
 * Names are in the order of their declaration: the platform's, then each import's, then the file's own, its tables and
 * macros last. A name of a file hides the platform's of the same spelling; of several files' or lines' the first counts.
 */
export class Scope {
    readonly journal = new Journal<NameChange>();
    private isWatched = false;
    private readonly ranks: ReadonlyMap<string, number>;
    private readonly entries = new Map<string, Entry>();
    /** Everything that is declared under one spelling, where it is more than one; the first is the one that counts. */
    private readonly rivals = new Map<string, Entry[]>();
    private readonly values = new Map<NameKind, Values>();
    private inOrder: Ordered<Entry> | undefined;
    private readonly ofKind = new Map<NameKind, Ordered<NameEntry>>();

    /** `files` are those whose names may come, each after those that it imports. */
    constructor(
        readonly platform: Scope | undefined,
        files: readonly string[],
    ) {
        this.ranks = new Map(files.map((file, rank) => [file, rank]));
    }

    /** Everything is there that was there at first: from now on the journal tells what changes. */
    watch(): void {
        this.isWatched = true;
    }

    /** What a name stands for. */
    get(name: string): Entry | undefined {
        return this.entries.get(name) ?? this.platform?.get(name);
    }

    /** What the name stands for among the files, the platform left aside. */
    getDeclared(name: string): Entry | undefined {
        return this.entries.get(name);
    }

    /** Everything that is declared under a spelling that is declared more than once: the one that counts, then the others. */
    conflicts(): Iterable<readonly Entry[]> {
        return this.rivals.values();
    }

    declare(entry: Entry): void {
        const first = this.entries.get(entry.name);
        if (first === undefined) return this.exchange(entry.name, undefined, entry);
        const all = this.rivals.get(entry.name) ?? [first];
        if (all.includes(entry)) return;
        this.insert(all, entry);
        this.rivals.set(entry.name, all);
        if (all[0] === entry) this.exchange(entry.name, first, entry);
    }

    delete(entry: Entry): void {
        const all = this.rivals.get(entry.name);
        const [next] = all?.filter(each => each !== entry) ?? [];
        if (all?.includes(entry)) all.splice(all.indexOf(entry), 1);
        if (all?.length === 1) this.rivals.delete(entry.name);
        if (this.entries.get(entry.name) === entry) this.exchange(entry.name, entry, next);
    }

    /** What the files declare, in order, without the platform's names. */
    declared(): readonly Entry[] {
        const now = (name: string) => this.entries.get(name);
        this.inOrder = this.ordered(this.inOrder, now, () => this.sorted());
        return this.inOrder.entries;
    }

    /** All names of a kind in the order of their declaration, without those that a file hides. */
    names(kind: NameKind): readonly NameEntry[] {
        const now = (name: string) => {
            const entry = this.get(name);
            return isNameOf(entry, kind) ? entry : undefined;
        };
        const names = this.ordered(this.ofKind.get(kind), now, () => {
            const own = this.declared().filter(entry => isNameOf(entry, kind));
            const others = this.platform?.names(kind).filter(({ name }) => !this.entries.has(name)) ?? [];
            return others.length === 0 ? own : others.concat(own);
        });
        this.ofKind.set(kind, names);
        return names.entries;
    }

    /** The names of a value, first-declared first; empty where it has none. */
    namesOf(kind: NameKind, value: bigint): readonly NameEntry[] {
        return listed(this.known(kind).get(keyOf(value)));
    }

    /** The first-declared name of each value of a kind, in no particular order. */
    *firstNames(kind: NameKind): Iterable<NameEntry> {
        for (const names of this.known(kind).values()) {
            const first = Array.isArray(names) ? names[0] : names;
            if (first !== undefined) yield first;
        }
    }

    private known(kind: NameKind): Values {
        const known = this.values.get(kind);
        if (known !== undefined) return known;
        const values: Values = new Map();
        for (const entry of this.names(kind)) {
            const key = keyOfEntry(entry);
            if (key === undefined) continue;
            const names = values.get(key);
            values.set(key, names === undefined ? entry : [...listed(names), entry]);
        }
        this.values.set(kind, values);
        return values;
    }

    private sorted(): Entry[] {
        return [...this.entries.values()].sort((a, b) => this.compare(a, b));
    }

    /** A list that was kept, with what in it names are `now`; or made, where there is none or more happened than is remembered. */
    private ordered<E extends Entry>(
        kept: Ordered<E> | undefined,
        now: (name: string) => E | undefined,
        make: () => E[],
    ): Ordered<E> {
        const changes = kept && this.journal.since(kept.version);
        if (kept !== undefined && changes?.length === 0) return kept;
        const names = new Set(changes?.map(({ name }) => name));
        // First all that went: the numbers of their lines are old, and would mislead the search for a place.
        const entries = kept && changes ? kept.entries.filter(({ name }) => !names.has(name)) : make();
        for (const name of names) {
            const entry = now(name);
            if (entry !== undefined) this.insert(entries, entry);
        }
        // Before the journal is kept, nobody could say that the list is out of date.
        return { entries, version: this.isWatched ? this.journal.version : NEVER };
    }

    /** Another entry counts for a name, or the first, or none any more. */
    private exchange(name: string, before: Entry | undefined, after: Entry | undefined): void {
        if (after === undefined) this.entries.delete(name);
        else this.entries.set(name, after);
        const hidden = this.platform?.get(name);
        this.loseValue(before ?? hidden);
        this.gainValue(after ?? hidden);
        if (this.isWatched) this.journal.record({ name, before, after });
    }

    private loseValue(entry: Entry | undefined): void {
        if (!isNameEntry(entry)) return;
        const values = this.values.get(entry.kind);
        const key = values && keyOfEntry(entry);
        if (values === undefined || key === undefined) return;
        const names = listed(values.get(key)).filter(each => each !== entry);
        if (names.length === 0) values.delete(key);
        else values.set(key, names);
    }

    private gainValue(entry: Entry | undefined): void {
        if (!isNameEntry(entry)) return;
        const values = this.values.get(entry.kind);
        const key = values && keyOfEntry(entry);
        if (values === undefined || key === undefined) return;
        const names = [...listed(values.get(key))];
        this.insert(names, entry);
        values.set(key, names);
    }

    private insert<E extends Entry>(entries: E[], entry: E): void {
        entries.splice(
            countLeading(entries, each => this.compare(each, entry) < 0),
            0,
            entry,
        );
    }

    /** Less than 0 where the first of two names in scope was declared before the second. */
    compare(a: Entry, b: Entry): number {
        return (
            (a.file === b.file ? 0 : this.rankOf(a) - this.rankOf(b)) ||
            Number(!isNameEntry(a)) - Number(!isNameEntry(b)) ||
            a.line - b.line
        );
    }

    private rankOf({ file }: Entry): number {
        return this.ranks.get(file) ?? -1;
    }
}

function listed(names: NameEntry | NameEntry[] | undefined): readonly NameEntry[] {
    if (names === undefined) return NONE;
    return Array.isArray(names) ? names : [names];
}

const NONE: readonly NameEntry[] = [];
