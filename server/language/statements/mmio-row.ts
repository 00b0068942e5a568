// A row of a register table: `ADDRESS mask 0x1 readonly -> NODE only hwdom`, where the address may be a range.

import { short } from '../../diagnostics/phrases';
import { beginsRight, missingRight, takeArrow, takeHwdom } from '../arrow';
import { expression, id } from '../expression';
import { flaw, replaceBy } from '../flaw';
import { ADDRESS_NAMES, type AddPart, type LineForm, NO_NAMES, NOTHING } from '../form';
import { eachInARow, reportList } from '../list-of-ids';
import { rangeSpan, readRange } from '../range';
import { at, expected, type Reader, take } from '../reader';
import type { Scanner } from '../scanner';
import { BLOCK_IDS, type Block, type Expression, type IdNode, type RangeNode, type Span } from '../syntax';
import { addWaivers, readWaivers, type WaiverNode } from '../waiver';

export interface MmioRowNode {
    readonly kind: 'mmio-row';
    readonly address: RangeNode<Expression>;
    readonly mask: Expression | undefined;
    /** The columns from the part before `mask` to the end of the mask. */
    readonly maskPart: Span | undefined;
    readonly readonly: boolean;
    readonly node: IdNode | undefined;
    readonly onlyHwdom: boolean;
    readonly missing: Span | undefined;
    /** The column behind all of it but the waivers. */
    readonly end: number;
    readonly waivers: readonly WaiverNode[];
}

export const mmioRow: LineForm<MmioRowNode, 'mmio'> = {
    place: 'block',
    word: undefined,
    group: 'mmio-row',
    read: readMmioRow,
    parts: addParts,
    subject: ({ address }) => rangeSpan(address),
    column: columnOf,
    // If an end has operators, spaces around `..` show that it binds loosest.
    hasWideRange: ({ address }) => address.first.kind === 'binary' || address.last?.kind === 'binary',
    path: NOTHING,
};

function readMmioRow(reader: Reader): MmioRowNode | undefined {
    const address = readRange(reader, expression, "a register's address");
    if (address === undefined) return undefined;
    if (!beginsBits(reader) && reportList(reader, address.first.start)) return undefined;
    let mask: Expression | undefined;
    let maskPart: Span | undefined;
    let readonly = false;
    for (;;) {
        const { previousEnd: start } = reader.scanner;
        if (mask === undefined && (take(reader, 'mask') || reportsBareBits(reader, address))) {
            mask = expression(reader, 'a mask');
            maskPart = { start, end: reader.scanner.previousEnd };
        } else if (!readonly && take(reader, 'readonly')) readonly = true;
        else break;
    }
    const { previousEnd: left, start: arrow } = reader.scanner;
    const isGiven = takeArrow(reader);
    const node = isGiven && !beginsHwdom(reader) ? readNode(reader, address) : undefined;
    const onlyHwdom = isGiven && ((take(reader, 'only') && takeHwdom(reader)) || takeBareHwdom(reader, node));
    const missing = isGiven ? undefined : missingRight(reader, left);
    if (mask === undefined && node !== undefined) reportSwapped(reader, address, node);
    reportBehind(reader, arrow);
    reportOrHwdom(reader, node);
    const end = reader.scanner.previousEnd;
    const waivers = readWaivers(reader);
    return { kind: 'mmio-row', address, mask, maskPart, readonly, node, onlyHwdom, missing, end, waivers };
}

function readNode(reader: Reader, { first: { start } }: RangeNode<Expression>): IdNode | undefined {
    const what = 'a node, or `only hwdom`';
    if (!at(reader, 'deny')) return id(reader, what);
    const { scanner } = reader;
    const title = 'Remove the row: nobody may write a register that has none';
    return expected(reader, what, replaceBy(title, { start, end: scanner.end }, ''));
}

/** Whether bits follow without `mask` before them, perhaps behind a comma, which is reported. */
function reportsBareBits({ scanner, flaws }: Reader, { first }: RangeNode<Expression>): boolean {
    const { text, start, end, lexeme } = scanner;
    const [comma, number = ''] = BITS.exec(text.slice(start)) ?? [];
    if (comma === undefined) return false;
    const here = { start, end: start + comma.length };
    const fix = replaceBy(
        'Write mask: the row gives only these bits',
        here,
        comma === '' ? 'mask ' : ' mask ',
    );
    const expected = '`mask` before the bits of a row';
    // So large a number may be the address of another register.
    const rows = comma !== '' && number.length > '0xfff'.length ? eachInARow(text, first.start) : undefined;
    const fixes = rows === undefined ? [fix] : [fix, rows];
    flaws.push(flaw('syntax', { start, end }, { expected, found: `\`${short(lexeme)}\`` }, ...fixes));
    if (comma !== '') scanner.next();
    return true;
}

