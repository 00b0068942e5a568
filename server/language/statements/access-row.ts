// A row of a node or reset table: `ID -> FRAME or hwdom`, `A..B -> deny`.

import { beginsRight, isBroken, missingRight, takeArrow, takeHwdom } from '../arrow';
import { id } from '../expression';
import { flaw, replaceBy, safe } from '../flaw';
import { type AddPart, type LineForm, NOTHING } from '../form';
import { addFrame, readFrame } from '../frame';
import { reportList } from '../list-of-ids';
import { rangeSpan, readRange, reportRangeOut } from '../range';
import { at, expected, type Reader, take } from '../reader';
import type { Scanner } from '../scanner';
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
    if (reportList(reader, subject.first.start)) return undefined;
    if (isBroken(reader)) return expected(reader, '`->`');
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
    if (take(reader, 'hwdom')) {
        const frame = readSwapped(reader, use, start);
        return { kind: 'grant', frame, hwdom: true, start, end: scanner.previousEnd };
    }
    if (isLikeZero(scanner) && ZERO.test(scanner.text.slice(start))) return readZero(reader);
    const frame = readFrame(reader, use);
    if (frame === undefined) return undefined;
    const hwdom = (take(reader, 'or') && takeHwdom(reader)) || takeBareHwdom(reader);
    return { kind: 'grant', frame, hwdom, start, end: scanner.previousEnd };
}

/** What an empty row of C says. */
function readZero({ scanner, flaws }: Reader): GrantNode {
    const { start, end, lexeme } = scanner;
    const fix = replaceBy('Write deny: nobody may', { start, end }, 'deny');
    const expected = '`deny` if nobody may, or a frame';
    flaws.push(flaw('syntax', { start, end }, { expected, found: `\`${lexeme}\`` }, fix));
    scanner.next();
    return { kind: 'deny', start, end };
}

/** Whether a zero may begin here. Nearly none does, and then the rest of the line need not be looked at. */
const isLikeZero = ({ text, start }: Scanner): boolean => '0Nnf'.includes(text[start] ?? ' ');

const ZERO = /^(?:0(?:x0+)?|NULL|nullptr|false)\s*(?:$|\/\/|waive\b)/;

/** The frame of `hwdom or FRAME`, which is reported, as the frame comes first. */
function readSwapped(reader: Reader, use: string, start: number): FrameNode | undefined {
    const { scanner, flaws } = reader;
    if (!at(reader, 'or') && !scanner.is('|')) return undefined;
    const found = scanner.lexeme;
    const or = { start: scanner.start, end: scanner.end };
    scanner.next();
    const frame = readFrame(reader, use);
    if (frame === undefined) return undefined;
    const written = `${scanner.text.slice(frame.start, frame.end)} or hwdom`;
    const fix = safe(replaceBy(`Write ${written}`, { start, end: frame.end }, written));
    const expected = 'the frame first, as in `MM_RTC or hwdom`';
    flaws.push(flaw('syntax', or, { expected, found: `\`${found}\`` }, fix));
    return frame;
}

/** Goes past a `hwdom` without `or` before it, which is reported. */
function takeBareHwdom(reader: Reader): boolean {
    if (!at(reader, 'hwdom')) return false;
    const here = { start: reader.scanner.start, end: reader.scanner.start };
    const fix = replaceBy('Write or: the hardware domain may', here, 'or ');
    reader.flaws.push(
        flaw('syntax', reader.scanner, { expected: '`or`', found: 'the keyword `hwdom`' }, fix),
    );
    reader.scanner.next();
    return true;
}

function addParts({ subject, grant, waivers }: AccessRowNode, add: AddPart, block: Block): void {
    add(subject.first, 'subject', BLOCK_IDS[block]);
    add(subject.last, 'until', BLOCK_IDS[block]);
    if (grant?.kind === 'grant') addFrame(grant.frame, add);
    addWaivers(waivers, add, block);
}
