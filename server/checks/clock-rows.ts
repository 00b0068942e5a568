// What rules about clock tables share: the names of clocks and nodes, and the edit that takes nodes out of a row.

import { nameOfId } from '../model/id-names';
import { type Edit, removeLines, replace } from '../model/problem';
import type { ClockRow, IndexedId } from '../model/program';
import type { Scope } from '../model/scope';

/** A clock or node as its row names it; for a number its first name, if it has one. */
export const idName = (scope: Scope, kind: 'node' | 'clock', { id, node }: IndexedId): string =>
    node.kind === 'name' ? node.name : nameOfId(scope, kind, id);

/** The edits that leave a row without some of its nodes; without any left, the whole line goes. */
export function withoutNodes({ at, line, nodes }: ClockRow, gone: readonly IndexedId[]): readonly Edit[] {
    const starts = new Set(gone.map(({ node }) => node.start));
    const kept = nodes.filter(({ node }) => !starts.has(node.start));
    const [first, last] = [nodes[0], nodes.at(-1)];
    if (first === undefined || last === undefined || kept.length === 0)
        return removeLines('', line, line).edits;
    const texts = kept.map(({ node: { start, end } }) => at.text.slice(start, end));
    return replace('', line, { start: first.node.start, end: last.node.end }, texts.join(', ')).edits;
}
