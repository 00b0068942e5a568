// The node of a device tree that a `from` line chooses, at a position.

import type { Position } from '../../language/document';
import type { StringNode } from '../../language/syntax';
import type { Domain, FromLine } from '../../model/domain';
import type { Program } from '../../model/program';

export interface TreeNodeAt {
    /** Its name in quotes. */
    readonly node: StringNode;
    readonly domain: Domain;
    readonly from: FromLine;
}

export function treeNodeAt(
    { document, domains, file }: Program,
    { line: at, character }: Position,
): TreeNodeAt | undefined {
    const statement = document.lines.get(at)?.node.statement;
    const node = statement?.kind === 'from' ? statement.node : undefined;
    if (node === undefined || character < node.start || node.end < character) return undefined;
    for (const domain of domains) {
        const from = domain.file === file ? domain.froms.find(({ line }) => line === at) : undefined;
        if (from !== undefined) return { node, domain, from };
    }
    return undefined;
}
