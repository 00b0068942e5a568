// What a file means: its tables resolved to indexes and frames, its names, domains, tests and outputs. Every consumer
// (checks, access, outputs, editor) reads this and none reads text.

import type { Code } from '../diagnostics';
import type { Document } from '../language/document';
import type { Line } from '../language/lines';
import type { AccessRowNode } from '../language/statements/access-row';
import type { ClockRowNode } from '../language/statements/clock-row';
import type { MmioRowNode } from '../language/statements/mmio-row';
import type { Action } from '../language/statements/test-line';
import type { FrameNode, IdNode, Span, TableKind } from '../language/syntax';
import type { WaiverNode } from '../language/waiver';
import type { BlockRange } from './blocks';
import type { Read } from './file-kinds';
import { Anchored } from './kept/anchored';
import type { IndexMacro, NameEntry } from './names';
import type { Problem } from './problem';
import type { Scope } from './scope';
import type { RowTable } from './table';

/** What the C of a target can hold, and how it reads it. */
export interface TargetTraits {
    /** It asks a table of clocks. */
    readonly hasClocks: boolean;
    /** Which `index` lines there may be: of the form `n - BASE` in a reset table only, or any in any table. */
    readonly macros: 'base' | 'any';
    /** A mask of all ones may be written; else C asserts against it. */
    readonly takesAllOnes: boolean;
    /** The first register row that covers an address decides alone; else all that cover it do together. */
    readonly firstRowDecides: boolean;
}

const TRAITS = {
    xen: { hasClocks: false, macros: 'base', takesAllOnes: true, firstRowDecides: true },
    xlnx: { hasClocks: true, macros: 'any', takesAllOnes: false, firstRowDecides: false },
} as const satisfies Record<string, TargetTraits>;

export type Target = keyof typeof TRAITS;
export const TARGETS: readonly Target[] = Object.keys(TRAITS).filter(isTarget);

/** Whether a word is the name of a target. */
export function isTarget(name: string): name is Target {
    return Object.hasOwn(TRAITS, name);
}

/** The traits of a target. */
export const traitsOf = (target: Target): TargetTraits => TRAITS[target];

export interface Program {
    readonly file: string;
    readonly document: Document;
    readonly imports: readonly Import[];
    /** This file and all that it reaches, each once, imported ones first. */
    readonly files: readonly string[];
    /** What its own text names and was asked for, be it there or not. */
    readonly ownReads: readonly Read[];
    /** All that it read, as `readsOf` has it: through its imports as well, and itself. */
    readonly reads: readonly Read[];
    readonly platform: string | undefined;
    readonly target: Target;
    readonly license: string | undefined;
    readonly scope: Scope;
    /** All tables in scope, imported ones first; at most one of a kind when there are no errors. */
    readonly tables: readonly Table[];
    readonly domains: readonly Domain[];
    readonly tests: readonly TestBlock[];
    readonly outputs: readonly OutputStatement[];
    readonly blocks: readonly BlockRange[];
    /** In the order of the text. */
    readonly waivers: readonly Waiver[];
    /** Names may be missing, because an import or a platform could not be had. */
    readonly incomplete: boolean;
    /** What reading and resolving found in this file, in no particular order. */
    readonly problems: readonly Problem[];
}

export class Import extends Anchored {
    constructor(
        at: Line,
        readonly span: Span,
        /** The path as the host names the file. */
        readonly path: string,
        readonly program: Program | undefined,
    ) {
        super(at);
    }
}

export class OutputStatement extends Anchored {
    constructor(
        at: Line,
        readonly span: Span,
        readonly format: 'c' | 'ts',
        /** As written, relative to the file. */
        readonly path: string,
    ) {
        super(at);
    }
}

/** A waiver that may stand: its code is one that can be waived, and it has a reason. */
export class Waiver extends Anchored {
    constructor(
        at: Line,
        readonly node: WaiverNode,
        readonly code: Code,
        /** The block that it silences; `undefined` for its row alone. */
        readonly block: BlockRange | undefined,
        /** For `index-gap`: only these ids, both included. */
        readonly ids: { readonly first: number; readonly last: number } | undefined,
    ) {
        super(at);
    }

