// What differs between the outputs of the targets. The printers of C and TypeScript know the targets only through this.

import type { TableKind } from '../language/syntax';
import type { NameEntry } from '../model/names';
import type { AccessRow, AccessTable, ClockRow, ClockTable, MmioRow, Program, Table } from '../model/program';
import type { Target } from '../model/targets';
import type { WideType } from './expression';
import type { TableNames } from './row-names';
import { xen } from './xen';
import { xlnx } from './xlnx';

export interface TargetOutput {
    readonly c: {
        readonly wide: WideType;
        /** The definitions, as lines, that the tables need from Xen, and that standalone C must hold itself. */
        readonly definitions: (tables: readonly Table[]) => readonly string[];
        /** The opening lines of a table's array. */
        readonly tableHead: (table: Table) => readonly string[];
        /** The fields of a row, which is one line. */
        readonly accessRow: (row: AccessRow, names: TableNames) => Piece;
        readonly mmioRow: (row: MmioRow, names: TableNames) => Initialiser;
        /** A row for each node of a clock; `undefined` if the target has no clock tables. */
        readonly clockRow:
            | ((row: ClockRow, table: ClockTable, names: TableNames) => readonly Initialiser[])
            | undefined;
        /** The number that a name stands for in C. */
        readonly constantOf: (entry: NameEntry) => bigint | number;
    };
    readonly typescript: {
        /** The source of the rules without import lines: several modules, each after those it needs. Read on demand. */
        readonly rules: readonly string[];
        /** The name of the function that makes the check functions from an object with the tables by kind. */
        readonly factory: string;
        /** The functions of these that the program's edition has. */
        readonly functions: (program: Program) => readonly string[];
        /** What they need besides the tables: constants with exactly these names, as lines. */
        readonly constants: (program: Program) => readonly Constant[];
        /** The kinds of tables that the rules take. */
        readonly kinds: readonly TableKind[];
        /** The type of a node or reset table. */
        readonly accessTable: string;
        /** The line with the table's property that says how an id becomes an index. */
        readonly placing: (table: AccessTable | ClockTable, names: TableNames) => string;
    };
}

/** A constant of the module that is not a table. */
export interface Constant {
    readonly name: string;
    readonly lines: readonly string[];
}

/** The fields of a row of a node or reset table, and the assertions about them. */
export interface Piece {
    readonly text: string;
    readonly checks: readonly BuildCheck[];
    /** The byte address of its frame, if the text has only names for it. */
    readonly address?: bigint;
}

/** A row, and the assertions about it. */
export interface Initialiser {
    /** Lines of fields, without the braces around them and the commas at their ends. */
    readonly lines: readonly string[];
    /** The macro from Xen's tree that is used instead of braces, if there is one. */
    readonly macro?: string;
    /** What the names in it stand for, as `model/row-note.ts` says it; empty if there is nothing to say. */
    readonly note: string;
    readonly checks: readonly BuildCheck[];
}

/** A constant expression in C, and the number that it must equal, which is printed with `radix`. */
export interface BuildCheck {
    readonly text: string;
    readonly value: bigint | number;
    readonly radix: 10 | 16;
}

const TARGETS: Record<Target, TargetOutput> = { xen, xlnx };

export const targetOf = ({ target }: Program): TargetOutput => TARGETS[target];
