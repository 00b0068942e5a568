// The waivers of a file: where each one reaches, and the ids that it names.

import { DIAGNOSTICS, isCode } from '../diagnostics';
import type { Document } from '../language/document';
import type { Block, IdNode, RangeNode, Span, WaiverNode } from '../language/syntax';
import { contentOf } from './blocks';
import { idOf, type Resolution, report } from './lookup';
import { removeLines, replace } from './problem';
import type { BlockRange, Waiver } from './program';

/** The waivers that may stand, in the order of the text; the others are reported. */
export function resolveWaivers(
    resolution: Resolution,
    document: Document,
    blocks: readonly BlockRange[],
): Waiver[] {
    const waivers: Waiver[] = [];
    for (const block of blocks) {
        for (const [line, statement] of contentOf(document, block)) {
            const add = (node: WaiverNode, first: number, last: number): void => {
                const waiver = resolveWaiver(resolution, block.kind, line, node, first, last);
                if (waiver !== undefined) waivers.push(waiver);
            };
            if (statement.kind === 'waive') add(statement, block.first, block.last);
            else if ('waivers' in statement) for (const node of statement.waivers) add(node, line, line);
        }
    }
    return waivers;
}

/** Whether a waiver has a line of its own, rather than standing behind a row. */
export const isOwnLine = ({ line, first }: Waiver): boolean => first !== line;

function resolveWaiver(
    resolution: Resolution,
    block: Block,
    line: number,
    node: WaiverNode,
    first: number,
    last: number,
): Waiver | undefined {
    if (node.code === undefined || node.reason === undefined) return undefined;
    const code = node.code.name;
    const bad = (
        problem: 'unknown' | 'error' | 'warning' | 'ids' | 'empty-reason',
        span: Span = node.code ?? node,
    ): undefined => {
        const remove =
            first === line
                ? replace('Remove this waiver', line, node, '')
                : removeLines('Remove this waiver', line, line);
        const fixes = problem === 'empty-reason' ? [] : [remove];
        report(resolution, 'bad-waiver', line, span, { code, problem }, { fixes });
    };
    if (!isCode(code)) return bad('unknown');
    if (!DIAGNOSTICS[code].waivable) return bad(DIAGNOSTICS[code].severity);
    if (node.reason.value.trim() === '') return bad('empty-reason', node.reason);
    if (node.ids === undefined) return { node, code, line, first, last, ids: undefined };
    if (code !== 'index-gap' || (block !== 'node' && block !== 'reset')) return bad('ids', node.code);
    const ids = resolveIds(resolution, block, line, node.ids);
    return ids && { node, code, line, first, last, ids };
}

function resolveIds(
    resolution: Resolution,
    kind: 'node' | 'reset',
    line: number,
    { first: from, last: to }: RangeNode<IdNode>,
): Waiver['ids'] {
    const first = idOf(resolution, line, from, kind);
    const last = to === undefined ? first : idOf(resolution, line, to, kind);
    if (first === undefined || last === undefined) return undefined;
    if (first <= last) return { first, last };
    const span = { start: from.start, end: to?.end ?? from.end };
    report(resolution, 'out-of-range', line, span, {
        problem: 'backwards',
        first: BigInt(first),
        last: BigInt(last),
    });
    return undefined;
}
