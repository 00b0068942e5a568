// A domain's block: what a guest owns. It is short, and made again after each edit of it.

import type { Line } from '../../language/lines';
import type { NotIn } from '../../language/statements';
import type { DomainHeadNode } from '../../language/statements/domain-head';
import { inPieces, type Steps } from '../../language/steps';
import type { StringNode } from '../../language/syntax';
import type { BlockRange } from '../blocks';
import { kindOfFrom, type Read, unsupportedAs } from '../file-kinds';
import { type Failure, failureOf } from '../host';
import { pathError, resolvePath } from '../paths';
import { Domain, type IomemLine } from '../program';
import { BlockContent, type BlockContext } from './block-content';
import { resolveIomem } from './domains';
import { report } from './lookup';

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
        let all = false;
        yield* inPieces(this.block.content(), line => {
            const { statement } = line.node;
            this.noteFlawsAndWaivers(line);
            if (name === undefined) return;
            if (statement.kind === 'iomem') {
                all ||= statement.all;
                const own = resolveIomem(this.resolution, line, statement);
                if (own !== undefined) iomem.push(own);
            } else if (statement.kind === 'from') {
                if (statement.path !== undefined) this.readFile(line, statement.path);
            } else statement satisfies NotIn<'domain'>;
        });
        this.domain =
            name && new Domain(this.block.at, this.context.file, name, name.name, hwdom, all, iomem, iomem);
    }

    /** Whether the files that it names are unchanged since it was made. */
    get isCurrent(): boolean {
        return [...this.held].every(([path, content]) => this.context.host.bytes(path) === content);
    }

    private readFile(line: Line, node: StringNode): void {
        const feature = unsupportedAs(kindOfFrom(this.contentOf(node.value)));
        if (feature !== undefined)
            report(this.resolution, 'not-supported', line, node, { feature, path: node.value });
    }

    /** The contents of a file, noted so that a change is noticed. */
    private contentOf(written: string): Uint8Array | Failure {
        if (pathError(written) !== undefined) return 'missing';
        const path = resolvePath(this.context.file, written);
        const content = this.context.host.bytes(path);
        this.held.set(path, content);
        this.reads.push({ path, as: kindOfFrom(content), failure: failureOf(content) });
        return content;
    }
}
