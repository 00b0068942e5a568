// Who passes a row: the owners of a frame, the hardware domain, both or nobody. The rules decide: they are called for a
// domain that owns every frame, and for a hardware domain that owns none.

import { PAGE_BYTES } from '../model/page';
import type { AccessRow, MmioRow } from '../model/program';
import { frameOf } from './policy';
import { allows, type Domain } from './tables';

export interface Passers {
    /** The machine frame whose owners pass; `undefined` if owning a frame does not help. */
    readonly frame: number | undefined;
    /** Whether the hardware domain passes, whatever it owns. */
    readonly hwdom: boolean;
}

/** Who passes a row of a node or reset table; without a row, nobody. */
export function passersOf(row: AccessRow | undefined): Passers {
    const numbers = row && { id: 0, index: 0, frame: frameOf(row), hwdom: row.hwdom };
    return {
        frame: allows(numbers, OWNER_OF_ALL) ? numbers?.frame : undefined,
        hwdom: allows(numbers, HARDWARE_DOMAIN),
    };
}

const OWNER_OF_ALL: Domain = { hardwareDomain: false, ownsFrame: () => true };
const HARDWARE_DOMAIN: Domain = { hardwareDomain: true, ownsFrame: () => false };

/** Whether a byte address is in frame 0, which the rules treat as no frame. */
export const isFrameZero = (address: bigint): boolean => address < PAGE_BYTES;

/** Why a register row gives nothing to anyone. */
export type Uselessness =
    /** Nobody may control its node. */
    | 'nobody'
    /** Only the hardware domain may control its node, and the row is read-only. */
    | 'readonly'
    /** The row is for the hardware domain only, and read-only. */
    | 'only-hwdom';

/**
 * Why a register row gives nothing to anyone, given who may control its node; `undefined` if it gives something. The
 * hardware domain may read every register without a row, so a row that lets only the hardware domain read gives nothing.
 */
export function uselessnessOf({ node }: MmioRow, { frame, hwdom }: Passers): Uselessness | undefined {
    if (node.readonly && node.onlyHwdom) return 'only-hwdom';
    if (frame !== undefined) return undefined;
    if (!hwdom) return 'nobody';
    return node.readonly ? 'readonly' : undefined;
}
