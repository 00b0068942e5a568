// Whether a table's rows stand in order, each behind the one that it may follow. An edit costs the neighbours of what it
// touches.

import type { Rows } from './row-index';

/** A function that says of a table whether each of its rows may follow the one above it. */
export function inOrderBy<R, T extends Rows<R>>(
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
