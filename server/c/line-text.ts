// A line of C as it is written, to be shown.

import type { CPlace } from './reading';
import { Scanner } from './scanner';
import { offsetOf, type Source, sourceOfText } from './source';
import { textOf } from './spelling';
import { isPunctuator, type Token } from './token';

/** In characters, of what is shown. */
const LONGEST_TEXT = 400;
/** The same with comments and blanks. */
const MOST_READ = 4000;

/** Tokens as a text on one line, without comments and the comma behind them; a long one is cut. */
export function shownText(tokens: readonly Token[]): string {
    const last = tokens.at(-1);
    const text = textOf(last !== undefined && isPunctuator(last, ',') ? tokens.slice(0, -1) : tokens);
    return text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
}

/** The line that a place is in; lines that are joined by backslashes are one. */
export function lineTextAt(source: Source, at: CPlace): string {
    const offset = offsetOf(source, at);
    const start = source.text.lastIndexOf('\n', offset - 1) + 1;
    const end = source.text.indexOf('\n', offset);
    return shownText(tokensFrom(source, start, end === -1 ? source.text.length : end));
}

/** The tokens from an offset up to another one, or as many as are shown. */
export function tokensFrom({ text }: Source, start: number, end: number): Token[] {
    const part = text.slice(start, Math.min(end, start + MOST_READ));
    const scanner = new Scanner(sourceOfText('', part), () => undefined);
    const tokens: Token[] = [];
    for (let token = scanner.next(); token.kind !== 'end'; token = scanner.next()) tokens.push(token);
    return tokens;
}
