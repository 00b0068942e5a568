// The tables whose rows rules look at, each with the other tables that a rule may ask about.

import { Case } from '../model/kept/case';
import { perVersion } from '../model/kept/per-version';
import { type AccessKind, accessTable, type Program, type Table } from '../model/program';
import { isReportedHere, ownTables } from './places';

/** Gives the cases of a program with these tables; the same objects until it has other tables. */
export type Cases = (tables: Program['tables'], program: Program) => readonly Case[];

/** By the kinds of tables that may be asked about. */
const known = new Map<string, Cases>();

/** The cases of rules that may ask about tables of these kinds. It is one function for all of them, so that they share the cases. */
export function casesWith(kinds: readonly AccessKind[]): Cases {
    const key = kinds.join();
    const cases = known.get(key) ?? perVersion((_, program) => casesIn(program, kinds));
    known.set(key, cases);
    return cases;
}

/** What an import shows by itself is reported in the import. */
function casesIn(program: Program, kinds: readonly AccessKind[]): readonly Case[] {
    const others = kinds.flatMap(kind => accessTable(program.tables, kind) ?? []);
    if (others.length < kinds.length) return [];
    const tables = kinds.length === 0 ? ownTables(program) : program.tables.filter(isFirstOfKind);
    return tables
        .filter(table => isReportedHere(program, table, ...others))
        .map(table => new Case(program, table, others));
}

/** In a program with errors there may be several tables of a kind; the first one counts. */
const isFirstOfKind = (table: Table, at: number, tables: readonly Table[]): boolean =>
    tables.findIndex(({ kind }) => kind === table.kind) === at;
