// What the language knows of a kind of statement: how it is read, what its parts stand for, how it is laid out. Each file in
// statements/ has one such form, and statements.ts is the table of them.

import type { Reader } from './reader';
import type { Scanner } from './scanner';
import type { Block, Expression, NameKind, OpenBlock, Span, StringNode } from './syntax';
import type { LanguageWord } from './words';

/**
 * What an expression or a name is written for, and what names do there: they declare something, they use a declared name,
 * or they are words with a name space of their own.
 */
export const ROLES = {
    declared: 'declares',
    table: 'declares',
    macro: 'declares',
    parameter: 'declares',
    owner: 'declares',
    // Ids: the left side of a row and the end of its range, a row's nodes, the object of a test, a waiver's ids.
    subject: 'uses',
    until: 'uses',
    node: 'uses',
    object: 'uses',
    waived: 'uses',
    // A frame by its name alone, an expression for a byte address, a frame number, and numbers that take no names.
    frame: 'uses',
    address: 'uses',
    mfn: 'uses',
    mask: 'uses',
    pages: 'uses',
    bytes: 'uses',
    // The value of a declaration, what it belongs to, the value of an index macro.
    value: 'uses',
    of: 'uses',
    index: 'uses',
    domain: 'other',
    code: 'other',
    platform: 'other',
    target: 'other',
    pattern: 'other',
} as const satisfies { readonly [role: string]: 'declares' | 'uses' | 'other' };

export type Role = keyof typeof ROLES;

/** The roles in which names declare something, use something, or are no declared names. */
export type RoleThat<D extends (typeof ROLES)[Role]> = {
    [R in Role]: (typeof ROLES)[R] extends D ? R : never;
}[Role];

/** Takes a part of a line: `kinds` are the kinds of declared names that may stand in it. Nothing for one that is not there. */
export type AddPart = (node: Expression | undefined, role: Role, kinds: readonly NameKind[]) => void;

/** The path that a line holds, and the statement that holds it. */
export interface PathPart {
    readonly node: StringNode;
    readonly role: 'import' | 'emit' | 'from';
}

/** What any statement has. `S` is its node, and `B` the blocks that it may stand in. */
export interface StatementForm<S, B extends Block = Block> {
    /** Where it stands: in the file, as the head of a block, in a block, as its end. A block ends where it does not go on. */
    readonly stands: 'file' | 'head' | 'block' | 'end' | 'anywhere';
    /** Neighbouring lines of one group are laid out in common columns. */
    readonly group: string;
    /**
     * The column of its layout, from 0, that the scanner's token stands in; `index` counts the line's tokens from 0, and the
     * token before it stood in `column`. A line never goes back to an earlier column.
     */
    column(scanner: Scanner, index: number, column: number): number;
    /** Whether the `(` that is the token `index` belongs to the word before it, as in `MACRO(n)`. */
    callsAt?(index: number): boolean;
    /** Whether its range is written `A .. B`, because what stands at its ends is long. */
    hasWideRange?(statement: S): boolean;
    /** Adds what stands for something, in no particular order. */
    parts(statement: S, add: AddPart, block: B): void;
    path(statement: S): PathPart | undefined;
}

/** What begins with a word of its own, wherever it stands. */
export interface OpeningForm<S, W extends LanguageWord> extends StatementForm<S> {
    readonly words: readonly W[];
    /** Reads what follows the word, in a head line up to the `{`. */
    read(reader: Reader, word: W): S;
}

/** A statement of the file that is one line. */
export interface FileForm<S, W extends LanguageWord> extends OpeningForm<S, W> {
    readonly stands: 'file';
}

/** The head line of a block. */
export interface HeadForm<S extends { readonly opens: OpenBlock }, W extends LanguageWord>
    extends OpeningForm<S, W> {
    readonly stands: 'head';
}

/** A line of a block. */
export interface LineForm<S, B extends OpenBlock = OpenBlock> extends StatementForm<S, B> {
    readonly stands: 'block';
    /** The word that it begins with; `undefined` for the line that is meant where none of the block's words stands first. */
    readonly word: LanguageWord | undefined;
    /** Reads the line from its first token on; `undefined` where not even that can be read. */
    read(reader: Reader, block: B): S | undefined;
    /** What an outline calls the line by; `undefined` for a line that is not in it. */
    subject(statement: S): Span | undefined;
}

/** For lines whose tokens stand behind each other. */
export const ONE_COLUMN = (): number => 0;

/** For lines that begin with a word, and have the rest below each other. */
export const WORD_AND_REST = (_scanner: Scanner, index: number): number => (index === 0 ? 0 : 1);

/** For statements without parts. */
export const NO_PARTS = (): void => {};

/** For statements that hold no path, and lines that are in no outline. */
export const NOTHING = (): undefined => undefined;

/** For numbers, and words that are no declared names. */
export const NO_NAMES: readonly NameKind[] = [];

/** The names that an address is made of. */
export const ADDRESS_NAMES: readonly NameKind[] = ['frame', 'register'];
