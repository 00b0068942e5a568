// What differs between the outputs of the targets. The printers of C and TypeScript know no target but through this.

import type { NameEntry } from '../model/names';
import type { AccessRow, AccessTable, MmioRow, MmioTable, Program, Table, Target } from '../model/program';
import type { UsedNames } from './names';
import { xen } from './xen';

export interface TargetOutput {
    readonly c: {
        /** The definitions, ready to be printed, that the tables need and Xen has: what standalone C holds itself. */
        readonly definitions: (tables: readonly Table[]) => readonly string[];
        /** The lines that open a table's array. */
        readonly tableHead: (table: Table) => readonly string[];
        readonly accessRow: (row: AccessRow, table: AccessTable, names: UsedNames) => Initialiser;
        readonly mmioRow: (row: MmioRow, table: MmioTable, names: UsedNames) => Initialiser;
        /** The number that a name stands for in C. */
        readonly constantOf: (entry: NameEntry) => bigint;
    };
    readonly typescript: {
        /** The source of the rules, without import lines: modules of their own, in the order of their need. */
        readonly rules: readonly string[];
        /** The function that gives the check functions over `{ node, reset, mmio }`. */
        readonly factory: string;
        readonly functions: readonly string[];
    };
}

/** A row between its braces, and what must hold of it when it is compiled. */
export interface Initialiser {
    /** Lines of fields, without the commas at their ends. */
    readonly lines: readonly string[];
    readonly checks: readonly Check[];
}

/** A constant expression of C, and the number that it must be; `radix` is how that is printed. */
export interface Check {
    readonly text: string;
    readonly value: bigint;
    readonly radix: 10 | 16;
}

/** A target that is parsed and not yet printed has no entry: its programs have an error, and are printed as `xen`. */
const TARGETS: Partial<Record<Target, TargetOutput>> = { xen };

export const targetOf = ({ target }: Program): TargetOutput => TARGETS[target] ?? xen;
