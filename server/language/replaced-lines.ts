// The edit between two texts of the same lines.

import type { LineEdit } from './format';
import type { Line } from './lines';

/**
 * The edit that replaces some lines, the first of which has the number `first`, by `texts` (lines with their ends), except equal
 * lines at either end; `undefined` if nothing changes.
 */
export function replacedLines(
    first: number,
    lines: readonly Line[],
    texts: readonly string[],
): LineEdit | undefined {
    const old = lines.map(({ text, eol }) => text + eol);
    const most = Math.min(old.length, texts.length);
    let head = 0;
    while (head < most && old[head] === texts[head]) head++;
    if (head === old.length && head === texts.length) return undefined;
    let tail = 0;
    while (tail < most - head && old[old.length - 1 - tail] === texts[texts.length - 1 - tail]) tail++;
    return {
        range: {
            start: { line: first + head, character: 0 },
            end: { line: first + old.length - tail, character: 0 },
        },
        newText: texts.slice(head, texts.length - tail).join(''),
    };
}
