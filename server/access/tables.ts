// What the rules of every target share: the domain that asks, the tables as numbers, and the check of one row.

import type { Step } from './steps';

/** The domain that makes a call. */
export interface Domain {
    /** It is the hardware domain. */
    readonly hardwareDomain: boolean;
    /** Whether its iomem permissions contain a machine frame (a byte address divided by 4096). */
    readonly ownsFrame: (frame: number) => boolean;
    readonly note?: (step: Step) => void; // Is told what the rules look at on the way to their answer (steps.ts).
}

/** A row of a node or reset table. */
export interface AccessRow {
    /** As the firmware numbers the device or the reset line. */
    readonly id: number;
    /** The row's place in the C array. */
    readonly index: number;
    /** The machine frame that a domain must own; frame 0 grants nothing. */
    readonly frame: number;
    /** The hardware domain is allowed, whatever it owns. */
    readonly hwdom: boolean;
}

/** A node or reset table: one row an index, in any order. An index without a row is refused to every domain. */
export interface AccessTable {
    /** The name of the C array. */
    readonly name: string;
    readonly rows: readonly AccessRow[];
}

/** A row of a register table. */
export interface MmioRow {
    /** The byte address at which the row starts. */
    readonly start: bigint;
    /** The byte address at which the row ends; it is not in the row. Under `xlnx`, 0 for the one address `start`. */
    readonly end: bigint;
    /** The bits that may be written; 0 stands for all of them. */
    readonly mask: number;
    /** The id of the node that a domain must have access to. */
    readonly node: number;
    readonly readonly: boolean;
    /** Every domain but the hardware domain is refused. */
    readonly onlyHwdom: boolean;
}

/** A register table. The order of its rows matters. */
export interface MmioTable {
    /** The name of the C array. */
    readonly name: string;
    readonly rows: readonly MmioRow[];
}

/** The answer to a call that reads or writes a register. */
export interface MmioAnswer {
    readonly allowed: boolean;
    /** The bits that the call reaches, of those it asked for: a write is narrowed, a refused call reaches none. */
    readonly mask: number;
}

export const ALL_BITS = 0xffff_ffff;

/**
 * The answer to a call that asks for the bits `mask` of a register, given those that may be written; `undefined` where
 * the call is refused. A read is not narrowed.
 */
export const mmioAnswer = (write: boolean, mask: number, writable: number | undefined): MmioAnswer =>
    writable === undefined
        ? { allowed: false, mask: 0 }
        : { allowed: true, mask: (write ? mask & writable : mask) >>> 0 };

/** Whether a row of a node or reset table lets a domain pass; an index without a row lets nobody. */
export function allows(row: AccessRow | undefined, domain: Domain): boolean {
    domain.note?.({ kind: 'row', row });
    if (row === undefined) return false;
    if (row.hwdom && domain.hardwareDomain) return true;
    domain.note?.({ kind: 'frame', row });
    return row.frame !== 0 && domain.ownsFrame(row.frame);
}

/** The rows of a table by their index. A table that there is none of has no rows. */
export const rowsByIndex = (table: AccessTable | undefined): ReadonlyMap<number, AccessRow> =>
    new Map(table?.rows.map(row => [row.index, row] as const));
