// Who passes a row: the owners of a frame, the hardware domain, both or nobody. The rules decide: they are called for a
// guest that owns every frame, and for a hardware domain.

import { PAGE_BYTES } from '../model/page';
import type { AccessKind, AccessRow, MmioRow } from '../model/program';
import type { Edition } from '../model/targets';
import { OLDEST_EDITION, rulesOfEdition } from './editions';
import { frameOf } from './policy';
import { ALL_BITS, allows, type Domain } from './tables';
import { xenRules } from './xen';

export interface Passers {
    /** The machine frame whose owners pass; `undefined` if owning a frame does not help. */
    readonly frame: number | undefined;
    /** Whether the hardware domain passes, whatever it owns. */
    readonly hwdom: boolean;
}

/** What a row of a node or reset table grants. */
export type Grant = Pick<AccessRow, 'address' | 'frameName' | 'hwdom'>;

/** Who passes a row of a node or reset table; without a row, nobody. */
export function passersOf(grant: Grant | undefined): Passers {
    const row = grant && numbersOf(grant);
    return {
        frame: allows(row, OWNER_OF_ALL) ? row?.frame : undefined,
        hwdom: allows(row, HARDWARE_DOMAIN),
    };
}

/** Who passes a row of a register table. That the hardware domain reads is not said: it may read every register without a row. */
export interface RegisterPassers {
    /** Guests that may control the row's node. */
    readonly guestsRead: boolean;
    readonly guestsWrite: boolean;
    /** If it may control the row's node, which may depend on what it owns. */
    readonly hwdomWrites: boolean;
}

/** Who passes a register row, given what the node table grants for its node. A row alone is the same under every target. */
export function registerPassersOf({ node }: MmioRow, grant: Grant | undefined): RegisterPassers {
    const { readonly, onlyHwdom } = node;
    const row = { start: 0n, end: 1n, mask: 0, node: 0, readonly, onlyHwdom };
    const { domainHasMmioAccess } = xenRules({
        node: { name: '', base: 0, rows: grant === undefined ? [] : [numbersOf(grant)] },
        reset: undefined,
        mmio: { name: '', rows: [row] },
    });
    const may = (domain: Domain, write: boolean): boolean =>
        domainHasMmioAccess(domain, write, row.start, ALL_BITS).allowed;
    return {
        guestsRead: may(OWNER_OF_ALL, false),
        guestsWrite: may(OWNER_OF_ALL, true),
        hwdomWrites: may({ ...OWNER_OF_ALL, hardwareDomain: true }, true),
    };
}

/** What lets a domain control a node: its row, or for node 0 of an edition in which it passes everybody, nothing at all. */
export const grantOfNode = (
    edition: Edition | undefined,
    id: number,
    row: AccessRow | undefined,
): Grant | undefined => (isOpenToAll(edition, 'node', id) ? TO_ALL : row);

/** Whether every domain passes an id without a look at its table: node 0 in the oldest edition. */
export const isOpenToAll = (edition: Edition | undefined, kind: AccessKind, id: number): boolean =>
    kind === 'node' && id === 0 && rulesOfEdition(edition).nodeZeroPasses;

/** Whether that was so for a node in an older edition of the same target. */
export const onceOpenToAll = (edition: Edition | undefined, node: number): boolean =>
    edition !== undefined && isOpenToAll(OLDEST_EDITION, 'node', node) && !isOpenToAll(edition, 'node', node);

/** A grant that the hardware domain passes, and guests through a frame. */
export const TO_ALL: Grant = { address: PAGE_BYTES, frameName: undefined, hwdom: true };

const OWNER_OF_ALL: Domain = { hardwareDomain: false, ownsFrame: () => true };
const HARDWARE_DOMAIN: Domain = { hardwareDomain: true, ownsFrame: () => false };

const numbersOf = (grant: Grant) => ({ id: 0, index: 0, frame: frameOf(grant), hwdom: grant.hwdom });

/** Whether a byte address is in frame 0, which the rules treat as no frame. */
export const isFrameZero = (address: bigint): boolean => address < PAGE_BYTES;

/** Who gains by a register row: the owners of its node's frame, or the hardware domain only, or nobody. */
export function gainersOf(row: MmioRow, grant: Grant | undefined): 'owners' | 'hwdom' | 'nobody' {
    const { guestsRead, guestsWrite, hwdomWrites } = registerPassersOf(row, grant);
    if (guestsRead || guestsWrite) return 'owners';
    return hwdomWrites ? 'hwdom' : 'nobody';
}

/** Why a register row gives nothing to anyone. */
export type Uselessness =
    /** Nobody may control its node. */
    | 'nobody'
    /** Only the hardware domain may control its node, and the row is read-only. */
    | 'readonly'
    /** The row is for the hardware domain only, and read-only. */
    | 'only-hwdom';

/** Why a register row gives nothing to anyone, given what the node table grants for its node; `undefined` if it gives something. */
export function uselessnessOf(row: MmioRow, grant: Grant | undefined): Uselessness | undefined {
    if (gainersOf(row, grant) !== 'nobody') return undefined;
    if (gainersOf(row, TO_ALL) === 'nobody') return 'only-hwdom';
    return passersOf(grant).hwdom ? 'readonly' : 'nobody';
}
