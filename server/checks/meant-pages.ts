// What a number was meant as, if not as what it is: a frame number as a byte address, bytes as pages, or the other way round. One
// rule says so, and others are then silent.

import { isBeyond } from '../model/chip';
import type { FrameRange, GivenRange, IomemLine } from '../model/domain';
import { deviceAt } from '../model/frame-fault';
import type { NameEntry } from '../model/names';
import { addressOfFrame, isWholePages, PAGE_BYTES } from '../model/page';
import { devicesIn, lastPageOf } from '../model/page-owners';
import type { AccessRow, AddressUse, Program } from '../model/program';
import type { Scope } from '../model/scope';
import { asOtherKind, numberIn, type OtherKind, writtenAs } from '../model/written-number';

/** A guest for a driver needs a few devices, and a cluster of processors with its memories no more than this. */
export const MANY_DEVICES = 8;

/** Tells which frame a page (frame number) belongs to. */
interface Devices {
    deviceAt(page: bigint): NameEntry | undefined;
}

/** The devices of a scope, for those who are not asking for a row. */
export const devicesOf = (scope: Scope): Devices => ({ deviceAt: page => deviceAt(scope, page) });

/** The page that a row's frame was meant as, if it is written as a number of the other kind. */
export function rowMeant({ numberForm, address }: AccessRow, devices: Devices): OtherKind | undefined {
    if (numberForm === undefined || address === undefined) return undefined;
    return asOtherKind(writtenAs(numberForm, address), page => devices.deviceAt(page));
}

/** The page that a register's address was meant as, if it is a frame number. */
export const registerMeant = ({ value, isNumber }: AddressUse, devices: Devices): OtherKind | undefined =>
    isNumber ? asOtherKind({ form: 'at', value }, page => devices.deviceAt(page)) : undefined;

/** The page that the frame of an `iomem` line was meant as, if it is written as a number of the other kind. */
export function frameMeant(scope: Scope, { use }: Pick<IomemLine, 'use'>): OtherKind | undefined {
    const written = numberIn(use);
    return written && asOtherKind(written, page => deviceAt(scope, page));
}

/** Whether a number by which a domain is given pages is reported as one that is not meant: then it is not known which it owns. */
export const isMisread = (pages: IomemLine | GivenRange, program: Pick<Program, 'scope' | 'chip'>): boolean =>
    isNoPage(pages, program) || hasOddSize(pages) || bytesMeant(program.scope, pages) !== undefined;

const hasOddSize = (pages: IomemLine | GivenRange): boolean =>
    'use' in pages && pages.size !== undefined && !isWholePages(pages.size.bytes);

/** The same for a number that gives the domain no page that there is. */
export function isNoPage(
    pages: IomemLine | GivenRange,
    { scope, chip }: Pick<Program, 'scope' | 'chip'>,
): boolean {
    if (chip !== undefined && isBeyond(lastByteOf(pages), chip)) return true;
    if (!('use' in pages)) return firstMeant(scope, pages) !== undefined;
    return [frameMeant, sizeMeant].some(meant => meant(scope, pages) !== undefined);
}

/** The page that the first one of a configuration's entry was meant as, if it is written as a byte address. */
export function firstMeant(scope: Scope, { first, device }: GivenRange): OtherKind | undefined {
    // Device trees have byte addresses.
    if (device !== undefined) return undefined;
    return asOtherKind({ form: 'mfn', value: first }, page => deviceAt(scope, page));
}

/** The byte address at which the pages of a line end, included. */
export const lastByteOf = ({ last }: FrameRange): bigint => addressOfFrame(last) + PAGE_BYTES - 1n;

/** Pages that were meant, all of them one device's. */
export interface PagesMeant {
    readonly pages: bigint;
    readonly owner: NameEntry;
}

/** What a `size` was meant as that is no whole number of pages, but could be the number of some pages of the device. */
export function sizeMeant(scope: Scope, { first, size }: IomemLine): PagesMeant | undefined {
    return size === undefined || isWholePages(size.bytes) ? undefined : ofOne(scope, first, size.bytes);
}

/** Pages of devices beside each other, in order. */
export interface BlockMeant {
    readonly pages: bigint;
    readonly owners: readonly NameEntry[];
}

/**
 * What a number of pages was meant as that reaches more devices than it would as a number of bytes: then it is some pages of one device,
 * or a block of several. It is that of a `count`, or of an entry of a configuration; device trees count bytes.
 */
export function bytesMeant(scope: Scope, pages: IomemLine | GivenRange): BlockMeant | undefined {
    const isCount = 'use' in pages ? pages.count !== undefined : pages.device === undefined;
    return isCount ? blockMeant(scope, pages.first, pages.last) : undefined;
}

function blockMeant(scope: Scope, first: bigint, last: bigint): BlockMeant | undefined {
    const count = last - first + 1n;
    if (!isWholePages(count)) return undefined;
    const reached = devicesIn(scope, Number(first), Number(last)).length;
    if (reached < 2) return undefined;
    const pages = count / PAGE_BYTES;
    const one = ofOne(scope, first, pages);
    if (one !== undefined) return { pages, owners: [one.owner] };
    const owners = devicesIn(scope, Number(first), Number(first + pages - 1n));
    const isBlock = owners.length < reached && deviceAt(scope, first) !== undefined;
    return isBlock ? { pages, owners } : undefined;
}

/** So many pages from the first one on, if they are one device's; one page always is, if any has it. */
function ofOne(scope: Scope, first: bigint, pages: bigint): PagesMeant | undefined {
    const owner = deviceAt(scope, first);
    const isOwn = pages === 1n || (owner && first + pages - 1n <= BigInt(lastPageOf(owner)));
    return owner !== undefined && isOwn ? { pages, owner } : undefined;
}
