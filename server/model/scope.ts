// The names that a file can use: its platform's, those of its imports, its own. Names come and go as the file is edited, and
// the journal says which.

import { countLeading } from '../language/sorted';
import type { NameKind } from '../language/syntax';
import { Journal } from './journal';
import { type Entry, isNameEntry, type NameEntry } from './names';

/** What a spelling stood for among the files, and what it stands for now. */
export interface NameChange {
    readonly name: string;
    readonly before: Entry | undefined;
    readonly after: Entry | undefined;
}

/** Most values have one name, which stands there by itself. */
type Values = Map<bigint, NameEntry | NameEntry[]>;

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
    private inOrder: { readonly entries: Entry[]; readonly version: number } | undefined;

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

    get(name: string): Entry | undefined {
        return this.entries.get(name) ?? this.platform?.get(name);
    }

    /** What the name stands for among the files, the platform left aside. */
    getDeclared(name: string): Entry | undefined {
        return this.entries.get(name);
    }

    /** Everything that is declared under a spelling that is declared more than once: the one that counts, then the others. */
    rivalries(): Iterable<readonly Entry[]> {
        return this.rivals.values();
    }

    add(entry: Entry): void {
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
        const changes = this.inOrder && this.journal.since(this.inOrder.version);
        if (changes?.length !== 0) {
            const entries =
                this.inOrder && changes ? this.caughtUp(this.inOrder.entries, changes) : this.sorted();
            this.inOrder = { entries, version: this.journal.version };
        }
        return this.inOrder?.entries ?? [];
    }

    /** All names of a kind in the order of their declaration, without those that a file hides. */
    *names(kind: NameKind): Iterable<NameEntry> {
        if (this.platform !== undefined) {
            for (const entry of this.platform.names(kind)) if (!this.entries.has(entry.name)) yield entry;
        }
        for (const entry of this.declared()) if (isNameEntry(entry) && entry.kind === kind) yield entry;
    }

    /** The names of a value, first-declared first; empty where it has none. */
    namesOf(kind: NameKind, value: bigint): readonly NameEntry[] {
        return listed(this.known(kind).get(value));
    }

    /** The values of a kind that have names. */
    valuesOf(kind: NameKind): Pick<ReadonlySet<bigint>, 'has' | 'keys' | 'size'> {
        return this.known(kind);
    }

    private known(kind: NameKind): Values {
        const known = this.values.get(kind);
        if (known !== undefined) return known;
        const values: Values = new Map();
        for (const entry of this.names(kind)) {
            if (entry.value === undefined) continue;
            const names = values.get(entry.value);
            values.set(entry.value, names === undefined ? entry : [...listed(names), entry]);
        }
        this.values.set(kind, values);
        return values;
    }

    private sorted(): Entry[] {
        return [...this.entries.values()].sort((a, b) => this.compare(a, b));
    }

    private caughtUp(entries: readonly Entry[], changes: readonly NameChange[]): Entry[] {
        const names = new Set(changes.map(({ name }) => name));
        // First all that went: the numbers of their lines are old, and would mislead the search for a place.
        const left = entries.filter(({ name }) => !names.has(name));
        for (const name of names) {
            const entry = this.entries.get(name);
            if (entry !== undefined) this.insert(left, entry);
        }
        return left;
    }

    private exchange(name: string, before: Entry | undefined, after: Entry | undefined): void {
        if (after === undefined) this.entries.delete(name);
        else this.entries.set(name, after);
        const hidden = this.platform?.get(name);
        this.loseValue(before ?? hidden);
        this.gainValue(after ?? hidden);
        if (this.isWatched) this.journal.add({ name, before, after });
        else this.inOrder = undefined;
    }

    private loseValue(entry: Entry | undefined): void {
        if (!isNameEntry(entry) || entry.value === undefined) return;
        const values = this.values.get(entry.kind);
        const names = listed(values?.get(entry.value)).filter(each => each !== entry);
        if (names.length === 0) values?.delete(entry.value);
        else values?.set(entry.value, names);
    }

    private gainValue(entry: Entry | undefined): void {
        if (!isNameEntry(entry) || entry.value === undefined) return;
        const values = this.values.get(entry.kind);
        const names = [...listed(values?.get(entry.value))];
        this.insert(names, entry);
        values?.set(entry.value, names);
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
