// What is known about a table's rows beside their order. It is made when it is first asked for and catches up with the
// table's journal whenever it is asked again, so it costs what changed and is never out of date.

import { inPieces, type Steps } from '../../language/steps';
import type { RowChange } from '../table';
import type { Journal } from './journal';
import { type Kept, keptBy } from './kept';

/** Told of each row that comes and of each that goes. */
export interface RowIndex<R> {
    add(row: R): void;
    delete(row: R): void;
}

/** A table, as far as its rows are concerned. */
export interface Rows<R> {
    readonly rows: readonly R[];
    readonly journal: Journal<RowChange<R>>;
}

/** A function that gives the index of a table, one for each table. */
export function rowIndex<R, T extends Rows<R>, I extends RowIndex<R>>(make: (table: T) => I): Kept<[T], I> {
    const known = new WeakMap<T, { readonly index: I; version: number }>();
    function caughtUp(table: T): I | undefined {
        const kept = known.get(table);
        if (kept === undefined || !catchUp(table, kept.index, kept.version)) return undefined;
        kept.version = table.journal.version;
        return kept.index;
    }
    function* making(table: T): Steps<I> {
        const index = make(table);
        yield* inPieces(table.rows, row => index.add(row));
        known.set(table, { index, version: table.journal.version });
        return index;
    }
    return keptBy(caughtUp, making);
}

/** Tells an index what happened since a version; `false` where that is no longer known, and the index is no good any more. */
export function catchUp<R>({ journal }: Rows<R>, index: RowIndex<R>, version: number): boolean {
    const changes = journal.since(version);
    for (const { removed, added } of changes ?? []) {
        for (const row of removed) index.delete(row);
        for (const row of added) index.add(row);
    }
    return changes !== undefined;
}
