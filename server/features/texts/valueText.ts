// How values and files are shown: in hexadecimal and decimal, addresses with their frames, sizes with their pages, files by the
// last part of their path.

import { count } from '../../diagnostics/phrases';
import { hexOf } from '../../language/number';
import { frameNumber, offsetInPage, pagesFor } from '../../model/page';
import { baseName } from '../../model/paths';
import { platformOfFile } from '../../model/platforms';

/** An id in decimal, as firmware headers number them, and in hexadecimal. */
export const idValue = (value: bigint | number): string => `${value} (${hexOf(value)})`;

/** Ids from here on have class bits, and firmware headers write them in hexadecimal. */
export const CLASS_BITS = 0x4000;

/** An id as firmware headers write it. */
export const shortId = (id: number): string => (id < CLASS_BITS ? `${id}` : hexOf(id));

/** An address, or another value that is usually written in hexadecimal. */
export const hexAndDecimal = (value: bigint): string => `${hexOf(value)} (${value})`;

/** A byte address and its frame. */
export function addressText(address: bigint): string {
    const offset = offsetInPage(address);
    const inside = offset === 0n ? '' : ` + ${hexOf(offset)}`;
    return `byte address ${hexAndDecimal(address)}, frame ${hexOf(frameNumber(address))}${inside}`;
}

/** A size in bytes, and in pages if there is more than one. */
export function sizeText(bytes: bigint): string {
    const pages = pagesFor(bytes);
    const extent =
        pages > 1n ? `${count(pages, 'page')}, of which only the first is compared` : `${bytes} bytes`;
    return `size ${hexOf(bytes)} (${extent})`;
}

/** The name of a file in messages: the last part of its path, or the name of the platform. */
export function nameOfFile(file: string): string {
    const platform = platformOfFile(file);
    return platform === undefined ? baseName(file) : `platform ${platform}`;
}
