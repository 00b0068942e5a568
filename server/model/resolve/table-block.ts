// A table's block: its rows, read line by line.

import type { Change } from '../../language/document';
import type { Line } from '../../language/lines';
import { addTo } from '../../language/sorted';
import { isRow, type NotIn } from '../../language/statements';
import type { TableHeadNode } from '../../language/statements/table-head';
import { inPieces, type Steps } from '../../language/steps';
import type { Span, TableKind } from '../../language/syntax';
import type { BlockRange } from '../blocks';
import { RowTable } from '../kept/table';
import { type IndexMacro, OtherEntry } from '../names';
import type { AccessRow, ClockRow, MmioRow, Table } from '../program';
import { traitsOf } from '../targets';
import { BlockContent, type BlockContext } from './block-content';
import { isCutOff } from './cut-off';
import { type Resolution, report } from './lookup';
import { checkBase, checkMacro, resolveMacro } from './macros';
import { resolveAccessRow, resolveClockRow, resolveMmioRow } from './table-rows';

/** The content of a table's block. A table without a name is read too. */
export function tableBlock(
    context: BlockContext,
    block: BlockRange,
    head: TableHeadNode,
): BlockContent & HasTable {
    switch (head.table) {
        case 'node':
        case 'reset':
            return new TableBlock(context, block, head, head.table, readAccessRow, sizeOf, isClear);
        case 'mmio':
            return new TableBlock(context, block, head, head.table, readMmioRow, ONE, ALWAYS);
        case 'clock':
            return new TableBlock(context, block, head, head.table, readClockRow, ONE, ALWAYS);
    }
}

export interface HasTable {
    readonly table: Table;
    /** The entries for the table and its macro. */
    readonly others: readonly OtherEntry[];
}

export const isTableBlock = (content: BlockContent): content is BlockContent & HasTable =>
    content instanceof TableBlock;

/** The tables of a file's blocks. There should be one of each kind; if there are more, they share the places of an array. */
export function tablesOf(blocks: readonly HasTable[]): Table[] {
    const groups = new Map<TableKind, Table[]>();
    for (const { table } of blocks) addTo(groups, table.kind, table);
    for (const group of groups.values()) for (const table of group) table.setRivals(group.length);
    return blocks.map(({ table }) => table);
}

const sizeOf = ({ size }: AccessRow): number => size;

const isClear = ({ faulty }: AccessRow): boolean => !faulty;

const ONE = (): number => 1;

const ALWAYS = (): boolean => true;

type ReadRow<K, R> = (
    resolution: Resolution,
    kind: K,
    macro: IndexMacro | undefined,
    line: Line,
) => R | undefined;

const readAccessRow: ReadRow<'node' | 'reset', AccessRow> = (resolution, kind, macro, line) => {
    const { statement } = line.node;
    if (statement.kind === 'access-row') return resolveAccessRow(resolution, kind, macro, line, statement);
    // An `index` line is read together with the table's head.
    if (statement.kind !== 'index') statement satisfies NotIn<'node' | 'reset'>;
    return undefined;
};

const readMmioRow: ReadRow<'mmio', MmioRow> = (resolution, _kind, _macro, line) => {
    const { statement } = line.node;
    if (statement.kind === 'mmio-row') return resolveMmioRow(resolution, line, statement);
    statement satisfies NotIn<'mmio'>;
    return undefined;
};

const readClockRow: ReadRow<'clock', ClockRow> = (resolution, _kind, macro, line) => {
    const { statement } = line.node;
    if (statement.kind === 'clock-row') return resolveClockRow(resolution, macro, line, statement);
    if (statement.kind !== 'index') statement satisfies NotIn<'clock'>;
    return undefined;
};

/** Longer lines take longer to read. */
const LETTERS_A_LINE = 64;

/** With more lines than this, it is faster to read the whole block again. */
const MANY = 1000;

class TableBlock<K extends TableKind, R extends AccessRow | MmioRow | ClockRow> extends BlockContent {
    readonly table: RowTable<K, R>;
    readonly others: readonly OtherEntry[];
    /** Lines of which it is not known which ids they are for. */
    private readonly unread = new Set<Line>();
    /** Lines of rows that cannot be placed among the others, or of which it is not known what they say. */
    private readonly lost = new Set<Line>();

