// Whether a name matches what was typed: it contains the same letters in the same order.

/**
 * How well a name matches what was typed, ignoring case: 0 if it begins with it, 1 if one of its parts does (`UART0` in
 * `MM_UART0`), 2 if it contains it, 3 if it contains the letters in this order; `undefined` if not. Every name begins with the
 * empty text.
 */
export function fuzzyRank(typed: string, name: string): 0 | 1 | 2 | 3 | undefined {
    if (typed.length === 0) return 0;
    if (typed.length > name.length) return undefined;
    const wanted = typed.toLowerCase();
    const text = name.toLowerCase();
    if (!text.includes(wanted)) return isSubsequence(wanted, text, 0, text.length) ? 3 : undefined;
    if (text.startsWith(wanted)) return 0;
    return SEPARATORS.some(separator => text.includes(separator + wanted)) ? 1 : 2;
}

/** Whether what was typed is the end of a name, as a whole part: `PL` in `NODE_PL`, and not in `NODE_PLD`. */
export function isWholeEnd(typed: string, name: string): boolean {
    const [wanted, text] = [typed.toLowerCase(), name.toLowerCase()];
    return text === wanted || SEPARATORS.some(separator => text.endsWith(separator + wanted));
}

const SEPARATORS = ['_', '-', '/', ' '];

/** Whether a text contains the letters of `wanted` in this order, from `start` to `end` (exclusive). */
export function isSubsequence(wanted: string, text: string, start: number, end: number): boolean {
    let next = 0;
    for (let at = start; at < end && next < wanted.length; at++) {
        if (text.charCodeAt(at) === wanted.charCodeAt(next)) next++;
    }
    return next === wanted.length;
}
