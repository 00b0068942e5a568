// What a file can name: ids, frames and registers, tables and macros; and how a macro turns an id into an index.

import type { Line } from '../language/lines';
import type { Expression, NameKind, Span } from '../language/syntax';
import { Anchored } from './kept/anchored';
import { frameNumber } from './page';
import type { IdRun } from './program';

/** What all names of a block have in common, stored once because there may be very many. */
export interface NameGroup {
    readonly file: string;
    readonly kind: NameKind;
    /** The tree that the names are taken from, with its version and date, if the block says so. */
    readonly source?: string | undefined;
    /** For names out of a C header: as what its numbers are taken. */
    readonly header?: 'at' | 'mfn' | 'number';
}

/** Options that few declarations have. */
export interface NameTraits {
    /** A frame's size in bytes, if it is known. */
    readonly size: bigint | undefined;
    /** The values that other trees give for the name, in the form of its own. */
    readonly others: readonly bigint[];
    /** The trees that give its value and each of the others, in this order, where the line names them; else none. */
    readonly whose: readonly (string | undefined)[];
    /** The nodes whose registers a frame is, what a reset line resets (nodes or a frame), or the frame of a register. */
    readonly of: readonly NameEntry[];
    /** The nodes that tables grant through a frame although it is another device's. */
    readonly standin: readonly NameEntry[];
    /** Whether it is the clock of a PLL, which Xen forwards for every guest without consulting a table. */
    readonly pll: boolean;
    /** Whether the id belongs to another chip of the family: nobody misses a row for it. */
    readonly absent: boolean;
}

/** Whether the names of a kind stand for ids; the others stand for byte addresses and offsets. */
export const IS_ID: Record<NameKind, boolean> = {
    node: true,
    reset: true,
    clock: true,
    frame: false,
    register: false,
};

/** Shared by most names, which have no options. */
export const NO_TRAITS: NameTraits = {
    size: undefined,
    others: [],
    whose: [],
    of: [],
    standin: [],
    pll: false,
    absent: false,
};

const haveTraits = ({ size, others, whose, of, standin, pll, absent }: NameTraits): boolean =>
    size !== undefined || pll || absent || others.length + whose.length + of.length + standin.length > 0;

/** A declared name. */
export class NameEntry extends Anchored {
    /**
     * Its id, or its machine frame number; `undefined` for a register, or without a value. It is needed for every row, and
     * converting a `bigint` each time would be slow.
     */
    readonly number: number | undefined;
    /** The value of a frame or of a register: its byte address, or its offset in bytes. */
    readonly bytes: bigint | undefined;
    private readonly traits: NameTraits;

    constructor(
        at: Line,
        private readonly group: NameGroup,
        /** The column where the name stands. */
        private readonly column: number,
        readonly name: string,
        /** An id, a byte address or an offset; `undefined` if the declaration has an error, which is reported there. */
        value: bigint | undefined,
        traits: NameTraits,
    ) {
        super(at);
        this.traits = traits === NO_TRAITS || haveTraits(traits) ? traits : NO_TRAITS;
        const isId = IS_ID[group.kind];
        this.bytes = isId ? undefined : value;
        if (group.kind === 'register' || value === undefined) this.number = undefined;
        else this.number = Number(isId ? value : frameNumber(value));
    }

    get file(): string {
        return this.group.file;
    }

    get kind(): NameKind {
        return this.group.kind;
    }

    get span(): Span {
        return { start: this.column, end: this.column + this.name.length };
    }

    /** An id (node, reset, clock), a byte address (frame) or an offset in bytes (register). */
    get value(): bigint | undefined {
        if (this.bytes !== undefined || this.number === undefined) return this.bytes;
        return BigInt(this.number);
    }

    get size(): bigint | undefined {
        return this.traits.size;
    }

    get others(): readonly bigint[] {
        return this.traits.others;
    }

    get whose(): readonly (string | undefined)[] {
        return this.traits.whose;
    }

