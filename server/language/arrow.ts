// The arrow of a row, with what stands left and right of it.

import { type LineFix, replaceBy } from './flaw';
import { at, expected, type Reader, take } from './reader';
import type { Scanner } from './scanner';
import type { Span } from './syntax';

/** Goes past `->`, and says whether something stands right of it. */
export function takeArrow(reader: Reader): boolean {
    const { scanner } = reader;
    if (endsRow(reader)) return false;
    if (!scanner.is('->')) return expected(reader, '`->`', ...arrowFixes(reader)) ?? false;
    scanner.next();
    return !endsRow(reader);
}

/** A row without `->`, or with nothing there, grants nothing: this is where it should stand, from the column `start` on. */
export const missingRight = ({ scanner, flaws }: Reader, start: number): Span | undefined =>
    flaws.length === 0 ? { start, end: scanner.previousEnd } : undefined;

/** Goes past `hwdom`, which has to stand here. */
export const takeHwdom = (reader: Reader): boolean =>
    take(reader, 'hwdom') || (expected(reader, '`hwdom`') ?? false);

/** Whether the right side's column begins with the scanner's token. A row that lacks its arrow may still have a waiver. */
export const beginsRight = (scanner: Scanner): boolean => scanner.is('->') || scanner.lexeme === 'waive';

/** `=`, `=>` and `:` are what other languages write for `->`. */
function arrowFixes({ scanner: { text, start } }: Reader): LineFix[] {
    const written = ['=>', '=', ':'].find(arrow => text.startsWith(arrow, start));
    return written === undefined ? [] : [replaceBy('Write ->', { start, end: start + written.length }, '->')];
}

const endsRow = (reader: Reader): boolean => reader.scanner.is('end') || at(reader, 'waive');
