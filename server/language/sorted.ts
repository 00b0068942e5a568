// Searching, comparing, grouping and changing arrays.

/** How many entries come before the first for which `holds` is false, in an array where all those for which it is true come first. */
export function countLeading<T>(entries: readonly T[], holds: (entry: T) => boolean): number {
    let low = 0;
    let high = entries.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        const entry = entries[middle];
        if (entry !== undefined && holds(entry)) low = middle + 1;
        else high = middle;
    }
    return low;
}

/** For sorting in ascending order: negative if `a` comes before `b`, 0 if they are equal. Texts are compared by UTF-16 units. */
export function compare<T extends bigint | string>(a: T, b: T): number {
    if (a < b) return -1;
    return a > b ? 1 : 0;
}

/** Adds a value to the group with this key. */
export function addTo<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
}

/** The array with some entries replaced; changes the same array if possible. */
export function spliced<T>(entries: T[], first: number, removed: number, added: readonly T[]): T[] {
    // There may be more new entries than a call can have arguments.
    if (added.length > 1000) return entries.slice(0, first).concat(added, entries.slice(first + removed));
    entries.splice(first, removed, ...added);
    return entries;
}

/** The list before if it has the same elements in the same order, otherwise the one now: who keeps it can ask whether it is another. */
export const sameOr = <T>(before: readonly T[], now: readonly T[]): readonly T[] =>
    before.length === now.length && before.every((each, at) => each === now[at]) ? before : now;
