// Which rows of a source the lines of a generated file stand for: also in a file that was edited, is of an older source, or is in a merge
// conflict, as far as its rows can be told from each other.

import { countLeading } from '../language/sorted';
import type { Row } from '../model/program';
import { type GeneratedRow, generatedRows } from './generated-rows';
import type { Printed } from './printed';
import { byKey, rowFinder } from './row-differences';

/** Lines from 0, both included. */
export interface Lines {
    readonly first: number;
    readonly last: number;
}

interface RowPlace extends Lines {
    readonly row: Row;
}

export class GeneratedLines {
    private readonly places: readonly RowPlace[];

    /** The lines of `text` end with LF; `printed` has notes of its rows. */
    constructor(text: string, printed: Printed) {
        this.places = text === printed.text ? printed.rows : placesIn(text, printed);
    }

    /** The row that a line stands for. */
    rowAt(line: number): Row | undefined {
        const place = this.places[countLeading(this.places, ({ last }) => last < line)];
        return place !== undefined && place.first <= line ? place.row : undefined;
    }

    /** The lines of some rows; those that follow each other together. */
    linesOf(isRow: (row: Row) => boolean): Lines[] {
        const found: Lines[] = [];
        for (const { row, first, last } of this.places) {
            const before = found.at(-1);
            if (!isRow(row)) continue;
            if (before?.last === first - 1) found[found.length - 1] = { first: before.first, last };
            else found.push({ first, last });
        }
        return found;
    }
}

/** A row that was changed is known by its index or address; of several with the same, the one with the same text or in the same place. */
function placesIn(text: string, printed: Printed): RowPlace[] {
    const rowOf = rowFinder(printed);
    const made = byKey(generatedRows(printed.text));
    return [...byKey(generatedRows(text))]
        .flatMap(([key, rows]) =>
            rows.flatMap((each, at) => placeOf(each, like(each, made.get(key), at), rowOf)),
        )
        .sort((a, b) => a.first - b.first);
}

const like = (
    { text }: GeneratedRow,
    made: readonly GeneratedRow[] = [],
    at: number,
): GeneratedRow | undefined => made.find(each => each.text === text) ?? made[at];

function placeOf(
    { first, last }: GeneratedRow,
    made: GeneratedRow | undefined,
    rowOf: (line: number) => Row | undefined,
): RowPlace[] {
    const row = made && rowOf(made.first);
    return row === undefined ? [] : [{ row, first, last }];
}

/** The word of letters, digits and `_` around a place of a line, with its columns; `undefined` where there is none. */
export function wordAt(
    line: string,
    character: number,
): { readonly word: string; readonly start: number; readonly end: number } | undefined {
    for (const { 0: word, index } of line.matchAll(/\b[A-Za-z_]\w*/g)) {
        const end = index + word.length;
        if (index <= character && character <= end) return { word, start: index, end };
    }
    return undefined;
}

/** The column where a word begins in a text; -1 where it does not occur. */
export const columnOf = (text: string, word: string): number => {
    for (const { 0: each, index } of text.matchAll(/\b[A-Za-z_]\w*/g)) if (each === word) return index;
    return -1;
};
