// Indexes of a table's rows. An index is made on first use, and catches up with the table's journal on every later use, so it
// costs only what changed and is never out of date.

import { inPieces, PIECE, type Steps } from '../../language/steps';
import { type Weighed, weightOf } from '../row-weight';
import type { Journal } from './journal';
import { type Kept, keptBy } from './kept';
import type { RowChange } from './table';

/** Called for each row that is added or removed. */
export interface RowIndex<R> {
    add(row: R): void;
    delete(row: R): void;
    /** Adds a row of very many ids in pieces; where it is left out, one such row takes no longer than another. */
    addLong?(row: R): Steps<void>;
}

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
        yield* addAll(table.rows, index);
        known.set(table, { index, version: table.journal.version });
        return index;
    }
    return keptBy(caughtUp, making);
}

/** Rows of very many ids come last: an index does not depend on the order in which it is told of rows. */
function* addAll<R extends Weighed>(rows: readonly R[], index: RowIndex<R>): Steps<void> {
    const long: R[] = [];
    const add = (row: R): void => {
        if (index.addLong !== undefined && weightOf(row) > PIECE) long.push(row);
        else index.add(row);
    };
    yield* inPieces(rows, add, row => Math.min(weightOf(row), PIECE));
    for (const row of long) yield* index.addLong?.(row) ?? [];
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