/** What stands before a number in front of the arrow. */
const BITS = /^(?:,\s*)?(?=(\d\w*)\s*(?:->|readonly\b))/;

const beginsBits = ({ scanner }: Reader): boolean => BITS.test(scanner.text.slice(scanner.start));

/** Reports a row whose register is right of the arrow, where its node belongs. */
function reportSwapped(reader: Reader, { first, last }: RangeNode<Expression>, node: IdNode): void {
    const { scanner } = reader;
    if (!scanner.is('+') || first.kind !== 'name' || last !== undefined) return;
    const [right = ''] = REST.exec(scanner.text.slice(node.start)) ?? [];
    const span = { start: first.start, end: node.start + right.length };
    const title = `Write the register first: who passes ${short(first.name)} may use it`;
    const fix = replaceBy(title, span, `${right} -> ${first.name}`);
    expected(reader, 'the register left of the arrow, and its node right', fix);
}

/** Up to a waiver or a comment, without the blanks before it. */
const REST = /^[^"]*?(?=(?<!\s)\s*(?:$|\/\/|\bwaive\b))/;

/** Reports an `or hwdom` as node tables have it. Whether the hardware domain may is up to the row of the node. */
function reportOrHwdom(reader: Reader, node: IdNode | undefined): void {
    const { text, start, previousEnd } = reader.scanner;
    const [written] = /^or\s+hwdom\b/.exec(text.slice(start)) ?? [];
    if (node === undefined || written === undefined) return;
    const by = short(text.slice(node.start, node.end));
    const title = `Remove or hwdom: the hardware domain may if the row of ${by} lets it`;
    const fix = replaceBy(title, { start: previousEnd, end: start + written.length }, '');
    expected(reader, 'nothing behind the node, whose row says who may', fix);
}

/** Reports what belongs before the arrow and stands at the end, with all that follows. */
function reportBehind(reader: Reader, arrow: number): void {
    const { scanner } = reader;
    const { text, start, lexeme } = scanner;
    if (!at(reader, 'mask') && !at(reader, 'readonly')) return;
    const [behind = ''] = REST.exec(text.slice(start)) ?? [];
    const moved = `${behind} ${text.slice(arrow, start).trimEnd()}`;
    const effect = behind.includes('readonly') ? ': no writes' : '';
    const fix = replaceBy(
        `Write ${lexeme} before the arrow${effect}`,
        { start: arrow, end: start + behind.length },
        moved,
    );
    expected(reader, `\`${lexeme}\` before the arrow`, fix);
}

const beginsHwdom = (reader: Reader): boolean => at(reader, 'only') || at(reader, 'hwdom');

/**
 * Goes past a `hwdom` without `only` before it, as in the rows of other tables, which is reported. What that does depends on the row of
 * the node, which is node 0 if the row has none.
 */
function takeBareHwdom(reader: Reader, node: IdNode | undefined): boolean {
    if (!at(reader, 'hwdom')) return false;
    const { scanner, flaws } = reader;
    const here = { start: scanner.start, end: scanner.start };
    const by = node === undefined ? 'node 0' : short(scanner.text.slice(node.start, node.end));
    const effect = `nobody but the hardware domain may, if the row of ${by} lets it`;
    const fix = replaceBy(`Write only hwdom: ${effect}`, here, 'only ');
    flaws.push(
        flaw('syntax', scanner, { expected: '`only` first, as in `only hwdom`', found: '`hwdom`' }, fix),
    );
    scanner.next();
    return true;
}

function addParts({ address, mask, node, waivers }: MmioRowNode, add: AddPart, block: Block): void {
    add(address.first, 'address', ADDRESS_NAMES);
    add(address.last, 'address', ADDRESS_NAMES);
    add(mask, 'mask', NO_NAMES);
    add(node, 'node', BLOCK_IDS.node);
    addWaivers(waivers, add, block);
}

function columnOf(scanner: Scanner): number {
    if (beginsRight(scanner)) return 2;
    return scanner.lexeme === 'mask' || scanner.lexeme === 'readonly' ? 1 : 0;
}
