// What a guest owns: the frames that a `domain` block gives it, each with the place where that is written.

import type { Line } from '../language/lines';
import type { Span } from '../language/syntax';
import { Anchored } from './kept/anchored';
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
}

/** The frames of an `iomem` line. */
export class IomemLine extends Anchored implements FrameRange {
    constructor(
        at: Line,
        readonly file: string,
        readonly first: bigint,
        readonly last: bigint,
        readonly use: FrameUse,
        /** The size in bytes, or the number of pages, as it is written. */
        readonly size: { readonly bytes: bigint; readonly span: Span } | undefined,
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

export class Domain extends Anchored {
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
        /** All that it owns, including those lines. */
        readonly ranges: readonly FrameRange[],
    ) {
        super(at);
    }
}
