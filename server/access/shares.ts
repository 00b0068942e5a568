// Who has what by a program's tables: the owners of a page, only the hardware domain, or nobody.

import { rowOfId } from '../model/coverage';
import { type AccessRow, type AccessTable, accessTable, type Program, tableOf } from '../model/program';
import { passersOf } from './passers';

/** What somebody may control: ids by kind in the order of the text, and how many rows of the register table. */
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
    /** What the owners of a page have, by its frame number, in the order of the tables. */
    readonly byFrame: ReadonlyMap<number, PageShare>;
    /** What only the hardware domain has. */
    readonly hwdom: Share;
    /** What is refused to everyone although it has a row. */
    readonly nobody: Share;
}

/** Who has what. Whoever may control a node has the register rows of it, unless they are for the hardware domain. */
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

/** How many ids rows refuse to everyone, by how they do: a row that says `deny`, or one through frame 0. */
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

/** Whose the ids of a row are. */
function shareOf({ byFrame, hwdom, nobody }: Shared, row: AccessRow): Share {
    const { frame, hwdom: hwdomPasses } = passersOf(row);
    if (frame === undefined) return hwdomPasses ? hwdom : nobody;
    const share = byFrame.get(frame) ?? { ...emptyShare(), names: new Set<string>() };
    byFrame.set(frame, share);
    share.names.add(row.frameName?.name ?? '-');
    return share;
}

const emptyShare = (): Share => ({ node: [], reset: [], registers: 0 });
