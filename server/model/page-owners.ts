// Whose pages these are: the frames at a page, those whose size reaches it, and how many devices lie in a range of pages.

import { countLeading } from '../language/sorted';
import { inPieces, type Steps } from '../language/steps';
import { type NameIndex, nameIndex } from './kept/name-index';
import type { NameEntry } from './names';
import { addressOfFrame, frameNumber } from './page';
import { framesOfPage } from './pages-in-use';
import type { Scope } from './scope';

/**
 * The frame that a page (frame number) belongs to: one that starts there, else one with an address inside it, else one whose size
 * reaches it. `undefined` if no declared frame is known to have it.
 */
export function ownerOfPage(scope: Scope, page: bigint): NameEntry | undefined {
    const frames = framesOfPage(scope, Number(page));
    const starting = frames.filter(({ value }) => value === addressOfFrame(page));
    // The block of registers that begins with a device's page says less than the device.
    const atStart = starting.find(({ of }) => of.length > 0) ?? starting[0];
    return atStart ?? frames[0] ?? sized(scope, 'frame').around(Number(page));
}

/**
 * One frame of each device in a range of pages (frame numbers, both included), ascending. Frames of one page, frames inside the
 * size of another, and frames with the registers of one node are of one device.
 */
export function devicesIn(scope: Scope, first: number, last: number): NameEntry[] {
    const around = sized(scope, 'frame').around(first);
    const inRange = all(scope, 'frame').between(first, last);
    const devices: NameEntry[] = [];
    const nodes = new Set<NameEntry>();
    let end = -1;
    for (const frame of around === undefined ? inRange : [around, ...inRange]) {
        const isOther = pageOf(frame) > end && !frame.of.some(node => nodes.has(node));
        if (isOther) devices.push(frame.of.length > 0 ? frame : startingWith(scope, frame));
        for (const node of frame.of) nodes.add(node);
        end = Math.max(end, lastPageOf(frame));
    }
    return devices;
}

/** The frame of a device that begins where a block of registers does; the block if there is none. */
const startingWith = (scope: Scope, block: NameEntry): NameEntry =>
    ownerOfPage(scope, BigInt(pageOf(block))) ?? block;

const pageOf = ({ number }: NameEntry): number => number ?? 0;

/** The last page (frame number) that a frame has by its size; its first if that is not known. */
export const lastPageOf = ({ value = 0n, size = 1n }: NameEntry): number =>
    Number(frameNumber(value + size - 1n));

/** Frames in ascending order of their pages. */
class FramesByPage implements NameIndex {
    private frames: NameEntry[] = [];
    /** For each frame, the one that reaches furthest of it and those before it; made when it is first needed. */
    private furthest: readonly NameEntry[] | undefined;

    constructor(private readonly takes: (frame: NameEntry) => boolean) {}

    *begin(entries: readonly NameEntry[]): Steps<void> {
        yield* inPieces(entries, entry => {
            if (this.isOf(entry)) this.frames.push(entry);
        });
        this.frames.sort((a, b) => pageOf(a) - pageOf(b));
    }

    add(entry: NameEntry): void {
        if (!this.isOf(entry)) return;
        this.frames.splice(this.placeOf(pageOf(entry)), 0, entry);
        this.furthest = undefined;
    }

    delete(entry: NameEntry): void {
        if (!this.isOf(entry)) return;
        const place = this.frames.indexOf(entry, this.placeOf(pageOf(entry)));
        if (place >= 0) this.frames.splice(place, 1);
        this.furthest = undefined;
    }

    /** Those whose address is in these pages, both included. */
    between(first: number, last: number): NameEntry[] {
        return this.frames.slice(this.placeOf(first), this.placeOf(last + 1));
    }

    /** The one that reaches furthest of those that have a page. */
    around(page: number): NameEntry | undefined {
        this.furthest ??= furthestOf(this.frames);
        const frame = this.furthest[this.placeOf(page + 1) - 1];
        return frame !== undefined && lastPageOf(frame) >= page ? frame : undefined;
    }

    /** The place of the first frame whose page is not below this one. */
    private placeOf(page: number): number {
        return countLeading(this.frames, entry => pageOf(entry) < page);
    }

    private isOf(entry: NameEntry): boolean {
        return entry.value !== undefined && this.takes(entry);
    }
}

function furthestOf(frames: readonly NameEntry[]): NameEntry[] {
    let reaching: NameEntry | undefined;
    return frames.map(frame => {
        if (reaching === undefined || lastPageOf(frame) > lastPageOf(reaching)) reaching = frame;
        return reaching;
    });
}

const all = nameIndex(() => new FramesByPage(() => true));

/** The few that are larger than a page. */
const sized = nameIndex(() => new FramesByPage(frame => lastPageOf(frame) > pageOf(frame)));
