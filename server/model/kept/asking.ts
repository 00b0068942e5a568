// What a rule may ask about besides the row that it looks at. Each question is noted, so that the row is looked at again when
// the answer may have changed.

import type { NameKind, TableKind } from '../../language/syntax';
import type { Chip } from '../chip';
import { coverageOf, rowAt, rowsOfId } from '../coverage';
import { deviceAt, frameFault } from '../frame-fault';
import { FEW, ID_KINDS, idsWithNames, isOneToOne, nameOfIndex, namesInTable } from '../named-ids';
import { type Entry, type IndexMacro, isNameEntry, type NameEntry } from '../names';
import { frameNumber } from '../page';
import { framesOfPage } from '../pages-in-use';
import {
    type AccessKind,
    type AccessRow,
    type AccessTable,
    accessTable,
    indexOfId,
    isAccessTable,
    type Program,
    type Row,
    type Table,
} from '../program';
import { type Frames, framesOf, idsOf, linesOf, type Nodes, nodesOf, nodesOfLines } from '../relations';
import { rowsByFrame } from '../rows-by-frame';
import type { Edition } from '../targets';
import { addressOfRegister, isCovered, registerAt } from './registers';

/** What can be asked; `W` are the kinds of the other tables that may be asked about. */
export interface Ask<W extends AccessKind = never> {
    /** The kind of the row's own table. */
    readonly kind: TableKind;
    /** The edition of the target's rules. */
    readonly edition: Edition | undefined;
    /** The names of a value, first-declared first: an id, a byte address of a frame, an offset of a register. */
    names(kind: NameKind, value: bigint | number): readonly NameEntry[];
    /** The names of an id of a row of a kind; for one without, the name of the row's index, by which the C finds it. */
    namesInTable(kind: AccessKind, id: number): readonly NameEntry[];
    /** The ids of a row of a kind, in order; of many, only those that have names. */
    idsWithNames(kind: AccessKind, row: AccessRow): Iterable<number>;
    /** The frames whose address is in the same page as a byte address, in the order of their declaration. */
    framesOfPage(address: bigint): readonly NameEntry[];
    /** The frames of a node, by its id. */
    framesOf(node: number): Frames;
    /** The nodes of a page, by its frame number. */
    nodesOf(frame: number): Nodes;
    /** The nodes that a reset line resets, by its id. */
    nodesOfReset(reset: number): readonly NameEntry[];
    /** The frame that a page (frame number) belongs to, by its address or its size; `undefined` if none is known to have it. */
    deviceAt(page: bigint): NameEntry | undefined;
    /** The platform's chip. */
    readonly chip: Chip | undefined;
    /** Whether a frame's declaration has a mistake that is reported there, and not at each row that uses it. */
    isDeclaredWrong(frame: NameEntry): boolean;
    /** The reset lines that reset a node, by its id; a line with several names appears under each. */
    linesOf(node: number): readonly NameEntry[];
    /** The register at a byte address, of those declared with their block. */
    registerAt(address: bigint): NameEntry | undefined;
    /** Whether some row of the row's own register table covers a byte address; `forWrites` leaves out read-only rows. */
    isCovered(address: bigint, forWrites: boolean): boolean;
    /** Whether several ids of the row's own table have the index of this one, which gets a message of its own. */
    isContested(id: number): boolean;
    /** The row of another id in the row's own table, the topmost of several; `undefined` for a gap. */
    ownRow(id: number): AccessRow | undefined;
    /** The index of an id in another table; `undefined` if it has none. */
    index(kind: W, id: number): number | undefined;
    /** The row of an id in another table, the topmost of several; `undefined` for a gap. */
    row(kind: W, id: number): AccessRow | undefined;
    /** The file of another table, to refer to one of its rows. */
    fileOf(kind: W): string;
    /** Whether another table is in the file of the row, so that a fix may edit both. */
    isInOneFile(kind: W): boolean;
    /** The node with an index. Only for the text of a message: a changed answer does not make the rule look again. */
    nodeOfIndex(index: number): NameEntry | undefined;
    /** The row of an id in the program's table of a kind. Only to refer to it: a changed answer does not make the rule look again. */
    rowBeside(kind: AccessKind, id: number): RowBeside | undefined;
}

/** A row of another table, its file, and whether that is the file of the row that asks. */
export interface RowBeside {
    readonly file: string;
    readonly isHere: boolean;
    readonly row: AccessRow;
}

/** Answers what the rows of one table ask, one row at a time. */
export class Questions implements Ask<AccessKind> {
    /** The questions of the current row, as keys. */
    noted: string[] = [];
    /** Whether it asked for rows of another table. A row is only known to be missing if all rows could be read. */
    askedForRows = false;
    /** The same for rows of the row's own table. */
    askedForOwnRows = false;
    /** Whether an answer was a row with an error. */
    wasToldOfFaulty = false;
    /** How many names the answers had: a rule may look at each. */
    answered = 0;
    private asking: Row | undefined;

