// A domain's block: what a guest owns. It is short, and made anew by each edit of it.

import type { HeadNode } from '../../language/statements';
import type { BlockRange } from '../blocks';
import { Domain, type IomemLine } from '../program';
import { BlockContent, type BlockContext } from './block-content';
import { resolveIomem } from './domains';
import { report } from './lookup';

export class DomainBlock extends BlockContent {
    /** `undefined` for a domain without a name. */
    readonly domain: Domain | undefined;

    constructor(
        context: BlockContext,
        block: BlockRange,
        { name, hwdom }: HeadNode & { readonly kind: 'domain' },
    ) {
        super(context, block);
        const iomem: IomemLine[] = [];
        let all = false;
        for (const line of block.content()) {
            const { statement } = line.node;
            this.noteFlawsAndWaivers(line);
            if (name === undefined) continue;
            if (statement.kind === 'from' && statement.path !== undefined) {
                const params = { feature: 'from', path: statement.path.value } as const;
                report(this.resolution, 'not-supported', line, statement.path, params);
            }
            if (statement.kind !== 'iomem') continue;
            all ||= statement.all;
            const own = resolveIomem(this.resolution, line, statement);
            if (own !== undefined) iomem.push(own);
        }
        this.domain = name && new Domain(block.at, context.file, name, name.name, hwdom, all, iomem, iomem);
    }
}
