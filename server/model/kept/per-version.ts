// Values that are computed from things that change, and kept until they do. If that is too expensive after each edit, see
// row-index.ts and name-index.ts.

import { Journal } from './journal';

/** A function that keeps one value for each first argument, until any argument is replaced or changes. */
export function perVersion<A extends object, B extends readonly unknown[], V>(
    make: (first: A, ...others: B) => V,
): (first: A, ...others: B) => V {
    const known = new WeakMap<
        A,
        { readonly others: B; readonly versions: readonly number[]; readonly value: V }
    >();
    return (first, ...others) => {
        const versions = [first, ...others].map(versionOf);
        const kept = known.get(first);
        const isSame = (one: readonly unknown[], other: readonly unknown[]): boolean =>
            one.every((each, at) => each === other[at]);
        if (kept !== undefined && isSame(kept.versions, versions) && isSame(kept.others, others))
            return kept.value;
        const value = make(first, ...others);
        known.set(first, { others, versions, value });
        return value;
    };
}

/** A thing without a journal does not change. */
const versionOf = (thing: unknown): number =>
    typeof thing === 'object' && thing !== null && 'journal' in thing && thing.journal instanceof Journal
        ? thing.journal.version
        : 0;