    constructor(
        private readonly program: Program,
        private readonly table: Table,
        private readonly others: readonly AccessTable[],
    ) {}

    get kind(): TableKind {
        return this.table.kind;
    }

    get edition(): Edition | undefined {
        return this.program.edition;
    }

    /** Starts the questions of this row. */
    begin(row: Row): this {
        this.asking = row;
        if (this.noted.length > 0) this.noted = [];
        this.answered = 0;
        this.askedForRows = false;
        this.askedForOwnRows = false;
        this.wasToldOfFaulty = false;
        return this;
    }

    names(kind: NameKind, value: bigint | number): readonly NameEntry[] {
        // A row is always looked at again if the names of its own ids change.
        if (!this.isOwn(kind, Number(value))) this.noted.push(keyOfValue(kind, value));
        return this.counted(this.program.scope.namesOf(kind, value));
    }

    namesInTable(kind: AccessKind, id: number): readonly NameEntry[] {
        const names = this.names(kind, id);
        const macro = this.macroOf(kind);
        if (names.length > 0 || isOneToOne(macro)) return names;
        for (const each of ID_KINDS) this.names(each, id);
        const index = indexOfId(macro, id);
        if (index !== undefined) this.noted.push(keyOfIndexName(kind, index));
        return namesInTable(this.program.scope, kind, macro, id);
    }

    idsWithNames(kind: AccessKind, row: AccessRow): Iterable<number> {
        // Which of few ids have names is asked by `names`.
        if (row !== this.asking && row.size > FEW) this.noted.push(anyNameOf(kind));
        return idsWithNames(this.program.scope, kind, row);
    }

    framesOfPage(address: bigint): readonly NameEntry[] {
        const page = Number(frameNumber(address));
        this.noted.push(keyOfPage(page));
        return this.counted(framesOfPage(this.program.scope, page));
    }

    framesOf(node: number): Frames {
        // A row is always looked at again if the frames of its own nodes change.
        if (!this.isOwn('node', node)) this.noted.push(keyOfFrames(node));
        const frames = framesOf(this.program.scope, node);
        this.answered += frames.own.length + frames.standins.length;
        return frames;
    }

    nodesOf(frame: number): Nodes {
        // The same if the nodes of its own page change.
        if (!this.isOwnPage(frame)) this.noted.push(keyOfOwners(frame));
        const nodes = nodesOf(this.program.scope, frame);
        this.answered += nodes.own.length + nodes.standins.length;
        return nodes;
    }

    nodesOfReset(reset: number): readonly NameEntry[] {
        return nodesOfLines(this.names('reset', reset), frame => this.nodesOf(frame));
    }

    deviceAt(page: bigint): NameEntry | undefined {
        this.noted.push(keyOfPage(Number(page)), ANY_SIZE);
        return deviceAt(this.program.scope, page);
    }

    get chip(): Chip | undefined {
        return this.program.chip;
    }

    isDeclaredWrong(frame: NameEntry): boolean {
        return frameFault(frame, this.program) !== undefined;
    }

    linesOf(node: number): readonly NameEntry[] {
        this.noted.push(keyOfLines(node));
        return this.counted(linesOf(this.program.scope, node));
    }

    registerAt(address: bigint): NameEntry | undefined {
        this.noted.push(keyOfRegister(address));
        return registerAt(this.program.scope, address);
    }

    isCovered(address: bigint, forWrites: boolean): boolean {
        this.askedForOwnRows = true;
        this.noted.push(ANY_ROW);
        return this.table.kind === 'mmio' && isCovered(this.table, address, forWrites);
    }

    isContested(id: number): boolean {
        const { table } = this;
        const index = this.noteOwnRow(id);
        return isAccessTable(table) && index !== undefined && coverageOf(table).isContested(index);
    }

    ownRow(id: number): AccessRow | undefined {
        this.askedForOwnRows = true;
        const { table } = this;
        const index = this.noteOwnRow(id);
        return isAccessTable(table) && index !== undefined ? rowAt(table, index) : undefined;
    }

    /** Notes a question about a row of the own table. Gives its index. */
    private noteOwnRow(id: number): number | undefined {
        const { table } = this;
        const index = isAccessTable(table) ? indexOfId(table.macro, id) : undefined;
        if (isAccessTable(table) && index !== undefined)
            this.noted.push(questionAboutIndex(table.kind, index));
        return index;
    }

    index(kind: AccessKind, id: number): number | undefined {
        // The line that says how ids become indexes may be one that could not be read.
        this.askedForRows = true;
        return indexOfId(this.other(kind)?.macro, id);
    }

    row(kind: AccessKind, id: number): AccessRow | undefined {
        this.askedForRows = true;
        const table = this.other(kind);
        const index = table && indexOfId(table.macro, id);
        if (table === undefined || index === undefined) return undefined;
        this.noted.push(questionAboutIndex(kind, index));
        const row = rowAt(table, index);
        this.wasToldOfFaulty ||= row?.faulty ?? false;
        return row;
    }

