// `from "linux.cfg"`, `from "passthrough.dtb" node "ethernet@ff0e0000"`: reads what a domain owns from what its guest is started with.

import { type AddPart, type LineForm, NOTHING, ONE_COLUMN } from '../form';
import { type Reader, string, take } from '../reader';
import type { Block, StringNode } from '../syntax';
import { addWaivers, readWaivers, type WaiverNode } from '../waiver';

export interface FromNode {
    readonly kind: 'from';
    readonly path: StringNode | undefined;
    /** The node of a device tree that counts, with what is below it; all of the tree without one. */
    readonly node: StringNode | undefined;
    readonly waivers: readonly WaiverNode[];
}

export const from: LineForm<FromNode, 'domain'> = {
    place: 'block',
    word: 'from',
    group: 'from',
    read: readFrom,
    parts: addParts,
    subject: NOTHING,
    column: ONE_COLUMN,
    path: ({ path }) => path && { node: path, role: 'from' },
};

function readFrom(reader: Reader): FromNode {
    reader.scanner.next();
    const path = string(reader, 'a path in double quotes');
    const node = take(reader, 'node') ? string(reader, 'the name of a node in double quotes') : undefined;
    return { kind: 'from', path, node, waivers: readWaivers(reader) };
}

function addParts({ waivers }: FromNode, add: AddPart, block: Block): void {
    addWaivers(waivers, add, block);
}
