// Values that are computed from things that change, and kept until they do. If that is too expensive after each edit, see
// row-index.ts and name-index.ts.

/** A function that keeps one value for each first argument, until any argument is replaced or changes. */
export function perVersion<A extends object, B extends readonly unknown[], V>(
    make: (first: A, ...others: B) => V,
): (first: A, ...others: B) => V {
    const known = new WeakMap<A, Made<B, V>>();
    return (first, ...others) => {
        const kept = known.get(first);
        if (kept !== undefined && kept.version === versionOf(first) && isOf(kept, others)) return kept.value;
        const value = make(first, ...others);
        known.set(first, { version: versionOf(first), others, versions: others.map(versionOf), value });
        return value;
    };
}

interface Made<B, V> {
    /** That of the first argument. */
    readonly version: number;
    readonly others: B;
    readonly versions: readonly number[];
    readonly value: V;
}

/** Rules ask for every row, so nothing is made here. */
function isOf<B extends readonly unknown[], V>(made: Made<B, V>, others: B): boolean {
    for (let at = 0; at < others.length; at++)
        if (made.others[at] !== others[at] || made.versions[at] !== versionOf(others[at])) return false;
    return true;
}

/** A thing without a journal does not change. The class of the journal may be that of another chunk, so it is not asked. */
function versionOf(thing: unknown): number {
    if (typeof thing !== 'object' || thing === null || !('journal' in thing)) return 0;
    const { journal } = thing;
    const version =
        typeof journal === 'object' && journal !== null && 'version' in journal ? journal.version : 0;
    return typeof version === 'number' ? version : 0;
}
