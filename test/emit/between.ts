// A piece of an output, found by the text before and after it.

import assert from 'node:assert/strict';

/** The text behind `open`, which must be there, up to `close`; it ends without a line feed. */
export function between(text: string, open: RegExp, close: string): string {
    const start = open.exec(text);
    assert.ok(start);
    const from = start.index + start[0].length;
    return text.slice(from, text.indexOf(close, from) + 1).replace(/\n$/, '');
}
