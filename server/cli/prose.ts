// Wraps prose to a given width.

import type { Paragraph } from '../questions/paragraphs';
import { columnsOf, visible } from './visible';

/** In characters. No sensible message is longer: the rest would be an overlong name or path. */
const LONGEST = 2000;
const LONGEST_WORD = 120;

/** The text in lines of at most `width` columns, without splitting words. It may hold anything; the lines are safe to print. */
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

/** The text on one line, safe to print. What no sensible message has is cut. */
export const inOneLine = (text: string): string =>
    shorten(text, LONGEST)
        .split(/\s/)
        .map(word => visible(shorten(word, LONGEST_WORD)))
        .join(' ');

/** The text wrapped, with `lead` before the first line and as many spaces before the others. */
export const hangingIndent = (lead: string, text: string, width: number): string[] =>
    wrap(text, width - columnsOf(lead)).map(
        (line, at) => (at === 0 ? lead : ' '.repeat(columnsOf(lead))) + line,
    );

/** Paragraphs wrapped, one below the other, with a line end. */
export const paragraphText = (paragraphs: readonly Paragraph[], width: number): string =>
    `${paragraphs.flatMap(({ lead, text }) => hangingIndent(lead, text, width)).join('\n')}\n`;

function shorten(text: string, most: number): string {
    if (text.length <= most) return text;
    const half = most >> 1;
    return `${text.slice(0, half)}…${text.slice(-half)}`;
}
