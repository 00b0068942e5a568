// A row of a clock table: `CLOCK -> NODE, NODE`.

import { short } from '../../diagnostics/phrases';
import { beginsRight, missingRight, takeArrow } from '../arrow';
import { id } from '../expression';
import { flaw, replaceBy } from '../flaw';
import { type AddPart, type LineForm, NOTHING } from '../form';
import { reportList } from '../list-of-ids';
import { isReadable, type Reader, takeComma } from '../reader';
import { BLOCK_IDS, type Block, type IdNode, type Span } from '../syntax';
import { addWaivers, readWaivers, type WaiverNode } from '../waiver';
import { ownerOfWord } from '../words';

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
    if (reportList(reader, clock.start)) return undefined;
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
    } while (takeComma(reader) || reportsNoComma(reader));
    return nodes;
}

/** Whether another node follows without a comma, which is reported. */
function reportsNoComma({ scanner, flaws }: Reader): boolean {
    if (!isReadable({ scanner, flaws })) return false;
    if (JOINT.test(scanner.text.slice(scanner.start))) return reportsJoint({ scanner, flaws });
    if (!scanner.is('word') || isReserved(scanner.lexeme)) return false;
    const { start, end, lexeme, previousEnd } = scanner;
    const fix = replaceBy(commaTitle(lexeme), { start: previousEnd, end: previousEnd }, ',');
    flaws.push(flaw('syntax', { start, end }, { expected: '`,`', found: `\`${lexeme}\`` }, fix));
    return true;
}

/** What joins things elsewhere, before a name. */
const JOINT = /^(?:and\b|or\b|[|&+])\s*(?!hwdom\b)[A-Za-z_]/;

/** The same for an `and`, or a sign, between two nodes. */
function reportsJoint({ scanner, flaws }: Reader): boolean {
    const { start, end, lexeme, previousEnd } = scanner;
    scanner.next();
    const fix = replaceBy(commaTitle(scanner.lexeme), { start: previousEnd, end }, ',');
    flaws.push(flaw('syntax', { start, end }, { expected: '`,`', found: `\`${lexeme}\`` }, fix));
    return true;
}

const commaTitle = (node: string): string =>
    `Write a comma: a guest then needs ${short(node)} too to control the clock`;

const isReserved = (word: string): boolean => ownerOfWord(word) !== undefined;

function addParts({ clock, nodes, waivers }: ClockRowNode, add: AddPart, block: Block): void {
    add(clock, 'subject', BLOCK_IDS.clock);
    for (const node of nodes) add(node, 'node', BLOCK_IDS.node);
    addWaivers(waivers, add, block);
}