    /** The first of the lines that it silences. */
    get first(): number {
        return this.block?.first ?? this.line;
    }

    /** The last of them, included. */
    get last(): number {
        return this.block?.last ?? this.line;
    }
}

/** The tables whose rows are found by an index, and say who has a thing. */
export type AccessKind = 'node' | 'reset';

export type AccessTable = RowTable<AccessKind, AccessRow>;
export type MmioTable = RowTable<'mmio', MmioRow>;
export type ClockTable = RowTable<'clock', ClockRow>;

export type Table = AccessTable | MmioTable | ClockTable;
export type Row = AccessRow | MmioRow | ClockRow;

/** `count` ids from `id` on, at `count` indexes from `index` on. */
export interface IdRun {
    readonly id: number;
    readonly index: number;
    readonly count: number;
}

/** A frame as a row or a domain uses it. */
export interface FrameUse {
    readonly node: FrameNode;
    /** In bytes; it may lie inside a page. */
    readonly address: bigint;
    readonly name: NameEntry | undefined;
}

/** There may be very many of them, so a row keeps numbers, and reads its line again for the rest. */
export class AccessRow extends Anchored {
    /** Of the first run. */
    private readonly id: number;
    private readonly index: number;
    /** All runs, where they are not one id alone. */
    private readonly several: readonly IdRun[] | undefined;

    constructor(
        at: Line,
        runs: readonly IdRun[],
        /** The name that its one id is written as; `undefined` for a number and for a range. */
        readonly subjectName: NameEntry | undefined,
        /** Its frame: the name by which the row uses it, or else its byte address; `undefined` for a row through none. */
        readonly through: NameEntry | bigint | undefined,
        readonly hwdom: boolean,
        /** The right side has an error, so what the row grants is not known. */
        readonly faulty: boolean,
    ) {
        super(at);
        const [first] = runs;
        this.id = first?.id ?? 0;
        this.index = first?.index ?? 0;
        this.several = runs.length === 1 && first?.count === 1 ? undefined : runs;
    }

    get kind(): 'access' {
        return 'access';
    }

    /** The name by which it uses its frame. */
    get frameName(): NameEntry | undefined {
        return typeof this.through === 'object' ? this.through : undefined;
    }

    /** The byte address of its frame; `undefined` for a row through no frame. */
    get address(): bigint | undefined {
        return typeof this.through === 'object' ? this.through.value : this.through;
    }

    /** The ids that the row stands for; empty where they could not be resolved. */
    get runs(): readonly IdRun[] {
        return this.several ?? [{ id: this.id, index: this.index, count: 1 }];
    }

    /** How many ids it stands for. */
    get size(): number {
        return this.several === undefined ? 1 : this.several.reduce((sum, { count }) => sum + count, 0);
    }

    /** Visits the ids that the row stands for, one by one in their order, each with its index. */
    eachId(visit: (id: number, index: number) => void): void {
        if (this.several === undefined) return visit(this.id, this.index);
        for (const { id, index, count } of this.several)
            for (let at = 0; at < count; at++) visit(id + at, index + at);
    }

    /** What is made of each of them. */
    mapIds<T>(make: (id: number, index: number) => T): T[] {
        if (this.several === undefined) return [make(this.id, this.index)];
        const made: T[] = [];
        this.eachId((id, index) => made.push(make(id, index)));
        return made;
    }

    get node(): AccessRowNode {
        const { statement } = this.at.node;
        return statement.kind === 'access-row' ? statement : UNREAD_ROW;
    }

    /** `undefined` for a row through no frame. */
    get frame(): FrameUse | undefined {
        const { address, frameName: name } = this;
        if (address === undefined) return undefined;
        const { grant } = this.node;
        return grant?.kind === 'grant' && grant.frame ? { node: grant.frame, address, name } : undefined;
    }
}

/** What stands in for a row's node where there is none, which never happens. */
const UNREAD_ROW: AccessRowNode = {
    kind: 'access-row',
    subject: { first: { kind: 'name', name: '', start: 0, end: 0 }, last: undefined, lastIsOut: false },
    grant: undefined,
    missing: undefined,
    waivers: [],
};

