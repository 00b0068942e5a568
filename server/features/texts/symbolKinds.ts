// The protocol's numbers for kinds of symbols, by which an editor chooses their icons.

import type { SymbolKind } from 'vscode-languageserver-types';
import type { BlockStatement, HeadNode } from '../../language/statements';

export const SYMBOL_KINDS = {
    /** Function. */
    macro: 12,
    /** Constant. */
    name: 14,
    /** Enum member. */
    row: 22,
} as const satisfies Record<string, SymbolKind>;

/** The kinds for lines of blocks, in an outline. */
export const LINE_SYMBOLS: Record<BlockStatement['kind'], SymbolKind> = {
    declaration: SYMBOL_KINDS.name,
    index: SYMBOL_KINDS.macro,
    'access-row': SYMBOL_KINDS.row,
    'mmio-row': SYMBOL_KINDS.row,
    'clock-row': SYMBOL_KINDS.row,
    iomem: SYMBOL_KINDS.row,
    from: SYMBOL_KINDS.row,
    'test-line': SYMBOL_KINDS.row,
    waive: SYMBOL_KINDS.row,
};

/** Struct, enum, class and event. */
export const BLOCK_SYMBOLS = { table: 23, names: 10, domain: 5, test: 24 } as const satisfies Record<
    HeadNode['kind'],
    SymbolKind
>;
