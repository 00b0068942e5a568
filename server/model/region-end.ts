// The last byte of a page where the start of one belongs: mostly the end of a region, copied from the wrong column of a list.

import { hexOf } from '../language/number';
import type { Span } from '../language/syntax';
import type { NameEntry } from './names';
import { frameNumber, isWholePages } from './page';
import { type Fix, replace } from './problem';

/**
 * The start of the region that ends with a byte address: a frame that ends there, or, if it is written, so many bytes before.
 * `undefined` if that is not known, or no start of a page.
 */
export function startOfRegion(
    around: NameEntry | undefined,
    end: bigint,
    size: bigint | undefined,
): bigint | undefined {
    const { value, size: known } = around ?? {};
    if (value !== undefined && known !== undefined && value + known - 1n === end) return value;
    if (size === undefined || size > end) return undefined;
    const start = end - size + 1n;
    return isWholePages(start) ? start : undefined;
}

/** The fix that writes the start of the region for its end, if it is known; it is another page. */
export function startFixes(line: number, span: Span, end: bigint, start: bigint | undefined): Fix[] {
    if (start === undefined) return [];
    const text = `at ${hexOf(start)}`;
    const [page, written] = [start, end].map(address => hexOf(frameNumber(address)));
    const where =
        page === written
            ? `where page ${page} starts`
            : `where the region starts: page ${page} instead of ${written}`;
    return [replace(`Write ${text}, ${where}`, line, span, text)];
}
