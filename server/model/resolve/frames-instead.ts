// The frame that was meant where a device or a reset line is written instead of one.

import { rowOfId } from '../coverage';
import { type Entry, isNameEntry } from '../names';
import { accessTable, type Table } from '../program';
import { framesOf, nodesOfReset } from '../relations';
import type { Scope } from '../scope';

export interface FrameInstead {
    /** Its name. */
    readonly frame: string;
    /** How the frame and the device belong together. */
    readonly why: string;
}

/** The frame through which the node table grants the device, and that of its registers; none if there are several devices. */
export function framesInstead(scope: Scope, tables: readonly Table[], entry: Entry): FrameInstead[] {
    const [node, ...others] = nodesOf(scope, entry);
    if (node?.number === undefined || others.length > 0) return [];
    const granted = rowOfId(accessTable(tables, 'node'), node.number)?.frameName;
    const [own] = framesOf(scope, node.number).own;
    return [
        ...(granted ? [{ frame: granted.name, why: `through which ${node.name} is granted` }] : []),
        ...(own && own !== granted ? [{ frame: own.name, why: `the registers of ${node.name}` }] : []),
    ];
}

function nodesOf(scope: Scope, entry: Entry) {
    if (!isNameEntry(entry) || entry.number === undefined) return [];
    if (entry.kind === 'node') return [entry];
    return entry.kind === 'reset' ? nodesOfReset(scope, entry.number) : [];
}
