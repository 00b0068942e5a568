// What a file can name: ids, frames and registers, tables and macros, and how a macro makes an index of an id.

import type { Line } from '../language/lines';
import type { Expression, NameKind, Span } from '../language/syntax';
import { Anchored } from './kept/anchored';
import { frameNumber } from './page';

/** Where and as what a block of names declares: the same for all of them, of which there may be very many. */
export interface NameGroup {
    readonly file: string;
    readonly kind: NameKind;
}

/** What few declarations say of their names. */
export interface NameTraits {
    /** A frame's size in bytes, where it is known. */
    readonly size: bigint | undefined;
    /** What a reset line resets (a node or a frame), or the frame of a register's block. */
    readonly of: NameEntry | undefined;
    /** A PLL's clock, which Xen forwards for every guest without asking a table. */
    readonly pll: boolean;
}

/** Most names have none of them, and share this. */
/** Whether the names of a kind stand for ids; the others stand for byte addresses and offsets. */
export const IS_ID: Record<NameKind, boolean> = {
    node: true,
    reset: true,
    clock: true,
    frame: false,
    register: false,
};

const NO_TRAITS: NameTraits = { size: undefined, of: undefined, pll: false };

/** A declared name. */
export class NameEntry extends Anchored {
    /**
     * Its id, or its machine frame number; `undefined` for a register, and without a value. It is asked for row by row, and to
     * make it of a `bigint` each time takes long.
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
        /** An id, a byte address or an offset; `undefined` where the declaration has an error, which was reported there. */
        value: bigint | undefined,
        traits: NameTraits,
    ) {
        super(at);
        const hasTraits = traits.size !== undefined || traits.of !== undefined || traits.pll;
        this.traits = hasTraits ? traits : NO_TRAITS;
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

    get of(): NameEntry | undefined {
        return this.traits.of;
    }

    get pll(): boolean {
        return this.traits.pll;
    }
}

/** A table's or a macro's name, which shares the name space of the others, as it does in C. */
export class OtherEntry extends Anchored {
    constructor(
        at: Line,
        readonly file: string,
        readonly span: Span,
        readonly name: string,
        readonly kind: 'table' | 'macro',
        /** A macro as defined: tables may define one macro alike. */
        readonly definition: string,
    ) {
        super(at);
    }
}

export type Entry = NameEntry | OtherEntry;

export const isNameEntry = (entry: Entry | undefined): entry is NameEntry =>
    entry !== undefined && entry.kind !== 'table' && entry.kind !== 'macro';

/** Whether an entry is a name of a kind. */
export const isNameOf = (entry: Entry | undefined, kind: NameKind): entry is NameEntry =>
    entry?.kind === kind;

/** Whether two entries mean the same, so that what uses the one may use the other. */
export const isAlike = (a: Entry, b: Entry): boolean =>
    isNameEntry(a) && isNameEntry(b)
        ? a.kind === b.kind && a.value === b.value && a.size === b.size && a.of === b.of && a.pll === b.pll
        : a.kind === 'macro' && b.kind === 'macro' && a.definition === b.definition;

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
        /** The index of an id; `undefined` where the expression has no value for it. */
        readonly indexOf: (id: bigint) => bigint | undefined,
        /** The same for any 32-bit id, as C computes it: in 64 bits, where every result wraps round. */
        readonly wrappedIndexOf: (id: bigint) => bigint,
        /** The expression with names as numbers and the parameter as `#`, so that two definitions can be compared. */
        readonly definition: string,
    ) {
        super(at);
    }
}
