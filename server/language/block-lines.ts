// Which lines stand in which block. The first of a block is what most of its lines are; a line without a word of its own is
// what is read where none of the block's words stands first. A waiver may stand in any of them.

import type { LineForm } from './form';
import { alternatives } from './reader';
import { accessRow } from './statements/access-row';
import { clockRow } from './statements/clock-row';
import { declaration } from './statements/declaration';
import { from } from './statements/from';
import { indexLine } from './statements/index-line';
import { iomem } from './statements/iomem';
import { mmioRow } from './statements/mmio-row';
import { testLine } from './statements/test-line';
import { type WaiveNode, waive } from './statements/waive';
import type { OpenBlock } from './syntax';
import { isSmall } from './words';

type Lines<B extends OpenBlock> = readonly [LineForm<unknown, B>, ...LineForm<unknown, B>[]];

const BLOCK_LINES = {
    node: [accessRow, indexLine],
    reset: [accessRow, indexLine],
    mmio: [mmioRow],
    clock: [clockRow, indexLine],
    domain: [iomem, from],
    test: [testLine],
    'names node': [declaration],
    'names reset': [declaration],
    'names clock': [declaration],
    'names frame': [declaration],
    'names register': [declaration],
} as const satisfies { readonly [B in OpenBlock]: Lines<B> };

/** The lines that have a meaning in a block of a kind. */
export type LineOf<B extends OpenBlock> =
    | Exclude<ReturnType<(typeof BLOCK_LINES)[B][number]['read']>, undefined>
    | WaiveNode;

type AnyLine = LineForm<LineOf<OpenBlock>>;

/** What most lines of a block are. */
export const mainLine = (block: OpenBlock): AnyLine => BLOCK_LINES[block][0];

/** What a line is by its first word; `undefined` where the block has no such line. */
export function lineOfWord(block: OpenBlock, word: string): AnyLine | undefined {
    const main = mainLine(block);
    return (
        (isSmall(word) ? namedLine(block, word) : undefined) ?? (main.word === undefined ? main : undefined)
    );
}

function namedLine(block: OpenBlock, word: string): AnyLine | undefined {
    if (word === waive.word) return waive;
    for (const line of BLOCK_LINES[block]) if (line.word === word) return line;
    return undefined;
}

/** The words that lines of a block begin with, for a message. */
export const wordsOfLines = (block: OpenBlock): string =>
    alternatives(BLOCK_LINES[block].flatMap(({ word }) => word ?? []));
