// How values and files are written for a reader: in hexadecimal and in decimal, addresses with their frames, sizes with their
// pages, files by their last name.

import { count } from '../../diagnostics/words';
import { frameNumber, offsetInPage, pagesFor } from '../../model/page';
import { baseName } from '../../model/paths';
import { platformOfFile } from '../../model/platforms';

export const hexOf = (value: bigint | number): string => `0x${value.toString(16)}`;

/** An id in decimal, which is how firmware counts, and in hexadecimal. */
export const idValue = (value: bigint | number): string => `${value} (${hexOf(value)})`;

/** An address or a value of which hexadecimal is the usual form. */
export const hexAndDecimal = (value: bigint): string => `${hexOf(value)} (${value})`;

/** A byte address and its frame. */
export function addressText(address: bigint): string {
    const offset = offsetInPage(address);
    const inside = offset === 0n ? '' : ` + ${hexOf(offset)}`;
    return `byte address ${hexAndDecimal(address)}, frame ${hexOf(frameNumber(address))}${inside}`;
}

/** A size in bytes, in pages where there is more than one. */
export function sizeText(bytes: bigint): string {
    const pages = pagesFor(bytes);
    const extent =
        pages > 1n ? `${count(pages, 'page')}, of which only the first is compared` : `${bytes} bytes`;
    return `size ${hexOf(bytes)} (${extent})`;
}

/** How messages call a file: its own name, or that of the platform. */
export function nameOfFile(file: string): string {
    const platform = platformOfFile(file);
    return platform === undefined ? baseName(file) : `platform ${platform}`;
}
