// What a client might send that no client should: values in the wrong places.

const HOSTILE: readonly unknown[] = [
    null,
    5,
    -1,
    0.5,
    2 ** 31 - 1,
    1e300,
    'text',
    '\ud800',
    '1%:',
    true,
    [],
    [null],
    {},
    { uri: null },
    { uri: '\ud800' },
];

/** An object with each of its parts, at whatever depth, left out or replaced by each hostile value. */
export function* spoiltParts(whole: object): Generator<object> {
    for (const [name, part] of Object.entries(whole)) {
        for (const other of [undefined, ...spoilt(part)]) {
            yield Array.isArray(whole) ? whole.with(Number(name), other) : { ...whole, [name]: other };
        }
    }
}

function* spoilt(value: unknown): Generator<unknown> {
    yield* HOSTILE;
    if (typeof value === 'object' && value !== null) yield* spoiltParts(value);
}

/** What JavaScript says, and no person should read. */
export const JAVASCRIPT = /Error|undefined|\bnull\b|not a function|object Object|Cannot|iterable|\n\s+at /;
