// Rows of a generated file that were changed by hand, read back as rows of the source.

import { type HandEdit, readRowBack } from '../../emit/rows-back';
import { tableOf } from '../places/rowIn';
import type { GeneratedDocument } from './generatedDocument';

/** A row that was changed. */
export interface RowTakenOver {
    /** What it grants according to the file. */
    readonly change: HandEdit;
    /** The row as the file has it, and as it is generated, without comments and needless blanks. */
    readonly found: string;
    readonly made: string;
    /** Its lines in the file, both included. */
    readonly first: number;
    readonly last: number;
}

/** Nothing in a file of an older source: it is not known then what was edited and what is only old. */
export function rowsTakenOver(document: GeneratedDocument, first: number, last: number): RowTakenOver[] {
    const { program } = document;
    const { parts, isOfNow } = document.edited;
    if (program === undefined || !isOfNow) return [];
    const own = program.tables.filter(({ file }) => file === program.file);
    return parts
        .filter(part => part.kind === 'changed' && part.first <= last && first <= part.last)
        .flatMap(({ row, found, made, first, last }) => {
            if (row === undefined || found === undefined || made === undefined) return [];
            if (tableOf({ tables: own }, row) === undefined) return [];
            const change = readRowBack(row, program, found.text, made.text);
            return change === undefined || 'why' in change
                ? []
                : [{ change, found: found.text, made: made.text, first, last }];
        });
}
