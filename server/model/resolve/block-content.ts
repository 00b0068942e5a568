// The meaning of the lines of one block. It is made once, and follows edits of these lines if it can.

import type { Change, Document } from '../../language/document';
import type { Line } from '../../language/lines';
import { inPieces, LINES_A_MISTAKE, type Steps } from '../../language/steps';
import type { BlockRange } from '../blocks';
import type { Host } from '../host';
import { Notes } from '../kept/notes';
import type { Waiver } from '../program';
import type { Resolution } from './lookup';
import { waiversIn } from './waivers';

/** What all blocks of a file depend on. If it changes, all of them are made again. */
export interface BlockContext extends Omit<Resolution, 'notes'> {
    readonly document: Document;
    /** Provides the files that a block names. */
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

    /** Reads the block's lines. Called once, first. */
    abstract readAll(): Steps<void>;

    /** Follows an edit of the block's lines; `false` if the content must be made again. */
    edit(_change: Change): boolean {
        return false;
    }

    /** Reads some of its lines again, because a name in them has a new meaning; `false` as for `edit`. */
    // biome-ignore lint/correctness/useYield: the default does no work
    *renew(_lines: readonly Line[]): Steps<boolean> {
        return false;
    }

    /** Removes what the block declared, when it is removed or made again. */
    drop(): void {}

    /** Reads what every line of a block may have: flaws and waivers. The flaws of its `}` are noted with those outside blocks. */
    protected noteFlawsAndWaivers(line: Line): void {
        if (!line.isStructural && line.node.flaws.length > 0) this.flawed.add(line);
        const waivers = waiversIn(this.resolution, this.block, line);
        if (waivers.length > 0) this.waivers.set(line, waivers);
    }

    /** Reads each line of the block, and what every line may have. */
    protected *readEach(read: (line: Line) => void): Steps<void> {
        const readLine = (line: Line): void => {
            this.noteFlawsAndWaivers(line);
            read(line);
        };
        yield* inPieces(this.block.content(), readLine, line => this.weightOfRead(line));
    }

    /** How much work it was to read a line, as a number of lines. */
    protected weightOfRead(line: Line): number {
        return this.flawed.has(line) ? LINES_A_MISTAKE : 1;
    }

    protected forget(line: Line): void {
        this.notes.forget(line);
        this.flawed.delete(line);
        this.waivers.delete(line);
    }
}

/** The waivers of a file, outside blocks and in them, in the order of the text. */
export const waiversOf = (
    outside: { readonly waivers: readonly Waiver[] },
    contents: Iterable<BlockContent>,
): readonly Waiver[] =>
    [...outside.waivers, ...[...contents].flatMap(content => [...content.waivers.values()].flat())].sort(
        (a, b) => a.line - b.line || a.node.start - b.node.start,
    );
