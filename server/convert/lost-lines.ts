// What is lost of a table in C and is no row that was read: lines that a directive swallows, lists that are not found. Each becomes a
// comment in the result, where it stands in the C.

import type { CInclude, CPlace, CProblem, CProblemKind, CTable, Reading, SkippedLines } from '../c/reading';
import { READ_FAILURES } from '../diagnostics/failures';
import { short } from '../diagnostics/phrases';
import type { Addition } from './between-lines';
import type { FoundTable } from './found-table';
import { type ImportedLine, plainLine } from './lines';
import { placeKey } from './place-key';

export interface LostLine {
    readonly at: CPlace;
    /** The line as it is written. */
    readonly text: string;
    readonly why: string;
    /** Lines that nobody knows whether a compiler reads. */
    readonly others: readonly string[];
}

/** Rows that are in none of the tables. */
export interface LostRows {
    readonly at: CPlace;
    readonly end: CPlace;
    readonly why: string;
}

/** In a list, such a problem costs what stands on its line, or more. */
const LOSING: readonly CProblemKind[] = ['directive', 'condition', 'syntax', 'macro', 'limit'];

/** What is lost of each of some tables. */
export const lostIn = (
    readings: readonly Reading[],
    found: readonly FoundTable[],
): ReadonlyMap<CTable, readonly LostLine[]> =>
    new Map(
        readings.flatMap(reading =>
            found
                .filter(({ table }) => reading.tables.includes(table))
                .map(({ table }) => [table, lostLines(reading, table)] as const),
        ),
    );

/** The comments that say it in the result; none about a line on which the table or a row begins, which is there or says itself why it is not. */
export function commentsOnLost(lost: readonly LostLine[], { at: start, rows }: CTable): Addition[] {
    if (lost.length === 0) return [];
    const lines = new Set([start, ...rows.map(({ at }) => at)].map(lineKey));
    return lost
        .filter(({ at }) => !lines.has(lineKey(at)))
        .map(({ at, text, why, others }) => ({
            at,
            lines: [`left out: ${text}: ${why}`, ...others.map(line => `left out: ${line}`)],
        }));
}

/** The comments on rows that are in no table: what is wrong, and the lines. */
export const commentsOnRows = (rows: readonly LostRows[], { lineAt }: Reading): ImportedLine[] =>
    rows.flatMap(({ at, end, why }) => [
        plainLine(''),
        ...[why, ...linesIn(at, end, lineAt)].map(line => plainLine(`// left out: ${line}`)),
    ]);

const lineKey = ({ file, line }: CPlace): string => `${line}:${file}`;

/** The lines of a table that are lost, but for what is wrong in a row, which is said with that. */
export function lostLines({ problems, includes, lineAt }: Reading, table: CTable): LostLine[] {
    const missing = includes.filter(({ found }) => found === undefined);
    const losing = problems.filter(({ kind }) => LOSING.includes(kind));
    if (missing.length + losing.length === 0) return [];
    const { skipped } = table;
    const isInList = placesOfList(table, includes);
    const inRows = new Set(placesInRows(table));
    const isLost = ({ at }: CProblem | CInclude): boolean => isInList(at) && !inRows.has(placeKey(at));
    const lineOf = (at: CPlace, why: string): LostLine => ({
        at,
        text: lineAt(at),
        why,
        others: skipped.flatMap(group => (isOfLine(group, at) ? linesIn(group.from, group.to, lineAt) : [])),
    });
    return [
        ...missing.filter(isLost).map(each => lineOf(each.at, whyMissing(each))),
        ...losing.filter(isLost).map(each => lineOf(each.at, each.message)),
    ];
}

/** Whether lines are skipped because of the condition on the line of a place. */
const isOfLine = ({ condition }: SkippedLines, { file, line }: CPlace): boolean =>
    condition.at.file === file && condition.at.line === line;

const linesIn = (from: CPlace, to: CPlace, lineAt: Reading['lineAt']): string[] =>
    Array.from({ length: to.line - from.line + 1 }, (_, at) =>
        lineAt({ ...from, line: from.line + at, character: 0 }),
    ).filter(text => /\w/.test(text));

/** What a list includes is rows. */
function whyMissing({ path, unread }: CInclude): string {
    const why = unread === undefined ? 'is not found' : READ_FAILURES[unread].message;
    return `${short(path)} ${why}, so what rows it has is not known`;
}

/** Whether a place is in the list of a table, or in a file that the list includes. */
function placesOfList(table: CTable, includes: readonly CInclude[]): (at: CPlace) => boolean {
    const files = new Set<string>();
    const isInList = (at: CPlace): boolean => isIn(at, table) || files.has(at.file);
    // A file is included before what it includes itself.
    for (const { at, found } of includes) if (found !== undefined && isInList(at)) files.add(found);
    files.delete(table.at.file);
    return isInList;
}

/** Whether a place is in the lines of a table in its own file. Rows that stand by themselves have all lines. */
export const isIn = ({ file, line }: CPlace, { name, at, end }: CTable): boolean =>
    file === at.file && (name === '' || line >= at.line) && line <= end.line;

/** Where values and indexes are that have no value, or what is wrong in a row: their rows are left out, and that says why. */
export const placesInRows = ({ rows }: CTable): string[] =>
    rows.flatMap(({ index, values, flaw }) => [
        ...(flaw?.at ?? []).map(placeKey),
        ...(index.first === undefined ? [placeKey(index.at)] : []),
        ...values.filter(({ value }) => value === undefined).map(({ at }) => placeKey(at)),
    ]);
