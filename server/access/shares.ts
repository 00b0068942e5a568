// Who has what according to a program's tables: the owners of a page, the hardware domain only, or nobody.

import { rowOfId } from '../model/coverage';
import { gapsIn } from '../model/gaps';
import {
    type AccessRow,
    type AccessTable,
    accessTable,
    type MmioRow,
    type Program,
    tableOf,
} from '../model/program';
import { gainersOf, isOpenToAll, passersOf, TO_ALL } from './passers';

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
    const open = { node: nodes !== undefined && isOpenToAll(edition, 'node', 0), reset: false };
    if (open.node) shares.everyone.node.push(0);
    for (const { kind, rows } of [nodes, accessTable(tables, 'reset')].filter(table => table !== undefined)) {
        for (const row of rows) {
            const ids = shareOf(shares, row)[kind];
            row.eachId(id => {
                if (id !== 0 || !open[kind]) ids.push(id);
            });
        }
    }
    for (const register of tableOf(tables, 'mmio')?.rows ?? [])
        if (register.nodeId === 0 && open.node) shareOfOpen(shares, register).registers++;
        else shareOfRegister(shares, register, rowOfId(nodes, register.nodeId)).registers++;
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
    const isOpen = isOpenToAll(program.edition, table.kind, 0);
    const withoutRow = gapsIn(program, table).filter(({ id }) => id !== 0 || !isOpen).length;
    const refused = { withoutRow, denied: 0, throughZero: 0 };
    for (const row of table.rows) {
        const { frame, hwdom } = passersOf(row);
        if (frame !== undefined || hwdom) continue;
        const size = isOpen ? row.mapIds(id => id).filter(id => id !== 0).length : row.size;
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

function shareOfRegister(shares: Shared, register: MmioRow, node: AccessRow | undefined): Share {
    const gainers = gainersOf(register, node);
    if (gainers === 'owners' && node !== undefined) return shareOf(shares, node);
    return gainers === 'hwdom' ? shares.hwdom : shares.nobody;
}

/** Who has a register of a node that every domain may control. */
function shareOfOpen({ everyone, hwdom, nobody }: Shared, register: MmioRow): Share {
    const gainers = gainersOf(register, TO_ALL);
    if (gainers === 'owners') return everyone;
    return gainers === 'hwdom' ? hwdom : nobody;
}

const emptyShare = (): Share => ({ node: [], reset: [], registers: 0 });
