// How an editor shows what the language has: the protocol's numbers for kinds of symbols.

import type { SymbolKind } from 'vscode-languageserver-types';
import type { HeadNode } from '../../language/statements';

export const SYMBOL_KINDS = {
    /** Function. */
    macro: 12,
    /** Constant. */
    name: 14,
    /** Enum member. */
    row: 22,
} as const satisfies Record<string, SymbolKind>;

/** Struct, enum, class and event. */
export const BLOCK_SYMBOLS = { table: 23, names: 10, domain: 5, test: 24 } as const satisfies Record<
    HeadNode['kind'],
    SymbolKind
>;
