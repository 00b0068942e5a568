// Double quotes where none belong, and where they are missing: a name in quotes, a text without them or in others.

import type { Mend } from './scanner';
import type { Span } from './syntax';

interface Token extends Span {
    readonly lexeme: string;
}

/** A name or a number in quotes, read without them. */
export function unquoted({ lexeme, start, end }: Token): Mend[] {
    const name = /^"([A-Za-z_][\w-]*|0x[\da-f]+|\d+)"$/.exec(lexeme)?.[1];
    return name === undefined ? [] : [{ start, end, newText: name }];
}

/** What is read as a text in double quotes if that is missing at a column: the reason of a waiver, or the rest of the line. */
export function quotedAt(text: string, column: number): Mend[] {
    for (const { index, 0: whole, 1: written = '' } of text.matchAll(WAIVED)) {
        const end = index + whole.length;
        const ids = IDS.exec(written)?.[0].length ?? 0;
        if (column >= end - written.length && column <= end) return quoted(written.slice(ids), end);
    }
    const written = TEXT.exec(text.slice(column))?.[0] ?? '';
    return quoted(written, column + written.length);
}

/** The mend for what is written before a column. */
function quoted(written: string, end: number): Mend[] {
    // As in YAML, a sign may stand between the word and the text.
    const words = written.replace(/^[:=]\s*/, '').replace(OTHER_QUOTES, '');
    return words === '' ? [] : [{ start: end - written.length, end, newText: `"${words}"` }];
}

const OTHER_QUOTES = /^['`‘’“”<]+|(?<!['`‘’“”>])['`‘’“”>]+$/g;

/** What follows `waive CODE` in place of a string, up to a comment or the next waiver. */
const WAIVED = /\bwaive\s+[\w-]+\s+([^"\s][^"]*?)(?=(?<!\s)\s*(?:$|\/\/|\bwaive\b))/g;

/** A text up to the `{` of a head, a comment, or what is selected of an imported file. */
const TEXT = /^(?!as\b)[^"]*?(?=(?<!\s)\s*(?:$|\{\s*$|\/\/|\bas\b))/;

/** The ids of a waiver, unless they are the first word of a reason. */
const IDS = /^(?:\w+\s*\.\.\s*\w+|[A-Z](?=\w*_\w)\w+|\d\w*)(?:\s+|$)/;
