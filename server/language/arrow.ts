// The arrow of a row, and what is to its left and right.

import { type LineFix, replaceBy, safe } from './flaw';
import { at, expected, type Reader, take } from './reader';
import type { Scanner } from './scanner';
import type { Span } from './syntax';

/** Goes past `->`, and says whether something follows it. */
export function takeArrow(reader: Reader): boolean {
    const { scanner } = reader;
    if (endsRow(reader)) return false;
    if (!scanner.is('->')) return expected(reader, '`->`', ...arrowFixes(reader)) ?? false;
    scanner.next();
    return !endsRow(reader);
}

/** Whether something that is no arrow directly follows a row's subject, which is then only a part of what was meant. */
export const isBroken = ({ scanner }: Reader): boolean =>
    !scanner.is('end') &&
    scanner.start === scanner.previousEnd &&
    !scanner.is('->') &&
    arrowAt(scanner) === undefined;

/** Reports a row without a right side, at the columns where it should be, from `start` on. */
export const missingRight = ({ scanner, flaws }: Reader, start: number): Span | undefined =>
    flaws.length === 0 ? { start, end: scanner.previousEnd } : undefined;

/** Goes past `hwdom`, which must be here. */
export const takeHwdom = (reader: Reader): boolean =>
    take(reader, 'hwdom') || (expected(reader, '`hwdom`') ?? false);

/** Whether the scanner's token starts the column of the right side. A row without an arrow may still have a waiver. */
export const beginsRight = (scanner: Scanner): boolean => scanner.is('->') || scanner.lexeme === 'waive';

/** Other languages write `=`, `:=`, `=>` or `:` for `->`. */
function arrowFixes({ scanner }: Reader): LineFix[] {
    const { start, text } = scanner;
    const written = arrowAt(scanner);
    // What stands before the arrow of the row was meant as something else.
    return written === undefined || text.includes('->', start)
        ? []
        : [safe(replaceBy('Write ->', { start, end: start + written.length }, '->'))];
}

const arrowAt = ({ text, start }: Scanner): string | undefined =>
    ['=>', ':=', '==', '=', ':'].find(arrow => text.startsWith(arrow, start));

const endsRow = (reader: Reader): boolean => reader.scanner.is('end') || at(reader, 'waive');
