// What reading C had to say, as remarks about the tables: lines that were not compiled, and lines that were not understood.

import type { CCondition, CPlace, CProblem, CStrayRows, CTable, Reading } from '../c/reading';
import { short } from '../diagnostics/phrases';
import { conditionText } from './conditional-rows';
import { type FoundTable, foundTable, isAboutAccess, mayBeTable } from './found-table';
import { isIn, type LostLine, type LostRows, placesInRows } from './lost-lines';
import { placeKey } from './place-key';
import type { Remarking } from './remarks';

/**
 * Notes what concerns the tables that are converted, and what may be more of them; `lost` are the lines of these that are lost, and `isAll` is false if
 * others were not asked for. Gives the rows that are lost outside of these.
 * Problems of single rows are noted with the rows.
 */
export function notesOf(
    reading: Reading,
    tables: readonly FoundTable[],
    lost: readonly LostLine[],
    isAll: boolean,
    remark: Remarking,
): readonly LostRows[] {
    const own = tables.map(({ table }) => table).filter(table => reading.tables.includes(table));
    for (const table of own) {
        noteConditions(table, remark);
        noteLength(table, remark);
    }
    const lostKind = isAll ? 'left-out' : 'note';
    const outside: LostRows[] = [];
    const lose = (rows: LostRows): void => {
        remark(lostKind, rows.at, rows.why);
        outside.push(rows);
    };
    for (const table of reading.tables) if (!own.includes(table)) noteOther(table, lose, remark);
    noteStrays(reading, lose, remark);
    for (const { at, why } of lost) remark('left-out', at, why);
    if (reading.problems.length > 0) noteProblems(reading, own, lost, remark);
    return isAll ? outside : [];
}

function noteProblems(
    { problems, includes }: Reading,
    own: readonly CTable[],
    lines: readonly LostLine[],
    remark: Remarking,
): void {
    const unknown = new Set([...own.flatMap(placesInRows), ...lines.map(({ at }) => placeKey(at))]);
    const lost = problems.find(({ kind }) => kind === 'syntax' || kind === 'macro');
    const isMissing = includes.some(({ found }) => found === undefined);
    for (const problem of problems)
        if (!unknown.has(placeKey(problem.at))) noteProblem(problem, isMissing, own, remark);
    // It may have swallowed a table, and what follows may come of it.
    if (lost !== undefined && !own.some(table => isIn(lost.at, table))) remark('note', lost.at, lost.message);
}

/**
 * An array beside the tables: a table that was read although it is not compiled, and gives way to one that is; or what by its name
 * is about access too, but has no form that is known.
 */
function noteOther(table: CTable, lose: (rows: LostRows) => void, remark: Remarking): void {
    const { name, at, end, conditions, elementType } = table;
    const disabled = lastDenied(conditions);
    if (foundTable(table) === undefined) {
        const why = `${short(name)} is not imported: no table here has rows of ${short(elementType)}`;
        if (mayBeTable(table)) lose({ at, end, why });
        else if (/\bpm_/.test(`${elementType} ${name}`)) remark('note', at, why);
    } else if (disabled !== undefined) remark('note', at, notCompiled(name, conditions));
}

/** A table that is not compiled, and the condition that denies it. */
export interface NotCompiled {
    readonly name: string;
    readonly at: CPlace;
    readonly why: string;
}

/** The tables of some C that are not compiled, whether they were read or not. */
export const notCompiledIn = ({ tables, disabled }: Reading): NotCompiled[] =>
    [...tables, ...disabled].flatMap(({ name, at, conditions }) => {
        const why = lastDenied(conditions)?.text;
        return why === undefined ? [] : { name, at, why };
    });

/** Rows that no table has, and tables that were not read: whoever compiles the C has the former only. */
function noteStrays({ strays, disabled }: Reading, lose: (rows: LostRows) => void, remark: Remarking): void {
    for (const stray of strays)
        if (stray.conditions.length > 0) {
            if (isAboutAccess(stray.names)) remark('note', stray.at, strayText(stray));
        } else if (stray.isOutside || isAboutAccess(stray.names)) lose({ ...stray, why: strayText(stray) });
    for (const { name, names, at, conditions } of disabled)
        if (isAboutAccess(names)) remark('note', at, notCompiled(name, conditions));
}

const notCompiled = (name: string, conditions: readonly CCondition[]): string =>
    `${short(name)} is not compiled, and not imported: ${conditionShort(lastDenied(conditions))}`;

/** Each part is cut by itself: which macro a branch asks for is what counts. */
const conditionShort = (condition: CCondition | undefined): string =>
    condition === undefined ? '' : conditionText(condition, short);

const lastDenied = (conditions: readonly CCondition[]): CCondition | undefined =>
    conditions.findLast(({ isTaken }) => !isTaken);

/** What is wrong with rows that are in no table, and how they would be in one. */
export function strayText({ at, end, conditions }: CStrayRows): string {
    const denied = lastDenied(conditions);
    const where = denied === undefined ? '' : `, not compiled (${conditionShort(denied)})`;
    const lines =
        at.line === end.line ? `line ${at.line + 1} has` : `lines ${at.line + 1} to ${end.line + 1} have`;
    return `${lines} rows of no table that is understood${where}; it should be “… NAME[] = { … };”, outside of functions`;
}

function noteConditions({ name, conditions, skipped, rows }: CTable, remark: Remarking): void {
    const disabled = lastDenied(conditions);
    if (disabled !== undefined)
        remark('note', disabled.at, `${short(name)} is not compiled: ${conditionShort(disabled)}`);
    for (const { from, to, condition } of skipped) {
        const lines =
            from.line === to.line
                ? `line ${from.line + 1} is`
                : `lines ${from.line + 1} to ${to.line + 1} are`;
        remark('note', from, `${lines} not compiled, and not imported: ${conditionShort(condition)}`);
    }
    const seen = new Set<string>();
    for (const { conditions: around } of rows) {
        const inner = around.at(-1);
        if (inner === undefined || seen.has(keyOf(inner.at))) continue;
        seen.add(keyOf(inner.at));
        remark('note', inner.at, `the rows below depend on ${conditionShort(inner)}; here they always count`);
    }
}

/** An array may be longer than its rows need, by a number that stands in a header. */
function noteLength({ name, at, length, rows }: CTable, remark: Remarking): void {
    if (length === undefined && rows.every(({ index }) => index.last !== undefined))
        remark('note', at, `how long ${short(name)} is in C has no value here; it ends with its last row`);
}

const keyOf = ({ file, line }: CPlace): string => `${file} ${line}`;

/** Notes what a compiler says too. `isMissing`: a header was not found, in which something may be that it knows. */
function noteProblem(
    { kind, at, message }: CProblem,
    isMissing: boolean,
    own: readonly CTable[],
    remark: Remarking,
): void {
    switch (kind) {
        case 'syntax':
        case 'macro':
        case 'no-value':
        case 'index':
        case 'index-twice':
        case 'changed':
            return;
        case 'value-twice':
            if (own.some(table => isIn(at, table))) remark('note', at, message);
            return;
        case 'directive':
        case 'refused':
            return remark('error', at, message);
        case 'condition':
            return remark(isMissing ? 'note' : 'error', at, message);
        case 'error':
            // A header may be for other compilers or configurations than that of the tables.
            if (own.every(table => table.at.file !== at.file)) return remark('note', at, message);
            return remark(
                'error',
                at,
                `a compiler stops here, so the tables are not meant for these macros (${message})`,
            );
        case 'limit':
            remark('left-out', at, message);
    }
}
