// Which rows of a generated file are not those that would be generated now.

import { addTo, countLeading } from '../language/sorted';
import type { Row } from '../model/program';
import { readBanner } from './banner';
import { type GeneratedRow, generatedRows } from './generated-rows';
import type { Printed } from './printed';

/** A row that is not the same in both. */
export interface RowDifference {
    /** Whose row it is: a name of the row in the file. */
    readonly key: string;
    /** The row as the file has it; `undefined` if it lacks it. */
    readonly found: GeneratedRow | undefined;
    /** The row that would be generated; `undefined` if the source has none. */
    readonly made: GeneratedRow | undefined;
    /** The source's row, of `made`. */
    readonly row: Row | undefined;
}

/** The differences in the order of the file, and then what it lacks. Its lines end with LF; `printed` has notes of its rows. */
export function rowDifferences(existing: string, printed: Printed): RowDifference[] {
    const made = byKey(generatedRows(printed.text));
    const rowAt = rowFinder(printed);
    const differences: RowDifference[] = [];
    for (const [key, found] of byKey(generatedRows(existing))) {
        const wanted = made.get(key) ?? [];
        made.delete(key);
        const [here, there] = [without(found, wanted), without(wanted, found)];
        for (let at = 0; at < Math.max(here.length, there.length); at++)
            differences.push(difference(here[at], there[at], rowAt));
    }
    for (const rows of made.values())
        for (const row of rows) differences.push(difference(undefined, row, rowAt));
    return differences;
}

/** Whether the rows are the same, and their order is another one. */
export function isReordered(existing: string, printed: Printed): boolean {
    const [found, made] = [existing, printed.text].map(text => generatedRows(text).map(({ text }) => text));
    return (found ?? []).join('\n') !== (made ?? []).join('\n');
}

/**
 * The lines of a banner, from 0, that would not be generated, if nothing below it differs: then its source need not have changed, but a
 * digest, the command or the licence did. `undefined` if something else differs too.
 */
export function onlyInBanner(existing: string, printed: Printed): readonly number[] | undefined {
    const { text } = printed;
    const [found, made] = [readBanner(existing), readBanner(text)];
    if (found === undefined || made === undefined || found.body !== made.body) return undefined;
    const known = new Set(text.slice(0, -made.body.length).split('\n'));
    const lines = existing.slice(0, -found.body.length).split('\n');
    return lines.flatMap((line, at) => (known.has(line) ? [] : at));
}

/** What else was edited than rows: a macro or a check may be worth more than a row. */
export interface OtherLines {
    /** Lines of the file, from 0, that would not be generated. */
    readonly added: readonly number[];
    /** How many lines would be generated and are not there. */
    readonly missing: number;
}

/** The lines that are no rows of one text, and not in the other. Of an older source nearly all are others, so that nothing follows. */
export function otherLines(existing: string, printed: Printed): OtherLines {
    const { text } = printed;
    if (readBanner(existing)?.digest !== readBanner(text)?.digest) return { added: [], missing: 0 };
    return { added: linesBeside(existing, text), missing: linesBeside(text, existing).length };
}

function linesBeside(text: string, other: string): number[] {
    const [known, rows] = [new Set(other.split('\n')), generatedRows(text)];
    const isRow = (at: number): boolean => {
        const row = rows[countLeading(rows, ({ last }) => last < at)];
        return row !== undefined && row.first <= at;
    };
    return text.split('\n').flatMap((line, at) => (known.has(line) || isRow(at) ? [] : at));
}

/** The source's row that became a line of an output. */
export function rowFinder(printed: Printed): (line: number) => Row | undefined {
    const { rows } = printed;
    return line => {
        const at = rows[countLeading(rows, ({ last }) => last < line)];
        return at !== undefined && at.first <= line ? at.row : undefined;
    };
}

/** The rows of each key; a register may have several, one for each device. */
export function byKey(rows: readonly GeneratedRow[]): Map<string, GeneratedRow[]> {
    const found = new Map<string, GeneratedRow[]>();
    for (const row of rows) addTo(found, `${row.table} ${row.key}`, row);
    return found;
}

/**
 * Which rows of a file stand for which that would be generated: those with the same text, and of the others about the same thing the first
 * for the first, and so on.
 */
export function matched(
    found: readonly GeneratedRow[],
    made: readonly GeneratedRow[],
): Map<GeneratedRow, GeneratedRow> {
    const matches = new Map<GeneratedRow, GeneratedRow>();
    const madeBy = byKey(made);
    for (const [key, rows] of byKey(found)) {
        const wanted = madeBy.get(key) ?? [];
        const texts = new Map(wanted.toReversed().map(row => [row.text, row] as const));
        const there = without(wanted, rows);
        let next = 0;
        for (const row of rows) {
            const match = texts.get(row.text) ?? there[next++];
            if (match !== undefined) matches.set(row, match);
        }
    }
    return matches;
}

const without = (rows: readonly GeneratedRow[], others: readonly GeneratedRow[]): GeneratedRow[] => {
    const texts = new Set(others.map(({ text }) => text));
    return rows.filter(({ text }) => !texts.has(text));
};

const difference = (
    found: GeneratedRow | undefined,
    made: GeneratedRow | undefined,
    rowAt: (line: number) => Row | undefined,
): RowDifference => ({
    key: (found ?? made)?.key ?? '',
    found,
    made,
    row: made && rowAt(made.first),
});
