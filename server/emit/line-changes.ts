// Which lines of a text were changed to get another one.

import { diffArrays } from 'diff';

/** Lines `from` to `to` (exclusive) of the old text became lines `newFrom` to `newTo` (exclusive) of the new one. */
export interface LineChange {
    readonly from: number;
    readonly to: number;
    readonly newFrom: number;
    readonly newTo: number;
}

/**
 * Lines removed and added. The search for the fewest takes time with the square of this; what differs in more of its lines counts as
 * changed from the first to the last of them.
 */
const MOST_CHANGED_LINES = 2000;

/** All changes, in order; none for equal texts. */
export function lineChanges(old: readonly string[], now: readonly string[]): LineChange[] {
    const parts = diffArrays([...old], [...now], { maxEditLength: MOST_CHANGED_LINES });
    if (parts === undefined) return [stretch(old, now)];
    const changes: LineChange[] = [];
    let [from, newFrom] = [0, 0];
    for (const { added, removed, count } of parts) {
        const [to, newTo] = [added ? from : from + count, removed ? newFrom : newFrom + count];
        const last = changes.at(-1);
        if (added || removed) {
            const follows = last !== undefined && last.to === from && last.newTo === newFrom;
            if (follows) changes.pop();
            changes.push({
                from,
                newFrom,
                ...(follows && { from: last.from, newFrom: last.newFrom }),
                to,
                newTo,
            });
        }
        [from, newFrom] = [to, newTo];
    }
    return changes;
}

/** All between the lines that are the same at the start and at the end, as one change. */
export function stretch(old: readonly string[], now: readonly string[]): LineChange {
    const room = Math.min(old.length, now.length);
    let [start, end] = [0, 0];
    while (start < room && old[start] === now[start]) start++;
    while (end < room - start && old[old.length - 1 - end] === now[now.length - 1 - end]) end++;
    return { from: start, to: old.length - end, newFrom: start, newTo: now.length - end };
}
