// Which kinds of lines each block may contain. The first kind of a block is its most common one. A line that begins with none of the
// block's words is read as the kind that has no word. Waivers are allowed in every block.

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

type LineForms<B extends OpenBlock> = readonly [LineForm<unknown, B>, ...LineForm<unknown, B>[]];

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
} as const satisfies { readonly [B in OpenBlock]: LineForms<B> };

/** The kinds of lines that are allowed in a kind of block. */
export type LineOf<B extends OpenBlock> =
    | Exclude<ReturnType<(typeof BLOCK_LINES)[B][number]['read']>, undefined>
    | WaiveNode;

type AnyLine = LineForm<LineOf<OpenBlock>>;

/** The most common kind of line in a block. */
export const mainLine = (block: OpenBlock): AnyLine => BLOCK_LINES[block][0];

/** The kind of a line by its first word; `undefined` if the block has no such line. */
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
