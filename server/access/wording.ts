// Who passes a row, in words: half a sentence each, which fits after "who:" as well as in parentheses.

import { bitsText, idText, LONGEST_NAME, list, shortened } from '../diagnostics/phrases';
import { rowOfId } from '../model/coverage';
import { frameNumber } from '../model/page';
import {
    type AccessKind,
    type AccessRow,
    accessTable,
    type ClockRow,
    type MmioRow,
    type Program,
} from '../model/program';
import { isOpenToAll, passersOf, registerPassersOf, TO_ALL } from './passers';
import type { Refused } from './shares';
import { ALL_BITS } from './tables';

export const NOBODY = 'nobody, not even the hardware domain';
export const HWDOM_ONLY = 'the hardware domain only';

/** Who passes a row of a node or reset table. */
export function granteesOf(row: AccessRow): string {
    if (row.faulty) return 'unknown, because the right side has an error';
    const { frame, hwdom } = passersOf(row);
    if (frame === undefined) {
        const why = row.address === undefined ? '' : ', because frame 0 means no frame';
        return (hwdom ? HWDOM_ONLY : NOBODY) + why;
    }
    const owners = `any domain that owns frame 0x${frame.toString(16)}`;
    return hwdom ? `${owners}, and the hardware domain` : `${owners}, and nobody else`;
}

/** The same for a row of a table, which in some editions is not asked about node 0. */
export function granteesOfRow({ edition }: Program, kind: AccessKind, row: AccessRow): string {
    const open = row.runs.some(({ id }) => isOpenToAll(edition, kind, id));
    if (!open) return granteesOf(row);
    return row.size === 1 ? EVERYBODY : `${EVERYBODY}; for the other ids ${granteesOf(row)}`;
}

const EVERYBODY = 'every domain, because before July 2020 node 0 passes all of them';

/** The same in few words, for a title: a frame by its name, of which at most `most` characters are shown. */
export function granteesByName(row: AccessRow, most = LONGEST_NAME): string {
    const { frame, hwdom } = passersOf(row);
    if (frame === undefined) return hwdom ? 'the hardware domain alone' : 'nobody';
    const owner = ownerByName(row, most);
    return hwdom ? `${owner} and the hardware domain` : owner;
}

/** The owner of a row's page, whether or not others pass it too. */
export const ownerByName = ({ frameName, address = 0n }: AccessRow, most: number): string =>
    `the owner of ${frameName ? shortened(frameName.name, most) : `frame 0x${frameNumber(address).toString(16)}`}`;

/** Who may control a node by the node table in scope, which is asked about a clock's nodes by their indexes. */
function granteesOfNode(program: Program, id: number, asked = id): string {
    if (isOpenToAll(program.edition, 'node', asked)) return EVERYBODY;
    const row = rowOfId(accessTable(program.tables, 'node'), id);
    return row === undefined ? `${NOBODY}: the node has no row` : granteesOf(row);
}

/** What a row of an mmio table requires, and who reads and writes through it. */
export interface RegisterAccess {
    /** The name of the node that one must control. */
    readonly node: string;
    /** Who controls it. */
    readonly controllers: string;
    readonly reads: string;
    readonly writes: string;
}

/** Who passes a row of an mmio table. Reads by the hardware domain never reach the table. */
export function registerAccess(program: Program, row: MmioRow): RegisterAccess {
    const { node, mask, nodeId } = row;
    const name = nodeName(program, nodeId, node.node?.kind === 'name' ? node.node.name : undefined);
    const bits = mask === undefined || mask === ALL_BITS ? '' : `, but only ${bitsText(BigInt(mask))}`;
    const { guestsRead, guestsWrite, hwdomWrites } = registerPassersOf(row, TO_ALL);
    const writers = guestsWrite ? `whoever may control ${name}` : `${HWDOM_ONLY}, if it may control ${name}`;
    return {
        node: name,
        controllers: granteesOfNode(program, nodeId),
        reads: guestsRead ? `whoever may control ${name}, and the hardware domain` : HWDOM_ONLY,
        writes: hwdomWrites ? writers + bits : 'nobody',
    };
}

/** Who controls a clock through the nodes of a row of a clock table, or of several. */
export function granteesOfClock(program: Program, { nodes }: Pick<ClockRow, 'nodes'>): string {
    const parts = nodes.map(({ id, index, node }) => {
        const name = nodeName(program, id, node.kind === 'name' ? node.name : undefined);
        return `${name} (${granteesOfNode(program, id, index)})`;
    });
    return `whoever may control ${parts.length > 1 ? 'all of ' : ''}${list(parts, 4)}`;
}

function nodeName({ scope }: Program, id: number, written: string | undefined): string {
    return written ?? scope.namesOf('node', id)[0]?.name ?? `node ${idText(id)}`;
}

/** The headings for what somebody has. */
export const SHARE_TITLES = {
    everyone: 'Every domain may control',
    owner: 'Whoever owns this page (its frame number) may control',
    hwdom: 'Only the hardware domain may control',
    nobody: 'Nobody, not even the hardware domain, may control',
} as const;

/** Why ids are refused to everyone, with the number for each reason. */
export function whyNobody({ withoutRow, denied, throughZero }: Refused): string {
    const parts = [
        withoutRow > 0 ? `${withoutRow} without a row` : '',
        denied > 0 ? `${denied} by \`deny\`` : '',
        throughZero > 0 ? `${throughZero} through frame 0` : '',
    ];
    return parts.filter(part => part !== '').join(', ');
}