    constructor(
        context: BlockContext,
        block: BlockRange,
        head: TableHeadNode,
        kind: K,
        private readonly readRow: ReadRow<K, R>,
        idsOf: (row: R) => number,
        clear: (row: R) => boolean,
    ) {
        super(context, block);
        const { file, document } = context;
        const name = head.name?.name ?? '';
        const nameSpan = head.name ?? { start: 0, end: block.at.text.length };
        const macro = resolveMacro(this.resolution, block, head.table);
        this.others = [
            ...(head.name ? [new OtherEntry(block.at, file, head.name, name, 'table', '')] : []),
            ...(macro
                ? [new OtherEntry(macro.at, file, macro.span, macro.name, 'macro', macro.definition)]
                : []),
        ];
        for (const entry of this.others) {
            // A table or macro must not hide a name of the platform.
            if (context.scope.platform?.get(entry.name) === undefined) context.scope.declare(entry);
        }
        this.table = new RowTable(kind, file, document, block, name, nameSpan, macro, idsOf, clear);
        this.table.hasDoubtfulIndex =
            macro !== undefined && (macro.at.node.flaws.length > 0 || !macro.isKnown);
        this.judgeHead(nameSpan);
    }

    override *readAll(): Steps<void> {
        const rows: R[] = [];
        yield* inPieces(this.block.content(), line => this.readLine(line, rows), this.weightOf);
        this.table.fill(rows);
        this.count();
    }

    override edit({ first, removed, inserted }: Change): boolean {
        if (removed.some(isIndex) || inserted.some(isIndex)) return false;
        for (const line of removed) this.forget(line);
        this.table.replace(first, new Set(removed), this.rowsIn(inserted));
        this.count();
        return true;
    }

    override *renew(lines: readonly Line[]): Steps<boolean> {
        if (lines.length > MANY || lines.some(isIndex)) return false;
        yield* inPieces(lines, line => {
            if (line === this.block.at) return;
            this.forget(line);
            this.table.replace(line.number, new Set([line]), this.rowsIn([line]));
        });
        this.count();
        return true;
    }

    override drop(): void {
        for (const entry of this.others) this.context.scope.delete(entry);
    }

    private rowsIn(lines: readonly Line[]): R[] {
        const rows: R[] = [];
        for (const line of lines) this.readLine(line, rows);
        return rows;
    }

    private readLine(line: Line, rows: R[]): void {
        this.noteFlawsAndWaivers(line);
        if (isUnreadable(line)) this.unread.add(line);
        const row = this.readRow(this.resolution, this.table.kind, this.table.macro, line);
        if (row !== undefined) rows.push(row);
        const { statement } = line.node;
        if (isRow(statement) && (row === undefined || (row.kind !== 'access' && isCutOff(line, statement))))
            this.lost.add(line);
    }

    /** With a macro, a row may have as many runs as are allowed. A clock may have as many nodes as its line has room for. */
    private readonly weightOf = (line: Line): number =>
        Math.max(isInStep(this.table) ? 1 : 16, line.text.length / LETTERS_A_LINE, this.weightOfRead(line));

    private judgeHead(span: Span): void {
        const { resolution, block } = this;
        const { kind, macro } = this.table;
        const traits = traitsOf(resolution.target);
        if (kind === 'clock' && !traits.hasClocks)
            report(resolution, 'not-supported', block.at, span, { feature: 'clock' });
        if (kind !== 'reset') return;
        if (traits.macros === 'base') checkBase(resolution, block.at, span, macro);
        else if (macro === undefined && resolution.chip?.idClasses === undefined)
            checkMacro(resolution, block.at, span);
    }

    protected override forget(line: Line): void {
        super.forget(line);
        this.unread.delete(line);
        this.lost.delete(line);
    }

    private count(): void {
        this.table.unreadable = this.unread.size;
        this.table.unresolved = this.lost.size;
    }
}

const isInStep = ({ macro }: { readonly macro: IndexMacro | undefined }): boolean =>
    macro === undefined || macro.base !== undefined;

const isIndex = (line: Line): boolean => line.mayBe('index') && line.node.statement.kind === 'index';

/**
 * Whether it is not known which ids a line is for: it cannot be read, is a comment of another language, in which there may be a row,
 * or has a mistake to the left of its arrow.
 */
function isUnreadable({ text, node: { statement, flaws } }: Line): boolean {
    if (flaws.length === 0) return statement.kind === 'unreadable';
    if (!isRow(statement)) return statement.kind === 'unreadable' || statement.kind === 'blank';
    const arrow = text.indexOf('->');
    return flaws.some(({ start }) => arrow === -1 || start <= arrow);
}
