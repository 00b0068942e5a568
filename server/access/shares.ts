// Who has what according to a program's tables: the owners of a page, the hardware domain only, or nobody.

import { rowOfId } from '../model/coverage';
import { gapsIn } from '../model/gaps';
import {
    type AccessKind,
    type AccessRow,
    type AccessTable,
    accessTable,
    type MmioRow,
    type Program,
    tableOf,
} from '../model/program';
import { type Grant, gainersOf, isOpenToAll, passersOf, TO_ALL } from './passers';

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
    /** What every domain has, because of an edition's rules. */
    readonly everyone: Share;
    /** What the owners of each page have. The key is its frame number; in the order of the tables. */
    readonly byFrame: ReadonlyMap<number, PageShare>;
    /** What only the hardware domain has. */
    readonly hwdom: Share;
    /** What has a row, and is refused to everyone. */
    readonly nobody: Share;
}

/** Who has what. A register row belongs to those who may control its node, as far as they gain anything by the row. */
export function sharesOf({ tables, edition }: Program): Shares {
    const shares = {
        everyone: emptyShare(),
        byFrame: new Map<number, PageShare>(),
        hwdom: emptyShare(),
        nobody: emptyShare(),
    };
    const nodes = accessTable(tables, 'node');
    const isOpen = (kind: AccessKind, id: number): boolean =>
        nodes !== undefined && isOpenToAll(edition, kind, id);
    if (isOpen('node', 0)) shares.everyone.node.push(0);
    for (const { kind, rows } of [nodes, accessTable(tables, 'reset')].filter(table => table !== undefined)) {
        for (const row of rows) {
            const ids = shareOf(shares, row)[kind];
            row.eachId(id => {
                if (!isOpen(kind, id)) ids.push(id);
            });
        }
    }
    for (const register of tableOf(tables, 'mmio')?.rows ?? []) {
        const node = rowOfId(nodes, register.nodeId);
        const [grant, owners] = isOpen('node', register.nodeId)
            ? [TO_ALL, shares.everyone]
            : [node, node && shareOf(shares, node)];
        shareOfRegister(shares, register, grant, owners).registers++;
    }
    return shares;
}

/** How many ids are refused to everyone, by the reason. */
export interface Refused {
    /** The id has a name and no row. */
    readonly withoutRow: number;
    /** The row says `deny`. */
    readonly denied: number;
    /** The row's frame is frame 0. */
    readonly throughZero: number;
}

/** How many ids a table refuses to everyone. */
export function refusedIds(program: Program, table: AccessTable): Refused {
    const isClosed = (id: number): boolean => !isOpenToAll(program.edition, table.kind, id);
    const withoutRow = gapsIn(program, table).filter(({ id }) => isClosed(id)).length;
    const refused = { withoutRow, denied: 0, throughZero: 0 };
    for (const row of table.rows) {
        const { frame, hwdom } = passersOf(row);
        if (frame !== undefined || hwdom) continue;
        const size = isClosed(0) ? row.size : row.mapIds(id => id).filter(isClosed).length;
        refused[row.address === undefined ? 'denied' : 'throughZero'] += size;
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

/** Who has a register, given what lets a domain control its node, and what those have who may. */
function shareOfRegister(
    { hwdom, nobody }: Shared,
    register: MmioRow,
    grant: Grant | undefined,
    owners: Share | undefined,
): Share {
    const gainers = gainersOf(register, grant);
    if (gainers === 'owners' && owners !== undefined) return owners;
    return gainers === 'hwdom' ? hwdom : nobody;
}

const emptyShare = (): Share => ({ node: [], reset: [], registers: 0 });
