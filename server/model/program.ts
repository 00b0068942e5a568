// The meaning of a file: its tables resolved to indexes and frames, its names, domains, tests and outputs. Everything that uses a
// file (checks, access, outputs, editor) reads this, and nothing reads text.

import type { Code } from '../diagnostics';
import type { Document } from '../language/document';
import type { Line } from '../language/lines';
import type { AccessRowNode } from '../language/statements/access-row';
import type { ClockRowNode } from '../language/statements/clock-row';
import type { MmioRowNode } from '../language/statements/mmio-row';
import type { Action, TestLineNode } from '../language/statements/test-line';
import type { FrameNode, IdNode, Span, TableKind } from '../language/syntax';
import type { WaiverNode } from '../language/waiver';
import type { BlockRange } from './blocks';
import type { ImportedHeader } from './c-header';
import type { Chip } from './chip';
import type { Domain } from './domain';
import type { Read } from './file-kinds';
import { Anchored } from './kept/anchored';
import type { RowTable } from './kept/table';
import type { IndexMacro, NameEntry } from './names';
import { frameNumber } from './page';
import type { Problem } from './problem';
import type { Scope } from './scope';
import type { Edition, Target } from './targets';

export interface Program {
    readonly file: string;
    readonly document: Document;
    readonly imports: readonly Import[];
    /** The imports of C headers that could be read. */
    readonly headers: readonly ImportedHeader[];
    /** This file and all those it imports, directly or through others, each once, imported ones first. */
    readonly files: readonly string[];
    /** The files that its own text names and that were requested, even if they do not exist. */
    readonly ownReads: readonly Read[];
    /** All files that it read, itself included, also through its imports (see `readsOf`). */
    readonly reads: readonly Read[];
    readonly platform: string | undefined;
    readonly chip: Chip | undefined;
    readonly target: Target;
    /** The edition of the target's rules; `undefined` if they have only one. */
    readonly edition: Edition | undefined;
    /** Whether the file, its platform or an import says its target; else that is a guess, which importers do not take. */
    readonly statesTarget: boolean;
    readonly license: string | undefined;
    readonly scope: Scope;
    /** All tables in scope, imported ones first; without errors, at most one of each kind. */
    readonly tables: readonly Table[];
    readonly domains: readonly Domain[];
    readonly tests: readonly TestBlock[];
    readonly outputs: readonly OutputStatement[];
    readonly blocks: readonly BlockRange[];
    /** In the order of the text. */
    readonly waivers: readonly Waiver[];
    /** Whether names, rows or whole tables may be missing, because an import, the platform or a line outside blocks could not be read. */
    readonly incomplete: boolean;
    /** The problems found when this file was parsed and resolved, in no particular order. */
    readonly problems: readonly Problem[];
    /** Whether neither its text nor what it reads ever changes. */
    readonly isFixed: boolean;
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
        /** The path as written, relative to the source. */
        readonly path: string,
        /** The same as the host names it. */
        readonly file: string,
        /** Whether its rows have no notes of what their names stand for. */
        readonly plain: boolean,
    ) {
        super(at);
    }
}

/** A valid waiver: its code can be waived, and it has a reason. */
export class Waiver extends Anchored {
    constructor(
        at: Line,
        readonly node: WaiverNode,
        readonly code: Code,
        /** The block that it is for; `undefined` if it is for its row only. */
        readonly block: BlockRange | undefined,
        /** For `index-gap`: the ids that it is for, both included. */
        readonly ids: { readonly first: number; readonly last: number } | undefined,
    ) {
        super(at);
    }

    /** The first line that it is for. */
    get first(): number {
        return this.block?.first ?? this.line;
    }

    /** The last line that it is for, included. */
    get last(): number {
        return this.block?.last ?? this.line;
    }
}

/** The tables whose rows are found by an index, and say who has something. */
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

/** A frame in a row or a domain. */
export interface FrameUse {
    readonly node: FrameNode;
    /** A byte address, which may be inside a page. */
    readonly address: bigint;
    readonly name: NameEntry | undefined;
}

/** A number for a frame: `at` a byte address, or `mfn` a frame number. */
export type NumberForm = 'at' | 'mfn';

/** There may be very many rows, so a row stores only numbers, and reads its line again for the rest. */
export class AccessRow extends Anchored {
    /** The id and index of the first run. */
    readonly id: number;
    readonly index: number;
    /** All runs, unless there is only one id. */
    private readonly several: readonly IdRun[] | undefined;

