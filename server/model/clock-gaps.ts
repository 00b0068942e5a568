// The clocks without a row in a clock table, which no guest may control.

import { withoutNumbers } from './family';
import { perVersion } from './kept/per-version';
import type { NameEntry } from './names';
import { type ClockTable, indexOfId } from './program';
import type { Scope } from './scope';

export interface ClockGap {
    readonly clock: NameEntry;
    /** Whether the name is the platform's, and means something else in the file. */
    readonly isHidden: boolean;
    readonly id: number;
    readonly index: number;
    /** A clock with a row whose name differs only in its numbers. */
    readonly sibling: NameEntry | undefined;
}

/**
 * The clocks with a name and no row, by index, each by its first name, without those that the chip has not, and without those
 * of PLLs if calls for them never come to the table. None for a table without rows, which gets its own message.
 */
export const clockGaps = (table: ClockTable, scope: Scope, withoutPlls: boolean): readonly ClockGap[] =>
    withoutPlls ? allGaps(table, scope).filter(({ clock }) => !clock.pll) : allGaps(table, scope);

const allGaps = perVersion((table: ClockTable, scope: Scope): readonly ClockGap[] => {
    const known = new Set(table.rows.map(({ clock }) => clock.index));
    const gaps = new Map<number, Omit<ClockGap, 'sibling'>>();
    const siblings = new Map<string, NameEntry>();
    const hidden = new Set(scope.hiddenNames('clock'));
    for (const clock of known.size > 0 ? [...scope.names('clock'), ...hidden] : []) {
        const { number: id, absent } = clock;
        const index = id === undefined ? undefined : indexOfId(table.macro, id);
        if (id === undefined || index === undefined || absent) continue;
        if (known.has(index)) siblings.set(withoutNumbers(clock.name), clock);
        else if (!gaps.has(index)) gaps.set(index, { clock, isHidden: hidden.has(clock), id, index });
    }
    return [...gaps.values()]
        .sort((a, b) => a.index - b.index)
        .map(gap => ({ ...gap, sibling: siblings.get(withoutNumbers(gap.clock.name)) }));
});
