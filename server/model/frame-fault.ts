// What is wrong with the number by which a frame is declared, as far as the platform tells. It is said at the declaration, and
// not again wherever the frame is used.

import { type Chip, isBeyond } from './chip';
import { isNameOf, type NameEntry } from './names';
import { frameNumber, isLastByte, isWholePages, PAGE_BITS } from './page';
import { ownerOfPage } from './page-owners';
import { startOfRegion } from './region-end';
import type { Scope } from './scope';
import { asOtherKind, numberDeclared, type OtherKind } from './written-number';

export type FrameFault =
    /** The number is a page of the platform only if it is read as the other kind. */
    | { readonly kind: 'unit'; readonly meant: OtherKind }
    /** The byte address, or the last one by its size, is past what the chip has. */
    | { readonly kind: 'width'; readonly address: bigint; readonly chip: Chip }
    /** The byte address is the last one of a page; `start` is where the region that ends there starts, if that is known. */
    | { readonly kind: 'end'; readonly address: bigint; readonly start: bigint | undefined }
    /** The size is the one of the platform's frame `owner`, but in pages. */
    | { readonly kind: 'size'; readonly size: bigint; readonly owner: string };

/** The fault of a frame that a file declares. Names of the platform, and other names for a frame, have none. */
export function frameFault(
    frame: NameEntry,
    { scope, chip }: { readonly scope: Pick<Scope, 'platform'>; readonly chip: Chip | undefined },
): FrameFault | undefined {
    const fault = faultOf(frame, scope.platform, chip);
    if (fault === undefined) return undefined;
    if (fault !== undefined && frame.header !== undefined)
        return fault.kind === 'unit' && fault.meant.number.form !== frame.header ? undefined : fault;
    // Most frames have none, and a frame reads its line again for the rest.
    const { statement } = frame.at.node;
    if (statement.kind !== 'declaration' || statement.value?.form === 'name') return undefined;
    const isWritten = fault.kind !== 'unit' || numberDeclared(statement)?.form === fault.meant.number.form;
    return isWritten ? fault : undefined;
}

/** The fault that a frame has if it is declared by a number. */
function faultOf(
    frame: NameEntry,
    platform: Scope | undefined,
    chip: Chip | undefined,
): FrameFault | undefined {
    const address = frame.value;
    if (!isNameOf(frame, 'frame') || address === undefined) return undefined;
    const meant = platform && meantBy(address, platform);
    if (meant !== undefined) return { kind: 'unit', meant };
    const last = address + (frame.size ?? 1n) - 1n;
    if (chip !== undefined && isBeyond(last, chip))
        return { kind: 'width', address: isBeyond(address, chip) ? address : last, chip };
    if (isLastByte(address)) {
        const around = platform && ownerOfPage(platform, frameNumber(address));
        return { kind: 'end', address, start: startOfRegion(around, address, frame.size) };
    }
    const owner = ownerOfPages(frame, address, platform);
    return owner && { kind: 'size', size: frame.size ?? 0n, owner: owner.name };
}

/** What a frame with this byte address was meant as, if its declaration has a number of the wrong kind. */
function meantBy(address: bigint, platform: Scope): OtherKind | undefined {
    const ownerOf = (page: bigint) => ownerOfPage(platform, page);
    const asFrame = asOtherKind({ form: 'at', value: address }, ownerOf);
    if (asFrame !== undefined || !isWholePages(address)) return asFrame;
    return asOtherKind({ form: 'mfn', value: frameNumber(address) }, ownerOf);
}

/**
 * The frame that a page (frame number) belongs to, unless that frame is itself declared by a number of the wrong kind, and so is
 * no proof that there is a device.
 */
export function deviceAt(scope: Scope, page: bigint): NameEntry | undefined {
    const owner = ownerOfPage(scope, page);
    return owner && frameFault(owner, { scope, chip: undefined })?.kind === 'unit' ? undefined : owner;
}

/** The platform's frame at the same address that has as many pages as the frame has bytes. */
function ownerOfPages(
    { size }: NameEntry,
    address: bigint,
    platform: Scope | undefined,
): NameEntry | undefined {
    const same = platform?.namesOf('frame', address) ?? [];
    return size === undefined ? undefined : same.find(other => other.size === size << BigInt(PAGE_BITS));
}
