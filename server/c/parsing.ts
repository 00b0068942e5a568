// What the parts of the parser share: the names declared so far, and the ways to the other parts.

import type { CType } from './ctypes';
import type { Meaning } from './expression';
import type { Operand } from './operands';
import type { Problems } from './problems';
import type { CPlace } from './reading';
import type { Scope } from './scope';
import type { Token } from './token';
import type { Tokens } from './tokens';

export interface Parsing {
    readonly scope: Scope;
    /** Types that are known without being declared. */
    readonly knownTypes: ReadonlyMap<string, CType>;
    readonly problems: Problems;
    /** How deep in structs, parentheses and braces the parser is; each of them stops somewhere. */
    readonly nesting: { depth: number };
    /** Says what is too much; nothing more is read. */
    readonly giveUp: (at: CPlace, message: string) => void;
    readonly meaning: Meaning;
    /** Lets others work, now and then, and does the directives that come next. */
    readonly pause: () => Iterable<number>;
    /** Takes a declarator that gives a type this form. Its name is `undefined` where there is none, as in a cast. */
    readonly takeDeclarator: (tokens: Tokens, type: CType) => Declarator;
    /** The value of tokens that are one expression; `behind` is what stands after them. */
    readonly evaluate: (tokens: readonly Token[], behind: Token) => Operand;
}

export interface Declarator {
    readonly name: Token | undefined;
    readonly type: CType;
}
