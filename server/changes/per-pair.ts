// What is worked out of two things once, however often it is asked for: thousands of rows have few kinds of access.

/** Gives what `make` makes of two things; of the same two, as objects, the same again. */
export function perPair<T, V extends NonNullable<unknown>>(
    make: (before: T, now: T) => V,
): (before: T, now: T) => V {
    const known = new Map<T, Map<T, V>>();
    return (before, now) => {
        const ofBefore = known.get(before) ?? new Map<T, V>();
        known.set(before, ofBefore);
        const value = ofBefore.get(now) ?? make(before, now);
        ofBefore.set(now, value);
        return value;
    };
}
