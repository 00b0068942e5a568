// Finds the blocks of a document, and the waivers in them.

import type { Document } from '../language/document';
import type { Block, HeadNode, RowNode, Statement } from '../language/syntax';
import type { BlockRange } from './program';

/** The blocks in the order of the text. A block without `}` ends before the next head, or with the document. */
export function findBlocks({ lines }: Document): BlockRange[] {
    const blocks: BlockRange[] = [];
    let open: { head: HeadNode; kind: Block; first: number } | undefined;
    const close = (last: number, closed: boolean): void => {
        if (open !== undefined) blocks.push({ ...open, last, closed });
        open = undefined;
    };
    for (const [at, { node }] of lines.entries()) {
        const { statement, before, after } = node;
        if (isHead(statement)) {
            close(at - 1, false);
            open = { head: statement, kind: statement.opens, first: at };
            if (after === 'file') close(at, true);
        } else if (statement.kind === 'close') close(at, true);
        else if (before !== 'file' && after === 'file') close(at - 1, false);
    }
    close(lines.length - 1, false);
    return blocks;
}

export const isHead = (statement: Statement): statement is HeadNode =>
    statement.kind === 'table' ||
    statement.kind === 'names' ||
    statement.kind === 'domain' ||
    statement.kind === 'test';

export const isRow = (statement: Statement): statement is RowNode =>
    statement.kind === 'access-row' || statement.kind === 'mmio-row' || statement.kind === 'clock-row';

/** The statements between a block's head and its end. */
export function* contentOf(
    { lines }: Document,
    { first, last }: Pick<BlockRange, 'first' | 'last'>,
): Iterable<[number, Statement]> {
    for (let line = first + 1; line <= last; line++) {
        const statement = lines[line]?.node.statement;
        if (statement !== undefined) yield [line, statement];
    }
}
