// What the language knows about a kind of statement: how it is read, what its parts stand for, how it is formatted. Each file in
// statements/ has such a form, and statements.ts is the table of them.

import type { Reader } from './reader';
import type { Scanner } from './scanner';
import type { Block, Expression, NameKind, OpenBlock, Span, StringNode } from './syntax';
import type { LanguageWord } from './words';

/**
 * The roles of expressions and names in a line. In each role, names declare something, or use a declared name, or are words with
 * a name space of their own.
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
    // The value of a macro for headers, which takes no names.
    number: 'uses',
    domain: 'other',
    code: 'other',
    platform: 'other',
    target: 'other',
    edition: 'other',
    pattern: 'other',
    defined: 'other',
} as const satisfies { readonly [role: string]: 'declares' | 'uses' | 'other' };

export type Role = keyof typeof ROLES;

/** The roles in which names declare something, use something, or are no declared names. */
export type RoleThat<D extends (typeof ROLES)[Role]> = {
    [R in Role]: (typeof ROLES)[R] extends D ? R : never;
}[Role];

/** Receives a part of a line; `kinds` are the kinds of declared names that may be used in it. Ignores a missing part. */
export type AddPart = (node: Expression | undefined, role: Role, kinds: readonly NameKind[]) => void;

/** The path in a line, and its statement. */
export interface PathPart {
    readonly node: StringNode;
    readonly role: 'import' | 'emit' | 'from' | 'include';
}

/** What every kind of statement has. `S` is its node, and `B` the blocks that it may be in. */
export interface StatementForm<S, B extends Block = Block> {
    /** Where it may be: outside blocks, as the head of a block, inside one, as its end, or anywhere. */
    readonly place: 'file' | 'head' | 'block' | 'end' | 'anywhere';
    /** Consecutive lines of the same group are aligned in common columns. */
    readonly group: string;
    /**
     * The column of its layout, from 0, for the scanner's current token; `index` counts the line's tokens from 0, and `column` is
     * that of the token before it. Columns never decrease within a line.
     */
    column(scanner: Scanner, index: number, column: number): number;
    /** Whether token number `index`, a `(`, belongs to the word before it, as in `MACRO(n)`. */
    callsAt?(index: number): boolean;
    /** Whether its range is written `A .. B`, with spaces, because its ends are long. */
    hasWideRange?(statement: S): boolean;
    /** Passes each part of the line to `add`, in no particular order. */
    parts(statement: S, add: AddPart, block: B): void;
    path(statement: S): PathPart | undefined;
}

/** A statement that begins with a word of its own, outside blocks. */
export interface OpeningForm<S, W extends LanguageWord> extends StatementForm<S> {
    readonly words: readonly W[];
    /** Reads what follows the word, in a head line up to the `{`; `undefined` if it is unknown what its block would be. */
    read(reader: Reader, word: W): S | undefined;
}

/** A statement of the file that is one line. */
export interface FileForm<S, W extends LanguageWord> extends OpeningForm<S, W> {
    readonly place: 'file';
}

/** The head line of a block. */
export interface HeadForm<S extends { readonly opens: OpenBlock }, W extends LanguageWord>
    extends OpeningForm<S, W> {
    readonly place: 'head';
}

/** A line of a block. */
export interface LineForm<S, B extends OpenBlock = OpenBlock> extends StatementForm<S, B> {
    readonly place: 'block';
    /** The word that it begins with; `undefined` for the kind of line that begins with none of the block's words. */
    readonly word: LanguageWord | undefined;
    /** Reads the line from its first token on; `undefined` if not even that can be read. */
    read(reader: Reader, block: B): S | undefined;
    /** The name of the line in an outline; `undefined` for a line that is not listed. */
    subject(statement: S): Span | undefined;
}

/** For lines without columns. */
export const ONE_COLUMN = (): number => 0;

/** For lines with two columns: their first word, and the rest. */
export const WORD_AND_REST = (_scanner: Scanner, index: number): number => (index === 0 ? 0 : 1);

/** For statements without parts. */
export const NO_PARTS = (): void => {};

/** For statements without a path, and lines that are not in an outline. */
export const NOTHING = (): undefined => undefined;

/** For numbers, and words that are not declared names. */
export const NO_NAMES: readonly NameKind[] = [];

/** The kinds of names that addresses consist of. */
export const ADDRESS_NAMES: readonly NameKind[] = ['frame', 'register'];
