// Who has what according to a program's tables: the owners of a page, the hardware domain only, or nobody.

import { rowOfId } from '../model/coverage';
import { type AccessRow, type AccessTable, accessTable, type Program, tableOf } from '../model/program';
import { passersOf } from './passers';

/** What somebody may use: ids by kind in the order of the text, and the number of rows of the register table. */
export interface Share {
    readonly node: number[];
    readonly reset: number[];
    registers: number;
}

export interface PageShare extends Share {
    /** The names by which rows use the page; `-` for its number. */
    readonly names: Set<string>;
}

export interface Shares {
    /** What the owners of each page have. The key is its frame number; in the order of the tables. */
    readonly byFrame: ReadonlyMap<number, PageShare>;
    /** What only the hardware domain has. */
    readonly hwdom: Share;
    /** What has a row, and is refused to everyone. */
    readonly nobody: Share;
}

/** Who has what. The register rows of a node belong to those who may control it, unless they are for the hardware domain. */
export function sharesOf({ tables }: Program): Shares {
    const shares = { byFrame: new Map<number, PageShare>(), hwdom: emptyShare(), nobody: emptyShare() };
    const nodes = accessTable(tables, 'node');
    for (const table of [nodes, accessTable(tables, 'reset')]) {
        for (const row of table?.rows ?? []) {
            const ids = shareOf(shares, row)[table?.kind ?? 'node'];
            row.eachId(id => ids.push(id));
        }
    }
    for (const { nodeId, node } of tableOf(tables, 'mmio')?.rows ?? []) {
        const row = rowOfId(nodes, nodeId);
        const share = row === undefined ? shares.nobody : shareOf(shares, row);
        (node.onlyHwdom && share !== shares.nobody ? shares.hwdom : share).registers++;
    }
    return shares;
}

/** How many ids with a row are refused to everyone, by the reason: the row says `deny`, or its frame is frame 0. */
export function refusedIds({ rows }: AccessTable): { readonly denied: number; readonly throughZero: number } {
    const refused = { denied: 0, throughZero: 0 };
    for (const row of rows) {
        const { frame, hwdom } = passersOf(row);
        if (frame !== undefined || hwdom) continue;
        refused[row.address === undefined ? 'denied' : 'throughZero'] += row.size;
    }
    return refused;
}

interface Shared extends Shares {
    readonly byFrame: Map<number, PageShare>;
}

/** Who has the ids of a row. */
function shareOf({ byFrame, hwdom, nobody }: Shared, row: AccessRow): Share {
    const { frame, hwdom: hwdomPasses } = passersOf(row);
    if (frame === undefined) return hwdomPasses ? hwdom : nobody;
    const share = byFrame.get(frame) ?? { ...emptyShare(), names: new Set<string>() };
    byFrame.set(frame, share);
    share.names.add(row.frameName?.name ?? '-');
    return share;
}

const emptyShare = (): Share => ({ node: [], reset: [], registers: 0 });
