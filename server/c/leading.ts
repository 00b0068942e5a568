// The search in what is sorted. This folder knows nothing else, so it has its own.

/** How many entries at the beginning have what none has behind the first that lacks it. */
export function countLeading<T>(entries: readonly T[], holds: (entry: T, at: number) => boolean): number {
    let [low, high] = [0, entries.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        const entry = entries[middle];
        if (entry !== undefined && holds(entry, middle)) low = middle + 1;
        else high = middle;
    }
    return low;
}
