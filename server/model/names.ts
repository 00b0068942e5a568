// The names that a file can use, and what each stands for.

import type { Expression, NameKind, Span } from '../language/syntax';
import { addTo } from './sorted';

/** A declared name. Its `value` is an id (node, reset, clock), a byte address (frame) or an offset in bytes (register). */
export interface NameEntry {
    readonly name: string;
    readonly kind: NameKind;
    /** `undefined` where the declaration has an error, which was reported there. */
    readonly value: bigint | undefined;
    /** A frame's size in bytes, where it is known. */
    readonly size: bigint | undefined;
    /** A PLL's clock, which Xen forwards for every guest without asking a table. */
    readonly pll: boolean;
    /** What a reset line resets (a node or a frame), or the frame of a register's block. */
    readonly of: NameEntry | undefined;
    readonly file: string;
    readonly line: number;
    readonly span: Span;
}

/** A table's or a macro's name, which shares the name space of the others, as it does in C. */
export interface OtherEntry {
    readonly name: string;
    readonly kind: 'table' | 'macro';
    /** A macro as defined: tables may define one macro alike. */
    readonly definition: string;
    readonly file: string;
    readonly line: number;
    readonly span: Span;
}

export type Entry = NameEntry | OtherEntry;

export const isNameEntry = (entry: Entry | undefined): entry is NameEntry =>
    entry !== undefined && entry.kind !== 'table' && entry.kind !== 'macro';

/**
 * Names in the order of their declaration: the platform's, then each import's, then the file's own. A name of a file
 * hides the platform's of the same spelling.
 */
export class Scope {
    private readonly entries = new Map<string, Entry>();
    private byId: Map<NameKind, Map<bigint, NameEntry[]>> | undefined;

    constructor(readonly platform: Scope | undefined) {}

    get(name: string): Entry | undefined {
        return this.entries.get(name) ?? this.platform?.get(name);
    }

    /** What the name stands for among the files, the platform left aside. */
    getDeclared(name: string): Entry | undefined {
        return this.entries.get(name);
    }

    declare(entry: Entry): void {
        this.entries.set(entry.name, entry);
        this.byId = undefined;
    }

    /** What the files declare, in order, without the platform's names. */
    declared(): Iterable<Entry> {
        return this.entries.values();
    }

    /** All names of a kind in the order of their declaration, without those that a file hides. */
    *names(kind: NameKind): Iterable<NameEntry> {
        if (this.platform !== undefined) {
            for (const entry of this.platform.names(kind)) if (!this.entries.has(entry.name)) yield entry;
        }
        for (const entry of this.entries.values()) if (isNameEntry(entry) && entry.kind === kind) yield entry;
    }

    /** The names of a value, first-declared first; empty where it has none. */
    namesOf(kind: NameKind, value: bigint): readonly NameEntry[] {
        return this.valuesOf(kind).get(value) ?? [];
    }

    /** Each value of a kind that has a name, with its names. */
    valuesOf(kind: NameKind): ReadonlyMap<bigint, readonly NameEntry[]> {
        this.byId ??= new Map();
        const known = this.byId.get(kind);
        if (known !== undefined) return known;
        const values = new Map<bigint, NameEntry[]>();
        for (const entry of this.names(kind)) {
            if (entry.value !== undefined) addTo(values, entry.value, entry);
        }
        this.byId.set(kind, values);
        return values;
    }
}

/** How an index macro of a table turns an id into an array index. */
export interface IndexMacro {
    readonly name: string;
    readonly parameter: string;
    readonly value: Expression;
    readonly line: number;
    readonly span: Span;
    /** For the form `n - BASE`, BASE's value. */
    readonly base: bigint | undefined;
    /** The index of an id; `undefined` where the expression has no value for it. */
    readonly indexOf: (id: bigint) => bigint | undefined;
    /** The same for any 32-bit id, as C computes it: in 64 bits, where every result wraps round. */
    readonly wrappedIndexOf: (id: bigint) => bigint;
    /** The expression with names as numbers and the parameter as `#`, so that two definitions can be compared. */
    readonly definition: string;
}
