// Searching, grouping and changing arrays, as every list of what is in a file needs it.

/** How many of the entries come before the first that does not hold; the ones that hold stand in front. */
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

/** For sorting, smallest first: negative if `a` comes before `b`, 0 if they are equal. Texts are compared by their UTF-16 units. */
export function compare<T extends bigint | string>(a: T, b: T): number {
    if (a < b) return -1;
    return a > b ? 1 : 0;
}

/** Adds a value to the group of its key. */
export function addTo<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
}

/** The array with some entries replaced; the same one where that is possible. */
export function spliced<T>(entries: T[], first: number, removed: number, added: readonly T[]): T[] {
    // There may be more new entries than a call may have arguments.
    if (added.length > 1000) return entries.slice(0, first).concat(added, entries.slice(first + removed));
    entries.splice(first, removed, ...added);
    return entries;
}
