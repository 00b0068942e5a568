// Searching and grouping: the two things that every table of findings needs.

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

/** Adds a value to the group of its key. */
export function addTo<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
}
