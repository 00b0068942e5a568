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
    const behind = first + old.length - tail;
    const last = lines[old.length - tail - 1];
    // Below the last line of a text there is no line.
    const isEnd = tail === 0 && last !== undefined && last.eol === '';
    return {
        range: {
            start: { line: first + head, character: 0 },
            end: isEnd ? { line: behind - 1, character: last.text.length } : { line: behind, character: 0 },
        },
        newText: texts.slice(head, texts.length - tail).join(''),
    };
}
