// Whether what was typed may be meant for a name: its letters stand in the name, in their order.

/**
 * How well a name answers to what was typed, capitals or not: 0 where it begins with it, 1 where a part of it does (`UART0`
 * in `MM_UART0`), 2 where it holds it, 3 where its letters come in this order; `undefined` where they do not. Everything
 * begins with nothing.
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

const SEPARATORS = ['_', '-', '/', ' '];

/** Whether the letters of `wanted` come in this order in a text from `start` to `end` (out). */
export function isSubsequence(wanted: string, text: string, start: number, end: number): boolean {
    let next = 0;
    for (let at = start; at < end && next < wanted.length; at++) {
        if (text.charCodeAt(at) === wanted.charCodeAt(next)) next++;
    }
    return next === wanted.length;
}
