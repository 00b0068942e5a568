// Whether the rows of a table are in order, each after one that it may follow. After an edit, only the neighbours of the changed
// rows are compared.

import type { JournalledRows } from './row-index';

/** A function that says whether each row of a table may follow the one above it. */
export function inOrderBy<R, T extends JournalledRows<R>>(
    mayFollow: (above: R, below: R) => boolean,
): (table: T) => boolean {
    const known = new WeakMap<T, { breaks: number; version: number }>();
    const breaksIn = (rows: readonly (R | undefined)[]): number =>
        rows.reduce((sum, below, at) => {
            const above = rows[at - 1];
            return above === undefined || below === undefined || mayFollow(above, below) ? sum : sum + 1;
        }, 0);
    return table => {
        const { rows, journal } = table;
        const kept = known.get(table);
        const changes = kept && journal.since(kept.version);
        let breaks = kept?.breaks ?? 0;
        for (const { above, removed, added, below } of changes ?? []) {
            breaks += breaksIn([above, ...added, below]) - breaksIn([above, ...removed, below]);
        }
        if (changes === undefined) breaks = breaksIn(rows);
        known.set(table, { breaks, version: journal.version });
        return breaks === 0;
    };
}
