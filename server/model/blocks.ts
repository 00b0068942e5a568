// The blocks of a document.

import { uncommented } from '../language/c-habits';
import type { Document } from '../language/document';
import type { Line } from '../language/lines';
import { parseLine } from '../language/parser';
import { countLeading } from '../language/sorted';
import { formOf, type HeadNode, isHead } from '../language/statements';
import { LINES_A_PROBLEM, type Steps } from '../language/steps';
import type { Block } from '../language/syntax';
import { Anchored } from './kept/anchored';

/** A block's lines: from its head to its `}` (or its last line, when it has none), both included. */
export class BlockRange extends Anchored {
    constructor(
        at: Line,
        readonly head: HeadNode,
        private readonly document: Document,
        /** Its `}`; if that is missing, the line that ended the block, or nothing at the end of the document. */
        readonly end: Line | undefined,
        readonly closed: boolean,
    ) {
        super(at);
    }

    get kind(): Block {
        return this.head.opens;
    }

    get first(): number {
        return this.line;
    }

    get last(): number {
        if (this.end === undefined) return this.document.lines.length - 1;
        return this.closed ? this.end.number : this.end.number - 1;
    }

    /** The lines after its head, up to and including its last. */
    content(): readonly Line[] {
        return this.document.lines.between(this.first + 1, this.last);
    }
}

/** The blocks in the order of the text. A block without `}` ends before the next statement of the file, or with the document. */
export function findBlocks(document: Document): BlockRange[] {
    const blocks: BlockRange[] = [];
    let open: { at: Line; head: HeadNode } | undefined;
    const close = (end: Line | undefined, closed: boolean): void => {
        if (open !== undefined) blocks.push(new BlockRange(open.at, open.head, document, end, closed));
        open = undefined;
    };
    for (const line of document.structure) {
        const { statement, after } = line.node;
        if (isHead(statement)) {
            close(line, false);
            open = { at: line, head: statement };
            if (after === 'file') close(line, true);
        } else close(line, statement.kind === 'close');
    }
    close(undefined, false);
    return blocks;
}

/** The block that a line (by its number) is in, its head and its `}` included; `undefined` outside blocks. */
export function blockAt(
    { blocks }: { readonly blocks: readonly BlockRange[] },
    line: number,
): BlockRange | undefined {
    const block = blocks[countLeading(blocks, ({ first }) => first <= line) - 1];
    return block !== undefined && line <= block.last ? block : undefined;
}

/** Whether one of these lines outside blocks cannot be read: it may have been a platform, an import, or the head or a row of a block. */
export function* hasStrayLine(lines: Iterable<Line>): Steps<boolean> {
    for (const line of lines) {
        const { kind } = line.node.statement;
        // A line with a mistake takes longer to read than others.
        yield LINES_A_PROBLEM;
        if (line.before === 'file' && (kind === 'unreadable' || kind === 'close' || isLost(line)))
            return true;
    }
    return false;
}

/** Whether a line would be a statement of the file if it were not in a comment of another language. */
export function isLost({ text, node }: Line): boolean {
    if (node.statement.kind !== 'blank' || node.flaws.length === 0) return false;
    const { place } = formOf(parseLine(uncommented(text), 'file').statement);
    return place === 'file' || place === 'head';
}
