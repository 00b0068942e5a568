// A domain's block: what a guest owns. It is short, and made again after each edit of it.

import type { Line } from '../../language/lines';
import type { NotIn } from '../../language/statements';
import type { DomainHeadNode } from '../../language/statements/domain-head';
import { inPieces, type Steps } from '../../language/steps';
import type { StringNode } from '../../language/syntax';
import type { BlockRange } from '../blocks';
import { Domain, type IomemLine } from '../domain';
import { type FileKind, kindOfFrom, type Read, unsupportedAs } from '../file-kinds';
import { type Failure, failureOf } from '../host';
import { resolvePath } from '../paths';
import { BlockContent, type BlockContext } from './block-content';
import { resolveIomem } from './domains';
import { report } from './lookup';
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
        if (!isGoodPath(this.resolution, line, node)) return;
        const feature = unsupportedAs(this.kindOf(resolvePath(this.context.file, node.value)));
        if (feature !== undefined)
            report(this.resolution, 'not-supported', line, node, { feature, path: node.value });
    }

    /** The kind as which a file is read. Its contents are noted, so that a change is noticed. */
    private kindOf(path: string): FileKind {
        const content = this.context.host.bytes(path);
        const as = kindOfFrom(path, content);
        this.held.set(path, content);
        this.reads.push({ path, as, failure: failureOf(content) });
        return as;
    }
}
