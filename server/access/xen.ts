// The rules of the target `xen`: who may control a node, pulse a reset line, or read and write a register.

import {
    type AccessTable,
    ALL_BITS,
    allows,
    type Domain,
    type MmioTable,
    mmioAnswer,
    rowsByIndex,
} from './tables';

/** A node or reset table. An id below the base has no row. */
export interface BasedTable extends AccessTable {
    /** The id whose index is 0. */
    readonly base: number;
}

/** The tables that the rules ask. A call that needs a table which is not there is refused. */
export interface XenTables {
    readonly node: BasedTable | undefined;
    readonly reset: BasedTable | undefined;
    readonly mmio: MmioTable | undefined;
}

/** The check functions over one policy's tables. They take any number; what is no id or no address is refused. */
export function xenRules({ node, reset, mmio }: XenTables) {
    const nodeRows = rowsByIndex(node);
    const resetRows = rowsByIndex(reset);

    /** Whether a domain may control the node with this id. */
    const domainHasNodeAccess = (domain: Domain, id: number): boolean => allows(nodeRows.get(id), domain);

    /** Whether a domain may pulse the reset line with this id. An id below the table's base has no row. */
    const domainHasResetAccess = (domain: Domain, id: number): boolean =>
        reset !== undefined && allows(resetRows.get(id - reset.base), domain);

    /** Whether a domain may read or write the bits `mask` of the register at a byte address, and which of them. */
    const domainHasMmioAccess = (domain: Domain, write: boolean, address: bigint, mask: number) =>
        mmioAnswer(write, mask, writableBits(domain, write, address));

    /** The bits that may be written, by the one row that decides; `undefined` where the access is refused. */
    const writableBits = (domain: Domain, write: boolean, address: bigint): number | undefined => {
        if (!write && domain.hardwareDomain) domain.note?.({ kind: 'hwdom-read' });
        if (!write && domain.hardwareDomain) return ALL_BITS;
        for (const row of mmio?.rows ?? []) {
            if (address < row.start) domain.note?.({ kind: 'register-above', row });
            // The search ends at the first row above the address, even if a later one covers it.
            if (address < row.start) return undefined;
            if (address >= row.end) continue;
            domain.note?.({ kind: 'register', row });
            const refused =
                (write && row.readonly) ||
                (row.onlyHwdom && !domain.hardwareDomain) ||
                !domainHasNodeAccess(domain, row.node);
            return refused ? undefined : row.mask || ALL_BITS;
        }
        return undefined;
    };

    return { domainHasNodeAccess, domainHasResetAccess, domainHasMmioAccess };
}
