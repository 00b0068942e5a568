// Rows that give nothing to any of the domains that a program declares, although they are meant to give something to somebody.

import { rowOfId } from '../model/coverage';
import type { Domain } from '../model/domain';
import { type AccessRow, accessTable, type Program, type Row, type Table } from '../model/program';
import { type Grant, gainersOf, grantOfNode, passersOf, registerPassersOf, TO_ALL } from './passers';

/** Rows of a table. */
export interface IdleRows {
    readonly table: Table;
    readonly rows: readonly Row[];
}

/**
 * The rows that no declared domain can use, for each table that has some. None without a domain, or if it is not known what one
 * owns. A row through which nobody passes, whoever is declared, is not counted: it denies, or is told otherwise.
 */
export function idleRows(program: Program): IdleRows[] {
    const { tables, domains } = program;
    if (domains.length === 0 || !domains.every(({ isKnown }) => isKnown)) return [];
    return tables.flatMap(table => {
        const rows = [...table.rows].filter(row => isIdle(program, table.kind, row));
        return rows.length === 0 ? [] : [{ table, rows }];
    });
}

function isIdle(program: Program, kind: Table['kind'], row: Row): boolean {
    const { domains } = program;
    switch (row.kind) {
        case 'access':
            return (
                row.size > 0 && hasPassers(row) && !domains.some(domain => passes(program, domain, kind, row))
            );
        case 'mmio': {
            const { guestsRead, guestsWrite, hwdomWrites } = registerPassersOf(row, TO_ALL);
            if (gainersOf(row, grantOf(program, row.nodeId)) === 'nobody') return false;
            return !domains.some(
                domain =>
                    (domain.hwdom ? hwdomWrites : guestsRead || guestsWrite) &&
                    mayControl(program, domain, row.nodeId),
            );
        }
        case 'clock': {
            const ids = row.nodes.map(({ id }) => id);
            const isOpen = ids.every(id => hasPassers(grantOf(program, id)));
            return isOpen && !domains.some(domain => ids.every(id => mayControl(program, domain, id)));
        }
    }
}

const hasPassers = (grant: Grant | undefined): boolean => {
    const { frame, hwdom } = passersOf(grant);
    return frame !== undefined || hwdom;
};

/** Whether a domain may use an id of a row. */
const passes = ({ edition }: Program, domain: Domain, kind: Table['kind'], row: AccessRow): boolean =>
    (kind === 'node' && row.id === 0 && passesBy(domain, grantOfNode(edition, 0, row))) ||
    passesBy(domain, row);

const mayControl = (program: Program, domain: Domain, node: number): boolean =>
    passesBy(domain, grantOf(program, node));

/** What lets a domain control a node. */
const grantOf = ({ edition, tables }: Program, node: number): Grant | undefined =>
    grantOfNode(edition, node, rowOfId(accessTable(tables, 'node'), node));

function passesBy(domain: Domain, grant: Grant | undefined): boolean {
    if (grant === TO_ALL) return true;
    const { frame, hwdom } = passersOf(grant);
    return (hwdom && domain.hwdom) || (frame !== undefined && domain.owns(BigInt(frame)));
}
