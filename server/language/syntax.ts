// What statements are made of, and the blocks that they are in. Plain data: columns are UTF-16 offsets in the line, `end`
// exclusive. A part that is missing or could not be read is `undefined`, and the line has a flaw that says so.

import type { Operator } from './scanner';
import type { LanguageWord } from './words';

export interface Span {
    readonly start: number;
    readonly end: number;
}

export interface NumberNode extends Span {
    readonly kind: 'number';
    /** The value as written, even if it is larger than 64 bits. */
    readonly value: bigint;
    readonly radix: 2 | 10 | 16;
}

export interface NameNode extends Span {
    readonly kind: 'name';
    readonly name: string;
}

export interface BinaryNode extends Span {
    readonly kind: 'binary';
    readonly operator: Operator;
    readonly left: Expression;
    readonly right: Expression;
    /** The levels of nodes, including this one. It is bounded, so recursion over an expression is safe. */
    readonly depth: number;
}

export type Expression = NumberNode | NameNode | BinaryNode;

/** How an id is written; expressions are for addresses and values only. */
export type IdNode = NumberNode | NameNode;

/** `A`, `A..B` (including B) or `A..<B` (excluding B). */
export interface RangeNode<T extends Expression> {
    readonly first: T;
    readonly last: T | undefined;
    readonly lastIsOut: boolean;
}

/** How a frame is written: a name, a byte address, a frame number, or (a mistake) a bare number. */
export interface FrameNode extends Span {
    readonly form: 'name' | 'at' | 'mfn' | 'bare';
    readonly value: Expression | undefined;
}

export interface StringNode extends Span {
    /** The text between the quotes. */
    readonly value: string;
}

export const NAME_KINDS = [
    'node',
    'reset',
    'clock',
    'frame',
    'register',
] as const satisfies readonly LanguageWord[];
export type NameKind = (typeof NAME_KINDS)[number];

export const TABLE_KINDS = ['node', 'reset', 'mmio', 'clock'] as const satisfies readonly LanguageWord[];
export type TableKind = (typeof TABLE_KINDS)[number];

export type NamesBlockKind = `names ${NameKind}`;

/** A block of this kind. */
export type OpenBlock = TableKind | NamesBlockKind | 'domain' | 'test';

/** Where a line is: in the file itself, or in a block. */
export type Block = 'file' | OpenBlock;

/** The kinds of names for the ids of a block. */
export const BLOCK_IDS: { readonly [B in Block]: readonly NameKind[] } = {
    file: [],
    node: ['node'],
    reset: ['reset'],
    mmio: [],
    clock: ['clock'],
    domain: [],
    test: [],
    'names node': ['node'],
    'names reset': ['reset'],
    'names clock': ['clock'],
    'names frame': ['frame'],
    'names register': ['register'],
};
