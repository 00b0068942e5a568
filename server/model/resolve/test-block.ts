// A test's block: what must hold. It is short, and made again after each edit of it.

import type { Line } from '../../language/lines';
import type { NotIn } from '../../language/statements';
import type { Steps } from '../../language/steps';
import type { BlockRange } from '../blocks';
import type { Domain } from '../domain';
import { TestBlock, type TestLine } from '../program';
import { BlockContent, type BlockContext } from './block-content';
import { resolveTestLine } from './tests';

export class TestContent extends BlockContent {
    readonly test: TestBlock;
    private readonly lines: TestLine[] = [];
    private readonly unread: Line[] = [];

    constructor(
        context: BlockContext,
        block: BlockRange,
        title: string,
        private readonly domains: readonly Domain[],
    ) {
        super(context, block);
        this.test = new TestBlock(block.at, title, this.lines, this.unread);
    }

    override *readAll(): Steps<void> {
        const domains = new Map(this.domains.map(domain => [domain.name, domain]));
        yield* this.readEach(line => {
            const { statement } = line.node;
            if (statement.kind === 'test-line') {
                const resolved = resolveTestLine(this.resolution, domains, line, statement);
                if (resolved === undefined || line.node.flaws.length > 0) this.unread.push(line);
                else this.lines.push(resolved);
            } else {
                statement satisfies NotIn<'test'>;
                if (statement.kind === 'unreadable') this.unread.push(line);
            }
        });
    }
}