/** An address as an mmio row writes it. */
export interface AddressUse {
    readonly value: bigint;
    readonly frame: NameEntry | undefined;
    readonly register: NameEntry | undefined;
    readonly span: Span;
}

export class MmioRow extends Anchored {
    readonly kind = 'mmio';

    constructor(
        at: Line,
        readonly node: MmioRowNode,
        readonly first: AddressUse,
        readonly last: AddressUse | undefined,
        /** A byte address, excluded. */
        readonly end: bigint,
        /** `undefined`: all bits. */
        readonly mask: number | undefined,
        readonly nodeId: number,
    ) {
        super(at);
    }

    /** A byte address, included. */
    get start(): bigint {
        return this.first.value;
    }
}

export class ClockRow extends Anchored {
    readonly kind = 'clock';

    constructor(
        at: Line,
        readonly node: ClockRowNode,
        readonly clock: IndexedId,
        readonly nodes: readonly IndexedId[],
    ) {
        super(at);
    }
}

/** An id with the index that the table's macro makes of it; without a macro the two are equal. */
export interface IndexedId {
    readonly id: number;
    readonly index: number;
    readonly node: IdNode;
}

/** Frames that a domain owns, and the place that says so, in this file or in one that the domain is read from. */
export interface FrameRange {
    readonly first: bigint;
    /** Included. */
    readonly last: bigint;
    /** The name by which the first is written. */
    readonly name: NameEntry | undefined;
    readonly file: string;
    /** From 0. */
    readonly line: number;
    readonly span: Span;
}

/** The frames of an `iomem` line. */
export class IomemLine extends Anchored implements FrameRange {
    constructor(
        at: Line,
        readonly file: string,
        readonly first: bigint,
        readonly last: bigint,
        readonly use: FrameUse,
        /** As written, where the extent is said in bytes. */
        readonly size: { readonly bytes: bigint; readonly span: Span } | undefined,
    ) {
        super(at);
    }

    get name(): NameEntry | undefined {
        return this.use.name;
    }

    get span(): Span {
        return this.use.node;
    }
}

export class Domain extends Anchored {
    constructor(
        at: Line,
        readonly file: string,
        readonly span: Span,
        readonly name: string,
        readonly hwdom: boolean,
        /** Owns every frame. */
        readonly all: boolean,
        /** Its own lines but `iomem all`. */
        readonly iomem: readonly IomemLine[],
        /** All that it owns, those lines included. */
        readonly ranges: readonly FrameRange[],
    ) {
        super(at);
    }
}

export class TestBlock extends Anchored {
    constructor(
        at: Line,
        readonly title: string,
        readonly lines: readonly TestLine[],
    ) {
        super(at);
    }
}

export class TestLine extends Anchored {
    constructor(
        at: Line,
        readonly domain: Domain,
        readonly may: boolean,
        readonly action: Action,
        /** An id, or a byte address for `read` and `write`. */
        readonly object: bigint,
        readonly mask: number | undefined,
    ) {
        super(at);
    }
}

/** The table of a kind in a list; with errors there may be more, and the first counts. */
export const tableOf = <K extends TableKind>(
    tables: readonly Table[],
    kind: K,
): Extract<Table, { kind: K }> | undefined =>
    tables.find((table): table is Extract<Table, { kind: K }> => table.kind === kind);

/** The access table of a kind. */
export const accessTable = (tables: readonly Table[], kind: AccessKind): AccessTable | undefined =>
    tables.find((table): table is AccessTable => table.kind === kind);

/** The index of an id in a table with this macro; `undefined` for an id that has none. */
export function indexOfId(macro: IndexMacro | undefined, id: number): number | undefined {
    if (macro === undefined) return id;
    if (macro.base !== undefined) return id < macro.base ? undefined : id - Number(macro.base);
    const index = macro.indexOf(BigInt(id));
    return index === undefined ? undefined : Number(index);
}

/** What the rows of a table are. */
const ROWS: Record<TableKind, Row['kind']> = {
    node: 'access',
    reset: 'access',
    mmio: 'mmio',
    clock: 'clock',
};

export const isAccessTable = (table: Table): table is AccessTable => ROWS[table.kind] === 'access';
