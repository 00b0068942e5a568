// A row of a register table: `ADDRESS mask 0x1 readonly -> NODE only hwdom`, where the address may be a range.

import { beginsRight, missingRight, takeArrow, takeHwdom } from '../arrow';
import { expression, id } from '../expression';
import { flaw, replaceBy } from '../flaw';
import { ADDRESS_NAMES, type AddPart, type LineForm, NO_NAMES, NOTHING } from '../form';
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
    let mask: Expression | undefined;
    let maskPart: Span | undefined;
    let readonly = false;
    for (;;) {
        const { previousEnd: start } = reader.scanner;
        if (mask === undefined && take(reader, 'mask')) {
            mask = expression(reader, 'a mask');
            maskPart = { start, end: reader.scanner.previousEnd };
        } else if (!readonly && take(reader, 'readonly')) readonly = true;
        else break;
    }
    const { previousEnd: left, start: arrow } = reader.scanner;
    const isGiven = takeArrow(reader);
    const node = isGiven && !beginsHwdom(reader) ? id(reader, 'a node, or `only hwdom`') : undefined;
    const onlyHwdom = isGiven && ((take(reader, 'only') && takeHwdom(reader)) || takeBareHwdom(reader));
    const missing = isGiven ? undefined : missingRight(reader, left);
    reportBehind(reader, arrow);
    const waivers = readWaivers(reader);
    return { kind: 'mmio-row', address, mask, maskPart, readonly, node, onlyHwdom, missing, waivers };
}

/** Reports what belongs before the arrow and stands at the end, with all that follows. */
function reportBehind(reader: Reader, arrow: number): void {
    const { scanner } = reader;
    const { text, start, lexeme } = scanner;
    if (!at(reader, 'mask') && !at(reader, 'readonly')) return;
    const [behind = ''] = /^[^"]*?(?=\s*(?:$|\/\/|\bwaive\b))/.exec(text.slice(start)) ?? [];
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

/** Goes past a `hwdom` without `only` before it, as in the rows of other tables, which is reported. */
function takeBareHwdom(reader: Reader): boolean {
    if (!at(reader, 'hwdom')) return false;
    const { scanner, flaws } = reader;
    const here = { start: scanner.start, end: scanner.start };
    const fix = replaceBy('Write only hwdom: nobody but the hardware domain may', here, 'only ');
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
