// Chooses the tables of some C that are converted, at most one of each kind, or says why there is none.

import { isUnread } from '../c/problems';
import type { CPlace, CProblem, CTable, DisabledTable, Reading } from '../c/reading';
import { list, short } from '../diagnostics/phrases';
import type { TableKind } from '../language/syntax';
import { isName } from './c-expression';
import { conditionText } from './conditional-rows';
import type { ConvertOptions } from './convert';
import { type FoundTable, foundTable, isAboutAccess } from './found-table';
import { strayText } from './reading-notes';
import type { Refusal } from './refusals';
import type { Remedies } from './remedies';

export interface ChosenTables {
    readonly tables: readonly FoundTable[];
    /** Those that give way to another one of their kind, which has the name that is asked for. */
    readonly beside: readonly FoundTable[];
}

/** The tables to convert, in the order of the text; or what is in the way. */
export function chooseTables(
    readings: readonly Reading[],
    {
        tables: wanted,
        kinds,
        shown,
        remedies,
    }: Pick<ConvertOptions, 'tables' | 'kinds' | 'shown' | 'remedies'>,
): ChosenTables | Refusal {
    const refused = readings.map(({ refused }) => refused).find(each => each !== undefined);
    if (refused !== undefined) return { refusal: refused.message, at: refused.at };
    const found = readings.flatMap(({ tables }) =>
        tables.flatMap(table => foundTable(table, kinds?.get(table.name)) ?? []),
    );
    const candidates =
        wanted.length === 0
            ? found.filter(each => !givesWay(each, found))
            : found.filter(({ table }) => wanted.includes(table.name));
    const isBeside = (each: FoundTable): boolean => hasNamesake(each, candidates, kinds);
    const tables = candidates.filter(each => !isBeside(each));
    const missing = wanted.find(name => !tables.some(({ table }) => table.name === name));
    if (missing !== undefined || tables.length === 0) return whyMissing(missing, found, readings, remedies);
    const twice = tables.find((each, at) => tables.findIndex(({ kind }) => kind === each.kind) < at);
    if (twice !== undefined) return whyTwice(twice, tables, shown, remedies.tables);
    return { tables, beside: candidates.filter(isBeside) };
}

/** Whether another table of its kind is the only one whose name is known for that kind. */
function hasNamesake(
    each: FoundTable,
    all: readonly FoundTable[],
    kinds: ReadonlyMap<string, TableKind> | undefined,
): boolean {
    const named = all.filter(({ kind, table }) => kind === each.kind && kinds?.get(table.name) === kind);
    return named.length === 1 && !named.includes(each);
}

/** Whether a table is not compiled and another of its kind is: that one counts on the machine. */
const givesWay = ({ kind, table }: FoundTable, all: readonly FoundTable[]): boolean =>
    !isCompiled(table) && all.some(each => each.kind === kind && isCompiled(each.table));

const isCompiled = ({ conditions }: CTable): boolean => conditions.every(({ isTaken }) => isTaken);

/** The names in the rows as they are spelt, each once. */
export function spelledNames(
    tables: readonly FoundTable[],
    tokensOf: (spelling: string) => readonly string[],
): ReadonlySet<string> {
    const names = new Set<string>();
    const add = (spelling = ''): void => {
        if (/^\d\w*$/.test(spelling) || names.has(spelling)) return;
        for (const token of tokensOf(spelling)) if (isName(token)) names.add(token);
    };
    // Macros of the C itself may bring names of the platform, by `##` too.
    const addBoth = (spellings: readonly string[]): void => {
        add(spellings[0]);
        if (spellings.length > 1) add(spellings.at(-1));
    };
    for (const { table } of tables)
        for (const { index, values } of table.rows) {
            addBoth(index.spellings);
            for (const { spellings } of values) addBoth(spellings);
        }
    return names;
}

type Shown = ConvertOptions['shown'];

function whyMissing(
    wanted: string | undefined,
    found: readonly FoundTable[],
    readings: readonly Reading[],
    remedies: Remedies,
): Refusal {
    const disabled = readings
        .flatMap(reading => reading.disabled)
        .filter(({ name }) => (wanted ?? name) === name);
    const first = disabled.find(({ names }) => isAboutAccess(names)) ?? disabled[0];
    const what =
        wanted === undefined ? 'there is no table of access control' : `there is no table ${short(wanted)}`;
    if (first !== undefined) {
        const refusal = `${short(first.name)} is in code that is not compiled ${whyDisabled(first, remedies)}`;
        return { refusal, at: first.at };
    }
    const other = readings.flatMap(({ tables }) => tables).find(({ name }) => name === wanted);
    if (other !== undefined) return { refusal: whyNoTable(other), at: other.at };
    if (found.length === 0) {
        const stray = readings.flatMap(({ strays }) => strays).find(({ names }) => isAboutAccess(names));
        const problem = hidingTables(readings);
        const isCause = problem?.kind === 'refused' && problem.at.line < (stray?.at.line ?? 0);
        if (stray !== undefined && !isCause) return { refusal: strayText(stray), at: stray.at };
        if (problem !== undefined)
            return { refusal: `${problem.message}, which may be why ${what}`, at: problem.at };
        const where = readings.length === 1 ? 'the file' : 'the files';
        return { refusal: `${what} in ${where}; name the file that has the arrays` };
    }
    return { refusal: `${what}; there are ${found.map(({ table }) => short(table.name)).join(', ')}` };
}

/** What an array is that is no table. */
function whyNoTable({ name, elementType, fields }: CTable): string {
    const why =
        fields === undefined
            ? "which nothing that was read declares; give its header's folder with -I"
            : 'whose fields are not those of a node, reset, mmio or clock table';
    return `${short(name)} is an array of ${short(elementType)}, ${why}`;
}

/** What may have swallowed a table: that not all was read, else the first that was not understood. */
function hidingTables(readings: readonly Reading[]): CProblem | undefined {
    const problems = readings.flatMap(reading => reading.problems);
    return (
        problems.find(({ kind }) => kind === 'limit') ??
        problems.find(each => isUnread(each) || each.kind === 'refused')
    );
}

/** What keeps a table from being compiled, and what to do. */
function whyDisabled({ conditions }: DisabledTable, remedies: Remedies): string {
    const why = conditions.findLast(({ isTaken }) => !isTaken);
    return `(${why === undefined ? '' : conditionText(why, short)}); ${remedies.disabled(why?.undefinedNames[0])}`;
}

const isSamePlace = (a: CPlace, b: CPlace): boolean =>
    a.file === b.file && a.line === b.line && a.character === b.character;

function whyTwice(
    { kind, table }: FoundTable,
    tables: readonly FoundTable[],
    shown: Shown,
    remedy: string,
): Refusal {
    const alike = tables.filter(each => each.kind === kind).map(each => each.table);
    const [first = table] = alike;
    if (first.name === table.name && isSamePlace(first.at, table.at))
        return { refusal: `${short(table.name)} is read twice; name or include its file once`, at: table.at };
    const places = alike.map(({ name, at }) => `${short(name)} (${shown(at.file)}:${at.line + 1})`);
    const isOneName = alike.every(
        ({ name, at }) => name === first.name && (at.file !== first.at.file || at === first.at),
    );
    const how = isOneName ? 'name only one of the files' : remedy;
    const many = alike.length === 2 ? 'two' : alike.length;
    return {
        refusal: `there are ${many} ${kind} tables, ${list(places)}, and a file has one of a kind; ${how}`,
    };
}
