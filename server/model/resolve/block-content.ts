// What the lines of one block mean. A block's content is made once and takes edits of its lines along where it can.

import type { Change, Document } from '../../language/document';
import type { Line } from '../../language/lines';
import type { Steps } from '../../language/steps';
import type { BlockRange } from '../blocks';
import type { Host } from '../host';
import { Notes } from '../kept/notes';
import type { Waiver } from '../program';
import type { Resolution } from './lookup';
import { waiversIn } from './waivers';

/** What all blocks of a file stand on. Where it changes, all of them are made anew. */
export interface BlockContext extends Omit<Resolution, 'notes'> {
    readonly document: Document;
    /** For the files that a block names. */
    readonly host: Pick<Host, 'bytes'>;
}

export abstract class BlockContent {
    readonly notes = new Notes();
    /** Lines with flaws. */
    readonly flawed = new Set<Line>();
    readonly waivers = new Map<Line, readonly Waiver[]>();
    protected readonly resolution: Resolution;

    constructor(
        protected readonly context: BlockContext,
        readonly block: BlockRange,
    ) {
        this.resolution = { ...context, notes: this.notes };
    }

    /** Reads the block's lines, before anyone asks what they mean. */
    abstract readAll(): Steps<void>;

    /** Takes an edit of the block's lines along; `false` where the content must be made anew. */
    edit(_change: Change): boolean {
        return false;
    }

    /** Reads these of its lines again, because a name in them means something else now; `false` as for `edit`. */
    // biome-ignore lint/correctness/useYield: what is made anew has no pieces
    *renew(_lines: readonly Line[]): Steps<boolean> {
        return false;
    }

    /** The block is no more, or is made anew: what it declared is taken back. */
    drop(): void {}

    /** What every line of a block may have: flaws and waivers. */
    protected noteFlawsAndWaivers(line: Line): void {
        if (line.node.flaws.length > 0) this.flawed.add(line);
        const waivers = waiversIn(this.resolution, this.block, line);
        if (waivers.length > 0) this.waivers.set(line, waivers);
    }

    protected forget(line: Line): void {
        this.notes.forget(line);
        this.flawed.delete(line);
        this.waivers.delete(line);
    }
}
