// What is known about a table's rows beside their order. It is made when it is first asked for and catches up with the
// table's journal whenever it is asked again, so it costs what changed and is never out of date.

import type { RowChange } from '../table';
import type { Journal } from './journal';

/** Told of each row that comes and of each that goes. */
export interface RowIndex<R> {
    add(row: R): void;
    delete(row: R): void;
}

interface Rows<R> {
    readonly rows: readonly R[];
    readonly journal: Journal<RowChange<R>>;
}

/** A function that gives the index of a table, one for each table. */
export function rowIndex<R, T extends Rows<R>, I extends RowIndex<R>>(
    make: (table: T) => I,
): (table: T) => I {
    const known = new WeakMap<T, { readonly index: I; version: number }>();
    return table => {
        const kept = known.get(table);
        if (kept !== undefined && catchUp(table, kept.index, kept.version)) {
            kept.version = table.journal.version;
            return kept.index;
        }
        const index = make(table);
        // V8 begins such a call with compiled code, and a loop with its interpreter, for thousands of rows.
        table.rows.forEach(row => {
            index.add(row);
        });
        known.set(table, { index, version: table.journal.version });
        return index;
    };
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

/** The rows that a rule about single rows concerns. */
export class RowSet<R> implements RowIndex<R>, Iterable<R> {
    private readonly rows = new Set<R>();

    constructor(private readonly concerns: (row: R) => boolean) {}

    add(row: R): void {
        if (this.concerns(row)) this.rows.add(row);
    }

    delete(row: R): void {
        this.rows.delete(row);
    }

    /** In no particular order. */
    [Symbol.iterator](): Iterator<R> {
        return this.rows[Symbol.iterator]();
    }
}
