// The rules of the target `xlnx`: who may control a node or a clock, pulse a reset line, or read and write a register.

import {
    type AccessTable,
    ALL_BITS,
    allows,
    type Domain,
    type MmioTable,
    mmioAnswer,
    rowsByIndex,
} from './tables';

/** A node or reset table. Its macro makes an index of any 32-bit id; what is past the last row is refused. */
export interface IndexedTable extends AccessTable {
    /** The macro as C computes it, in 64 bits that wrap round; without one an id is its index. */
    readonly index: (id: bigint) => bigint;
}

/** A clock that needs a node. A clock that needs several has a row for each. */
export interface ClockRow {
    /** As the firmware numbers the clock. */
    readonly id: number;
    /** What the C array holds for the clock: its id as the table's macro turns it. */
    readonly index: number;
    /** As the firmware numbers the node. */
    readonly node: number;
    /** What the C array holds for the node: its id as the table's macro turns it. */
    readonly nodeIndex: number;
}

/** The clocks and their nodes. The search stops at the first larger clock, so the order of the rows matters. */
export interface ClockTable {
    /** The name of the C array. */
    readonly name: string;
    /** The macro as C computes it, in 64 bits that wrap round; without one an id is its index. */
    readonly index: (id: bigint) => bigint;
    readonly rows: readonly ClockRow[];
}

/** The rules that changed over the years: what holds in the edition that the tables are for. */
export interface EditionRules {
    /** Node 0 passes every domain, without a look at the table. */
    readonly nodeZeroPasses: boolean;
    /** The hardware domain may control the clocks that have no row. */
    readonly hwdomHasOtherClocks: boolean;
    /** Calls that change the clock of a PLL are forwarded for every domain, without a look at the table. */
    readonly forwardsPlls: boolean;
    /** Enabling a clock that runs is answered with success for every domain. */
    readonly answersEnabling: boolean;
    /** Disabling a clock is answered with success for every domain, and the clock stays as it is. */
    readonly ignoresDisabling: boolean;
    /** The index of the node table that decides who may use the firmware's mailbox; `undefined` where none does. */
    readonly mailboxIndex: number | undefined;
}

/** A call about a clock: reading its state, divider or parent; enabling it while it runs or stands; disabling it; changing its divider or parent. */
export type ClockCall = 'read' | 'enable-running' | 'enable-stopped' | 'disable' | 'change';

/** What Xen makes of a call: the firmware gets it; Xen answers "success", and the clock stays as it is; or Xen refuses. */
export type ClockAnswer = 'forwarded' | 'answered' | 'refused';

/** The tables that the rules ask. A call that needs a table which is not there is refused. */
export interface XlnxTables {
    readonly node: IndexedTable | undefined;
    readonly reset: IndexedTable | undefined;
    readonly mmio: MmioTable | undefined;
    readonly clock: ClockTable | undefined;
    /** The ids of the clocks of PLLs, as far as they have names. */
    readonly plls: ReadonlySet<number>;
    readonly edition: EditionRules;
}

/** The check functions over one policy's tables. They take any number; what is no 32-bit id or no address is refused. */
export function xlnxRules({ node, reset, mmio, clock, plls, edition }: XlnxTables) {
    const nodeRows = rowsByIndex(node);
    const resetRows = rowsByIndex(reset);

    /** Whether a domain may control the node with this id. The bits of an id that the macro drops are not looked at. */
    const domainHasNodeAccess = (domain: Domain, id: number): boolean => {
        if (edition.nodeZeroPasses && id === 0) domain.note?.({ kind: 'node-zero' });
        if (edition.nodeZeroPasses && id === 0) return true;
        return allows(nodeRows.get(indexIn(node, id)), domain);
    };

    /** Whether a domain may pulse the reset line with this id. */
    const domainHasResetAccess = (domain: Domain, id: number): boolean =>
        allows(resetRows.get(indexIn(reset, id)), domain);

    /**
     * Whether a domain may read or write the bits `mask` of the register at a byte address, and which of them. The code
     * that ships forwards an allowed write with the guest's whole mask.
     */
    const domainHasMmioAccess = (domain: Domain, write: boolean, address: bigint, mask: number) =>
        mmioAnswer(write, mask, writableBits(domain, write, address));

    /** The bits that may be written, by every row that applies together; `undefined` where the access is refused. */
    const writableBits = (domain: Domain, write: boolean, address: bigint): number | undefined => {
        if (!write && domain.hardwareDomain) domain.note?.({ kind: 'hwdom-read' });
        if (!write && domain.hardwareDomain) return ALL_BITS;
        let bits: number | undefined;
        for (const row of mmio?.rows ?? []) {
            const applies =
                row.end === 0n ? address === row.start : address >= row.start && address < row.end;
            if (applies) domain.note?.({ kind: 'register', row });
            if (!applies || (write && row.readonly) || (row.onlyHwdom && !domain.hardwareDomain)) continue;
            if (domainHasNodeAccess(domain, row.node)) {
                bits = ((bits ?? 0) | (row.mask || ALL_BITS)) >>> 0;
                if (!write || bits === ALL_BITS) return bits;
            } else if (row.mask === 0) return undefined;
        }
        return bits;
    };

    /** Whether a domain may control the clock with this id: it needs every node of the rows that the search reaches. */
    const domainHasClockAccess = (domain: Domain, id: number): boolean => {
        const wanted = indexIn(clock, id);
        let allowed = edition.hwdomHasOtherClocks && clock !== undefined && isId(id) && domain.hardwareDomain;
        for (const { index, nodeIndex } of clock?.rows ?? []) {
            if (index > wanted) domain.note?.({ kind: 'clock-above', index });
            // The search ends at the first larger clock, even if a later row is of this one.
            if (index > wanted) break;
            if (index !== wanted) continue;
            domain.note?.({ kind: 'clock' });
            if (!domainHasNodeAccess(domain, nodeIndex)) return false;
            allowed = true;
        }
        return allowed;
    };

    /**
     * What becomes of a call about a clock. Xen asks the table only for some of them: it forwards reading, in some editions
     * also PLL calls, and answers others by itself. Whether a clock runs, only the machine knows.
     */
    const domainClockCall = (domain: Domain, call: ClockCall, id: number): ClockAnswer => {
        if (call === 'enable-running' && edition.answersEnabling) return 'answered';
        if (call === 'disable' && edition.ignoresDisabling) return 'answered';
        if (call === 'read' || (edition.forwardsPlls && plls.has(id))) return 'forwarded';
        return domainHasClockAccess(domain, id) ? 'forwarded' : 'refused';
    };

    /** Whether a domain may use the firmware's mailbox, which a row of the node table decides. */
    const domainHasMailboxAccess = (domain: Domain): boolean =>
        edition.mailboxIndex !== undefined && allows(nodeRows.get(edition.mailboxIndex), domain);

    return {
        domainHasNodeAccess,
        domainHasResetAccess,
        domainHasMmioAccess,
        domainHasClockAccess,
        domainClockCall,
        domainHasMailboxAccess,
    };
}

/** The index of an id. What is no id has none, and neither has an id whose index is past every array. */
const indexIn = (table: Pick<IndexedTable, 'index'> | undefined, id: number): number =>
    table === undefined || !isId(id) ? -1 : Number(table.index(BigInt(id)));

const isId = (id: number): boolean => Number.isInteger(id) && id >= 0 && id <= 0xffff_ffff;
