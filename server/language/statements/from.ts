// `from "linux.cfg"`: reads what a domain owns from its configuration.

import { type AddPart, type LineForm, NOTHING, ONE_COLUMN } from '../form';
import { type Reader, string } from '../reader';
import type { Block, StringNode } from '../syntax';
import { addWaivers, readWaivers, type WaiverNode } from '../waiver';

export interface FromNode {
    readonly kind: 'from';
    readonly path: StringNode | undefined;
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
    return { kind: 'from', path, waivers: readWaivers(reader) };
}

function addParts({ waivers }: FromNode, add: AddPart, block: Block): void {
    addWaivers(waivers, add, block);
}
