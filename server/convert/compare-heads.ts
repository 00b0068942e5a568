// Whether tables have the names of the C, and make indexes of ids as it does. The rows of two arrays can be the same although the ids
// that lead to them are not.

import { short } from '../diagnostics/phrases';
import type { TableKind } from '../language/syntax';
import { indexOfId, LARGEST_INDEX, type Program, type Row, type Table, tableOf } from '../model/program';
import type { Conversion } from './convert';
import type { Difference } from './difference';
import type { IndexRule } from './subjects';

type TableInC = Conversion['tables'][number];

export interface Heads {
    readonly differences: readonly Difference[];
    /** How the C makes indexes, of the tables that make others. */
    readonly rules: ReadonlyMap<TableKind, IndexRule>;
}

/** What the heads of tables say otherwise than those of the C, for each table that both have. */
export function comparedHeads(program: Program, tables: readonly TableInC[]): Heads {
    const differences: Difference[] = [];
    const rules = new Map<TableKind, IndexRule>();
    const macros = new Set(program.tables.map(({ macro }) => macro?.name));
    for (const inC of tables) {
        const table = tableOf(program.tables, inC.kind);
        if (table === undefined) continue;
        if (table.name !== inC.name)
            differences.push(differenceAt(inC, table, table.first, renamed(table, inC)));
        const index = indexDifference(table, inC, macros);
        if (index === undefined) continue;
        differences.push(differenceAt(inC, table, table.macro?.line ?? table.first, index.message));
        if (index.rule !== undefined) rules.set(inC.kind, index.rule);
    }
    return { differences, rules };
}

const differenceAt = ({ at }: TableInC, { file }: Table, line: number, message: string): Difference => ({
    at,
    here: { file, line },
    message,
});

const renamed = ({ name }: Table, inC: TableInC): string =>
    `${short(inC.name)} of the C is called ${short(name)} here: ${noLonger(inC.name)}`;

const noLonger = (name: string): string => `C that uses ${short(name)} no longer compiles`;

interface IndexDifference {
    readonly message: string;
    /** How the C makes indexes, if it makes others. */
    readonly rule?: IndexRule;
}

/** What is different in how indexes are made of ids; `undefined` if nothing is. `macros` are those of all tables of the program. */
function indexDifference(
    table: Table,
    { name, indexing }: TableInC,
    macros: ReadonlySet<string | undefined>,
): IndexDifference | undefined {
    const { macro } = table;
    const rule = indexing.rule ?? (macro && indexing.ruleNamed(macro.name));
    const of = `the index of ${short(name)}`;
    if (rule === undefined) {
        if (macro === undefined || !indexing.isId()) return undefined;
        const message = `${of} is the id itself in C, and ${short(macro.name)} of it here: ${ELSEWHERE}`;
        return { message, rule: THE_ID };
    }
    const lost = macros.has(rule.macro) ? undefined : rule.macro;
    if (macro === undefined) {
        const here = 'and here the id itself, for want of an `index` line';
        const what = [ELSEWHERE, ...(lost === undefined ? [] : [noLonger(lost)])].join(', and ');
        return { message: `${of} is ${short(rule.text)} in C, ${here}: ${what}`, rule };
    }
    const here = (id: number): number | undefined => inArray(indexOfId(macro, id));
    const id = [...idsOf(table, rule)].find(each => indexBy(rule, each) !== here(each));
    if (id !== undefined) {
        const indexes = `${indexText(indexBy(rule, id))} in C for the id ${id}, and ${indexText(here(id))} here`;
        return { message: `${of} is ${indexes}: ${ELSEWHERE}`, rule };
    }
    if (lost === undefined) return undefined;
    return {
        message: `${of} is ${short(lost)} of the id in C, and ${short(macro.name)} here: ${noLonger(lost)}`,
    };
}

const ELSEWHERE = 'ids lead to other rows';

const THE_ID: IndexRule = { text: '', macro: undefined, indexOf: id => id, base: 0n };

/** The index of an id by a rule of the C; `undefined` past every array. */
export function indexBy({ indexOf }: IndexRule, id: number): number | undefined {
    const index = indexOf(BigInt(id));
    return index === undefined ? undefined : inArray(Number(index));
}

const inArray = (index: number | undefined): number | undefined =>
    index === undefined || index > LARGEST_INDEX ? undefined : index;

const indexText = (index: number | undefined): string => (index === undefined ? 'none' : `${index}`);

/** The ids for which two rules are compared: those of rows, and where rules of the usual forms differ, if they do. */
function* idsOf({ macro, rows }: Table, { base }: IndexRule): Iterable<number> {
    const bases = [Number(base), Number(macro?.base ?? 0n)];
    for (const each of bases) yield* [each, each + 1];
    for (let bit = 0; bit < 32; bit++) yield 2 ** bit;
    for (const row of rows.slice(0, MOST_ROWS)) yield idOf(row);
}

/** Rules that agree for so many agree for all. */
const MOST_ROWS = 1000;

function idOf(row: Row): number {
    if (row.kind === 'access') return row.id;
    return row.kind === 'clock' ? row.clock.id : row.nodeId;
}
