// Who passes a row, in words. Half a sentence each, so that it can stand behind "who:" as well as in parentheses.

import { list } from '../../diagnostics/words';
import { rowOfId } from '../../model/coverage';
import { frameNumber } from '../../model/page';
import { type AccessRow, accessTable, type ClockRow, type MmioRow, type Program } from '../../model/program';
import { bitsText } from './valueText';

/** Who passes a row of a node or reset table. */
export function granteesOf({ frame, hwdom, faulty }: Pick<AccessRow, 'frame' | 'hwdom' | 'faulty'>): string {
    if (faulty) return 'not known, because the right side has an error';
    if (frame === undefined)
        return hwdom ? 'the hardware domain only' : 'nobody, not even the hardware domain';
    const number = frameNumber(frame.address);
    if (number === 0n)
        return hwdom
            ? 'the hardware domain only, because frame 0 stands for no frame'
            : 'nobody, not even the hardware domain, because frame 0 stands for no frame';
    const owners = `any domain that owns frame 0x${number.toString(16)}`;
    return hwdom ? `${owners}, and the hardware domain` : `${owners}, and nobody else`;
}

/** Who may control a node by the node table in scope. */
export function granteesOfNode(program: Program, id: number): string {
    const row = rowOfId(accessTable(program.tables, 'node'), id);
    return row === undefined ? 'nobody, not even the hardware domain: the node has no row' : granteesOf(row);
}

/** What a row of an mmio table asks for, and who reads and writes through it. */
export interface RegisterAccess {
    /** The node that one must control, by its name. */
    readonly node: string;
    /** Who controls it. */
    readonly controllers: string;
    readonly reads: string;
    readonly writes: string;
}

/** Who passes a row of an mmio table. Reads of the hardware domain never come to the table. */
export function registerAccess(program: Program, { node, mask, nodeId }: MmioRow): RegisterAccess {
    const name = nodeName(program, nodeId, node.node?.kind === 'name' ? node.node.name : undefined);
    const bits = mask === undefined ? '' : `, but only ${bitsText(BigInt(mask))}`;
    const writers = node.onlyHwdom
        ? `the hardware domain only, if it may control ${name}`
        : `whoever may control ${name}`;
    return {
        node: name,
        controllers: granteesOfNode(program, nodeId),
        reads: node.onlyHwdom
            ? 'the hardware domain only'
            : `whoever may control ${name}, and the hardware domain`,
        writes: node.readonly ? 'nobody' : writers + bits,
    };
}

/** Who controls a clock through a row of a clock table. */
export function granteesOfClock(program: Program, { nodes }: ClockRow): string {
    const parts = nodes.map(({ id, node }) => {
        const name = nodeName(program, id, node.kind === 'name' ? node.name : undefined);
        return `${name} (${granteesOfNode(program, id)})`;
    });
    return `whoever may control ${parts.length > 1 ? 'all of ' : ''}${list(parts, 4)}`;
}

function nodeName({ scope }: Program, id: number, written: string | undefined): string {
    return written ?? scope.namesOf('node', BigInt(id))[0]?.name ?? `node ${id}`;
}
