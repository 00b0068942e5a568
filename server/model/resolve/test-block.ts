// A test's block: what must hold. It is short, and made anew by each edit of it.

import type { NotIn } from '../../language/statements';
import type { BlockRange } from '../blocks';
import { type Domain, TestBlock, type TestLine } from '../program';
import { BlockContent, type BlockContext } from './block-content';
import { resolveTestLine } from './tests';

export class TestContent extends BlockContent {
    readonly test: TestBlock;

    constructor(
        context: BlockContext,
        block: BlockRange,
        title: string,
        domains: ReadonlyMap<string, Domain>,
    ) {
        super(context, block);
        const lines: TestLine[] = [];
        for (const line of block.content()) {
            const { statement } = line.node;
            this.noteFlawsAndWaivers(line);
            if (statement.kind === 'test-line') {
                const resolved = resolveTestLine(this.resolution, domains, line, statement);
                if (resolved !== undefined) lines.push(resolved);
            } else statement satisfies NotIn<'test'>;
        }
        this.test = new TestBlock(block.at, title, lines);
    }
}