    /** What its block is taken from. */
    get source(): string | undefined {
        return this.group.source;
    }

    /** For a name out of a C header: as what its number is taken. */
    get header(): NameGroup['header'] {
        return this.group.header;
    }

    get of(): readonly NameEntry[] {
        return this.traits.of;
    }

    get standin(): readonly NameEntry[] {
        return this.traits.standin;
    }

    /** The frame of a register, if it is declared with it. */
    get block(): NameEntry | undefined {
        return this.kind === 'register' ? this.traits.of[0] : undefined;
    }

    get pll(): boolean {
        return this.traits.pll;
    }

    get absent(): boolean {
        return this.traits.absent;
    }
}

/** The name of a table or macro, which is in the same name space as the others, as in C. */
export class OtherEntry extends Anchored {
    constructor(
        at: Line,
        readonly file: string,
        readonly span: Span,
        readonly name: string,
        readonly kind: 'table' | 'macro',
        /** The definition of a macro: several tables may define the same macro in the same way. */
        readonly definition: string,
    ) {
        super(at);
    }
}

export type Entry = NameEntry | OtherEntry;

/**
 * Whether two names of one kind with one value stand for one thing. An offset alone is no register: it is one within its block,
 * which may itself have two names.
 */
export const areSameThing = (a: NameEntry, b: NameEntry): boolean =>
    a.kind !== 'register' || (a.block?.value !== undefined && a.block.value === b.block?.value);

export const isNameEntry = (entry: Entry | undefined): entry is NameEntry =>
    entry !== undefined && entry.kind !== 'table' && entry.kind !== 'macro';

/** Whether an entry is a name of a kind. */
export const isNameOf = (entry: Entry | undefined, kind: NameKind): entry is NameEntry =>
    entry?.kind === kind;

/** Whether two entries mean the same, so that either can be used. */
export const isAlike = (a: Entry, b: Entry): boolean =>
    isNameEntry(a) && isNameEntry(b)
        ? a.kind === b.kind &&
          a.value === b.value &&
          a.size === b.size &&
          a.pll === b.pll &&
          belongAlike(a, b)
        : a.kind === 'macro' && b.kind === 'macro' && a.definition === b.definition;

const belongAlike = (a: NameEntry, b: NameEntry): boolean =>
    isSame(a.others, b.others) &&
    isSame(a.whose, b.whose) &&
    a.source === b.source &&
    isSame(a.of, b.of) &&
    isSame(a.standin, b.standin) &&
    a.absent === b.absent;

const isSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
    a.length === b.length && a.every((each, at) => each === b[at]);

/** What a macro makes of a range of ids: runs of consecutive indexes, unless it fails, or scatters them too widely. */
export type IndexRuns =
    | { readonly runs: readonly IdRun[] }
    /** The first id without an index, or with one that is too high. */
    | { readonly fails: number; readonly index: bigint | undefined }
    | 'scattered';

/** How an index macro of a table turns an id into an array index. */
export class IndexMacro extends Anchored {
    constructor(
        at: Line,
        readonly span: Span,
        readonly name: string,
        readonly parameter: string,
        readonly value: Expression,
        /** For the form `n - BASE`, BASE's value. */
        readonly base: bigint | undefined,
        /** The index of an id; `undefined` if the expression has no value for it. */
        readonly indexOf: (id: bigint) => bigint | undefined,
        /** The indexes of the ids from `first` to `last`, both included. */
        readonly runsOf: (first: number, last: number) => IndexRuns,
        /** The same for any 32-bit id, as C computes it: in 64 bits, where every result wraps round. */
        readonly wrappedIndexOf: (id: bigint) => bigint,
        /** The expression with names replaced by numbers and the parameter by `#`, for comparing definitions. */
        readonly definition: string,
        /** Whether each name in it has a value. Otherwise that is reported, and no id has an index that is known. */
        readonly isKnown: boolean,
    ) {
        super(at);
    }
}