    fileOf(kind: AccessKind): string {
        return this.other(kind)?.file ?? this.table.file;
    }

    isInOneFile(kind: AccessKind): boolean {
        return this.fileOf(kind) === this.table.file;
    }

    nodeOfIndex(index: number): NameEntry | undefined {
        const { scope, tables } = this.program;
        return nameOfIndex(scope, 'node', (accessTable(tables, 'node') ?? this.table).macro, index);
    }

    rowBeside(kind: AccessKind, id: number): RowBeside | undefined {
        const table = accessTable(this.program.tables, kind);
        const index = table && indexOfId(table.macro, id);
        const row = table === undefined || index === undefined ? undefined : rowAt(table, index);
        return table && row && { file: table.file, isHere: table.file === this.table.file, row };
    }

    private macroOf(kind: AccessKind): IndexMacro | undefined {
        const table = kind === this.table.kind ? this.table : this.other(kind);
        return table?.kind === kind ? table.macro : undefined;
    }

    private counted(names: readonly NameEntry[]): readonly NameEntry[] {
        this.answered += names.length;
        return names;
    }

    private other(kind: AccessKind): AccessTable | undefined {
        return this.others.find(table => table.kind === kind);
    }

    private isOwnPage(frame: number): boolean {
        return this.asking?.kind === 'access' && this.asking.page === frame;
    }

    private isOwn(kind: NameKind, id: number): boolean {
        return kind === this.table.kind && this.asking?.kind === 'access' && this.asking.has(id);
    }
}

/** The question whose answer may change with any row added to, or removed from, the row's own table. */
export const ANY_ROW = 'any row';
/** The question whose answer may change with any frame that has a size. */
const ANY_SIZE = 'any size';
/** The question whose answer may change with any name of a kind. */
const anyNameOf = (kind: NameKind): string => `any ${kind}`;
const keyOfValue = (kind: NameKind, value: bigint | number): string => `${kind} ${value}`;
const keyOfFrames = (node: number): string => `frames of ${node}`;
const keyOfLines = (node: number): string => `lines of ${node}`;
const keyOfPage = (page: number): string => `page ${page}`;
const keyOfOwners = (page: number): string => `owners of page ${page}`;
const keyOfRegister = (address: bigint): string => `register at ${address}`;
const keyOfIndexName = (kind: AccessKind, index: number): string => `name of ${kind} index ${index}`;
/** The question about the row that a node or reset table has at an index. */
export const questionAboutIndex = (kind: AccessKind, index: number): string => `row of ${kind} ${index}`;

/** The questions whose answers may change when a name is added or removed. */
export function* questionsAboutName(entry: Entry | undefined): Iterable<string> {
    if (!isNameEntry(entry) || entry.value === undefined) return;
    const { kind, value, number, size } = entry;
    yield keyOfValue(kind, value);
    yield anyNameOf(kind);
    if (size !== undefined) yield ANY_SIZE;
    if (kind === 'frame' && number !== undefined) yield keyOfPage(number);
    if (isOwned(entry)) {
        if (number !== undefined) yield keyOfOwners(number);
        for (const node of [...entry.of, ...entry.standin]) yield* idsOf(node).map(keyOfFrames);
    }
    if (kind === 'reset') for (const node of entry.of) yield* idsOf(node).map(keyOfLines);
    const address = kind === 'register' ? addressOfRegister(entry) : undefined;
    if (address !== undefined) yield keyOfRegister(address);
}

/** The same about the names of indexes, in the table whose macro gives them. */
export function* questionsAboutIndexName({ kind, macro }: Table, entry: Entry | undefined): Iterable<string> {
    if (kind !== 'node' && kind !== 'reset') return;
    if (!isNameEntry(entry) || entry.kind !== kind || entry.number === undefined || isOneToOne(macro)) return;
    const index = indexOfId(macro, entry.number);
    if (index !== undefined) yield keyOfIndexName(kind, index);
}

/** Whether a name is a frame that says whose it is. */
const isOwned = ({ kind, of, standin }: NameEntry): boolean =>
    kind === 'frame' && of.length + standin.length > 0;

/** The rows of a table that are always looked at again when a name is added or removed. */
export function* rowsAboutName(table: AccessTable, entry: Entry | undefined): Iterable<AccessRow> {
    if (!isNameEntry(entry) || entry.number === undefined) return;
    if (entry.kind === table.kind) yield* rowsOfId(table, entry.number);
    if (!isOwned(entry) || entry.value === undefined) return;
    yield* rowsByFrame(table).of(entry.value);
    const nodes = table.kind === 'node' ? [...entry.of, ...entry.standin] : [];
    for (const id of nodes.flatMap(idsOf)) yield* rowsOfId(table, id);
}

/** The questions whose answers may change when a row of this table is added or removed. */
export function* questionsAboutRow({ kind }: AccessTable, { runs }: AccessRow): Iterable<string> {
    for (const { index, count } of runs)
        for (let at = index; at < index + count; at++) yield questionAboutIndex(kind, at);
}
