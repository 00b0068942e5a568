// Sets prose in lines of a given width.

import { columnsOf, visible } from './visible';

/** No message says more than this in good faith: the rest is a name or a path that is much too long. */
const LONGEST = 2000;
const LONGEST_WORD = 120;

/** The text in lines of at most `width` columns, words whole. Anything may stand in it; nothing unsafe comes out. */
export function wrap(text: string, width: number): string[] {
    const lines: string[] = [];
    let line = '';
    let columns = 0;
    for (const word of visible(shorten(text, LONGEST)).split(' ')) {
        const short = shorten(word, LONGEST_WORD);
        const needed = columnsOf(short);
        if (line !== '' && columns + 1 + needed > width) {
            lines.push(line);
            line = '';
        }
        columns = line === '' ? needed : columns + 1 + needed;
        line = line === '' ? short : `${line} ${short}`;
    }
    return [...lines, line];
}

/** Wrapped, with `lead` before the first line and as many spaces before the others. */
export const hangingIndent = (lead: string, text: string, width: number): string[] =>
    wrap(text, width - columnsOf(lead)).map(
        (line, at) => (at === 0 ? lead : ' '.repeat(columnsOf(lead))) + line,
    );

function shorten(text: string, most: number): string {
    if (text.length <= most) return text;
    const half = most >> 1;
    return `${text.slice(0, half)}…${text.slice(-half)}`;
}
