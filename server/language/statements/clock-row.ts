// A row of a clock table: `CLOCK -> NODE, NODE`.

import { beginsRight, missingRight, takeArrow } from '../arrow';
import { id } from '../expression';
import { type AddPart, type LineForm, NOTHING } from '../form';
import { type Reader, takeComma } from '../reader';
import { BLOCK_IDS, type Block, type IdNode, type Span } from '../syntax';
import { addWaivers, readWaivers, type WaiverNode } from '../waiver';

export interface ClockRowNode {
    readonly kind: 'clock-row';
    readonly clock: IdNode;
    readonly nodes: readonly IdNode[];
    readonly missing: Span | undefined;
    readonly waivers: readonly WaiverNode[];
}

export const clockRow: LineForm<ClockRowNode, 'clock'> = {
    place: 'block',
    word: undefined,
    group: 'clock-row',
    read: readClockRow,
    parts: addParts,
    subject: ({ clock }) => clock,
    column: scanner => (beginsRight(scanner) ? 1 : 0),
    path: NOTHING,
};

function readClockRow(reader: Reader): ClockRowNode | undefined {
    const clock = id(reader, "a clock's name or id");
    if (clock === undefined) return undefined;
    const left = reader.scanner.previousEnd;
    const isGiven = takeArrow(reader);
    const nodes = isGiven ? readNodes(reader) : [];
    const missing = isGiven ? undefined : missingRight(reader, left);
    return { kind: 'clock-row', clock, nodes, missing, waivers: readWaivers(reader) };
}

function readNodes(reader: Reader): IdNode[] {
    const nodes: IdNode[] = [];
    do {
        const node = id(reader, 'a node');
        if (node !== undefined) nodes.push(node);
    } while (takeComma(reader));
    return nodes;
}

function addParts({ clock, nodes, waivers }: ClockRowNode, add: AddPart, block: Block): void {
    add(clock, 'subject', BLOCK_IDS.clock);
    for (const node of nodes) add(node, 'node', BLOCK_IDS.node);
    addWaivers(waivers, add, block);
}
