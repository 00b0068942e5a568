// What a line can be. Plain data: columns are UTF-16 offsets in the line, `end` exclusive. A part that is missing or could
// not be read is `undefined`; the line's flaws then say so.

import type { Flaw } from './flaw';
import type { Operator } from './scanner';

export interface Span {
    readonly start: number;
    readonly end: number;
}

export interface NumberNode extends Span {
    readonly kind: 'number';
    /** As written, even when it is larger than 64 bits. */
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
    /** Levels of nodes below and including this one; bounded, so that recursion over an expression is safe. */
    readonly depth: number;
}

export type Expression = NumberNode | NameNode | BinaryNode;

/** What an id is written as: expressions are for addresses and values. */
export type IdNode = NumberNode | NameNode;

/** `A`, `A..B` (B is in) or `A..<B` (B is out). */
export interface RangeNode<T extends Expression> {
    readonly first: T;
    readonly last: T | undefined;
    readonly lastIsOut: boolean;
}

/** How a frame is named: by a name, a byte address, a frame number, or (a mistake) a bare number. */
export interface FrameNode extends Span {
    readonly form: 'name' | 'at' | 'mfn' | 'bare';
    readonly value: Expression | undefined;
}

export interface StringNode extends Span {
    /** What stands between the quotes. */
    readonly value: string;
}

export interface WaiverNode extends Span {
    /** The diagnostic's code as written; it may be no code at all. */
    readonly code: NameNode | undefined;
    readonly ids: RangeNode<IdNode> | undefined;
    readonly reason: StringNode | undefined;
}

export const NAME_KINDS = ['node', 'reset', 'clock', 'frame', 'register'] as const;
export type NameKind = (typeof NAME_KINDS)[number];

export const TABLE_KINDS = ['node', 'reset', 'mmio', 'clock'] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

/** What a line stands in: the file itself, or a block of this kind. */
export type Block = 'file' | TableKind | 'domain' | 'test' | `names ${NameKind}`;

export interface PatternNode {
    readonly kind: NameKind | undefined;
    /** How a header's number for a frame is meant. */
    readonly form: 'at' | 'mfn' | undefined;
    readonly pattern: NameNode | undefined;
    readonly excluded: readonly NameNode[];
}

export type FileStatement =
    | { readonly kind: 'platform'; readonly name: NameNode | undefined }
    | { readonly kind: 'target'; readonly name: NameNode | undefined }
    | { readonly kind: 'license'; readonly id: StringNode | undefined }
    | {
          readonly kind: 'import';
          readonly path: StringNode | undefined;
          readonly patterns: readonly PatternNode[];
      }
    | {
          readonly kind: 'emit';
          readonly format: 'c' | 'ts' | undefined;
          readonly path: StringNode | undefined;
      };

export type HeadNode =
    | { readonly kind: 'names'; readonly of: NameKind; readonly opens: Block }
    | {
          readonly kind: 'table';
          readonly table: TableKind;
          readonly name: NameNode | undefined;
          readonly opens: Block;
      }
    | {
          readonly kind: 'domain';
          readonly name: NameNode | undefined;
          readonly hwdom: boolean;
          readonly opens: Block;
      }
    | { readonly kind: 'test'; readonly title: StringNode | undefined; readonly opens: Block };

export interface IndexNode {
    readonly kind: 'index';
    readonly macro: NameNode | undefined;
    readonly parameter: NameNode | undefined;
    readonly value: Expression | undefined;
}

export interface DeclarationNode {
    readonly kind: 'declaration';
    readonly name: NameNode;
    /** A frame's value says its form; every other value is `bare`. */
    readonly value: FrameNode | undefined;
    readonly size: Expression | undefined;
    readonly of: NameNode | undefined;
    /** In `names clock`: the clock is a PLL's. */
    readonly pll: boolean;
}

export interface AccessRowNode {
    readonly kind: 'access-row';
    readonly subject: RangeNode<IdNode>;
    readonly grant: GrantNode | undefined;
    /** Where the right side should stand (with the `->` if there is one), when it is missing rather than unreadable. */
    readonly missing: Span | undefined;
    readonly waivers: readonly WaiverNode[];
}

export type GrantNode =
    | ({ readonly kind: 'deny' } & Span)
    | ({ readonly kind: 'grant'; readonly frame: FrameNode | undefined; readonly hwdom: boolean } & Span);

export interface MmioRowNode {
    readonly kind: 'mmio-row';
    readonly address: RangeNode<Expression>;
    readonly mask: Expression | undefined;
    readonly readonly: boolean;
    readonly node: IdNode | undefined;
    readonly onlyHwdom: boolean;
    readonly missing: Span | undefined;
    readonly waivers: readonly WaiverNode[];
}

export interface ClockRowNode {
    readonly kind: 'clock-row';
    readonly clock: IdNode;
    readonly nodes: readonly IdNode[];
    readonly missing: Span | undefined;
    readonly waivers: readonly WaiverNode[];
}

export interface IomemNode {
    readonly kind: 'iomem';
    readonly all: boolean;
    readonly frame: FrameNode | undefined;
    readonly count: Expression | undefined;
    readonly size: Expression | undefined;
    readonly waivers: readonly WaiverNode[];
}

export const ACTIONS = ['node', 'reset', 'clock', 'read', 'write'] as const;
export type Action = (typeof ACTIONS)[number];

export interface TestLineNode {
    readonly kind: 'test-line';
    readonly domain: NameNode;
    readonly may: boolean | undefined;
    readonly action: Action | undefined;
    readonly object: Expression | undefined;
    readonly mask: Expression | undefined;
}

export type BlockStatement =
    | IndexNode
    | DeclarationNode
    | AccessRowNode
    | MmioRowNode
    | ClockRowNode
    | IomemNode
    | { readonly kind: 'from'; readonly path: StringNode | undefined }
    | TestLineNode
    | ({ readonly kind: 'waive' } & WaiverNode);

export type Statement =
    | { readonly kind: 'blank' }
    | { readonly kind: 'close' }
    | { readonly kind: 'unreadable' }
    | FileStatement
    | HeadNode
    | BlockStatement;

/** A row of any table. */
export type RowNode = AccessRowNode | MmioRowNode | ClockRowNode;

/** One line, read. `before` is the block that it stands in, `after` the block that the next line stands in. */
export interface LineNode {
    readonly before: Block;
    readonly after: Block;
    readonly statement: Statement;
    readonly flaws: readonly Flaw[];
    /** The column of `//`, or -1. */
    readonly comment: number;
}
