// `from "linux.cfg"`: reads what a domain owns from its configuration.

import { type LineForm, NO_PARTS, NOTHING, ONE_COLUMN } from '../form';
import { type Reader, string } from '../reader';
import type { StringNode } from '../syntax';

export interface FromNode {
    readonly kind: 'from';
    readonly path: StringNode | undefined;
}

export const from: LineForm<FromNode, 'domain'> = {
    place: 'block',
    word: 'from',
    group: 'from',
    read: readFrom,
    parts: NO_PARTS,
    subject: NOTHING,
    column: ONE_COLUMN,
    path: ({ path }) => path && { node: path, role: 'from' },
};

function readFrom(reader: Reader): FromNode {
    reader.scanner.next();
    return { kind: 'from', path: string(reader, 'a path in double quotes') };
}
