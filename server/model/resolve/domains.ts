// The frames that a domain owns.

import type { Line } from '../../language/lines';
import type { IomemNode } from '../../language/statements/iomem';
import { IomemLine } from '../domain';
import { frameNumber, LAST_FRAME } from '../page';
import { type Resolution, report, valueIn } from './lookup';
import { resolveFrame } from './table-rows';

/**
 * The frames of one `iomem` line; one page if there is no `count` (pages) or `size` (bytes). A size is rounded up to whole
 * pages. `undefined` after a report.
 */
export function resolveIomem(resolution: Resolution, line: Line, node: IomemNode): IomemLine | undefined {
    const use = node.frame && resolveFrame(resolution, line, node.frame);
    const count = node.count && valueIn(resolution, line, node.count, []);
    const size = node.size && valueIn(resolution, line, node.size, []);
    if (use === undefined) return undefined;
    if ((node.count !== undefined && count === undefined) || (node.size !== undefined && size === undefined))
        return undefined;
    const extent = node.count ?? node.size;
    if (extent !== undefined && (count ?? size) === 0n) {
        report(resolution, 'out-of-range', line, extent, { problem: 'no-pages' });
        return undefined;
    }
    const first = frameNumber(use.address);
    const last = size === undefined ? first + (count ?? 1n) - 1n : frameNumber(use.address + size - 1n);
    const inBytes =
        node.size !== undefined && size !== undefined ? { bytes: size, span: node.size } : undefined;
    const inPages =
        node.count !== undefined && count !== undefined ? { pages: count, span: node.count } : undefined;
    if (last <= LAST_FRAME) return new IomemLine(line, resolution.file, first, last, use, inBytes, inPages);
    report(resolution, 'out-of-range', line, extent ?? use.node, { problem: 'frame', value: last });
    return undefined;
}