    constructor(
        at: Line,
        runs: readonly IdRun[],
        /** The name of its only id; `undefined` for a number or a range. */
        readonly subjectName: NameEntry | undefined,
        /** Its frame: a name, or otherwise a byte address; `undefined` for a row without a frame. */
        readonly through: NameEntry | bigint | undefined,
        readonly hwdom: boolean,
        /** Whether the right side has an error, so that it is unknown what the row grants. */
        readonly faulty: boolean,
        /** How its frame is written, if that is a number; `undefined` if names are involved. */
        readonly numberForm: NumberForm | undefined,
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

    /** The name of its frame, if it is written as one. */
    get frameName(): NameEntry | undefined {
        return typeof this.through === 'object' ? this.through : undefined;
    }

    /** The byte address of its frame; `undefined` for a row without a frame. */
    get address(): bigint | undefined {
        return typeof this.through === 'object' ? this.through.value : this.through;
    }

    /** The number of the page of its frame. A name knows it; to work it out from the address takes several times as long. */
    get page(): number | undefined {
        const { through } = this;
        if (typeof through === 'object') return through.number;
        return through === undefined ? undefined : Number(frameNumber(through));
    }

    /** The ids of the row; empty if they could not be resolved. */
    get runs(): readonly IdRun[] {
        return this.several ?? [{ id: this.id, index: this.index, count: 1 }];
    }

    /** How many ids it has. */
    get size(): number {
        return this.several === undefined ? 1 : this.several.reduce((sum, { count }) => sum + count, 0);
    }

    /** Whether an id is one of its own. */
    has(id: number): boolean {
        if (this.several === undefined) return id === this.id;
        return this.several.some(run => run.id <= id && id < run.id + run.count);
    }

    /** Visits the ids of the row in order, each with its index. */
    eachId(visit: (id: number, index: number) => void): void {
        if (this.several === undefined) return visit(this.id, this.index);
        for (const { id, index, count } of this.several)
            for (let at = 0; at < count; at++) visit(id + at, index + at);
    }

    /** Maps each id, with its index. */
    mapIds<T>(make: (id: number, index: number) => T): T[] {
        if (this.several === undefined) return [make(this.id, this.index)];
        const made: T[] = [];
        this.eachId((id, index) => made.push(make(id, index)));
        return made;
    }

    /** The same, made one after the other when they are asked for: there may be a million. */
    *eachMapped<T>(make: (id: number, index: number) => T): Generator<T> {
        for (const { id, index, count } of this.runs)
            for (let at = 0; at < count; at++) yield make(id + at, index + at);
    }

    get node(): AccessRowNode {
        const { statement } = this.at.node;
        return statement.kind === 'access-row' ? statement : UNREAD_ROW;
    }

    /** `undefined` for a row without a frame. */
    get frame(): FrameUse | undefined {
        const { address, frameName: name } = this;
        if (address === undefined) return undefined;
        const { grant } = this.node;
        return grant?.kind === 'grant' && grant.frame ? { node: grant.frame, address, name } : undefined;
    }
}

/** Used if a row's line has no such node, which never happens. */
const UNREAD_ROW: AccessRowNode = {
    kind: 'access-row',
    subject: { first: { kind: 'name', name: '', start: 0, end: 0 }, last: undefined, lastIsOut: false },
    grant: undefined,
    missing: undefined,
    waivers: [],
};

/** An address in an mmio row. */
export interface AddressUse {
    readonly value: bigint;
    readonly frame: NameEntry | undefined;
    readonly register: NameEntry | undefined;
    /** Whether no names are involved. */
    readonly isNumber: boolean;
    readonly span: Span;
}

export class MmioRow extends Anchored {
    readonly kind = 'mmio';

    constructor(
        at: Line,
        readonly node: MmioRowNode,
        readonly first: AddressUse,
        readonly last: AddressUse | undefined,
        /** A byte address, exclusive. */
        readonly end: bigint,
        /** `undefined` for all bits. */
        readonly mask: number | undefined,
        readonly nodeId: number,
    ) {
        super(at);
    }

    /** How many rows of C it is. */
    get size(): number {
        return 1;
    }

    /** A byte address, inclusive. */
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

    /** How many rows of C it is. */
    get size(): number {
        return this.nodes.length;
    }
}

/** An id and its index by the table's macro; without a macro, the two are equal. */
export interface IndexedId {
    readonly id: number;
    readonly index: number;
    readonly node: IdNode;
}

export class TestBlock extends Anchored {
    constructor(
        at: Line,
        readonly title: string,
        readonly lines: readonly TestLine[],
        /** The lines that may be claims, and could not be read. */
        readonly unread: readonly Line[],
    ) {
        super(at);
    }
}

export class TestLine extends Anchored {
    constructor(
        at: Line,
        readonly node: TestLineNode,
        readonly domain: Domain,
        readonly may: boolean,
        readonly action: Action,
        /** An id, or a byte address for `read` and `write`; 0 for `mailbox`, of which there is one. */
        readonly object: bigint,
        readonly mask: number | undefined,
    ) {
        super(at);
    }
}

/** The table of a kind in a list; in a program with errors there may be several, and the first counts. */
export const tableOf = <K extends TableKind>(
    tables: readonly Table[],
    kind: K,
): Extract<Table, { kind: K }> | undefined =>
    tables.find((table): table is Extract<Table, { kind: K }> => table.kind === kind);

/** The access table of a kind. */
export const accessTable = (tables: readonly Table[], kind: AccessKind): AccessTable | undefined =>
    tables.find((table): table is AccessTable => table.kind === kind);

/**
 * The most places that an array may have, which is part of the hypervisor's image; and the most ids that a range may have, or the rows of
 * a table in all.
 */
export const MOST_IDS = 1 << 20;

/** The highest index that a row may have: places are counted from 0. */
export const LARGEST_INDEX = MOST_IDS - 1;

/** The index of an id in a table with this macro; `undefined` for an id without one. */
export function indexOfId(macro: IndexMacro | undefined, id: number): number | undefined {
    if (macro === undefined) return id;
    if (macro.base !== undefined) return id < macro.base ? undefined : id - Number(macro.base);
    const index = macro.indexOf(BigInt(id));
    return index === undefined ? undefined : Number(index);
}

/** The kind of row in each kind of table. */
const ROWS: Record<TableKind, Row['kind']> = {
    node: 'access',
    reset: 'access',
    mmio: 'mmio',
    clock: 'clock',
};

export const isAccessTable = (table: Table): table is AccessTable => ROWS[table.kind] === 'access';
