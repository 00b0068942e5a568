// A domain's block: what a guest owns. It is short, and made again after each edit of it.

import type { Line } from '../../language/lines';
import type { NotIn } from '../../language/statements';
import type { DomainHeadNode } from '../../language/statements/domain-head';
import type { FromNode } from '../../language/statements/from';
import { PIECE, type Steps } from '../../language/steps';
import type { BlockRange } from '../blocks';
import { Domain, FromLine, type IomemLine } from '../domain';
import { kindOfFrom, type Read } from '../file-kinds';
import { type Failure, failureOf } from '../host';
import { resolvePath } from '../paths';
import { BlockContent, type BlockContext } from './block-content';
import { resolveIomem } from './domains';
import { givenBy } from './from-file';
import { isGoodPath } from './written-path';

export class DomainBlock extends BlockContent {
    /** `undefined` for a domain without a name. */
    domain: Domain | undefined;
    readonly reads: Read[] = [];
    /** The contents of the files that it names, by path. */
    private readonly held = new Map<string, Uint8Array | Failure>();

    constructor(
        context: BlockContext,
        block: BlockRange,
        private readonly head: DomainHeadNode,
    ) {
        super(context, block);
    }

    override *readAll(): Steps<void> {
        const { name, hwdom } = this.head;
        const iomem: IomemLine[] = [];
        const froms: FromLine[] = [];
        let all = false;
        const isWhole = this.block.at.node.flaws.length === 0;
        let isKnown = isWhole;
        yield* this.readEach(line => {
            const { statement } = line.node;
            isKnown &&= line.node.flaws.length === 0;
            if (name === undefined) return;
            if (statement.kind === 'iomem') {
                all ||= statement.all;
                const own = resolveIomem(this.resolution, line, statement);
                if (own !== undefined) iomem.push(own);
                isKnown &&= own !== undefined || statement.all;
            } else if (statement.kind === 'from') {
                const from = this.readFrom(line, statement, name.name);
                if (from !== undefined) froms.push(from);
                isKnown &&= from?.given !== undefined;
            } else statement satisfies NotIn<'domain'>;
        });
        const { block, context } = this;
        this.domain =
            name &&
            new Domain(
                block.at,
                context.file,
                name,
                name.name,
                hwdom,
                all,
                iomem,
                froms,
                isKnown || (isWhole && all),
            );
    }

    /** What a file gives is read in one go. */
    protected override weightOfRead(line: Line): number {
        return line.mayBe('from') ? PIECE : super.weightOfRead(line);
    }

    /** Whether the files that it names are unchanged since it was made. */
    get isCurrent(): boolean {
        return [...this.held].every(([path, content]) => this.context.host.bytes(path) === content);
    }

    /** Reads the file that a line names; `undefined` for a bad path. Its content is noted, so that a change is noticed. */
    private readFrom(line: Line, statement: FromNode, domain: string): FromLine | undefined {
        const { path: node } = statement;
        if (node === undefined || !isGoodPath(this.resolution, line, node)) return undefined;
        const path = resolvePath(this.context.file, node.value);
        const content = this.context.host.bytes(path);
        const as = kindOfFrom(path, content);
        this.held.set(path, content);
        this.reads.push({ path, as, failure: failureOf(content) });
        const from = { line, statement, node, domain, path, as, content };
        return new FromLine(line, node, path, givenBy(this.resolution, from));
    }
}
