// The index of a row: what stands in its brackets, a number or a range.

import { rangeOf } from './initialiser';
import type { Parsing } from './parsing';
import type { CIndex } from './reading';
import { spellingsOf } from './spelling';
import { isPunctuator, placeOfToken, type Token } from './token';
import { type TokenStream, type Tokens, takeBracket } from './tokens';

/** An index is at most that; C allows more, but no memory holds it. */
const MOST_INDEX = 1n << 32n;

/** A table may have very many rows, and an empty array for each would take as much room as all that it says. */
const NONE: readonly never[] = [];

/** An index that nobody knows, but for its place and why. */
export const UNKNOWN_INDEX = { first: undefined, last: undefined, spellings: NONE, lastSpellings: NONE };

/** Takes `[…]`; without the bracket that closes it, up to the `=`. What is wrong is said. `taken` has the token that was taken last. */
export function takeIndex(parsing: Parsing, tokens: Tokens, taken: Pick<TokenStream, 'last'>): CIndex {
    const open = tokens.peek();
    const index = indexOf(parsing, takeBracket(tokens, ['=']), open);
    if (isPunctuator(taken.last ?? open, ']')) return index;
    const why = 'no “]” closes its “[”';
    // Without the `=`, nothing else is there of the row.
    if (isPunctuator(tokens.peek(), '='))
        parsing.problems.add('no-value', index.at, `this index has no value: ${why}`);
    else parsing.problems.add('syntax', placeOfToken(open), 'no “]” closes this “[”');
    return { ...index, first: undefined, last: undefined, why };
}

/** Says that an index is beyond the end of an array of so many elements, if the array says how many. */
export function checkIndex(parsing: Parsing, { last, at }: CIndex, length: number | undefined): void {
    if (length === undefined || last === undefined || last < length) return;
    const message = `the array ends before index ${last}: it has ${length} elements`;
    parsing.problems.add('index', at, message);
}

function indexOf(parsing: Parsing, inner: readonly Token[], open: Token): CIndex {
    const { first, last } = rangeOf(inner);
    const from = position(parsing, first, open);
    const to = last === undefined ? from : position(parsing, last, open);
    const isKnown = from.value !== undefined && to.value !== undefined;
    const isRange = isKnown && (to.value ?? 0) < (from.value ?? 0);
    const at = placeOfToken(inner[0] ?? open);
    if (isRange) parsing.problems.add('index', at, 'this range ends before it begins');
    return {
        first: isKnown && !isRange ? from.value : undefined,
        last: isKnown && !isRange ? to.value : undefined,
        spellings: spellingsOf(first),
        lastSpellings: last === undefined ? NONE : spellingsOf(last),
        at,
        unknown: from.unknown ?? to.unknown,
        why: from.why ?? to.why,
    };
}

function position(
    { evaluate, problems }: Parsing,
    tokens: readonly Token[],
    open: Token,
): { readonly value: number | undefined } & Pick<CIndex, 'unknown' | 'why'> {
    const { value, why, unknown } = evaluate(tokens, open);
    if (value !== undefined && value >= 0n && value <= MOST_INDEX)
        return { value: Number(value), unknown, why };
    const at = placeOfToken(tokens[0] ?? open);
    if (value === undefined) problems.add('no-value', at, `this index has no value: ${why}`);
    else problems.add('index', at, `this index is ${value}, which no array has`);
    return { value: undefined, unknown, why };
}
