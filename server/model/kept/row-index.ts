// Indexes of a table's rows. An index is made on first use, and catches up with the table's journal on every later use, so it
// costs only what changed and is never out of date.

import { inPieces, type Steps } from '../../language/steps';
import type { Journal } from './journal';
import { type Kept, keptBy } from './kept';
import type { RowChange } from './table';

/** Called for each row that is added or removed. */
export interface RowIndex<R> {
    add(row: R): void;
    delete(row: R): void;
}

/** What an index takes longer for, the more ids or nodes it has. */
interface Weighed {
    readonly size: number;
}

/** How much work a row is, as a number of lines. */
export const weightOf = ({ size }: Weighed): number => Math.max(1, size / IDS_A_LINE);

/** An index takes about as long for this many ids of a range as for a row. */
const IDS_A_LINE = 64;

/** The part of a table that an index needs. */
export interface JournalledRows<R> {
    readonly rows: readonly R[];
    readonly journal: Journal<RowChange<R>>;
}

/** A function that gives the index of a table; there is one for each table. */
export function rowIndex<R extends Weighed, T extends JournalledRows<R>, I extends RowIndex<R>>(
    make: (table: T) => I,
): Kept<[T], I> {
    const known = new WeakMap<T, { readonly index: I; version: number }>();
    function caughtUp(table: T): I | undefined {
        const kept = known.get(table);
        if (kept === undefined || !catchUp(table, kept.index, kept.version)) return undefined;
        kept.version = table.journal.version;
        return kept.index;
    }
    function* making(table: T): Steps<I> {
        const index = make(table);
        yield* inPieces(table.rows, row => index.add(row), weightOf);
        known.set(table, { index, version: table.journal.version });
        return index;
    }
    return keptBy(caughtUp, making);
}

/** Passes the changes since a version to an index; `false` if they are no longer known, and the index must be made again. */
export function catchUp<R>({ journal }: JournalledRows<R>, index: RowIndex<R>, version: number): boolean {
    const changes = journal.since(version);
    for (const { removed, added } of changes ?? []) {
        for (const row of removed) index.delete(row);
        for (const row of added) index.add(row);
    }
    return changes !== undefined;
}
