// The first few of very many things, without sorting all of them.

/** The `most` items with the lowest keys, ascending. It costs little more than looking at each item once. */
export function least<T>(items: Iterable<T>, most: number, keyOf: (item: T) => number): T[] {
    let kept: T[] = [];
    let limit = Number.POSITIVE_INFINITY;
    const cut = (): void => {
        kept = kept.sort((a, b) => keyOf(a) - keyOf(b)).slice(0, most);
        const last = kept[most - 1];
        if (last !== undefined) limit = keyOf(last);
    };
    for (const item of items) {
        if (keyOf(item) >= limit) continue;
        kept.push(item);
        if (kept.length >= most * 2) cut();
    }
    cut();
    return kept;
}

/** The first `most` items, in their order. */
export function* first<T>(items: Iterable<T>, most: number): Iterable<T> {
    let left = most;
    for (const item of items) {
        if (left-- <= 0) return;
        yield item;
    }
}
