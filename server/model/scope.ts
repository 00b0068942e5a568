// The names that a file can use: those of its platform, of its imports, and its own. Edits add and remove names, and the journal
// records that.

import { countLeading } from '../language/sorted';
import type { NameKind } from '../language/syntax';
import { EntriesByName } from './kept/entries-by-name';
import { Journal } from './kept/journal';
import { type Entry, isNameEntry, isNameOf, type NameEntry } from './names';

/** What a name stood for in the files, and what it stands for now. */
export interface NameChange {
    readonly name: string;
    readonly before: Entry | undefined;
    readonly after: Entry | undefined;
}

/** Entries in the order of their declaration, at a version of the journal. */
interface Ordered<E extends Entry> {
    readonly entries: E[];
    readonly version: number;
}

/** Not a version of any journal. */
const NEVER = -1;

/** From so many names that leave together on, the lists of names by their values are made anew when somebody asks. */
const MANY = 64;

/** Names by value. Most values have one name, which is stored without a list. */
type Values = Map<Key, NameEntry | NameEntry[]>;

/** A value as a key: a number if that is exact, because a map with `bigint` keys takes several times as long. */
type Key = number | bigint;
const keyOf = (value: bigint | number): Key =>
    typeof value === 'number' || value > Number.MAX_SAFE_INTEGER ? value : Number(value);
const keyOfEntry = ({ bytes, number }: NameEntry): Key | undefined =>
    bytes === undefined ? number : keyOf(bytes);

/**
 * Names are in the order of their declaration: those of the platform, then of each import, then the file's own, with its tables and
 * macros last. A file's name hides the platform's name with the same spelling; if files or lines declare it twice, the first counts.
 */
export class Scope {
    readonly journal = new Journal<NameChange>();
    private isWatched = false;
    private readonly ranks: ReadonlyMap<string, number>;
    private readonly entries = new EntriesByName();
    /** All entries with the same spelling, if there are several; the first one counts. */
    private readonly rivals = new Map<string, Entry[]>();
    private readonly values = new Map<NameKind, Values>();
    /** What was asked for last: a name in a row is asked for several times in a row. */
    private lastName: string | undefined;
    private lastEntry: Entry | undefined;
    private inOrder: Ordered<Entry> | undefined;
    private readonly ofKind = new Map<NameKind, Ordered<NameEntry>>();

    /** `files` are those whose names may be added, each after those that it imports. */
    constructor(
        readonly platform: Scope | undefined,
        files: readonly string[],
    ) {
        this.ranks = new Map(files.map((file, rank) => [file, rank]));
    }

    /** The files whose names may be declared, in their order. */
    get files(): Iterable<string> {
        return this.ranks.keys();
    }

    /** To be called when all initial names are declared: from now on, the journal records changes. */
    watch(): void {
        this.isWatched = true;
    }

    /** What a name stands for. */
    get(name: string): Entry | undefined {
        if (name !== this.lastName) {
            this.lastEntry = this.entries.get(name) ?? this.platform?.get(name);
            this.lastName = name;
        }
        return this.lastEntry;
    }

    /** What the name stands for in the files, without the platform. */
    getDeclared(name: string): Entry | undefined {
        return this.entries.get(name);
    }

    /** All entries of each spelling that is declared more than once: the one that counts, then the others. */
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
        const all = this.rivals.get(entry.name) ?? [];
        const at = all.lastIndexOf(entry);
        if (at !== -1) all.splice(at, 1);
        if (all.length === 1) this.rivals.delete(entry.name);
        if (this.entries.get(entry.name) === entry) this.exchange(entry.name, entry, all[0]);
    }

    /** The same for several, given in their order. */
    deleteAll(entries: readonly Entry[]): void {
        // Each name that leaves a value has the others listed anew. Many may be of one value.
        if (entries.length > MANY) this.values.clear();
        // From the end: of several with one name, none then takes the place of another that leaves as well.
        for (const entry of entries.toReversed()) this.delete(entry);
    }

    /** The entries of the files, in order, without the platform's. */
    declared(): readonly Entry[] {
        const now = (name: string) => this.entries.get(name);
        this.inOrder = this.ordered(this.inOrder, now, () => this.sorted());
        return this.inOrder.entries;
    }

    /** All names of a kind in the order of their declaration, without hidden ones. */
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

    /** The platform's names of a kind that the files' names hide. What they stood for is on the chip nevertheless. */
    *hiddenNames(kind: NameKind): Iterable<NameEntry> {
        for (const entry of this.platform?.names(kind) ?? []) if (this.entries.has(entry.name)) yield entry;
    }

    /** The names of a value, first-declared first; empty if it has none. */
    namesOf(kind: NameKind, value: bigint | number): readonly NameEntry[] {
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
            if (names === undefined) values.set(key, entry);
            else if (Array.isArray(names)) names.push(entry);
            else values.set(key, [names, entry]);
        }
        this.values.set(kind, values);
        return values;
    }

    private sorted(): Entry[] {
        return this.entries.all().sort((a, b) => this.compare(a, b));
    }

    /** The kept list, after it has caught up with changes; or a new one, if there is none or the changes are no longer known. */
    private ordered<E extends Entry>(
        kept: Ordered<E> | undefined,
        now: (name: string) => E | undefined,
        make: () => E[],
    ): Ordered<E> {
        const changes = kept && this.journal.since(kept.version);
        if (kept !== undefined && changes?.length === 0) return kept;
        const names = new Set(changes?.map(({ name }) => name));
        // Removals first: the numbers of removed lines are old, and would mislead the search for a place.
        const entries = kept && changes ? kept.entries.filter(({ name }) => !names.has(name)) : make();
        for (const name of names) {
            const entry = now(name);
            if (entry !== undefined) this.insert(entries, entry);
        }
        // Without a journal, nothing would tell that the list is out of date.
        return { entries, version: this.isWatched ? this.journal.version : NEVER };
    }

    /** Records that a different entry counts for a name now, or that one is new or gone. */
    private exchange(name: string, before: Entry | undefined, after: Entry | undefined): void {
        if (before !== undefined) this.entries.delete(name);
        if (after !== undefined) this.entries.add(after);
        this.lastName = undefined;
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
            countLeading(entries, each => this.compare(each, entry) <= 0),
            0,
            entry,
        );
    }

    /** Below 0 if the first of two names in scope was declared before the second. */
    compare(a: Entry, b: Entry): number {
        return (
            (a.file === b.file ? 0 : this.rankOf(a) - this.rankOf(b)) ||
            Number(!isNameEntry(a)) - Number(!isNameEntry(b)) ||
            a.line - b.line ||
            a.span.start - b.span.start
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
