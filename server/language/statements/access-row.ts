// A row of a node or reset table: `ID -> FRAME or hwdom`, `A..B -> deny`.

import { beginsRight, missingRight, takeArrow, takeHwdom } from '../arrow';
import { id } from '../expression';
import { type AddPart, type LineForm, NOTHING } from '../form';
import { addFrame, readFrame } from '../frame';
import { rangeSpan, readRange, reportRangeOut } from '../range';
import { type Reader, take } from '../reader';
import { BLOCK_IDS, type Block, type FrameNode, type IdNode, type RangeNode, type Span } from '../syntax';
import { addWaivers, readWaivers, type WaiverNode } from '../waiver';

export interface AccessRowNode {
    readonly kind: 'access-row';
    readonly subject: RangeNode<IdNode>;
    readonly grant: GrantNode | undefined;
    /** Where the right side should be (including a `->`), if it is missing rather than unreadable. */
    readonly missing: Span | undefined;
    readonly waivers: readonly WaiverNode[];
}

export type GrantNode =
    | ({ readonly kind: 'deny' } & Span)
    | ({ readonly kind: 'grant'; readonly frame: FrameNode | undefined; readonly hwdom: boolean } & Span);

export const accessRow: LineForm<AccessRowNode, 'node' | 'reset'> = {
    place: 'block',
    word: undefined,
    group: 'access-row',
    read: readAccessRow,
    parts: addParts,
    subject: ({ subject }) => rangeSpan(subject),
    column: scanner => (beginsRight(scanner) ? 1 : 0),
    path: NOTHING,
};

/** What messages call a row and the left side of its `->`. */
const WORDING = {
    node: { subject: "a node's name or id", use: 'node row' },
    reset: { subject: "a reset's name or id", use: 'reset row' },
} as const;

function readAccessRow(reader: Reader, block: 'node' | 'reset'): AccessRowNode | undefined {
    const subject = readRange(reader, id, WORDING[block].subject);
    if (subject === undefined) return undefined;
    if (subject.lastIsOut) reportRangeOut(reader, subject);
    const left = reader.scanner.previousEnd;
    const isGiven = takeArrow(reader);
    const grant = isGiven ? readGrant(reader, WORDING[block].use) : undefined;
    const missing = isGiven ? undefined : missingRight(reader, left);
    return { kind: 'access-row', subject, grant, missing, waivers: readWaivers(reader) };
}

function readGrant(reader: Reader, use: string): GrantNode | undefined {
    const { scanner } = reader;
    const { start } = scanner;
    if (take(reader, 'deny')) return { kind: 'deny', start, end: scanner.previousEnd };
    if (take(reader, 'hwdom'))
        return { kind: 'grant', frame: undefined, hwdom: true, start, end: scanner.previousEnd };
    const frame = readFrame(reader, use);
    if (frame === undefined) return undefined;
    const hwdom = take(reader, 'or') && takeHwdom(reader);
    return { kind: 'grant', frame, hwdom, start, end: scanner.previousEnd };
}

function addParts({ subject, grant, waivers }: AccessRowNode, add: AddPart, block: Block): void {
    add(subject.first, 'subject', BLOCK_IDS[block]);
    add(subject.last, 'until', BLOCK_IDS[block]);
    if (grant?.kind === 'grant') addFrame(grant.frame, add);
    addWaivers(waivers, add, block);
}
