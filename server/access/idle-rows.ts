// Rows that give nothing to any of the domains that a program declares, although they are meant to give something to somebody. They are
// found by what rows have in common, not row by row.

import { rowOfId } from '../model/coverage';
import type { Domain } from '../model/domain';
import {
    type AccessRow,
    type AccessTable,
    accessTable,
    type ClockRow,
    type MmioRow,
    type Program,
    type Row,
    type Table,
} from '../model/program';
import { clockRowsAlike, registerRowsAlike } from '../model/rows-alike';
import { rowsByFrame } from '../model/rows-by-frame';
import {
    type Grant,
    gainersOf,
    grantOfNode,
    isOpenToAll,
    passersOf,
    registerPassersOf,
    TO_ALL,
} from './passers';

/** Rows of a table. */
export interface IdleRows {
    readonly table: Table;
    /** In the order of the text. */
    readonly rows: readonly Row[];
}

/**
 * The rows that no declared domain can use, for each table that has some. None without a domain, or if it is not known what one
 * owns. A row through which nobody passes, whoever is declared, is not counted: it denies, or is told otherwise.
 */
export function idleRows(program: Declared): IdleRows[] {
    const { tables, domains } = program;
    if (domains.length === 0 || !domains.every(({ isKnown }) => isKnown)) return [];
    return tables.flatMap(table => {
        const rows = idleIn(program, table).sort((a, b) => a.line - b.line);
        return rows.length === 0 ? [] : [{ table, rows }];
    });
}

/** What that depends on. */
type Declared = Pick<Program, 'tables' | 'domains' | 'edition'>;

function idleIn(program: Declared, table: Table): Row[] {
    switch (table.kind) {
        case 'node':
        case 'reset':
            return idleAccess(program, table);
        case 'mmio':
            return idleGroups(registerRowsAlike(table).groups(), row => isIdleRegister(program, row));
        case 'clock':
            return idleGroups(clockRowsAlike(table).groups(), row => isIdleClock(program, row));
    }
}

/** The groups of which one row is idle, and so all. */
function idleGroups<R>(groups: Iterable<readonly R[]>, isIdle: (row: R) => boolean): R[] {
    return [...groups].flatMap(group => (group[0] !== undefined && isIdle(group[0]) ? group : []));
}

function idleAccess({ domains, edition }: Declared, table: AccessTable): AccessRow[] {
    const byFrame = rowsByFrame(table);
    const isOwned = (frame: number): boolean => domains.some(domain => domain.owns(BigInt(frame)));
    const hasHwdom = domains.some(({ hwdom }) => hwdom);
    const unowned = [...byFrame.keys()].filter(frame => frame !== 0 && !isOwned(frame));
    // Through no frame only the hardware domain passes.
    const without = hasHwdom ? [] : [...table.rows].filter(row => passersOf(row).frame === undefined);
    return [...unowned.flatMap(frame => byFrame.in(frame)), ...without].filter(
        row =>
            row.size > 0 &&
            !row.faulty &&
            hasPassers(row) &&
            !(row.hwdom && hasHwdom) &&
            !isOpenToAll(edition, table.kind, row.id),
    );
}

function isIdleRegister(program: Declared, row: MmioRow): boolean {
    const { guestsRead, guestsWrite, hwdomWrites } = registerPassersOf(row, TO_ALL);
    if (gainersOf(row, grantOf(program, row.nodeId)) === 'nobody') return false;
    return !program.domains.some(
        domain =>
            (domain.hwdom ? hwdomWrites : guestsRead || guestsWrite) &&
            mayControl(program, domain, row.nodeId),
    );
}

function isIdleClock(program: Declared, row: ClockRow): boolean {
    const ids = nodesOf(row);
    const isOpen = ids.every(id => hasPassers(grantOf(program, id)));
    return isOpen && !program.domains.some(domain => ids.every(id => mayControl(program, domain, id)));
}

/** Whether an idle row of registers or a clock is not explained by its nodes: some declared domain may control each of them. */
export const isIdleByItself = (program: Declared, row: MmioRow | ClockRow): boolean =>
    nodesOf(row).every(id => program.domains.some(domain => mayControl(program, domain, id)));

/** The ids of the nodes that a row needs. */
export const nodesOf = (row: MmioRow | ClockRow): readonly number[] =>
    row.kind === 'mmio' ? [row.nodeId] : row.nodes.map(({ id }) => id);

const hasPassers = (grant: Grant | undefined): boolean => {
    const { frame, hwdom } = passersOf(grant);
    return frame !== undefined || hwdom;
};

const mayControl = (program: Declared, domain: Domain, node: number): boolean =>
    passesBy(domain, grantOf(program, node));

/** What lets a domain control a node. */
const grantOf = ({ edition, tables }: Declared, node: number): Grant | undefined =>
    grantOfNode(edition, node, rowOfId(accessTable(tables, 'node'), node));

function passesBy(domain: Domain, grant: Grant | undefined): boolean {
    if (grant === TO_ALL) return true;
    const { frame, hwdom } = passersOf(grant);
    return (hwdom && domain.hwdom) || (frame !== undefined && domain.owns(BigInt(frame)));
}
