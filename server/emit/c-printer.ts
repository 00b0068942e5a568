// What printing one C header shares: the names and the assertions that its rows need, and how its rows begin and end.

import type { Program, Table } from '../model/program';
import { IndexChecks } from './index-checks';
import { TableNames, UsedNames } from './row-names';
import { type BuildCheck, type TargetOutput, targetOf } from './target';

export interface Printer {
    readonly target: TargetOutput;
    /** Whether rows have no notes. */
    readonly plain: boolean;
    /** The names for a table's rows. */
    readonly namesOf: (table: Table) => TableNames;
    readonly used: UsedNames;
    /** The assertions about the rows. The key is the text, because rows may need the same one. */
    readonly indexChecks: IndexChecks;
    readonly fieldChecks: Map<string, BuildCheck>;
}

export function printerOf(program: Program, plain: boolean): Printer {
    const target = targetOf(program);
    const used = new UsedNames();
    return {
        target,
        plain,
        namesOf: table => new TableNames(program, table, used),
        used,
        indexChecks: new IndexChecks(),
        fieldChecks: new Map(),
    };
}

export const INDENT = '    ';

/** Behind a row, what its names stand for. */
export const noteBehind = (note: string, { plain }: Printer): string =>
    plain || note === '' ? '' : `${NOTE_START}${note}${NOTE_END}`;

export const NOTE_START = ' /* ';
export const NOTE_END = ' */';
