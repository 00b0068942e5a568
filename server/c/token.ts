// A preprocessing token, and where it comes from: a place in a source, and the macros through which it came.

import type { Branch } from './conditionals';
import type { Operand } from './operands';
import type { CPlace } from './reading';
import { placeOf, type Source } from './source';

export type TokenKind = 'name' | 'number' | 'character' | 'string' | 'punctuator' | 'other' | 'end';

export interface Token {
    readonly kind: TokenKind;
    readonly text: string;
    readonly source: Source;
    /** Where it is written: offsets into the text of its source, the end not in it. Of a body's token that is in the `#define`. */
    readonly start: number;
    readonly end: number;
    /** Whether blanks or comments stand before it. */
    readonly isSpaced: boolean;
    /** Whether it is the first of its line. */
    readonly isFirst: boolean;
    /** A name of a macro that may not be expanded any more, because it came out of that macro. */
    readonly isPainted: boolean;
    /** Of the name of a macro whose arguments are faulty: what is wrong with them, as the end of a sentence. */
    readonly fault?: string;
    /** What it gives, if it stands for a macro whose value is known. */
    readonly known?: Operand;
    /** The innermost macro that it came from. */
    readonly from: Expansion | undefined;
    /** The innermost conditional that it stands in. */
    readonly branch: Branch | undefined;
}

/** One use of a macro. */
export interface Expansion {
    readonly macro: string;
    /** The tokens that were replaced: the name, and the arguments in their parentheses. */
    readonly written: readonly Token[];
    /** The use whose result they stood in when they were replaced. */
    readonly level: Expansion | undefined;
    /** The use whose result this one stands in. In an argument that becomes the macro that has it. */
    readonly parent: Expansion | undefined;
    /** How many tokens came of it in the end. */
    count: number;
    /** In arguments of how many macros it stands: its tokens are counted when they come out there. */
    readonly depth: number;
    /** For a use in an argument that was expanded before, and is counted: the use that has the argument. */
    readonly within: Expansion | undefined;
    /** Whether its result was left, so that what it counts from here on is to be added to its parent. */
    isLeft: boolean;
}

/** The innermost use that counts what came through this one. */
export const counterOf = (use: Expansion): Expansion => use.within ?? use;

/** The outermost macro that a token came from. */
export function outermost({ from }: Token): Expansion | undefined {
    let expansion = from;
    while (expansion?.parent !== undefined) expansion = expansion.parent;
    return expansion;
}

/** The token that stands in a file for this one: itself, or the name of the macro that it came from. */
export const writtenFirst = (token: Token): Token => outermost(token)?.written[0] ?? token;

/** The same for the end: the last token of the use of that macro. */
export const writtenLast = (token: Token): Token => outermost(token)?.written.at(-1) ?? token;

/** Where a token is written in a file, not in the body of a macro. */
export function placeOfToken(token: Token): CPlace {
    const written = writtenFirst(token);
    return placeOf(written.source, written.start);
}

/** Whether a token is this punctuator. */
export const isPunctuator = (token: Token, text: string): boolean =>
    token.kind === 'punctuator' && token.text === text;

/** Whether a token is the quote of a string or character that its line does not close. */
export const isOpenLiteral = ({ kind, text }: Token): boolean =>
    kind === 'other' && (text.endsWith('"') || text.endsWith("'"));

/** What is wrong with such a token. */
export const openLiteral = ({ text }: Token): string =>
    `no quote closes this ${text.endsWith('"') ? 'string' : 'character'} on its line`;

/** The token that stands for the end of a text. */
export const endToken = (source: Source, at: number): Token => ({
    kind: 'end',
    text: '',
    source,
    start: at,
    end: at,
    isSpaced: false,
    isFirst: true,
    isPainted: false,
    from: undefined,
    branch: undefined,
});
