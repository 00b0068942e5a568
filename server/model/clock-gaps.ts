// The clocks without a row in a clock table, which the hardware domain alone may control.

import { perVersion } from './kept/per-version';
import type { NameEntry } from './names';
import { type ClockTable, indexOfId } from './program';
import type { Scope } from './scope';

export interface ClockGap {
    readonly clock: NameEntry;
    /** A clock with a row whose name differs only in its numbers. */
    readonly sibling: NameEntry | undefined;
}

/**
 * The clocks with a name and no row, by index, each by its first name. Clocks of PLLs are not among them: calls for them never come
 * to the table. None for a table without rows, which gets its own message.
 */
export const clockGaps = perVersion((table: ClockTable, scope: Scope): readonly ClockGap[] => {
    const known = new Set(table.rows.map(({ clock }) => clock.index));
    const gaps = new Map<number, NameEntry>();
    const siblings = new Map<string, NameEntry>();
    for (const clock of known.size > 0 ? scope.names('clock') : []) {
        const index = clock.number === undefined ? undefined : indexOfId(table.macro, clock.number);
        if (index === undefined || clock.pll) continue;
        if (known.has(index)) siblings.set(withoutNumbers(clock), clock);
        else if (!gaps.has(index)) gaps.set(index, clock);
    }
    return [...gaps]
        .sort(([a], [b]) => a - b)
        .map(([, clock]) => ({ clock, sibling: siblings.get(withoutNumbers(clock)) }));
});

const withoutNumbers = ({ name }: NameEntry): string =>
    [...name].filter(each => each < '0' || each > '9').join('');
