// What differs between the outputs of the targets. The printers of C and TypeScript know no target but through this.

import type { TableKind } from '../language/syntax';
import type { NameEntry } from '../model/names';
import type {
    AccessRow,
    AccessTable,
    ClockRow,
    ClockTable,
    MmioRow,
    Program,
    Table,
    Target,
} from '../model/program';
import type { WideType } from './expression';
import type { TableNames } from './names';
import { xen } from './xen';
import { xlnx } from './xlnx';

export interface TargetOutput {
    readonly c: {
        readonly wide: WideType;
        /** The definitions, ready to be printed, that the tables need and Xen has: what standalone C holds itself. */
        readonly definitions: (tables: readonly Table[]) => readonly string[];
        /** The lines that open a table's array. */
        readonly tableHead: (table: Table) => readonly string[];
        /** The fields of a row, which stand in one line. */
        readonly accessRow: (row: AccessRow, names: TableNames) => Piece;
        readonly mmioRow: (row: MmioRow, names: TableNames) => Initialiser;
        /** A row for each node of a clock; `undefined` where the target has no clock tables. */
        readonly clockRow:
            | ((row: ClockRow, table: ClockTable, names: TableNames) => readonly Initialiser[])
            | undefined;
        /** The number that a name stands for in C. */
        readonly constantOf: (entry: NameEntry) => bigint | number;
    };
    readonly typescript: {
        /** The source of the rules, without import lines: modules of their own, in the order of their need. Read when it is asked for. */
        readonly rules: readonly string[];
        /** The function that gives the check functions over an object of the tables by kind. */
        readonly factory: string;
        readonly functions: readonly string[];
        /** The kinds of tables that the rules take. */
        readonly kinds: readonly TableKind[];
        /** The type of a node or reset table. */
        readonly accessTable: string;
        /** The property of a table that says how an id becomes an index, as a line. */
        readonly placing: (table: AccessTable | ClockTable, names: TableNames) => string;
    };
}

/** A piece of C, and what must hold of it when it is compiled. */
export interface Piece {
    readonly text: string;
    readonly checks: readonly Check[];
}

/** A row, and what must hold of it when it is compiled. */
export interface Initialiser {
    /** Lines of fields, without the braces around them and the commas at their ends. */
    readonly lines: readonly string[];
    /** The macro of the tree that stands in place of the braces, where there is one. */
    readonly macro?: string;
    readonly checks: readonly Check[];
}

/** A constant expression of C, and the number that it must be; `radix` is how that is printed. */
export interface Check {
    readonly text: string;
    readonly value: bigint | number;
    readonly radix: 10 | 16;
}

const TARGETS: Record<Target, TargetOutput> = { xen, xlnx };

export const targetOf = ({ target }: Program): TargetOutput => TARGETS[target];
