// What a guest owns: the frames that a `domain` block gives it, each with the place where that is written.

import type { DtDev } from '../guests/config';
import type { FirmwareUse } from '../guests/firmware-uses';
import type { DeviceStatus } from '../guests/passthrough';
import type { Line } from '../language/lines';
import { compare, countLeading } from '../language/sorted';
import type { Span } from '../language/syntax';
import { Anchored } from './kept/anchored';
import { perVersion } from './kept/per-version';
import type { NameEntry } from './names';
import type { FrameUse } from './program';

/** Frames that a domain owns, and where that is written: in this file, or in one that the domain is read from. */
export interface FrameRange {
    readonly first: bigint;
    /** Inclusive. */
    readonly last: bigint;
    /** The name of the first frame, if it is written as one. */
    readonly name: NameEntry | undefined;
    readonly file: string;
    /** From 0. */
    readonly line: number;
    readonly span: Span;
    /** Whether they are granted and not mapped: the page that Xen adds behind a region of a device tree. */
    readonly isExtra: boolean;
}

export interface SizeInBytes {
    readonly bytes: bigint;
    readonly span: Span;
}

/** The frames of an `iomem` line. */
export class IomemLine extends Anchored implements FrameRange {
    readonly isExtra = false;

    constructor(
        at: Line,
        readonly file: string,
        readonly first: bigint,
        readonly last: bigint,
        readonly use: FrameUse,
        /** The size in bytes, or the number of pages, as it is written. */
        readonly size: SizeInBytes | undefined,
        readonly count: { readonly pages: bigint; readonly span: Span } | undefined,
    ) {
        super(at);
    }

    get name(): NameEntry | undefined {
        return this.use.name;
    }

    get span(): Span {
        return this.use.node;
    }
}

/** Frames that a file gives a domain. */
export interface GivenRange extends FrameRange {
    /** The node of a device tree that they are given by. */
    readonly device: string | undefined;
}

/** What a file gives a domain. */
export interface Given {
    readonly ranges: readonly GivenRange[];
    /** The devices that an xl configuration names: they grant nothing. */
    readonly devices: readonly DtDev[];
    /** What the devices of a device tree use of the firmware. */
    readonly uses: readonly FirmwareUse[];
    readonly statuses: readonly DeviceStatus[];
}

/** What was read of a file. */
export interface ReadFrom {
    /** `undefined` after a report, if it is not known what the file gives. */
    readonly given: Given | undefined;
    /** The names of the nodes below /passthrough of a device tree; none if it could not be read. */
    readonly nodes: readonly string[];
}

/** A `from` line. */
export class FromLine extends Anchored {
    readonly given: Given | undefined;
    readonly nodes: readonly string[];

    constructor(
        at: Line,
        /** Its path. */
        readonly span: Span,
        /** The path as the host names the file. */
        readonly path: string,
        { given, nodes }: ReadFrom,
    ) {
        super(at);
        this.given = given;
        this.nodes = nodes;
    }
}

export class Domain extends Anchored {
    /** All that it owns, as far as that is known. */
    readonly ranges: readonly FrameRange[];
    private merged: readonly Frames[] | undefined;

    constructor(
        at: Line,
        readonly file: string,
        readonly span: Span,
        readonly name: string,
        readonly hwdom: boolean,
        /** Whether it owns every frame. */
        readonly all: boolean,
        /** Its own lines, except `iomem all`. */
        readonly iomem: readonly IomemLine[],
        /** The files that it is read from. */
        readonly froms: readonly FromLine[],
        /** Whether it is known what it owns: a line or a file that could not be read may give it more. */
        readonly isKnown: boolean,
    ) {
        super(at);
        this.ranges = joined(iomem, froms);
    }

    /** Whether it owns a page (frame number), as far as that is known. */
    owns(page: bigint): boolean {
        if (this.all) return true;
        this.merged ??= mergedInOrder(this.ranges);
        return isAmong(this.merged, page);
    }

    /** Whether it owns a page only because Xen adds one behind a region of a device tree. */
    ownsAsExtra(page: bigint): boolean {
        if (this.all) return false;
        const giving = this.ranges.filter(range => holds(range, page));
        return giving.length > 0 && giving.every(({ isExtra }) => isExtra);
    }
}

/** All ranges of some lines. Those of one file are the same list for each domain that has no others: there may be thousands of both. */
function joined(iomem: readonly IomemLine[], froms: readonly FromLine[]): readonly FrameRange[] {
    const given = froms.flatMap(each => (each.given === undefined ? [] : [each.given.ranges]));
    const [only, ...others] = given;
    return iomem.length === 0 && only !== undefined && others.length === 0
        ? only
        : [...iomem, ...given.flat()];
}

const holds = ({ first, last }: FrameRange, page: bigint): boolean => first <= page && page <= last;

/** The first and the last of some frames. */
type Frames = Pick<FrameRange, 'first' | 'last'>;

/** Whether a page (frame number) is in some ranges. */
export const hasPage = (ranges: readonly FrameRange[], page: bigint): boolean =>
    isAmong(mergedInOrder(ranges), page);

function isAmong(merged: readonly Frames[], page: bigint): boolean {
    const below = merged[countLeading(merged, ({ first }) => first <= page) - 1];
    return below !== undefined && page <= below.last;
}

/** The same frames, sorted, where none is in two ranges. A domain may have thousands, and be asked about each row of a table. */
const mergedInOrder = perVersion((ranges: readonly Frames[]): readonly Frames[] => {
    const merged: Frames[] = [];
    for (const { first, last } of [...ranges].sort((a, b) => compare(a.first, b.first))) {
        const before = merged.at(-1);
        if (before === undefined || first > before.last) merged.push({ first, last });
        else if (last > before.last) merged[merged.length - 1] = { first: before.first, last };
    }
    return merged;
});
